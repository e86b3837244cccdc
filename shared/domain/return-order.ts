import type { ReturnOrderId } from './ids'

/** An expected item and quantity on a return order. */
export interface ReturnLine {
  /** Number of the line on its return order, from 1. */
  readonly line: number
  readonly sku: string
  /** 14-digit key where the return order names one. */
  readonly gtin14: string | null
  readonly title: string
  readonly category: string
  readonly quantityExpected: number
  /** What the customer said, as given; shown at the bench, never copied into the journal. */
  readonly claimedReason: string | null
  readonly usualWeightGrams: number | null
  /** The claimed reason where the file names one of a published vocabulary (`reason-vocabulary.ts`), in that vocabulary's spelling. */
  readonly claimedCode?: string | undefined
  /** Serial number of the piece that was sold, where the file tells it. */
  readonly orderedSerial?: string | undefined
  /** What the file says where it cannot be meant; `usualWeightGrams` is null then. */
  readonly doubtfulWeightGrams?: number | undefined
}

/** The customer's authorised return, without the customer: personal fields stay in the reference data and are never handed to the domain. */
export interface ReturnOrder {
  readonly returnOrderId: ReturnOrderId
  readonly rmaNumber: string
  readonly lines: readonly ReturnLine[]
}

/** What a code says about the return order it finds: its own number, the number of a parcel, the number of the order, or another identifier of the announcing system. */
export type ReturnOrderCodeKind = 'return-order' | 'tracking' | 'order' | 'other'

/** A code beside the return order's own number. One return order may have several, and one code may find several return orders. */
export interface ReturnOrderCode {
  readonly code: string
  readonly kind: Exclude<ReturnOrderCodeKind, 'return-order'>
}

/** A return order found by a code. */
export interface ReturnOrderMatch {
  readonly returnOrder: ReturnOrder
  readonly kind: ReturnOrderCodeKind
}
