import type { Flag } from './checklist'
import type { Grade } from './grading-rules'
import type { Words } from './words'
import type { Disposition } from './zone'

/** One rule: all named conditions must hold; a condition left out always holds. */
export interface DispositionRule {
  /** Shown to people as "rule 14": a number, once given, keeps its meaning. */
  readonly id: number
  readonly when: {
    readonly grades?: readonly Grade[] | undefined
    readonly anyFlag?: readonly Flag[] | undefined
    readonly checklists?: readonly string[] | undefined
  }
  readonly disposition: Disposition
  readonly words: Words
}

/** Rules in order: the first that fits decides. The last one has no condition, so that every unit gets a route. */
export interface DispositionRules {
  readonly version: number
  readonly rules: readonly DispositionRule[]
}

export interface DispositionDecision {
  readonly disposition: Disposition
  readonly rule: DispositionRule
}

/** The route for a graded unit, with the rule that decided. */
export function decideDisposition(rules: DispositionRules, facts: { grade: Grade; flags: readonly Flag[]; checklistId: string }): DispositionDecision {
  const rule = rules.rules.find(
    ({ when }) =>
      (!when.grades || when.grades.includes(facts.grade)) &&
      (!when.anyFlag || when.anyFlag.some((flag) => facts.flags.includes(flag))) &&
      (!when.checklists || when.checklists.includes(facts.checklistId)),
  )
  if (!rule) throw new Error(`disposition rules ${rules.version} have no last rule that fits everything`)
  return { disposition: rule.disposition, rule }
}
