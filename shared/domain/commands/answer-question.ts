import { type BenchState } from '../bench-state'
import { nextQuestion, type Checklist, type GivenAnswer } from '../checklist'
import { decideDisposition, type DispositionRules } from '../disposition-rules'
import { gradeAnswers, type GradingRules } from '../grading-rules'
import { asId, type PrintJobId } from '../ids'
import { draft, subjectOf, type DraftEntry } from '../journal-entry'
import type { UnitView } from '../unit'
import { zoneFor } from '../zone'
import { accept, decline, type Decision, type Minting } from './plan'

export interface DecisionRules {
  readonly grading: GradingRules
  readonly disposition: DispositionRules
}

/** Records the answer at a place of the choice grid. The last due answer also gives grade, disposition and label. */
export function answerQuestion(state: BenchState, place: number, rules: DecisionRules, minting: Pick<Minting, 'nextId'>): Decision {
  const { unit, checklist } = state
  const question = unit?.state === 'weighed' && checklist ? nextQuestion(checklist, unit.answers) : null
  if (!unit || !checklist || !question) return decline('nothing-next')
  const answer = question.answers.find((candidate) => candidate.place === place)
  if (!answer) return decline('no-such-answer', { place })
  const given: GivenAnswer = { questionId: question.id, answerId: answer.id }
  const answers = [...unit.answers, given]
  const entries: DraftEntry[] = [draft('questionAnswered', subjectOf('unit', unit.unitId), given)]
  const facts = { place, question: question.id, answer: answer.id, checklist: checklist.id }
  if (nextQuestion(checklist, answers)) return accept('answer-kept', facts, entries)
  const decided = decideUnit(unit, checklist, answers, rules, minting)
  return accept('unit-decided', { ...facts, grade: decided.grade, disposition: decided.disposition }, [...entries, ...decided.entries])
}

/** What follows by itself from a complete inspection: grade, disposition, and the request for the label. */
function decideUnit(unit: UnitView, checklist: Checklist, answers: readonly GivenAnswer[], rules: DecisionRules, minting: Pick<Minting, 'nextId'>) {
  const subject = subjectOf('unit', unit.unitId)
  const { grade, score, flags, findings } = gradeAnswers(checklist, answers, rules.grading)
  const { disposition, rule } = decideDisposition(rules.disposition, { grade, flags, checklistId: checklist.id })
  return {
    grade,
    disposition,
    entries: [
      draft('unitGraded', subject, { grade, score, findings, rulesVersion: rules.grading.version }),
      draft('dispositionDecided', subject, { disposition, zone: zoneFor(disposition).letter, ruleId: rule.id, rulesVersion: rules.disposition.version }),
      draft('labelRequested', subject, { printJobId: asId<PrintJobId>(minting.nextId()), lpn: unit.lpn, reprint: null }),
    ],
  }
}
