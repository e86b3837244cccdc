import type { BenchState } from '../bench-state'
import type { Checklist, Flag, GivenAnswer } from '../checklist'
import { decideDisposition, type DispositionRules } from '../disposition-rules'
import { foundReasonOf, type FoundReasonRules } from '../found-reason'
import { gradeAnswers, type Grade, type GradingRules } from '../grading-rules'
import { asId, type PrintJobId } from '../ids'
import { draft, subjectOf, type DraftEntry, type ReprintReason } from '../journal-entry'
import type { OverrideRules } from '../override-rules'
import type { ReasonList } from '../reason-list'
import type { UnitView } from '../unit'
import type { WeightRules } from '../weight-check'
import { zoneFor, type Disposition } from '../zone'
import type { Minting } from './plan'

/** Everything that decides about a unit, as data. */
export interface DecisionRules {
  readonly grading: GradingRules
  readonly disposition: DispositionRules
  readonly reasons: ReasonList
  readonly foundReason: FoundReasonRules
  readonly weight: WeightRules
  readonly override: OverrideRules
}

/** Flags that come from elsewhere than an answer: a light unit of which a person said that parts are missing. */
function flagsBeside(unit: Pick<UnitView, 'weightJudged'>): readonly Flag[] {
  return unit.weightJudged?.verdict === 'parts-missing' ? ['parts-missing'] : []
}

/** What is flagged about the unit in hand; none before its checklist is known. */
export function unitFlags({ unit, checklist }: Pick<BenchState, 'unit' | 'checklist'>, rules: Pick<DecisionRules, 'grading'>): readonly Flag[] {
  return unit && checklist ? gradeAnswers(checklist, unit.answers, rules.grading, flagsBeside(unit)).flags : []
}

/** The request for the unit's label; `reprint` is null for its first one. */
export function askForLabel(unit: UnitView, reprint: ReprintReason | null, minting: Pick<Minting, 'nextId'>): DraftEntry {
  return draft('labelRequested', subjectOf('unit', unit.unitId), { printJobId: asId<PrintJobId>(minting.nextId()), lpn: unit.lpn, reprint })
}

/** The route for a grade, as an entry. */
export function routeFor(unit: UnitView, grade: Grade, flags: readonly Flag[], rules: Pick<DecisionRules, 'disposition'>): { readonly disposition: Disposition; readonly entry: DraftEntry } {
  const { disposition, rule } = decideDisposition(rules.disposition, { grade, flags, checklistId: unit.checklistId })
  return {
    disposition,
    entry: draft('dispositionDecided', subjectOf('unit', unit.unitId), { disposition, zone: zoneFor(disposition).letter, ruleId: rule.id, rulesVersion: rules.disposition.version }),
  }
}

/** What follows by itself from a complete inspection: grade, found reason, route, and the request for the label. */
export function decideUnit(unit: UnitView, checklist: Checklist, answers: readonly GivenAnswer[], rules: DecisionRules, minting: Pick<Minting, 'nextId'>) {
  const subject = subjectOf('unit', unit.unitId)
  const { grade, score, flags, findings } = gradeAnswers(checklist, answers, rules.grading, flagsBeside(unit))
  const route = routeFor(unit, grade, flags, rules)
  const reason = foundReasonOf(rules.foundReason, { checklist, answers, flags, claimed: unit.claimedReason })
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
