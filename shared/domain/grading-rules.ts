import { answersGiven, DIMENSIONS, type Checklist, type Dimension, type Flag, type GivenAnswer } from './checklist'
import type { Words } from './words'

/** Condition letter given after inspection. */
export const GRADES = ['A', 'B', 'C', 'D'] as const
export type Grade = (typeof GRADES)[number]

/** Rule data: thresholds over the score, and what no score can outweigh: flags, and one bad side of the condition. */
export interface GradingRules {
  readonly version: number
  /** From the best grade down; the last one has `atLeast` 0. */
  readonly thresholds: readonly { readonly grade: Grade; readonly atLeast: number }[]
  readonly caps: readonly { readonly flag: Flag; readonly grade: Grade; readonly words: Words }[]
  /** A side of the condition that is below so many points of 100 lets the grade be no better than this. */
  readonly limits?: readonly { readonly dimension: Dimension; readonly below: number; readonly grade: Grade; readonly words: Words }[] | undefined
}

/** Points from 0 to 100 for each side of the condition. */
export type DimensionScores = Readonly<Record<Dimension, number>>

/** What decided a grade. Of several that lead to the same one, the first of: a critical answer, a flag, a side of the condition, the score. */
export type GradeReason =
  | { readonly by: 'critical'; readonly finding: GivenAnswer }
  | { readonly by: 'flag'; readonly flag: Flag; readonly words: Words }
  | { readonly by: 'dimension'; readonly dimension: Dimension; readonly words: Words }
  | { readonly by: 'score'; readonly score: number }

/** A grade with what decided it. */
export interface GradeDecision {
  readonly grade: Grade
  /** 100 less all deductions, never below 0. */
  readonly score: number
  readonly dimensions: DimensionScores
  readonly flags: readonly Flag[]
  /** Answers that cost points or raised a flag, the costliest first. */
  readonly findings: readonly GivenAnswer[]
  readonly because: GradeReason
  /** An answer of those given decides alone. */
  readonly critical: boolean
}

const BEST_SCORE = 100
const WORST_GRADE: Grade = 'D'

function worse(a: Grade, b: Grade): Grade {
  return GRADES.indexOf(a) > GRADES.indexOf(b) ? a : b
}

/** The grade for the answers given, and for flags that come from elsewhere (`beside`). A flag can only make it worse. */
export function gradeAnswers(checklist: Checklist, given: readonly GivenAnswer[], rules: GradingRules, beside: readonly Flag[] = []): GradeDecision {
  const answers = answersGiven(checklist, given)
  const pointsLeft = (of: typeof answers) => Math.max(0, BEST_SCORE - of.reduce((sum, { answer }) => sum + answer.deduction, 0))
  const score = pointsLeft(answers)
  const dimensions = scoresOf((dimension) => pointsLeft(answers.filter(({ question }) => question.dimension === dimension)))
  const flags = [...new Set([...answers.flatMap(({ answer }) => answer.flags), ...beside])]
  const critical = answers.find(({ answer }) => answer.critical === true)
  const reasons: { readonly grade: Grade; readonly because: GradeReason }[] = [
    ...(critical ? [{ grade: WORST_GRADE, because: { by: 'critical', finding: { questionId: critical.question.id, answerId: critical.answer.id } } } as const] : []),
    ...rules.caps.filter(({ flag }) => flags.includes(flag)).map(({ grade, flag, words }) => ({ grade, because: { by: 'flag', flag, words } as const })),
    ...(rules.limits ?? []).filter(({ dimension, below }) => dimensions[dimension] < below).map(({ grade, dimension, words }) => ({ grade, because: { by: 'dimension', dimension, words } as const })),
    { grade: rules.thresholds.find((threshold) => score >= threshold.atLeast)?.grade ?? WORST_GRADE, because: { by: 'score', score } },
  ]
  const grade = reasons.reduce<Grade>((worst, reason) => worse(worst, reason.grade), 'A')
  const findings = answers
    .filter(({ answer }) => answer.deduction > 0 || answer.flags.length > 0)
    .sort((a, b) => b.answer.deduction - a.answer.deduction)
    .map(({ question, answer }) => ({ questionId: question.id, answerId: answer.id }))
  const because = reasons.find((reason) => reason.grade === grade)?.because ?? { by: 'score', score }
  return { grade, score, dimensions, flags, findings, because, critical: critical !== undefined }
}

function scoresOf(points: (dimension: Dimension) => number): DimensionScores {
  const [packaging, completeness, cosmetic, working, hygiene] = DIMENSIONS
  return { packaging: points(packaging), completeness: points(completeness), cosmetic: points(cosmetic), function: points(working), hygiene: points(hygiene) }
}
