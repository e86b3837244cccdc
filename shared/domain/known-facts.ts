import type { Flag } from './checklist'
import type { DispositionFacts } from './disposition-facts'
import { hybridTimeToInstant } from './hybrid-clock'
import type { Instant } from './quantities'
import { blockFor, type BlockEntry } from './serial-history'
import type { UnitView } from './unit'

/** What rules can look at beside what the inspection says. */
export type KnownFacts = Omit<DispositionFacts, 'grade' | 'flags' | 'checklistId' | 'lineage' | 'dimensions' | 'findings'>

type KnownOf = Pick<UnitView, 'claimedReason' | 'foundReason' | 'weightJudged' | 'expiry' | 'serial' | 'serialDoubt' | 'sku' | 'lot' | 'steps'>

const DAY_MS = 86_400_000

/** Whole days from a moment until the end of a day (YYYY-MM-DD, UTC); below zero when it is over. */
export function daysUntil(date: string, now: Instant): number | null {
  const end = Date.parse(`${date}T23:59:59.999Z`)
  return Number.isNaN(end) ? null : Math.floor((end - now) / DAY_MS)
}

/** What a unit's own entries tell, as of the moment it was identified, and whether the recall and block list stops it. */
export function knownFacts(unit: KnownOf, blocks: readonly BlockEntry[]): KnownFacts {
  const [begun] = unit.steps
  const block = blockFor(blocks, unit)
  const shelfLifeDays = unit.expiry !== null && begun ? daysUntil(unit.expiry, hybridTimeToInstant(begun.at)) : null
  return {
    claimed: unit.claimedReason ?? undefined,
    found: unit.foundReason?.reason,
    serial: block?.kind === 'block' ? 'blocked' : (unit.serialDoubt ?? undefined),
    recalled: block?.kind === 'recall',
    weightOffGrams: unit.weightJudged?.differenceGrams,
    shelfLifeDays: shelfLifeDays ?? undefined,
  }
}

/** Flags that come from elsewhere than an answer: a light unit of which a person said that parts are missing. */
export function flagsBeside(unit: Pick<UnitView, 'weightJudged'>): readonly Flag[] {
  return unit.weightJudged?.verdict === 'parts-missing' ? ['parts-missing'] : []
}
