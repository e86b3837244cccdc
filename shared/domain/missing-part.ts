import type { Answer, Checklist } from './checklist'
import type { Grams } from './quantities'

/** A part that a light unit may lack, with what it weighs. */
export interface PartWeight {
  readonly answer: Answer
  readonly grams: Grams
}

/** Parts that together explain a missing weight: one part, or two. */
export interface LikelyMissing {
  readonly parts: readonly PartWeight[]
  /** What the parts weigh together less what is missing, in grams. */
  readonly offGrams: Grams
}

/** A part explains a weight when it lies within a share of it, or within so many grams. */
const NEAR_SHARE = 0.25
const NEAR_GRAMS: Grams = 5
/** More parts than this are no explanation any more, only arithmetic. */
const MAX_LIKELY = 3

/** The parts of a checklist that have a weight. */
export function weighedParts(checklist: Checklist): readonly PartWeight[] {
  return checklist.questions
    .filter((question) => question.kind === 'parts' || question.kind === 'several-of')
    .flatMap(({ answers }) => answers.flatMap((answer) => (answer.partGrams === undefined ? [] : [{ answer, grams: answer.partGrams }])))
}

/**
 * Names the parts that a unit lighter than usual by `missingGrams` may lack, the likeliest first: one part before two, then
 * by how near their weight is. `spreadGrams` is how far weights of whole units lie apart. It suggests what to look for and
 * accuses nobody: nothing near enough gives nothing.
 */
export function likelyMissing(parts: readonly PartWeight[], missingGrams: Grams, spreadGrams: Grams): readonly LikelyMissing[] {
  if (missingGrams <= 0) return []
  const near = Math.max(NEAR_GRAMS, spreadGrams, missingGrams * NEAR_SHARE)
  const single = parts.map((part) => [part])
  const pairs = parts.flatMap((first, i) => parts.slice(i + 1).map((second) => [first, second]))
  const explain = (sets: readonly (readonly PartWeight[])[]): readonly LikelyMissing[] =>
    sets
      .map((set) => ({ parts: set, offGrams: set.reduce((sum, { grams }) => sum + grams, 0) - missingGrams }))
      .filter(({ offGrams }) => Math.abs(offGrams) <= near)
      .sort((a, b) => Math.abs(a.offGrams) - Math.abs(b.offGrams))
  const ones = explain(single)
  return (ones.length > 0 ? ones : explain(pairs)).slice(0, MAX_LIKELY)
}
