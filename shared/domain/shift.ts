import type { DeviceCheckNote } from './device-check'
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
  /** The newest start-of-shift test; null before the first. */
  readonly devicesChecked: DeviceCheckNote | null
}

export interface ShiftNote {
  readonly at: Instant
  readonly by: OperatorId | null
  readonly text: string
}
