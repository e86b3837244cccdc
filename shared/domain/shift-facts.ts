import type { DeviceCheckResult } from './device-check'
import type { Grade } from './grading-rules'
import type { DurationMs, Grams, Instant } from './quantities'
import type { ShiftView } from './shift'
import type { SummaryStep } from './shift-summary'
import type { UnitState } from './unit'
import type { UnitFit } from './unit-fit'
import type { Disposition } from './zone'

/*
 * What a shift summary is counted from: one row for each unit, parcel, step taken back, device fault and stay at the
 * bench. Every number of the summary is a count or a sum over these rows, so whoever has the rows can count again.
 * Plain values only: they cross to other threads, to the window and to files.
 */

/** A step of a unit in the shift. `by` is null for what the station did by itself. */
export interface StepFact {
  readonly at: Instant
  readonly by: string | null
}

/** One unit that was touched in the shift, as it stood when the numbers were frozen. */
export interface UnitFacts {
  readonly unitId: string
  readonly lpn: string
  readonly title: string
  readonly sku: string
  /** The kind of goods: id of its checklist. */
  readonly category: string
  readonly rmaNumber: string
  readonly fit: UnitFit
  /** True when its first scan was taken back: only its labels still count. */
  readonly takenBack: boolean
  /** The newest step of each kind that lies in the shift. */
  readonly steps: Readonly<Partial<Record<SummaryStep, StepFact>>>
  readonly grade: Grade | null
  /** Set when a person chose another grade in the shift: what the rules had said, and why. */
  readonly gradeComputed: Grade | null
  readonly gradeReason: string | null
  readonly disposition: Disposition | null
  readonly dispositionComputed: Disposition | null
  readonly dispositionReason: string | null
  /** Reason codes as `shared/domain/return-reason.ts` defines them. */
  readonly claimedReason: string | null
  readonly foundReason: string | null
  readonly weightGrams: Grams | null
  readonly usualWeightGrams: Grams | null
  /** How a weight that differs from the usual one was judged in the shift. */
  readonly weightVerdict: string | null
  readonly weightDifferenceGrams: Grams | null
  readonly weighingSkipped: boolean
  /** From scanning the unit to putting it in its tote, when that lies in the shift. */
  readonly unitMs: DurationMs | null
  readonly labelsPrinted: number
  readonly labelsConfirmed: number
  readonly labelsFailed: number
  /** Why labels were printed again, one for each that came out. */
  readonly reprintReasons: readonly string[]
  /** Why the unit was set aside in the shift. */
  readonly holdReason: string | null
  readonly state: UnitState
  /** Whether it lies in no tote yet. */
  readonly open: boolean
  /** When its newest step was taken. */
  readonly since: Instant
}

/** One parcel opened or closed in the shift. */
export interface ParcelFacts {
  readonly parcelId: string
  readonly rmaNumber: string
  readonly scanned: string
  readonly match: string
  /** Null when it was opened in an earlier shift. */
  readonly receivedAt: Instant | null
  readonly closedAt: Instant | null
  /** Announced units that were not in it, told when it was closed. */
  readonly unitsMissing: number
}

/** A person's step that was taken back in the shift. */
export interface UndoneFact {
  readonly at: Instant
  readonly by: string | null
  readonly kind: string
  /** Plate of the unit, or number of the return order. */
  readonly code: string
  readonly title: string
}

/** A time in the shift when a device could not be used. */
export interface FaultFact {
  readonly deviceId: string
  readonly role: string
  /** The state it was in, as the bench names it. */
  readonly state: string
  readonly detail: string
  readonly from: Instant
  /** Up to its recovery, else up to the moment of freezing. */
  readonly outMs: DurationMs
  readonly recovered: boolean
}

/** A time somebody was signed in. */
export interface StayFact {
  readonly operatorId: string
  readonly from: Instant
  readonly to: Instant
}

/** One device in a start-of-shift test. */
export interface CheckFact extends DeviceCheckResult {
  readonly at: Instant
  readonly by: string | null
}

/** A note for the next shift. */
export interface NoteFact {
  readonly at: Instant
  readonly by: string | null
  readonly text: string
}

/** Everything a summary is counted from. */
export interface ShiftFacts {
  readonly shift: ShiftView
  /** The moment up to which steps count, inclusive. */
  readonly frozenAt: Instant
  readonly units: readonly UnitFacts[]
  readonly parcels: readonly ParcelFacts[]
  readonly undone: readonly UndoneFact[]
  readonly faults: readonly FaultFact[]
  readonly stays: readonly StayFact[]
  readonly notes: readonly NoteFact[]
  /** Of the newest test of the shift: an earlier one was done again. */
  readonly checks: readonly CheckFact[]
  /** Numbers of the station's first and last entry in the shift; 0 when there is none. */
  readonly firstSeq: number
  readonly lastSeq: number
}
