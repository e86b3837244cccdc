import type { OperatorId } from '@shared/domain/ids'
import { compareEntries, type StoredEntry, type Subject } from '@shared/domain/journal-entry'

/** A row of `entries` with the incarnation of its origin. Kind and subject may be ones that this build does not know. */
export interface EntryRow {
  readonly incarnation: string
  readonly origin: number
  readonly seq: number
  readonly hlc: number
  readonly ord: number | null
  readonly version: number
  readonly kind: string
  readonly subject: Subject
  readonly actor: OperatorId | null
  readonly payload: string
}

/** The columns of an `EntryRow`; the query names the tables `entries` and `origins`. */
export const ENTRY_COLUMNS = 'incarnation, entries.origin, seq, hlc, ord, version, kind, subject, actor, payload'
export const ENTRIES_WITH_ORIGIN = 'entries JOIN origins ON origins.origin = entries.origin'

/** The payload of a row: a JSON object, or null when the text is none. */
function parsePayload(text: string): object | null {
  try {
    const payload: unknown = JSON.parse(text)
    return typeof payload === 'object' && payload !== null && !Array.isArray(payload) ? payload : null
  } catch {
    return null
  }
}

/** A row as a journal entry, or null when its payload cannot be read: such an entry is reported by `verify`, never folded. */
export function entryFromRow(row: EntryRow): StoredEntry | null {
  const payload = parsePayload(row.payload)
  return payload && {
    origin: row.incarnation, seq: row.seq, at: row.hlc, ord: row.ord, version: row.version, kind: row.kind,
    subject: row.subject, actor: row.actor, payload,
  }
}

/** The readable entries among rows, in fold order. */
export function entriesFromRows(rows: readonly EntryRow[]): readonly StoredEntry[] {
  return rows.flatMap((row) => entryFromRow(row) ?? []).sort(compareEntries)
}
