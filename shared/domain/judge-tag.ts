import { gtinKeysOf } from './barcode'
import { dueStep, type BenchState } from './bench-state'
import { decline, type Decision } from './commands/plan'
import type { ScanFacts } from './decide-scan'
import { draft, standingEntries, subjectOf, type DraftEntry, type StoredEntry } from './journal-entry'
import { ok } from './result'
import type { UnitView } from './unit'

/**
 * A radio tag read while a unit is in hand is a second witness: it says again what the code said, or contradicts it. An
 * agreement is not recorded; a contradiction is (`contradictionOf`), and is for a person to look at. Null where the tag is no witness: nothing is in hand, a question
 * is open, its serial number is what the step wants, or nothing is known of the unit that could be compared.
 */
export function judgeTag(state: BenchState, facts: ScanFacts): Decision | null {
  const { unit } = state
  const { tagGtin } = facts.reading
  if (tagGtin === null || unit === null || state.pending !== null) return null
  const known = gtinsOf(unit, state)
  const isSameItem = known.includes(tagGtin) || facts.items.some(({ item }) => item.itemId === unit.itemId)
  if (!isSameItem && known.length === 0 && unit.itemId === null) return null
  if (!isSameItem) return decline('tag-contradicts', { title: unit.title, tagTitle: facts.items[0]?.item.title ?? null, gtin: tagGtin.replace(/^0(?=\d{13}$)/, '') })
  if (dueStep(state).kind === 'serial') return null
  return ok({ entries: [], pending: state.pending, signal: 'ok', outcome: 'tag-agrees', facts: { title: unit.title, serial: facts.reading.serial } })
}

/** What a refused tag leaves in the journal; null where nothing was contradicted, or the same was recorded of this unit before. */
export function contradictionOf({ unit }: BenchState, facts: ScanFacts, decision: Decision, recorded: readonly StoredEntry[]): DraftEntry | null {
  const { tagGtin, serial } = facts.reading
  if (decision.ok || decision.failure.kind !== 'tag-contradicts' || unit === null || tagGtin === null) return null
  const isKnown = standingEntries(recorded).some((entry) => entry.kind === 'tagContradicted' && entry.payload.gtin14 === tagGtin && entry.payload.serial === serial)
  return isKnown ? null : draft('tagContradicted', subjectOf('unit', unit.unitId), { gtin14: tagGtin, serial, title: facts.items[0]?.item.title ?? null })
}

function gtinsOf(unit: UnitView, state: BenchState): readonly string[] {
  const line = state.lines.find((candidate) => candidate.line === unit.line)
  return [...gtinKeysOf(unit.scanned), ...(line?.gtin14 ? [line.gtin14] : [])]
}
