import type { Dimension, Flag } from './checklist'
import type { Grade, GradeDecision } from './grading-rules'
import type { Words } from './words'

/** Scales that one inspection gives grades on at once; A to D come from the grading rules. */
export const SCALES = ['amazon', 'r2v3-functional', 'r2v3-cosmetic', 'three'] as const
export type Scale = (typeof SCALES)[number]

/** One grade of a scale: all named conditions must hold; a condition left out always holds. */
export interface ScaleStep {
  readonly grade: string
  readonly words: Words
  readonly when: {
    /** The score of the whole unit, 0 to 100. */
    readonly atLeast?: number | undefined
    readonly dimensions?: Partial<Readonly<Record<Dimension, number>>> | undefined
    readonly noFlag?: readonly Flag[] | undefined
    /** Only a unit of which no answer decides alone. */
    readonly uncritical?: boolean | undefined
  }
}

/** `resources/rules/scales.json`: the grades of every scale from the best down; the last one of each has no condition. */
export interface ScaleRules {
  readonly version: number
  readonly scales: Readonly<Record<Scale, readonly ScaleStep[]>>
}

/** The grades of one inspection on every scale. `r2v3` is the functional grade, then the cosmetic one: `F5/C4`. */
export interface AllGrades {
  readonly 'a-d': Grade
  readonly amazon: string
  readonly r2v3: string
  readonly three: string
}

type Graded = Pick<GradeDecision, 'score' | 'dimensions' | 'flags' | 'critical'>

function holds({ when }: ScaleStep, { score, dimensions, flags, critical }: Graded): boolean {
  return (
    score >= (when.atLeast ?? 0) &&
    entriesOf(when.dimensions).every(([dimension, points]) => dimensions[dimension] >= points) &&
    !(when.noFlag ?? []).some((flag) => flags.includes(flag)) &&
    !(when.uncritical === true && critical)
  )
}

function entriesOf(wanted: ScaleStep['when']['dimensions']): readonly (readonly [Dimension, number])[] {
  if (!wanted) return []
  const { packaging = 0, completeness = 0, cosmetic = 0, function: working = 0, hygiene = 0 } = wanted
  return [['packaging', packaging], ['completeness', completeness], ['cosmetic', cosmetic], ['function', working], ['hygiene', hygiene]]
}

/** The grade on one scale: the first from the best down whose conditions hold. */
export function gradeOnScale(rules: ScaleRules, scale: Scale, graded: Graded): ScaleStep {
  const step = rules.scales[scale].find((candidate) => holds(candidate, graded))
  if (!step) throw new Error(`scale ${scale} of version ${rules.version} has no last grade that fits everything`)
  return step
}

/** Every scale at once. */
export function gradeOnAllScales(rules: ScaleRules, graded: GradeDecision): AllGrades {
  const on = (scale: Scale) => gradeOnScale(rules, scale, graded).grade
  return { 'a-d': graded.grade, amazon: on('amazon'), r2v3: `${on('r2v3-functional')}/${on('r2v3-cosmetic')}`, three: on('three') }
}
