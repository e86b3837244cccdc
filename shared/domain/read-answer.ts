import type { Answer, GivenAnswer, Question } from './checklist'
import { assertNever, ok, refuse, type Result } from './result'
import { serialKey } from './serial-number'

/** What can be given to a question: an answer's id or place, yes or no, several ids, a number, a text. */
export type GivenValue = boolean | number | string | readonly string[]

/** Longest text that an answer keeps, in characters. */
export const MAX_ANSWER_TEXT = 500
const HASH = /^[0-9a-f]{64}$/

/** Why what was given is no answer to the question. */
export type AnswerFailure =
  | { readonly kind: 'no-such-answer'; readonly given: string; readonly known: readonly string[] }
  | { readonly kind: 'wrong-kind'; readonly wanted: string }
  | { readonly kind: 'out-of-limits'; readonly min: number; readonly max: number; readonly unit: string }
  | { readonly kind: 'too-long'; readonly limit: number }
  | { readonly kind: 'stands-alone'; readonly answer: string }

/** What an answer is judged against besides its question. */
export interface AnswerContext {
  /** The serial number that was sold, where it is known. */
  readonly soldSerial?: string | undefined
}

/** Ids that questions of these kinds have, for what was given. */
export const OUTCOME_IDS = {
  photo: { taken: 'taken' }, text: { given: 'given' }, timer: { done: 'done' }, 'serial-match': { same: 'same', differs: 'differs' },
} as const

type Outcome = Result<GivenAnswer, AnswerFailure>

/** Turns what was given into an answer of the question. */
export function readAnswer(question: Question, value: GivenValue, context: AnswerContext = {}): Outcome {
  switch (question.kind) {
    case 'yes-no':
      return typeof value === 'boolean' ? byId(question, value ? 'yes' : 'no') : byIdOrPlace(question, value)
    case 'one-of':
      return byIdOrPlace(question, value)
    case 'several-of':
    case 'parts':
      return several(question, value)
    case 'number':
      return typeof value === 'number' ? measured(question, value) : byIdOrPlace(question, value)
    case 'text':
      return written(question, value)
    case 'photo':
      return typeof value === 'string' && HASH.test(value) ? withValue(byId(question, OUTCOME_IDS.photo.taken), value) : byIdOrPlace(question, value)
    case 'serial-match':
      return serialMatched(question, value, context)
    case 'timer':
      return typeof value === 'number' ? timed(question, value) : byIdOrPlace(question, value)
    default:
      return assertNever(question.kind, 'question kind')
  }
}

function found(question: Question, answer: Answer | undefined, given: string): Outcome {
  return answer ? ok({ questionId: question.id, answerId: answer.id }) : refuse({ kind: 'no-such-answer', given, known: question.answers.map(({ id }) => id) })
}

function byId(question: Question, id: string): Outcome {
  return found(question, question.answers.find((answer) => answer.id === id), id)
}

function byIdOrPlace(question: Question, value: GivenValue): Outcome {
  if (typeof value === 'string') return byId(question, value)
  if (typeof value === 'number') return found(question, question.answers.find((answer) => answer.place === value), String(value))
  return refuse({ kind: 'wrong-kind', wanted: 'the id or the place of an answer' })
}

function withValue(outcome: Outcome, value: number | string): Outcome {
  return outcome.ok ? ok({ ...outcome.value, value }) : outcome
}

function several(question: Question, value: GivenValue): Outcome {
  if (typeof value === 'boolean') return refuse({ kind: 'wrong-kind', wanted: 'a list of answer ids' })
  if (typeof value === 'string' || typeof value === 'number') return byIdOrPlace(question, value)
  const ids = [...new Set(value)]
  const lone = question.answers.find((answer) => answer.alone === true && ids.includes(answer.id))
  if (lone && ids.length > 1) return refuse({ kind: 'stands-alone', answer: lone.id })
  for (const id of ids) {
    const one = byId(question, id)
    if (!one.ok) return one
  }
  // In the order of the list, so that the same answers are the same entry in whatever order they were pressed.
  const [first, ...also] = question.answers.filter((answer) => ids.includes(answer.id)).map(({ id }) => id)
  if (first === undefined) {
    const nothing = question.answers.find((answer) => answer.alone === true && answer.deduction === 0 && answer.flags.length === 0)
    return found(question, nothing, '')
  }
  return ok({ questionId: question.id, answerId: first, ...(also.length > 0 ? { also } : {}) })
}

function measured(question: Question, value: number): Outcome {
  const limits = question.number
  if (!limits || !Number.isFinite(value) || value < limits.min || value > limits.max) {
    return refuse({ kind: 'out-of-limits', min: limits?.min ?? 0, max: limits?.max ?? 0, unit: limits?.unit ?? '' })
  }
  const banded = question.answers.find(({ from, below }) => (from !== undefined || below !== undefined) && value >= (from ?? -Infinity) && value < (below ?? Infinity))
  return withValue(found(question, banded, String(value)), value)
}

function written(question: Question, value: GivenValue): Outcome {
  if (typeof value !== 'string') return typeof value === 'number' ? byIdOrPlace(question, value) : refuse({ kind: 'wrong-kind', wanted: 'a text' })
  const text = value.trim()
  if (text.length > MAX_ANSWER_TEXT) return refuse({ kind: 'too-long', limit: MAX_ANSWER_TEXT })
  const named = question.answers.find((answer) => answer.id === text && answer.id !== OUTCOME_IDS.text.given)
  if (named) return found(question, named, text)
  if (text === '') return refuse({ kind: 'wrong-kind', wanted: 'a text' })
  return withValue(byId(question, OUTCOME_IDS.text.given), text)
}

function serialMatched(question: Question, value: GivenValue, { soldSerial }: AnswerContext): Outcome {
  if (typeof value !== 'string') return byIdOrPlace(question, value)
  if (question.answers.some((answer) => answer.id === value)) return byId(question, value)
  if (soldSerial === undefined) return refuse({ kind: 'wrong-kind', wanted: 'an answer id, because no sold serial number is known' })
  const { same, differs } = OUTCOME_IDS['serial-match']
  return withValue(byId(question, serialKey(value) === serialKey(soldSerial) ? same : differs), value.trim())
}

function timed(question: Question, seconds: number): Outcome {
  const needed = question.seconds ?? 0
  if (!Number.isFinite(seconds) || seconds < needed) return refuse({ kind: 'out-of-limits', min: needed, max: Infinity, unit: 's' })
  return withValue(byId(question, OUTCOME_IDS.timer.done), seconds)
}
