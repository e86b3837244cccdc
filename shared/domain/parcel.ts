import type { ParcelId, ReturnOrderId, ShiftId } from './ids'
import type { Instant } from './quantities'

/** How a parcel was matched to its return order. */
export type ParcelMatch = 'rma-number' | 'order-number' | 'blind'

/** One carrier package at the bench. */
export interface ParcelView {
  readonly parcelId: ParcelId
  readonly returnOrderId: ReturnOrderId
  readonly rmaNumber: string
  /** The code that was scanned on the outside. */
  readonly scanned: string
  readonly match: ParcelMatch
  readonly shiftId: ShiftId
  readonly receivedAt: Instant
  readonly closedAt: Instant | null
  /** Units expected by its return order; 0 for a blind parcel. */
  readonly unitsExpected: number
}
