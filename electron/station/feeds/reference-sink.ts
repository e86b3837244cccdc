import type { ItemId } from '@shared/domain/ids'
import type { Item } from '@shared/domain/item'
import type { ReturnLine, ReturnOrderCode } from '@shared/domain/return-order'

/** A catalogue row as it goes into the store. */
export interface CatalogueRow extends Item {
  readonly itemId: ItemId
  readonly brand: string | null
  readonly priceMinor: number | null
  readonly currency: string | null
}

/** What a file says about the person who sends goods back. Goes into the store and nowhere else. */
export interface BuyerFields {
  readonly reference: string | null
  readonly name: string | null
  readonly address: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly country: string | null
}

/** A line of an announced return order as it goes into the store. */
export interface ExpectedLineRow extends ReturnLine {
  /** Its row in the file: lines keep their order by it. */
  readonly sourceRow?: number | undefined
  readonly rmaNumber: string
  readonly createdAt: string | null
  readonly orderNumber: string | null
  /** What else finds the return order. */
  readonly codes?: readonly ReturnOrderCode[] | undefined
  readonly buyer: BuyerFields
}

/** What the store made of a file. */
export interface ImportOutcome {
  readonly imported: number
  readonly returnOrders: number
  /** Lines that had the number of an earlier line of their return order and got one of their own. */
  readonly repeatedLines: readonly { readonly sourceRow: number; readonly rmaNumber: string; readonly line: number }[]
}

/** One file on its way into the store: seen by nobody before `commit`, gone after `abandon`. */
export interface ImportSession {
  addItems(rows: Iterable<CatalogueRow>): void
  addReturnLines(rows: Iterable<ExpectedLineRow>): void
  commit(): ImportOutcome
  abandon(): void
}

/** What a feed asks of the store. */
export interface ReferenceSink {
  readonly reference: { beginImport(source: string): ImportSession }
}
