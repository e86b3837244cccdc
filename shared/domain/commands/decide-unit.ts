import type { BenchState } from '../bench-state'
import type { Checklist, Flag, GivenAnswer } from '../checklist'
import { decideDisposition, type DispositionRules } from '../disposition-rules'
import { dispositionFacts } from '../rule-replay'
import { foundReasonOf, type FoundReasonRules } from '../found-reason'
import { gradeAnswers, type Grade, type GradingRules } from '../grading-rules'
import { asId, type PrintJobId } from '../ids'
import { draft, subjectOf, type DraftEntry, type ReprintReason } from '../journal-entry'
import { flagsBeside, knownFacts } from '../known-facts'
import type { OverrideRules } from '../override-rules'
import type { ReasonList } from '../reason-list'
import type { BlockList } from '../serial-history'
import type { UnitView } from '../unit'
import type { WeightRules } from '../weight-check'
import type { Disposition } from '../zone'
import type { Minting } from './plan'

/** Everything that decides about a unit, as data. */
export interface DecisionRules {
  readonly grading: GradingRules
  readonly disposition: DispositionRules
  readonly reasons: ReasonList
  readonly foundReason: FoundReasonRules
  readonly weight: WeightRules
  readonly override: OverrideRules
  /** Items, lots and serial numbers that must not pass. */
  readonly blocks: BlockList
}

/** What is flagged about the unit in hand; none before its checklist is known. */
export function unitFlags({ unit, checklist }: Pick<BenchState, 'unit' | 'checklist'>, rules: Pick<DecisionRules, 'grading'>): readonly Flag[] {
  return unit && checklist ? gradeAnswers(checklist, unit.answers, rules.grading, flagsBeside(unit)).flags : []
}

/** The request for the unit's label; `reprint` is null for its first one. */
export function askForLabel(unit: UnitView, reprint: ReprintReason | null, minting: Pick<Minting, 'nextId'>): DraftEntry {
  return draft('labelRequested', subjectOf('unit', unit.unitId), { printJobId: asId<PrintJobId>(minting.nextId()), lpn: unit.lpn, reprint })
}

/** The route for an inspected unit, as an entry; `grade` where a person gave another one than the answers do. */
export function routeFor(unit: UnitView, checklist: Checklist, answers: readonly GivenAnswer[], rules: DecisionRules, grade?: Grade): { readonly disposition: Disposition; readonly entry: DraftEntry } {
  const facts = dispositionFacts(checklist, answers, rules.grading, flagsBeside(unit), knownFacts(unit, rules.blocks.entries))
  const { disposition, zone, rule } = decideDisposition(rules.disposition, grade ? { ...facts, grade } : facts)
  return { disposition, entry: draft('dispositionDecided', subjectOf('unit', unit.unitId), { disposition, zone, ruleId: rule.id, rulesVersion: rules.disposition.version }) }
}

/** What follows by itself from a complete inspection: grade, found reason, route, and the request for the label. */
export function decideUnit(unit: UnitView, checklist: Checklist, answers: readonly GivenAnswer[], rules: DecisionRules, minting: Pick<Minting, 'nextId'>) {
  const subject = subjectOf('unit', unit.unitId)
  const { grade, score, flags, findings } = gradeAnswers(checklist, answers, rules.grading, flagsBeside(unit))
  const reason = foundReasonOf(rules.foundReason, { checklist, answers, flags, claimed: unit.claimedReason })
  const route = routeFor({ ...unit, foundReason: { reason, how: 'findings' } }, checklist, answers, rules)
  return {
    grade,
    disposition: route.disposition,
    entries: [
      draft('unitGraded', subject, { grade, score, findings, rulesVersion: rules.grading.version }),
      draft('foundReasonRecorded', subject, { reason, how: 'findings' }),
      route.entry,
      askForLabel(unit, null, minting),
    ],
  }
}
