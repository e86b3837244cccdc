import { tellsOfJobs } from '@shared/domain/projections/print-jobs'
import type { WritableDb } from './db'
import { change, queryAll, queryOne } from './db'
import { ENTRIES_WITH_ORIGIN, ENTRY_COLUMNS, entriesFromRows, entryFromRow, type EntryRow } from './entry-rows'
import { foldSubject } from './projection'
import { openPrintJobTable } from './print-jobs'
import { openProjectionTable, PROJECTIONS } from './projections'

/** Folds the subject anew from all its entries; tells how many of them this build keeps but cannot fold. */
export type Refold = (subject: string) => number

export interface RefoldParts {
  readonly writer: WritableDb
  /** Number of this station's own origin. */
  readonly own: number
}

/**
 * Opens the fold of single subjects, for use inside a transaction. Own entries that cannot be folded are a mistake of this build
 * and throw, so that the step is taken back; a subject that another origin also wrote is kept without a view, and its entries
 * are named in `unfolded`.
 */
export function openRefold({ writer, own }: RefoldParts): Refold {
  const ofSubject = queryAll<[string], EntryRow>(writer, `SELECT ${ENTRY_COLUMNS} FROM ${ENTRIES_WITH_ORIGIN} WHERE subject = ?`)
  const printJobs = openPrintJobTable(writer)
  const tables = PROJECTIONS.map((projection) => openProjectionTable(writer, projection))
  const anyUnfolded = queryOne<[], { seq: number }>(writer, 'SELECT seq FROM unfolded LIMIT 1')
  const forget = change<[number, number]>(writer, 'DELETE FROM unfolded WHERE origin = ? AND seq = ?')
  const note = change<[number, number, string]>(writer, 'INSERT INTO unfolded (origin, seq, reason) VALUES (?, ?, ?)')

  return (subject) => {
    const table = tables.find(({ projection }) => subject.startsWith(`${projection.subjectType}:`))
    const rows = ofSubject(subject)
    if (rows.some(({ kind }) => tellsOfJobs(kind))) printJobs.replaceOf(subject, rows.flatMap((row) => entryFromRow(row) ?? []))
    if (table && rows.every((candidate) => candidate.origin === own)) {
      const row = table.projection.rowOf(subject, entriesFromRows(rows))
      if (row) table.replace(row)
      else table.remove(subject)
      return 0
    }
    const { row, unfolded } = foldSubject(PROJECTIONS, subject, rows)
    if (row) table?.replace(row)
    else table?.remove(subject)
    if (anyUnfolded()) for (const { origin, seq } of rows) forget(origin, seq)
    for (const { origin, seq, reason } of unfolded) note(origin, seq, reason)
    return unfolded.length
  }
}
