import { tellsOfJobs } from '@shared/domain/projections/print-jobs'
import { change, inTransaction, queryAll, type ReadableDb, type SqlValue, type WritableDb } from './db'
import { entryFromRow } from './entry-rows'
import { expectedJobs, openPrintJobTable, openStoredJobs } from './print-jobs'
import { foldSubject, type Projection } from './projection'
import { isSameRow, openProjectionTable, openRowReader, PROJECTIONS, type ProjectionTable } from './projections'
import { withUnitIndexAtOnce } from './search/unit-index'
import type { RebuildReport } from './store'
import { eachSubject } from './subject-entries'
import { withTotalsAtOnce } from './unit-totals'

interface OldAndNew extends ProjectionTable {
  readonly readOld: (subject: string) => readonly SqlValue[] | null
}

/**
 * Drops all projections and folds them anew from the entries, in one transaction. The reader still sees the rows
 * of before while it runs, so every new row is compared with the one it replaces.
 */
export function rebuildProjections(writer: WritableDb, reader: ReadableDb, projections: readonly Projection[] = PROJECTIONS): RebuildReport {
  return inTransaction(writer, () => withTotalsAtOnce(writer, () => withUnitIndexAtOnce(writer, () => {
    const tables = projections.map((projection): OldAndNew => ({ ...openProjectionTable(writer, projection), readOld: openRowReader(reader, projection) }))
    const keepUnfolded = change<[number, number, string]>(writer, 'INSERT INTO unfolded (origin, seq, reason) VALUES (?, ?, ?)')
    const printJobs = openPrintJobTable(writer)
    const readOldJobs = openStoredJobs(reader)
    writer.exec('DELETE FROM unfolded; DELETE FROM print_jobs')
    for (const { projection } of tables) writer.exec(`DELETE FROM ${projection.table}`)
    const report = { entries: 0, subjects: 0, rows: 0, changed: 0, unfolded: 0 }
    for (const { subject, rows } of eachSubject(reader)) {
      const { row, unfolded } = foldSubject(projections, subject, rows)
      const table = tables.find(({ projection }) => subject.startsWith(`${projection.subjectType}:`))
      if (row) table?.replace(row)
      for (const { origin, seq, reason } of unfolded) keepUnfolded(origin, seq, reason)
      report.entries += rows.length
      report.subjects += 1
      report.rows += row ? 1 : 0
      report.changed += table && !isSameRow(table.readOld(subject), row) ? 1 : 0
      report.unfolded += unfolded.length
      const known = rows.flatMap((entry) => entryFromRow(entry) ?? [])
      if (known.some(({ kind }) => tellsOfJobs(kind))) printJobs.replaceOf(subject, known)
      report.changed += readOldJobs(subject) === expectedJobs(known) ? 0 : 1
    }
    report.changed += tables.reduce((sum, { projection }) => sum + orphans(reader, projection).length, 0)
    return report
  })))
}

/** Subjects that have a row but not one entry: nothing the entries tell could have made it. */
export function orphans(db: ReadableDb, projection: Projection): readonly string[] {
  const find = queryAll<[], { subject: string }>(db, `SELECT subject FROM ${projection.table} WHERE NOT EXISTS (SELECT 1 FROM entries WHERE entries.subject = ${projection.table}.subject)`)
  return find().map((row) => row.subject)
}
