import { answersGiven, type Checklist, type Flag, type GivenAnswer } from './checklist'
import type { Words } from './words'

/** Condition letter given after inspection. */
export const GRADES = ['A', 'B', 'C', 'D'] as const
export type Grade = (typeof GRADES)[number]

/** Rule data: thresholds over the score, and flags that no score can outweigh. */
export interface GradingRules {
  readonly version: number
  /** From the best grade down; the last one has `atLeast` 0. */
  readonly thresholds: readonly { readonly grade: Grade; readonly atLeast: number }[]
  readonly caps: readonly { readonly flag: Flag; readonly grade: Grade; readonly words: Words }[]
}

/** A grade with what decided it. */
export interface GradeDecision {
  readonly grade: Grade
  /** 100 less all deductions, never below 0. */
  readonly score: number
  readonly flags: readonly Flag[]
  /** Answers that cost points or raised a flag, the costliest first. */
  readonly findings: readonly GivenAnswer[]
}

function worse(a: Grade, b: Grade): Grade {
  return GRADES.indexOf(a) > GRADES.indexOf(b) ? a : b
}

/** The grade for the answers given, and for flags that come from elsewhere (`beside`). A flag can only make it worse. */
export function gradeAnswers(checklist: Checklist, given: readonly GivenAnswer[], rules: GradingRules, beside: readonly Flag[] = []): GradeDecision {
  const answers = answersGiven(checklist, given)
  const score = Math.max(0, 100 - answers.reduce((sum, { answer }) => sum + answer.deduction, 0))
  const flags = [...new Set([...answers.flatMap(({ answer }) => answer.flags), ...beside])]
  const byScore = rules.thresholds.find((threshold) => score >= threshold.atLeast)?.grade ?? 'D'
  const grade = rules.caps.filter((cap) => flags.includes(cap.flag)).reduce((worst, cap) => worse(worst, cap.grade), byScore)
  const findings = answers
    .filter(({ answer }) => answer.deduction > 0 || answer.flags.length > 0)
    .sort((a, b) => b.answer.deduction - a.answer.deduction)
    .map(({ question, answer }) => ({ questionId: question.id, answerId: answer.id }))
  return { grade, score, flags, findings }
}
