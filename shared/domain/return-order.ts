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
}

/** The customer's authorised return, without the customer: personal fields stay in the reference data and are never handed to the domain. */
export interface ReturnOrder {
  readonly returnOrderId: ReturnOrderId
  readonly rmaNumber: string
  readonly lines: readonly ReturnLine[]
}
