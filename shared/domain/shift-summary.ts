import type { Grade } from './grading-rules'
import type { DurationMs, Instant } from './quantities'
import type { UnitState } from './unit'
import type { BaseGroup, Disposition } from './zone'

/** Steps the summary counts, in the order of the bench. */
export const SUMMARY_STEPS = ['identified', 'weighed', 'inspected', 'decided', 'labelled', 'scanned-back', 'placed', 'put-away', 'held'] as const
export type SummaryStep = (typeof SUMMARY_STEPS)[number]

/** A count under a name, for example of one reason. */
export interface KeyedCount {
  readonly key: string
  readonly count: number
}

/** Why there is no adjusted time: no earlier shift to compare with, too few units, or a mix the earlier shifts do not know. */
export const ADJUSTED_GAPS = ['no-reference', 'few-units', 'other-mix'] as const
export type AdjustedGap = (typeof ADJUSTED_GAPS)[number]

/** The time a unit would have taken with the usual mix of goods; see `mix-adjusted-time.ts`. */
export interface AdjustedTime {
  readonly medianMs: DurationMs | null
  /** Why there is none; null when there is. */
  readonly gap: AdjustedGap | null
  /** The same number for the earlier shifts themselves: what to compare with. */
  readonly referenceMs: DurationMs | null
  readonly referenceShifts: number
  readonly referenceUnits: number
  /** The usual mix: units and median of every kind of goods in the earlier shifts, the most frequent first. */
  readonly mix: readonly MixPart[]
}

export interface MixPart {
  readonly category: string
  readonly units: number
  readonly medianMs: DurationMs
}

/** What one person did in the shift. */
export interface OperatorSummary {
  readonly operatorId: string
  readonly name: string
  readonly unitsDecided: number
  readonly unitsPlaced: number
  /** Median over the units this person put in totes. */
  readonly medianUnitMs: DurationMs | null
  readonly adjustedMs: DurationMs | null
  readonly overrides: number
  /** Time signed in. */
  readonly benchMs: DurationMs
}

/** A unit that was worked on in the shift and is in no tote. */
export interface OpenUnit {
  readonly lpn: string
  readonly title: string
  readonly state: UnitState
  /** When its newest step was taken. */
  readonly since: Instant
  readonly holdReason: string | null
}

/** Claimed reason against found reason, by their groups; null is a reason nobody gave. */
export interface ReasonCell {
  readonly claimed: string | null
  readonly found: string | null
  readonly count: number
}

/** What one device missed. */
export interface DeviceSummary {
  readonly deviceId: string
  readonly role: string
  readonly states: readonly string[]
  readonly count: number
  readonly outMs: DurationMs
}

export interface HandOverNote {
  readonly at: Instant
  readonly name: string
  readonly text: string
}

/** The numbers of one shift, each a count over units or entries whose step lies between its opening and its freezing. Plain values only: it crosses to the window and to files. */
export interface ShiftSummary {
  readonly stationName: string
  readonly shiftId: string
  readonly openedAt: Instant
  readonly closedAt: Instant | null
  /** The moment up to which steps count, inclusive. */
  readonly frozenAt: Instant
  /** Numbers of the station's first and last entry in the shift; 0 when there is none. */
  readonly firstSeq: number
  readonly lastSeq: number
  /** Whether every entry from the first to the last has the check sum it was written with. */
  readonly chainWhole: boolean
  /** Check sum of the last entry, hexadecimal; empty when there is none. */
  readonly lastHash: string
  readonly operators: readonly OperatorSummary[]
  readonly parcelsReceived: number
  readonly parcelsBlind: number
  readonly unitsByStep: readonly { readonly step: SummaryStep; readonly count: number }[]
  readonly unitsByGrade: readonly { readonly grade: Grade; readonly count: number }[]
  readonly unitsByGroup: readonly { readonly group: BaseGroup; readonly count: number }[]
  readonly unitsByDisposition: readonly { readonly disposition: Disposition; readonly count: number }[]
  /** Units decided, by hour of the station's local time, every hour of the shift present. */
  readonly unitsByHour: readonly { readonly hourStart: Instant; readonly count: number }[]
  /** Units decided, by claimed and found reason; only pairs that occur. */
  readonly reasons: readonly ReasonCell[]
  readonly unitsDecided: number
  readonly unitsPlaced: number
  readonly unitsResalable: number
  /** From scanning the unit to putting it in its tote, over units placed in the shift; nearest rank. */
  readonly unitTime: { readonly medianMs: DurationMs | null; readonly p90Ms: DurationMs | null; readonly adjusted: AdjustedTime }
  readonly weighingsSkipped: number
  readonly stepsUndone: number
  readonly prints: { readonly printed: number; readonly confirmed: number; readonly failed: number; readonly reprints: number }
  readonly reprintReasons: readonly KeyedCount[]
  readonly gradeOverrides: readonly KeyedCount[]
  readonly routeOverrides: readonly KeyedCount[]
  readonly holds: readonly KeyedCount[]
  /** Weights that were asked about, by the answer. */
  readonly weightVerdicts: readonly KeyedCount[]
  /** Units by how they differ from what was announced, and announced units that were missing. */
  readonly differences: readonly KeyedCount[]
  readonly devices: readonly DeviceSummary[]
  /** Devices in the newest start-of-shift test, by outcome; empty when there was none. */
  readonly deviceChecks: readonly KeyedCount[]
  readonly notes: readonly HandOverNote[]
  /** The longest waiting first. */
  readonly stillOpen: readonly OpenUnit[]
}
