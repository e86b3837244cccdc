import type { ParcelId, ReturnOrderId, ShiftId } from './ids'
import type { Instant } from './quantities'

/** How a parcel was matched to its return order: by what was scanned on or in it. */
export const PARCEL_MATCHES = ['rma-number', 'tracking', 'order-number', 'item', 'parcel', 'unit', 'blind'] as const
export type ParcelMatch = (typeof PARCEL_MATCHES)[number]

/** A further return order in the same parcel. */
export interface JoinedReturnOrder {
  readonly returnOrderId: ReturnOrderId
  readonly rmaNumber: string
}

/** What was announced and not found: one line of a return order. */
export interface MissingLine {
  readonly returnOrderId: ReturnOrderId
  readonly line: number
  readonly sku: string
  readonly title: string
  /** Pieces that are missing. */
  readonly quantity: number
}

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
  /** Units expected by its return order when it was received; 0 for a blind parcel. */
  readonly unitsExpected: number
  /** Further return orders in it, in the order they were found. */
  readonly also: readonly JoinedReturnOrder[]
  /** Since when it waits set aside; null when it does not. */
  readonly setAsideAt: Instant | null
  /** What was not found in it, as told when it was closed. */
  readonly missing: readonly MissingLine[]
}

/** Every return order of a parcel, the first one first. */
export function returnOrdersOf(parcel: Pick<ParcelView, 'returnOrderId' | 'rmaNumber' | 'also'>): readonly JoinedReturnOrder[] {
  return [{ returnOrderId: parcel.returnOrderId, rmaNumber: parcel.rmaNumber }, ...parcel.also]
}

/** Whether the parcel waits neither closed nor set aside. */
export function isOpenParcel(parcel: Pick<ParcelView, 'closedAt' | 'setAsideAt'> | null): boolean {
  return parcel !== null && parcel.closedAt === null && parcel.setAsideAt === null
}
