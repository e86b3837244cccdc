import { basename } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { ok, refuse, type Result } from '@shared/domain/result'
import type { ReadRow } from './catalogue-row'
import { mapColumns, type ChosenColumns, type ColumnMap, type ColumnNames } from './column-map'
import { createProblemList, type ImportFailure, type ImportReport, type ProblemList, type RowNote, type RowProblem } from './import-report'
import { openTable } from './open-table'
import type { ImportSession, ReferenceSink } from './reference-sink'
import { SourceFault } from './source-fault'
import type { BrokenRecord, SourceRecord, SourceTable } from './source-table'

/** What one kind of feed does with a table. */
export interface Feed<Field extends string, Row> {
  readonly columns: ColumnNames<Field>
  /** Throws a SourceFault when the table is not of this kind. */
  assertFits(columns: ColumnMap<Field>, table: SourceTable): void
  /** Reads rows of a table whose columns are known. */
  createReader(columns: ColumnMap<Field>, table: SourceTable, source: string): (record: SourceRecord) => ReadRow<Row>
  store(session: ImportSession, rows: readonly Row[]): void
  /** The beginning of a row for the report, without anything personal. */
  rawOf(record: SourceRecord | BrokenRecord, columns: ColumnMap<Field>): string
}

/** How far an import is. `totalBytes` is the file as it lies on the disk, `bytesRead` what of it was read. */
export interface ImportProgress {
  readonly rows: number
  readonly bytesRead: number
  readonly totalBytes: number
}

/** What a caller may add to an import. */
export interface ImportOptions {
  /** What the file is called by people; its own name when left out. */
  readonly name?: string | undefined
  /** Columns that a person chose; the others are guessed. */
  readonly columns?: ChosenColumns | undefined
  /** Told after every batch of rows. */
  readonly progress?: ((progress: ImportProgress) => void) | undefined
  /** Told every row that was not taken, or was taken with something left out or guessed: all of them, one by one. */
  readonly problem?: ((problem: RowProblem) => void) | undefined
  /** Asked after every batch; an import that is cancelled leaves the data from before. */
  readonly isCancelled?: (() => boolean) | undefined
}

/**
 * The name of the system a file comes from: the file's name without folder, endings, dates and numbers, so that the
 * export of the next day replaces the one of today.
 */
export function sourceOf(file: string): string {
  const name = basename(file).replace(/(?:\.(?:gz|csv|tsv|txt|jsonl|ndjson|json))+$/i, '')
  return name.replace(/[\d\s._()-]+/g, '-').replace(/^-+|-+$/g, '').toLowerCase() || 'file'
}

/** Reads a file into the store, whole or not at all. */
export async function runImport<Field extends string, Row>(
  file: string, sink: ReferenceSink, feed: Feed<Field, Row>, options: ImportOptions = {},
): Promise<Result<ImportReport, ImportFailure>> {
  let table: SourceTable | null = null
  try {
    table = await openTable(file)
    return ok(await readTable({ table, source: sourceOf(options.name ?? file), sink, feed, options }))
  } catch (error) {
    if (error instanceof SourceFault) return refuse({ kind: error.kind, detail: error.message })
    throw error
  } finally {
    await table?.close()
  }
}

interface Work<Field extends string, Row> {
  readonly table: SourceTable
  readonly source: string
  readonly sink: ReferenceSink
  readonly feed: Feed<Field, Row>
  readonly options: ImportOptions
}

async function readTable<Field extends string, Row>(work: Work<Field, Row>): Promise<ImportReport> {
  const { table, feed, options } = work
  const problems = createProblemList(options.problem)
  let rows = 0
  // JSON lines may bring new members with every line: what a person chose may come later.
  const chosenSoFar = () => Object.fromEntries(Object.entries(options.columns ?? {}).filter(([, header]) => table.format === 'csv' || header === '' || table.names.includes(header)))
  let columns = mapColumns(table.names, feed.columns, chosenSoFar())
  let session: ImportSession | null = null
  const tell = () => options.progress?.({ rows, bytesRead: table.bytesRead(), totalBytes: table.totalBytes })
  try {
    for await (const batch of table.batches) {
      if (table.format === 'jsonl') columns = mapColumns(table.names, feed.columns, chosenSoFar())
      if (!session) {
        feed.assertFits(columns, table)
        session = work.sink.reference.beginImport(work.source)
      }
      rows += batch.length
      feed.store(session, readBatch(batch, work, columns, problems))
      tell()
      // A scan or a wish to cancel that came meanwhile goes first.
      await nextTurn()
      if (options.isCancelled?.()) throw new SourceFault('cancelled', 'the import was cancelled')
    }
    mapColumns(table.names, feed.columns, options.columns)
    if (!session) feed.assertFits(columns, table)
    const { repeatedLines, ...stored } = session?.commit() ?? { imported: 0, returnOrders: 0, repeatedLines: [] }
    for (const { sourceRow, rmaNumber, line } of repeatedLines) problems.note(sourceRow, [{ reason: 'line-repeated' }], `${rmaNumber} | ${line}`)
    tell()
    return { source: work.source, format: table.format, encoding: table.encoding, delimiter: table.delimiter, ...stored, rows, ...countsOf(problems), ...describeColumns(table.names, columns) }
  } catch (error) {
    session?.abandon()
    throw error
  }
}

function readBatch<Field extends string, Row>(
  batch: readonly (SourceRecord | BrokenRecord)[], { feed, table, source }: Work<Field, Row>, columns: ColumnMap<Field>, problems: ProblemList,
): readonly Row[] {
  const rows: Row[] = []
  const read = feed.createReader(columns, table, source)
  for (const record of batch) {
    if ('broken' in record) {
      problems.refuse(record.row, { reason: record.broken }, feed.rawOf(record, columns))
      continue
    }
    const { row, refused, notes } = read(record)
    if (refused) problems.refuse(record.row, refused, feed.rawOf(record, columns))
    if (!row) continue
    rows.push(row)
    const all = notesOf(record, notes)
    if (all.length > 0) problems.note(record.row, all, feed.rawOf(record, columns))
  }
  return rows
}

/** What can be told about a row of any feed, added to what its reader told. */
function notesOf(record: SourceRecord, notes: readonly RowNote[]): readonly RowNote[] {
  const isDamaged = record.cells.some((cell) => cell?.includes('\ufffd'))
  if (!isDamaged && !record.short) return notes
  return [...notes, ...(record.short ? [{ reason: 'too-few-fields' } as const] : []), ...(isDamaged ? [{ reason: 'text-damaged' } as const] : [])]
}

function countsOf({ refused, incomplete, reasons, refusedRows, incompleteRows }: ProblemList): Pick<ImportReport, 'refused' | 'incomplete' | 'reasons' | 'refusedRows' | 'incompleteRows'> {
  return { refused, incomplete, reasons, refusedRows, incompleteRows }
}

function describeColumns(names: readonly string[], columns: ColumnMap<string>): Pick<ImportReport, 'columns' | 'columnsNotRead'> {
  const fields = new Map(Object.entries(columns).flatMap(([field, places]) => (places ?? []).map((place): [number, string] => [place, field])))
  return {
    columns: Object.fromEntries(names.flatMap((name, place) => (fields.has(place) ? [[name, fields.get(place) ?? '']] : []))),
    columnsNotRead: names.filter((_name, place) => !fields.has(place)),
  }
}
