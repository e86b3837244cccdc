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

type Check = (facts: DispositionFacts) => boolean

function within(range: Range, of: (facts: DispositionFacts) => number | undefined): Check {
  const { atLeast = -Infinity, below = Infinity } = range
  return (facts) => {
    const value = of(facts)
    return value !== undefined && value >= atLeast && value < below
  }
}

function oneOf<T>(wanted: readonly T[], of: (facts: DispositionFacts) => T | undefined): Check {
  return (facts) => {
    const value = of(facts)
    return value !== undefined && wanted.includes(value)
  }
}

function groupOf(reason: ClaimedReason | FoundReason | undefined): ReasonGroup | undefined {
  return reason === undefined || reason === 'not-said' || reason === 'no-fault-found' ? undefined : (reasonGroup(reason) ?? undefined)
}

/** Whether the reasons differ; null while one of them is not known. That nothing was found differs from every claim of a fault. */
function reasonsDiffer({ claimed, found }: DispositionFacts): boolean | null {
  if (claimed === undefined || claimed === 'not-said' || found === undefined) return null
  return groupOf(claimed) !== groupOf(found)
}

/** One check for each condition that is named, the cheap ones first: most rules fail at the first. */
function checksOf(when: RuleConditions): readonly Check[] {
  const checks: Check[] = []
  const add = <T>(wanted: T | undefined, check: (wanted: T) => Check) => {
    if (wanted !== undefined) checks.push(check(wanted))
  }
  add(when.grades, (wanted) => (facts) => wanted.includes(facts.grade))
  add(when.recalled, (wanted) => (facts) => facts.recalled === wanted)
  add(when.vendorQuota, (wanted) => (facts) => facts.vendorQuota === wanted)
  add(when.serial, (wanted) => oneOf(wanted, (facts) => facts.serial))
  add(when.soldOn, (wanted) => oneOf(wanted, (facts) => facts.soldOn))
  add(when.ageDays, (wanted) => within(wanted, (facts) => facts.ageDays))
  add(when.shelfLifeDays, (wanted) => within(wanted, (facts) => facts.shelfLifeDays))
  add(when.weightOffGrams, (wanted) => within(wanted, (facts) => facts.weightOffGrams))
  add(when.value, (wanted) => {
    const isWithin = within(wanted, (facts) => facts.value?.minor)
    return (facts) => facts.value?.currency === wanted.currency && isWithin(facts)
  })
  for (const dimension of DIMENSIONS) add(when.dimensions?.[dimension], (wanted) => within(wanted, (facts) => facts.dimensions?.[dimension]))
  add(when.anyFlag, (wanted) => (facts) => wanted.some((flag) => facts.flags.includes(flag)))
  add(when.allFlags, (wanted) => (facts) => wanted.every((flag) => facts.flags.includes(flag)))
  add(when.noFlag, (wanted) => (facts) => !wanted.some((flag) => facts.flags.includes(flag)))
  add(when.checklists, (wanted) => (facts) => (facts.lineage ?? [facts.checklistId]).some((id) => wanted.includes(id)))
  add(when.findings, (wanted) => (facts) => wanted.some((finding) => facts.findings?.includes(finding) === true))
  add(when.claimed, (wanted) => oneOf(wanted, (facts) => groupOf(facts.claimed)))
  add(when.found, (wanted) => oneOf(wanted, (facts) => groupOf(facts.found)))
  add(when.reasonsDiffer, (wanted) => (facts) => reasonsDiffer(facts) === wanted)
  return checks
}

/** Conditions made ready to be held against many units: whether every one of them holds. */
export function readyConditions(when: RuleConditions): (facts: DispositionFacts) => boolean {
  const checks = checksOf(when)
  return (facts) => {
    for (const check of checks) if (!check(facts)) return false
    return true
  }
}
