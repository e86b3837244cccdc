import type { OperatorId, ShiftId } from './ids'
import type { Instant } from './quantities'

/** A work period at a station. Several operators may sign in during it. */
export interface ShiftView {
  readonly shiftId: ShiftId
  readonly openedAt: Instant
  readonly openedBy: OperatorId
  readonly closedAt: Instant | null
  /** Who stands at the bench now; null between two people. */
  readonly signedIn: OperatorId | null
  readonly signedInAt: Instant | null
  readonly operators: readonly OperatorId[]
  /** What the next shift should know. */
  readonly notes: readonly ShiftNote[]
}

export interface ShiftNote {
  readonly at: Instant
  readonly by: OperatorId | null
  readonly text: string
}
