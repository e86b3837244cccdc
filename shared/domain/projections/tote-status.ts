import { hybridTimeToInstant } from '../hybrid-clock'
import { standingEntries, type JournalEntry, type StoredEntry } from '../journal-entry'
import type { ToteView } from '../tote'

function applyToTote(tote: ToteView | null, entry: JournalEntry): ToteView | null {
  if (entry.kind === 'toteOpened' && !tote) {
    const { toteId, lpn, name, zone, capacity } = entry.payload
    return { toteId, lpn, name, zone, capacity, closed: null, location: null }
  }
  if (!tote) return null
  const at = hybridTimeToInstant(entry.at)
  if (entry.kind === 'toteClosed') return { ...tote, closed: { reason: entry.payload.reason, at } }
  if (entry.kind === 'totePutAway') return { ...tote, location: { location: entry.payload.location, at } }
  if (entry.kind === 'toteReopened') return { ...tote, closed: null, location: null }
  return tote
}

/** The tote that its entries tell, or null when no standing entry opened it. What is in it is told by the units. */
export function foldTote(entries: readonly StoredEntry[]): ToteView | null {
  return standingEntries(entries).reduce(applyToTote, null)
}
