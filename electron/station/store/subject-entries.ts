import { queryEach, type ReadableDb } from './db'
import { ENTRIES_WITH_ORIGIN, ENTRY_COLUMNS, type EntryRow } from './entry-rows'

/** All entries of one subject. */
export interface SubjectEntries {
  readonly subject: string
  readonly rows: readonly EntryRow[]
}

/** Walks through the journal subject by subject; only one subject is in memory at a time. */
export function* eachSubject(db: ReadableDb): Generator<SubjectEntries> {
  let rows: EntryRow[] = []
  for (const row of queryEach<[], EntryRow>(db, `SELECT ${ENTRY_COLUMNS} FROM ${ENTRIES_WITH_ORIGIN} ORDER BY subject, hlc`)()) {
    const current = rows[0]
    if (current && current.subject !== row.subject) {
      yield { subject: current.subject, rows }
      rows = []
    }
    rows.push(row)
  }
  if (rows[0]) yield { subject: rows[0].subject, rows }
}
