import { ok, refuse, type Result } from './result'

/**
 * When a question is asked, as data. A leaf looks at one earlier question; leaves are joined by all, any and not.
 * A question that was not answered fulfils no leaf, except `given: false`.
 */
export type Condition =
  | { readonly question: string; readonly answers: readonly string[] }
  | { readonly question: string; readonly atLeast?: number | undefined; readonly atMost?: number | undefined }
  | { readonly question: string; readonly given: boolean }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }

/** What a condition can see of an answer. */
export interface SeenAnswer {
  readonly answerIds: readonly string[]
  /** The number that was measured or typed; absent for every other kind of question. */
  readonly number?: number | undefined
}

/** How deep conditions may be nested, the outermost counting as 1. */
export const MAX_CONDITION_DEPTH = 6
/** How many parts a condition may have, joints and leaves together. */
export const MAX_CONDITION_PARTS = 60

/** Why a condition cannot be evaluated. */
export type ConditionFailure = { readonly kind: 'too-deep'; readonly limit: number } | { readonly kind: 'too-many-parts'; readonly limit: number }

function partsOf(condition: Condition): readonly Condition[] {
  if ('all' in condition) return condition.all
  if ('any' in condition) return condition.any
  return 'not' in condition ? [condition.not] : []
}

/** Whether a condition keeps to the limits. Looks at no more parts than the limits allow, so a huge one is refused at once. */
export function measureCondition(condition: Condition): ConditionFailure | null {
  let parts = 0
  let level: readonly Condition[] = [condition]
  for (let depth = 1; level.length > 0; depth++) {
    parts += level.length
    if (depth > MAX_CONDITION_DEPTH) return { kind: 'too-deep', limit: MAX_CONDITION_DEPTH }
    if (parts > MAX_CONDITION_PARTS) return { kind: 'too-many-parts', limit: MAX_CONDITION_PARTS }
    level = level.flatMap(partsOf)
  }
  return null
}

/** The questions that a condition looks at, each once. */
export function questionsOf(condition: Condition): readonly string[] {
  return [...new Set('question' in condition ? [condition.question] : partsOf(condition).flatMap(questionsOf))]
}

/** Whether a condition holds for the answers given. Total: every condition within the limits has an answer, whatever was given. */
export function evaluateCondition(condition: Condition, answers: ReadonlyMap<string, SeenAnswer>): Result<boolean, ConditionFailure> {
  const failure = measureCondition(condition)
  return failure ? refuse(failure) : ok(holds(condition, answers))
}

function holds(condition: Condition, answers: ReadonlyMap<string, SeenAnswer>): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, answers))
  if ('any' in condition) return condition.any.some((part) => holds(part, answers))
  if ('not' in condition) return !holds(condition.not, answers)
  const seen = answers.get(condition.question)
  if ('given' in condition) return (seen !== undefined) === condition.given
  if (!seen) return false
  if ('answers' in condition) return condition.answers.some((id) => seen.answerIds.includes(id))
  return seen.number !== undefined && seen.number >= (condition.atLeast ?? -Infinity) && seen.number <= (condition.atMost ?? Infinity)
}
