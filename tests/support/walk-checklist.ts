import { answersGiven, nextQuestion, type Checklist, type GivenAnswer } from '@shared/domain/checklist'

/** One complete way through a checklist. */
export interface Walk {
  readonly given: readonly GivenAnswer[]
  /** The sum of all deductions on the way. */
  readonly deduction: number
}

/** Every complete way through a checklist: at each due question every answer is tried. */
export function allWalks(checklist: Checklist, given: readonly GivenAnswer[] = []): readonly Walk[] {
  const question = nextQuestion(checklist, given)
  if (!question) return [{ given, deduction: answersGiven(checklist, given).reduce((sum, { answer }) => sum + answer.deduction, 0) }]
  return question.answers.flatMap((answer) => allWalks(checklist, [...given, { questionId: question.id, answerId: answer.id }]))
}
