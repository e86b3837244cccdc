import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Journal, projections and local settings. */
export function journalFile(dir: string): string {
  return join(dir, 'journal.db')
}

/** Catalogue, announced return orders and people: everything that an import can bring again. */
export function catalogueFile(dir: string): string {
  return join(dir, 'catalogue.db')
}

/** Whether a folder holds a store. Opening it may still find it damaged or held. */
export function storeExists(dir: string): boolean {
  return existsSync(journalFile(dir))
}

/**
 * Whether the journal was lost while the rest of the store is still there. The journal is made first and is never
 * empty afterwards, so a missing or empty one beside a catalogue means that someone or something removed it.
 */
export function isJournalLost(dir: string): boolean {
  return existsSync(catalogueFile(dir)) && (statSync(journalFile(dir), { throwIfNoEntry: false })?.size ?? 0) === 0
}
