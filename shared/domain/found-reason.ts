import { answersGiven, type Checklist, type Dimension, type Flag, type GivenAnswer } from './checklist'
import { reasonGroup, type ClaimedReason, type FoundReason, type ReasonGroup } from './return-reason'

/** One rule: all named conditions must hold; a condition left out always holds. */
export interface FoundReasonRule {
  readonly when: {
    readonly anyFlag?: readonly Flag[] | undefined
    /** Points taken off in one of these sides of the condition, at least so many. */
    readonly cost?: { readonly dimensions: readonly Dimension[]; readonly points: number } | undefined
    readonly claimed?: readonly ReasonGroup[] | undefined
  }
  /** `as-claimed`: the buyer's reason stands. */
  readonly reason: FoundReason | 'as-claimed'
}

/** Rules in order: the first that fits decides. The last one has no condition. */
export interface FoundReasonRules {
  readonly version: number
  readonly rules: readonly FoundReasonRule[]
}

/** What a found reason is judged by. */
export interface Inspected {
  readonly checklist: Checklist
  readonly answers: readonly GivenAnswer[]
  readonly flags: readonly Flag[]
  readonly claimed: ClaimedReason | null
}

function costOf(inspected: Inspected, dimensions: readonly Dimension[]): number {
  return answersGiven(inspected.checklist, inspected.answers).reduce((sum, { question, answer }) => sum + (dimensions.includes(question.dimension) ? answer.deduction : 0), 0)
}

function holds({ when }: FoundReasonRule, inspected: Inspected): boolean {
  const group = inspected.claimed && reasonGroup(inspected.claimed)
  return (
    (!when.anyFlag || when.anyFlag.some((flag) => inspected.flags.includes(flag))) &&
    (!when.cost || costOf(inspected, when.cost.dimensions) >= when.cost.points) &&
    (!when.claimed || (group !== null && when.claimed.includes(group)))
  )
}

/** The reason that an inspection found. Where it finds the buyer's coarse reason, the buyer's finer one is kept. */
export function foundReasonOf(rules: FoundReasonRules, inspected: Inspected): FoundReason {
  const rule = rules.rules.find((candidate) => holds(candidate, inspected))
  if (!rule) throw new Error(`found-reason rules ${rules.version} have no last rule that fits everything`)
  const claimed = inspected.claimed === null || inspected.claimed === 'not-said' ? null : inspected.claimed
  if (rule.reason === 'as-claimed') return claimed ?? 'no-fault-found'
  return claimed !== null && reasonGroup(rule.reason) === reasonGroup(claimed) && !rule.reason.includes('/') ? claimed : rule.reason
}
