import type { Checklist, Flag, GivenAnswer } from './checklist'
import type { DispositionFacts } from './disposition-facts'
import { decideDisposition, type DispositionDecision, type DispositionRules } from './disposition-rules'
import { gradeAnswers, type Grade, type GradingRules } from './grading-rules'
import type { KnownFacts } from './known-facts'
import { recoveryOn, type RecoveryRules } from './recovery'
import type { Disposition, ZoneLetter } from './zone'

/** A unit as it was inspected: what a replay needs of it, and nothing that a rule could change. */
export interface ReplayUnit {
  readonly unitId: string
  readonly lpn: string
  readonly sku: string
  readonly title: string
  readonly checklistId: string
  readonly checklistVersion: number
  readonly answers: readonly GivenAnswer[]
  /** Flags that come from elsewhere than an answer. */
  readonly beside: readonly Flag[]
  /** What rules can look at beside the grade, as it was known then. */
  readonly known: KnownFacts
}

/** Everything that decides about units, in one version. */
export interface ReplayRules {
  /** The checklist that a unit was inspected with, or the one that is tried in its place; null when nobody has it. */
  checklist(id: string, version: number): Checklist | null
  readonly grading: GradingRules
  readonly disposition: DispositionRules
  readonly recovery: RecoveryRules
}

/** What one set of rules makes of a unit. */
export interface ReplayOutcome {
  readonly grade: Grade
  readonly disposition: Disposition
  readonly zone: ZoneLetter
  readonly ruleId: number
  /** Expected recovery in minor units; null where nothing can be said. */
  readonly net: number | null
}

/** A unit that would have gone elsewhere, or with another grade or another expected recovery. */
export interface ReplayChange {
  readonly unitId: string
  readonly lpn: string
  readonly sku: string
  readonly title: string
  readonly before: ReplayOutcome
  readonly after: ReplayOutcome
  readonly currency: string | null
  /** After less before, in minor units; null where one of them is not known. */
  readonly difference: number | null
}

/** Money of all units of one currency whose recovery is known before and after. */
export interface ReplayMoney {
  readonly currency: string
  readonly units: number
  readonly before: number
  readonly after: number
  readonly difference: number
}

/** What a replay found. */
export interface ReplayReport {
  readonly units: number
  /** Units whose checklist nobody has any more. */
  readonly skipped: number
  /** Units that would have gone to another disposition or zone. */
  readonly elsewhere: number
  readonly moves: readonly { readonly from: Disposition; readonly to: Disposition; readonly units: number }[]
  readonly money: readonly ReplayMoney[]
  readonly changed: readonly ReplayChange[]
}

/** Most units that one replay looks at. */
export const MAX_REPLAY_UNITS = 100_000

/** Everything a rule can look at, from an inspection. */
export function dispositionFacts(checklist: Checklist, given: readonly GivenAnswer[], grading: GradingRules, beside: readonly Flag[], known: KnownFacts) {
  const { grade, flags, dimensions, findings } = gradeAnswers(checklist, given, grading, beside)
  return {
    ...known, grade, flags, dimensions, checklistId: checklist.id, lineage: checklist.lineage,
    findings: findings.map(({ questionId, answerId }) => `${questionId}/${answerId}`),
  } satisfies DispositionFacts
}

function factsOf(unit: ReplayUnit, checklist: Checklist, { grading }: ReplayRules): DispositionFacts {
  return dispositionFacts(checklist, unit.answers, grading, unit.beside, unit.known)
}

function outcomeOf(facts: DispositionFacts, rules: ReplayRules): ReplayOutcome {
  const decided = decideDisposition(rules.disposition, facts)
  return { grade: facts.grade, disposition: decided.disposition, zone: decided.zone, ruleId: decided.rule.id, net: netOf(rules.recovery, facts, decided) }
}

function netOf(recovery: RecoveryRules, { grade, value }: DispositionFacts, { disposition, price }: DispositionDecision): number | null {
  return value ? (recoveryOn(recovery, disposition, grade, value, price)?.net ?? null) : null
}

/**
 * Runs units through the rules before and after a change. Both are computed from the answers, so that what is told comes
 * from the change alone and from nothing that a person decided since.
 */
export function replayRules(units: readonly ReplayUnit[], before: ReplayRules, after: ReplayRules): ReplayReport {
  const moves = new Map<string, { from: Disposition; to: Disposition; units: number }>()
  const money = new Map<string, { units: number; before: number; after: number }>()
  const changed: ReplayChange[] = []
  let skipped = 0
  let elsewhere = 0
  for (const unit of units.slice(0, MAX_REPLAY_UNITS)) {
    const old = before.checklist(unit.checklistId, unit.checklistVersion)
    const tried = after.checklist(unit.checklistId, unit.checklistVersion)
    if (!old || !tried) {
      skipped++
      continue
    }
    const facts = factsOf(unit, old, before)
    const isSameInspection = old === tried && before.grading === after.grading
    const was = outcomeOf(facts, before)
    const would = outcomeOf(isSameInspection ? facts : factsOf(unit, tried, after), after)
    const currency = unit.known.value?.currency ?? null
    const isKnown = currency !== null && was.net !== null && would.net !== null
    if (isKnown) addMoney(money, currency, was.net ?? 0, would.net ?? 0)
    const isElsewhere = was.disposition !== would.disposition || was.zone !== would.zone
    if (isElsewhere) {
      elsewhere++
      const key = `${was.disposition}>${would.disposition}`
      const move = moves.get(key) ?? { from: was.disposition, to: would.disposition, units: 0 }
      moves.set(key, { ...move, units: move.units + 1 })
    }
    if (isElsewhere || was.grade !== would.grade || was.net !== would.net) {
      const { unitId, lpn, sku, title } = unit
      changed.push({ unitId, lpn, sku, title, before: was, after: would, currency, difference: isKnown ? (would.net ?? 0) - (was.net ?? 0) : null })
    }
  }
  return {
    units: Math.min(units.length, MAX_REPLAY_UNITS), skipped, elsewhere, changed,
    moves: [...moves.values()].sort((a, b) => b.units - a.units),
    money: [...money].map(([currency, sums]) => ({ currency, ...sums, difference: sums.after - sums.before })).sort((a, b) => b.units - a.units),
  }
}

function addMoney(money: Map<string, { units: number; before: number; after: number }>, currency: string, before: number, after: number): void {
  const sums = money.get(currency) ?? { units: 0, before: 0, after: 0 }
  money.set(currency, { units: sums.units + 1, before: sums.before + before, after: sums.after + after })
}
