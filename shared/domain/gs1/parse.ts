import { associationProblems } from './associations'
import type { Gs1Context, Gs1Element, Gs1Guess, Gs1Parse, Gs1Problem } from './element'
import { valueProblem } from './element'
import { totalLikelihood } from './likelihood'
import { gs1Meaning } from './meaning'

/** What a reader found before it is judged. */
export interface Gs1Draft {
  readonly form: Gs1Parse['form']
  readonly elements: readonly Gs1Element[]
  /** Problems of the text as a whole; those of each element are found here. */
  readonly problems: readonly Gs1Problem[]
  readonly certain: boolean
  readonly guessed?: readonly Gs1Guess[]
  /** What the guesses cost of the likelihood, in decimal digits. */
  readonly cost?: number
}

/** Judges what was read: each element by itself, then the elements together, then what they say. */
export function finishParse(draft: Gs1Draft, context: Gs1Context): Gs1Parse {
  const { form, elements, certain, guessed = [], cost = 0 } = draft
  const problems = [...draft.problems]
  const broken = new Set<string>()
  for (const { ai, value } of elements) {
    const entry = context.dictionary.entries.get(ai)
    const problem = entry ? valueProblem(entry, value, context.companyPrefixes) : { kind: 'unknown-ai' as const, text: ai }
    if (problem === null) continue
    problems.push(problem)
    broken.add(ai)
  }
  if (elements.length === 0 && problems.length === 0) problems.push({ kind: 'empty' })
  const valid = problems.length === 0 && guessed.length === 0
  problems.push(...associationProblems(elements, context.dictionary))
  return {
    form, elements, problems, valid, certain,
    ...(guessed.length > 0 ? { guessed } : {}),
    likelihood: totalLikelihood(elements.filter(({ ai }) => !broken.has(ai)), context.dictionary) - cost,
    ...gs1Meaning(elements, broken, context.year),
  }
}

/** True when nothing but associations is wrong: each element is right by itself. */
export function isSound(parse: Gs1Parse): boolean {
  return parse.problems.every((problem) => problem.kind === 'association')
}

const CHARACTER_SET_RULES: ReadonlySet<string> = new Set(['csetnumeric', 'cset82', 'cset39', 'cset64'])

/** A check digit, date or the like is wrong: a misprint or a misreading, but the element is where it should be. */
export function isContentProblem(problem: Gs1Problem): boolean {
  return problem.kind === 'rule' && !CHARACTER_SET_RULES.has(problem.rule)
}

/** Each element has its length and characters; what is wrong, if anything, no separator would mend. */
export function isCutCleanly(parse: Gs1Parse): boolean {
  return parse.problems.every((problem) => problem.kind === 'association' || isContentProblem(problem))
}
