import type { BenchState } from '../bench-state'
import { nextQuestion, type GivenAnswer } from '../checklist'
import { draft, subjectOf, type DraftEntry } from '../journal-entry'
import { decideUnit, type DecisionRules } from './decide-unit'
import { accept, decline, type Decision, type Minting } from './plan'

/** Records the answer at a place of the choice grid. The last due answer also gives grade, reason, disposition and label. */
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
