import type { Words } from './words'

/** Which side of a unit's condition an answer speaks of. */
export const DIMENSIONS = ['packaging', 'completeness', 'cosmetic', 'function', 'hygiene'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** Facts with consequences beyond the score: rules look at them by name. */
export const FLAGS = ['hazard', 'not-working', 'parts-missing', 'worn', 'unhygienic', 'wrong-item', 'ask-lead', 'opened'] as const
export type Flag = (typeof FLAGS)[number]

/** One fixed answer. Its place 1 to 9 never moves, whatever is asked. */
export interface Answer {
  readonly place: number
  readonly id: string
  readonly text: Words
  readonly hint?: Words | undefined
  /** What the answer says apart from its question, where its text alone would not: "seal broken" for a No. */
  readonly finding?: Words | undefined
  /** Points taken off 100 for the condition. */
  readonly deduction: number
  readonly flags: readonly Flag[]
}

/** Asked only when an earlier question got one of these answers. */
export interface AskedWhen {
  readonly question: string
  readonly answers: readonly string[]
}

/** A step of an inspection. */
export interface Question {
  readonly id: string
  readonly text: Words
  readonly dimension: Dimension
  readonly picture: string
  readonly when?: AskedWhen | undefined
  readonly answers: readonly Answer[]
}

/** Versioned questions for a kind of goods. */
export interface Checklist {
  readonly id: string
  readonly version: number
  readonly title: Words
  readonly questions: readonly Question[]
}

/** What was given to one question. */
export interface GivenAnswer {
  readonly questionId: string
  readonly answerId: string
}

/** The questions that are due, in order, given the answers so far: answered ones included, conditions applied. */
export function dueQuestions(checklist: Checklist, given: readonly GivenAnswer[]): readonly Question[] {
  const answerByQuestion = new Map(given.map((answer) => [answer.questionId, answer.answerId]))
  return checklist.questions.filter((question) => {
    if (!question.when) return true
    const earlier = answerByQuestion.get(question.when.question)
    return earlier !== undefined && question.when.answers.includes(earlier)
  })
}

/** The question to ask now, or null when all due ones are answered. */
export function nextQuestion(checklist: Checklist, given: readonly GivenAnswer[]): Question | null {
  const answered = new Set(given.map((answer) => answer.questionId))
  return dueQuestions(checklist, given).find((question) => !answered.has(question.id)) ?? null
}

/** Looks up the answers given; answers of questions that the checklist does not know are left out. */
export function answersGiven(checklist: Checklist, given: readonly GivenAnswer[]): readonly { question: Question; answer: Answer }[] {
  return given.flatMap(({ questionId, answerId }) => {
    const question = checklist.questions.find((candidate) => candidate.id === questionId)
    const answer = question?.answers.find((candidate) => candidate.id === answerId)
    return question && answer ? [{ question, answer }] : []
  })
}

/** An answer in words that stand alone, for trail, label and route card. */
export function findingWords(answer: Answer): Words {
  return answer.finding ?? answer.text
}

/**
 * The most questions that can still come, answered ones included: where an answer is open, the longest way that any of
 * its answers leads to counts, because nobody knows yet. The number can only fall while answers come in.
 */
export function questionsAtMost(checklist: Checklist, given: readonly GivenAnswer[]): number {
  const answerByQuestion = new Map(given.map((answer) => [answer.questionId, answer.answerId]))
  const longest = (questions: readonly Question[]): number => questions.reduce((sum, question) => sum + longestFrom(question), 0)
  const askedAfter = (question: Question, answerId: string) => checklist.questions.filter(({ when }) => when?.question === question.id && when.answers.includes(answerId))
  function longestFrom(question: Question): number {
    const answered = answerByQuestion.get(question.id)
    const open = answered === undefined ? question.answers.map((answer) => answer.id) : [answered]
    return 1 + Math.max(...open.map((answerId) => longest(askedAfter(question, answerId))))
  }
  return longest(checklist.questions.filter(({ when }) => !when))
}
