import { answersGiven, dueQuestions, findingWords, type Checklist, type GivenAnswer } from './checklist'
import { gradeAnswers, type DimensionScores, type GradeDecision, type GradingRules } from './grading-rules'
import { gradeOnAllScales, type AllGrades, type ScaleRules } from './grade-scales'
import { readAnswer, type AnswerContext, type AnswerFailure, type GivenValue } from './read-answer'
import { ok, refuse, type Result } from './result'
import type { Words } from './words'

/** One fact seen. */
export interface InspectionFinding {
  readonly question: string
  readonly answer: string
  readonly words: Words
  readonly deduction: number
}

/** What an inspection says. While answers are missing there is no grade: it could still change. */
export interface InspectionReport {
  readonly complete: boolean
  /** Questions that are due and not answered, in order; later ones may follow from their answers. */
  readonly missing: readonly string[]
  readonly dimensions: DimensionScores
  readonly grades: AllGrades | null
  readonly findings: readonly InspectionFinding[]
  /** Answers to questions that the other answers do not lead to. */
  readonly ignored: readonly string[]
  readonly given: readonly GivenAnswer[]
  readonly graded: GradeDecision
}

/** An answer that cannot be taken; `no-such-question` where the checklist does not have the question. */
export interface RefusedAnswer {
  readonly question: string
  readonly failure: AnswerFailure | { readonly kind: 'no-such-question' }
}

/** Reads what was given to each question and judges it. Refuses with every answer that is none. */
export function inspectAnswers(
  checklist: Checklist, values: ReadonlyMap<string, GivenValue>, rules: { readonly grading: GradingRules; readonly scales: ScaleRules }, context: AnswerContext = {},
): Result<InspectionReport, readonly RefusedAnswer[]> {
  const refused: RefusedAnswer[] = []
  const all: GivenAnswer[] = []
  for (const [id, value] of values) {
    const question = checklist.questions.find((candidate) => candidate.id === id)
    const answer = question ? readAnswer(question, value, context) : refuse({ kind: 'no-such-question' } as const)
    if (answer.ok) all.push(answer.value)
    else refused.push({ question: id, failure: answer.failure })
  }
  return refused.length > 0 ? refuse(refused) : ok(judge(checklist, all, rules))
}

function judge(checklist: Checklist, all: readonly GivenAnswer[], rules: { readonly grading: GradingRules; readonly scales: ScaleRules }): InspectionReport {
  const due = dueQuestions(checklist, all).map((question) => question.id)
  const given = due.flatMap((id) => all.find((answer) => answer.questionId === id) ?? [])
  const missing = due.filter((id) => !given.some((answer) => answer.questionId === id))
  const graded = gradeAnswers(checklist, given, rules.grading)
  const complete = missing.length === 0
  const seen = answersGiven(checklist, graded.findings)
  return {
    complete, missing, given, graded,
    dimensions: graded.dimensions,
    grades: complete ? gradeOnAllScales(rules.scales, graded) : null,
    findings: seen.map(({ question, answer }) => ({ question: question.id, answer: answer.id, words: findingWords(answer), deduction: answer.deduction })),
    ignored: all.flatMap(({ questionId }) => (due.includes(questionId) ? [] : [questionId])),
  }
}
