import { hybridTimeToInstant } from '../hybrid-clock'
import { standingEntries, type JournalEntry, type StoredEntry } from '../journal-entry'
import type { ParcelView } from '../parcel'

function applyToParcel(parcel: ParcelView | null, entry: JournalEntry): ParcelView | null {
  if (entry.kind === 'parcelReceived' && !parcel) return { ...entry.payload, receivedAt: hybridTimeToInstant(entry.at), closedAt: null }
  if (entry.kind === 'parcelClosed' && parcel) return { ...parcel, closedAt: hybridTimeToInstant(entry.at) }
  return parcel
}

/** The parcel that its entries tell, or null when no standing entry received it. */
export function foldParcel(entries: readonly StoredEntry[]): ParcelView | null {
  return standingEntries(entries).reduce(applyToParcel, null)
}
