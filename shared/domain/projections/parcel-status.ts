import { hybridTimeToInstant } from '../hybrid-clock'
import { standingEntries, type JournalEntry, type StoredEntry } from '../journal-entry'
import { returnOrdersOf, type JoinedReturnOrder, type ParcelView } from '../parcel'

function joined(parcel: ParcelView, order: JoinedReturnOrder): ParcelView {
  if (returnOrdersOf(parcel).some(({ returnOrderId }) => returnOrderId === order.returnOrderId)) return parcel
  return { ...parcel, also: [...parcel.also, { returnOrderId: order.returnOrderId, rmaNumber: order.rmaNumber }] }
}

function applyToParcel(parcel: ParcelView | null, entry: JournalEntry): ParcelView | null {
  const at = hybridTimeToInstant(entry.at)
  if (entry.kind === 'parcelReceived' && !parcel) {
    const { also = [], ...received } = entry.payload
    return also.reduce(joined, { ...received, receivedAt: at, closedAt: null, also: [], setAsideAt: null, missing: [] })
  }
  if (!parcel) return parcel
  if (entry.kind === 'parcelJoined') return joined(parcel, entry.payload)
  if (entry.kind === 'parcelSetAside') return { ...parcel, setAsideAt: at }
  if (entry.kind === 'parcelResumed') return { ...parcel, setAsideAt: null }
  if (entry.kind === 'parcelClosed') return { ...parcel, closedAt: at, setAsideAt: null, missing: entry.payload.missing ?? [] }
  return parcel
}

/** The parcel that its entries tell, or null when no standing entry received it. */
export function foldParcel(entries: readonly StoredEntry[]): ParcelView | null {
  return standingEntries(entries).reduce(applyToParcel, null)
}
