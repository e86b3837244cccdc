import type { Grade } from './grading-rules'
import type { DurationMs, Instant } from './quantities'
import type { UnitState } from './unit'
import type { Disposition } from './zone'

/** Steps the summary counts, in the order of the bench. */
export const SUMMARY_STEPS = ['identified', 'weighed', 'inspected', 'decided', 'labelled', 'scanned-back', 'placed', 'held'] as const
export type SummaryStep = (typeof SUMMARY_STEPS)[number]

/** What one person did in the shift. */
export interface OperatorSummary {
  readonly operatorId: string
  readonly name: string
  readonly unitsDecided: number
  readonly unitsPlaced: number
  /** Median over the units this person put in totes. */
  readonly medianUnitMs: DurationMs | null
}

/** A unit that was worked on in the shift and is in no tote. */
export interface OpenUnit {
  readonly lpn: string
  readonly title: string
  readonly state: UnitState
  /** When its newest step was taken. */
  readonly since: Instant
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
  readonly chainWhole: boolean
  readonly operators: readonly OperatorSummary[]
  readonly parcelsReceived: number
  readonly parcelsBlind: number
  readonly unitsByStep: readonly { readonly step: SummaryStep; readonly count: number }[]
  readonly unitsByGrade: readonly { readonly grade: Grade; readonly count: number }[]
  readonly unitsByDisposition: readonly { readonly disposition: Disposition; readonly count: number }[]
  /** Units decided, by hour of the station's local time, every hour of the shift present. */
  readonly unitsByHour: readonly { readonly hourStart: Instant; readonly count: number }[]
  readonly unitsDecided: number
  readonly unitsPlaced: number
  readonly unitsResalable: number
  /** From scanning the unit to putting it in its tote, over units placed in the shift; nearest rank. */
  readonly unitTime: { readonly medianMs: DurationMs | null; readonly p90Ms: DurationMs | null }
  readonly weighingsSkipped: number
  readonly stepsUndone: number
  readonly prints: { readonly printed: number; readonly confirmed: number; readonly failed: number; readonly reprints: number }
  /** The longest waiting first. */
  readonly stillOpen: readonly OpenUnit[]
}
