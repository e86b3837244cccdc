import { evaluateCondition, type Condition, type SeenAnswer } from './condition'
import { invariant } from './result'
import type { Words } from './words'

/** Which side of a unit's condition an answer speaks of. */
export const DIMENSIONS = ['packaging', 'completeness', 'cosmetic', 'function', 'hygiene'] as const
export type Dimension = (typeof DIMENSIONS)[number]

/** Facts with consequences beyond the score: rules look at them by name. */
export const FLAGS = ['hazard', 'not-working', 'parts-missing', 'worn', 'unhygienic', 'wrong-item', 'ask-lead', 'opened'] as const
export type Flag = (typeof FLAGS)[number]

/**
 * How a question is answered. Whatever the kind, what was given leads to answers of its list, so that scores, flags and
 * findings are read in one way: a number to the answer whose limits hold it, a photo to `taken`, a timer to `done`.
 */
export const QUESTION_KINDS = ['yes-no', 'one-of', 'several-of', 'number', 'text', 'photo', 'serial-match', 'timer', 'parts'] as const
export type QuestionKind = (typeof QUESTION_KINDS)[number]

/** Only approved checklists begin an inspection; a retired one ends those that began with it. */
export const CHECKLIST_STATES = ['draft', 'approved', 'retired'] as const
export type ChecklistState = (typeof CHECKLIST_STATES)[number]

/** Where a number comes from by itself; typed where it is absent or the device is not ready. */
export const NUMBER_SOURCES = ['scale', 'typed'] as const
export type NumberSource = (typeof NUMBER_SOURCES)[number]

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
  /** Decides alone: nothing more is asked, and no score makes the grade better than the worst. */
  readonly critical?: boolean | undefined
  /** Of a number: the answer holds from this value on, up to but not including `below`. Absent: no limit on that side. */
  readonly from?: number | undefined
  readonly below?: number | undefined
  /** Of several or of a parts list: stands alone ("nothing", "not sure"). */
  readonly alone?: boolean | undefined
  /** Of a parts list: what the part usually weighs, in grams, so that a light unit can be explained. */
  readonly partGrams?: number | undefined
  /** Of a parts list: the picture on the part's button. */
  readonly picture?: string | undefined
}

/** A measured value: its unit (g, mm, %, V), what can be meant at all, and where it comes from. */
export interface NumberLimits {
  readonly unit: string
  readonly min: number
  readonly max: number
  readonly source: NumberSource
}

/** A step of an inspection. */
export interface Question {
  readonly id: string
  readonly kind: QuestionKind
  readonly text: Words
  readonly dimension: Dimension
  readonly picture: string
  /** Absent: always asked. Looks back only, at questions above this one. */
  readonly when?: Condition | undefined
  /** Of a number. */
  readonly number?: NumberLimits | undefined
  /** Of a timer: how long it runs, in seconds. */
  readonly seconds?: number | undefined
  /** What each answer looks like: a name of a picture by answer id. */
  readonly standards?: Readonly<Record<string, string>> | undefined
  readonly answers: readonly Answer[]
}

/** Versioned questions for a kind of goods, with everything inherited already in its place. */
export interface Checklist {
  readonly id: string
  readonly version: number
  readonly state: ChecklistState
  /** Its own id, then the checklists it inherits from, the nearest first. */
  readonly lineage: readonly string[]
  readonly title: Words
  readonly questions: readonly Question[]
}

/** What was given to one question. */
export interface GivenAnswer {
  readonly questionId: string
  readonly answerId: string
  /** Further answers where a question takes several. */
  readonly also?: readonly string[] | undefined
  /** The number, text, serial number or photo hash that led to the answer. */
  readonly value?: number | string | undefined
}

/** Every answer id that was given to a question. */
export function answerIds(given: GivenAnswer): readonly string[] {
  return given.also ? [given.answerId, ...given.also] : [given.answerId]
}

function seen(given: GivenAnswer): SeenAnswer {
  return { answerIds: answerIds(given), number: typeof given.value === 'number' ? given.value : undefined }
}

function isAsked(question: Question, answers: ReadonlyMap<string, SeenAnswer>): boolean {
  if (!question.when) return true
  const held = evaluateCondition(question.when, answers)
  invariant(held.ok, `the condition of ${question.id} is beyond the limits that the checklist was checked for`)
  return held.value
}

function isCritical(question: Question, given: GivenAnswer): boolean {
  return question.answers.some((answer) => answer.critical === true && answerIds(given).includes(answer.id))
}

/**
 * The questions that are due, in order, given the answers so far: answered ones included, conditions applied. Only answers
 * of questions that are due themselves count, and nothing is asked after a critical answer.
 */
export function dueQuestions(checklist: Checklist, given: readonly GivenAnswer[]): readonly Question[] {
  const givenTo = new Map(given.map((answer) => [answer.questionId, answer]))
  const answers = new Map<string, SeenAnswer>()
  const due: Question[] = []
  for (const question of checklist.questions) {
    if (!isAsked(question, answers)) continue
    due.push(question)
    const answer = givenTo.get(question.id)
    if (!answer) continue
    answers.set(question.id, seen(answer))
    if (isCritical(question, answer)) break
  }
  return due
}

/** The question to ask now, or null when all due ones are answered. */
export function nextQuestion(checklist: Checklist, given: readonly GivenAnswer[]): Question | null {
  const answered = new Set(given.map((answer) => answer.questionId))
  return dueQuestions(checklist, given).find((question) => !answered.has(question.id)) ?? null
}

/** Looks up the answers given; answers of questions that the checklist does not know are left out. */
export function answersGiven(checklist: Checklist, given: readonly GivenAnswer[]): readonly { question: Question; answer: Answer }[] {
  return given.flatMap((one) => {
    const question = checklist.questions.find((candidate) => candidate.id === one.questionId)
    if (!question) return []
    return answerIds(one).flatMap((id) => {
      const answer = question.answers.find((candidate) => candidate.id === id)
      return answer ? [{ question, answer }] : []
    })
  })
}

/** An answer in words that stand alone, for trail, label and route card. */
export function findingWords(answer: Answer): Words {
  return answer.finding ?? answer.text
}

/** The question and answers of a condition that looks at one question's answers; null for every other condition. */
function plainCondition({ when }: Question): { readonly question: string; readonly answers: readonly string[] } | null {
  return when && 'answers' in when ? when : null
}

/**
 * The most questions that can still come, answered ones included: where an answer is open, the longest way that any of
 * its answers leads to counts, because nobody knows yet. A condition on several questions counts until it is known not to
 * hold. The number can only fall while answers come in.
 */
export function questionsAtMost(checklist: Checklist, given: readonly GivenAnswer[]): number {
  const due = dueQuestions(checklist, given)
  const givenTo = new Map(given.map((answer) => [answer.questionId, answer]))
  // After a critical answer, too, nothing more is due.
  if (due.every((question) => givenTo.has(question.id))) return due.length
  const longest = (questions: readonly Question[]): number => questions.reduce((sum, question) => sum + longestFrom(question), 0)
  const askedAfter = (question: Question, ids: readonly string[]) =>
    checklist.questions.filter((candidate) => {
      const plain = plainCondition(candidate)
      return plain?.question === question.id && plain.answers.some((id) => ids.includes(id))
    })
  function longestFrom(question: Question): number {
    const answered = givenTo.get(question.id)
    if (answered) return 1 + longest(askedAfter(question, answerIds(answered)))
    // A question that takes several answers may lead to all that any of them leads to.
    const ways = question.kind === 'several-of' || question.kind === 'parts' ? [question.answers.map(({ id }) => id)] : question.answers.map(({ id }) => [id])
    return 1 + Math.max(0, ...ways.map((ids) => longest(askedAfter(question, ids))))
  }
  const lastAnswered = Math.max(-1, ...checklist.questions.map((question, i) => (givenTo.has(question.id) ? i : -1)))
  // What stands above an answered question and was not due then will not become due any more.
  const stays = (question: Question): boolean => due.includes(question) || checklist.questions.indexOf(question) > lastAnswered
  return longest(checklist.questions.filter((question) => plainCondition(question) === null && (question.when === undefined || stays(question))))
}
