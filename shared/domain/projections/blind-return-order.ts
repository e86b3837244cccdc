import { hybridTimeToInstant } from '../hybrid-clock'
import type { ReturnOrderId } from '../ids'
import { standingEntries, type StoredEntry } from '../journal-entry'
import type { Instant } from '../quantities'

/** A return order that was opened at the bench because nothing announced the parcel. */
export interface BlindReturnOrderView {
  readonly returnOrderId: ReturnOrderId
  readonly rmaNumber: string
  readonly scanned: string
  readonly openedAt: Instant
}

/** The blind return order that its entries tell, or null. */
export function foldBlindReturnOrder(entries: readonly StoredEntry[]): BlindReturnOrderView | null {
  const opened = standingEntries(entries).find((entry) => entry.kind === 'returnOrderOpened')
  return opened ? { ...opened.payload, openedAt: hybridTimeToInstant(opened.at) } : null
}
