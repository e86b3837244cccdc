import { DIMENSIONS, type Dimension, type Flag } from './checklist'
import type { Grade } from './grading-rules'
import type { Grams, Money } from './quantities'
import { reasonGroup, type ClaimedReason, type FoundReason, type ReasonGroup } from './return-reason'

/** What the serial number of a unit says: as sold, another one than was sold, one that was swapped in before, one that came back before. */
export const SERIAL_VERDICTS = ['as-sold', 'differs', 'sold-to-another', 'returned-before', 'blocked', 'unknown'] as const
export type SerialVerdict = (typeof SERIAL_VERDICTS)[number]

/** Whether the vendor still takes units back. */
export const VENDOR_QUOTAS = ['left', 'used-up'] as const
export type VendorQuota = (typeof VENDOR_QUOTAS)[number]

/** Everything a rule can look at. What is not known is absent, and fulfils no condition. */
export interface DispositionFacts {
  readonly grade: Grade
  readonly flags: readonly Flag[]
  readonly checklistId: string
  /** The checklist with those it inherits from; the id alone where it is absent. */
  readonly lineage?: readonly string[] | undefined
  readonly dimensions?: Partial<Readonly<Record<Dimension, number>>> | undefined
  /** Findings as `question/answer`. */
  readonly findings?: readonly string[] | undefined
  /** What the unit sells for when new. */
  readonly value?: Money | undefined
  readonly claimed?: ClaimedReason | undefined
  readonly found?: FoundReason | undefined
  /** The weight less the usual one, in grams: below zero for a light unit. */
  readonly weightOffGrams?: Grams | undefined
  readonly serial?: SerialVerdict | undefined
  /** Days since it was sold. */
  readonly ageDays?: number | undefined
  /** Days until it expires; below zero when it has. */
  readonly shelfLifeDays?: number | undefined
  /** Where it was sold. */
  readonly soldOn?: string | undefined
  readonly vendorQuota?: VendorQuota | undefined
  readonly recalled?: boolean | undefined
}

/** From `atLeast` on, up to but not including `below`. */
export interface Range {
  readonly atLeast?: number | undefined
  readonly below?: number | undefined
}

/** Conditions of a rule: all named ones must hold; one left out always holds. */
export interface RuleConditions {
  readonly grades?: readonly Grade[] | undefined
  readonly anyFlag?: readonly Flag[] | undefined
  readonly allFlags?: readonly Flag[] | undefined
  readonly noFlag?: readonly Flag[] | undefined
  /** A checklist or one it inherits from. */
  readonly checklists?: readonly string[] | undefined
  readonly dimensions?: Partial<Readonly<Record<Dimension, Range>>> | undefined
  /** At least one of these findings, as `question/answer`. */
  readonly findings?: readonly string[] | undefined
  /** In minor units of the named currency; units in other currencies do not fulfil it. */
  readonly value?: (Range & { readonly currency: string }) | undefined
  readonly claimed?: readonly ReasonGroup[] | undefined
  readonly found?: readonly ReasonGroup[] | undefined
  /** The found reason is of another group than the claimed one. */
  readonly reasonsDiffer?: boolean | undefined
  readonly weightOffGrams?: Range | undefined
  readonly serial?: readonly SerialVerdict[] | undefined
  readonly ageDays?: Range | undefined
  readonly shelfLifeDays?: Range | undefined
  readonly soldOn?: readonly string[] | undefined
  readonly vendorQuota?: VendorQuota | undefined
  readonly recalled?: boolean | undefined
}

function within(range: Range | undefined, value: number | undefined): boolean {
  return !range || (value !== undefined && value >= (range.atLeast ?? -Infinity) && value < (range.below ?? Infinity))
}

function oneOf<T>(wanted: readonly T[] | undefined, value: T | undefined): boolean {
  return !wanted || (value !== undefined && wanted.includes(value))
}

function groupOf(reason: ClaimedReason | FoundReason | undefined): ReasonGroup | undefined {
  return reason === undefined || reason === 'not-said' || reason === 'no-fault-found' ? undefined : (reasonGroup(reason) ?? undefined)
}

/** Whether the reasons differ; null while one of them is not known. That nothing was found differs from every claim of a fault. */
function reasonsDiffer({ claimed, found }: DispositionFacts): boolean | null {
  if (claimed === undefined || claimed === 'not-said' || found === undefined) return null
  return groupOf(claimed) !== groupOf(found)
}

/** Whether every condition of a rule holds. */
export function conditionsHold(when: RuleConditions, facts: DispositionFacts): boolean {
  return (
    oneOf(when.grades, facts.grade) &&
    (!when.anyFlag || when.anyFlag.some((flag) => facts.flags.includes(flag))) &&
    (!when.allFlags || when.allFlags.every((flag) => facts.flags.includes(flag))) &&
    (!when.noFlag || !when.noFlag.some((flag) => facts.flags.includes(flag))) &&
    (!when.checklists || (facts.lineage ?? [facts.checklistId]).some((id) => when.checklists?.includes(id) === true)) &&
    DIMENSIONS.every((dimension) => within(when.dimensions?.[dimension], facts.dimensions?.[dimension])) &&
    (!when.findings || when.findings.some((finding) => facts.findings?.includes(finding) === true)) &&
    (!when.value || (facts.value?.currency === when.value.currency && within(when.value, facts.value.minor))) &&
    oneOf(when.claimed, groupOf(facts.claimed)) &&
    oneOf(when.found, groupOf(facts.found)) &&
    (when.reasonsDiffer === undefined || reasonsDiffer(facts) === when.reasonsDiffer) &&
    within(when.weightOffGrams, facts.weightOffGrams) &&
    oneOf(when.serial, facts.serial) &&
    within(when.ageDays, facts.ageDays) &&
    within(when.shelfLifeDays, facts.shelfLifeDays) &&
    oneOf(when.soldOn, facts.soldOn) &&
    (when.vendorQuota === undefined || facts.vendorQuota === when.vendorQuota) &&
    (when.recalled === undefined || facts.recalled === when.recalled)
  )
}
