import { standingEntries, type StoredEntry } from '../journal-entry'
import type { ToteView } from '../tote'

/** The tote that its entries tell, or null when no standing entry opened it. What is in it is told by the units. */
export function foldTote(entries: readonly StoredEntry[]): ToteView | null {
  const opened = standingEntries(entries).find((entry) => entry.kind === 'toteOpened')
  return opened ? opened.payload : null
}
