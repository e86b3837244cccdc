import { basename } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { ok, refuse, type Result } from '@shared/domain/result'
import type { ReadRow } from './catalogue-row'
import { mapColumns, type ColumnMap, type ColumnNames } from './column-map'
import { createProblemList, type ImportFailure, type ImportReport, type ProblemList } from './import-report'
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

/**
 * The name of the system a file comes from: the file's name without folder, endings, dates and numbers, so that the
 * export of the next day replaces the one of today.
 */
export function sourceOf(file: string): string {
  const name = basename(file).replace(/(?:\.(?:gz|csv|tsv|txt|jsonl|ndjson|json))+$/i, '')
  return name.replace(/[\d\s._()-]+/g, '-').replace(/^-+|-+$/g, '').toLowerCase() || 'file'
}

/** Reads a file into the store, whole or not at all. */
export async function runImport<Field extends string, Row>(file: string, sink: ReferenceSink, feed: Feed<Field, Row>): Promise<Result<ImportReport, ImportFailure>> {
  let table: SourceTable | null = null
  try {
    table = await openTable(file)
    return ok(await readTable(table, sourceOf(file), sink, feed))
  } catch (error) {
    if (error instanceof SourceFault) return refuse({ kind: error.kind, detail: error.message })
    throw error
  } finally {
    await table?.close()
  }
}

async function readTable<Field extends string, Row>(table: SourceTable, source: string, sink: ReferenceSink, feed: Feed<Field, Row>): Promise<ImportReport> {
  const counted: Counted = { rows: 0, refused: createProblemList(), incomplete: createProblemList() }
  let columns = mapColumns(table.names, feed.columns)
  let session: ImportSession | null = null
  try {
    for await (const batch of table.batches) {
      // JSON lines may bring new members with every line.
      if (table.format === 'jsonl') columns = mapColumns(table.names, feed.columns)
      if (!session) {
        feed.assertFits(columns, table)
        session = sink.reference.beginImport(source)
      }
      counted.rows += batch.length
      feed.store(session, readBatch(batch, feed, { columns, table, source }, counted))
      // A scan that came meanwhile goes first.
      await nextTurn()
    }
    if (!session) feed.assertFits(columns, table)
    const stored = session?.commit() ?? { imported: 0, returnOrders: 0 }
    return { source, format: table.format, ...stored, ...reportOf(counted), ...describeColumns(table.names, columns) }
  } catch (error) {
    session?.abandon()
    throw error
  }
}

interface Counted {
  rows: number
  readonly refused: ProblemList
  readonly incomplete: ProblemList
}

function readBatch<Field extends string, Row>(
  batch: readonly (SourceRecord | BrokenRecord)[],
  feed: Feed<Field, Row>,
  { columns, table, source }: { readonly columns: ColumnMap<Field>; readonly table: SourceTable; readonly source: string },
  counted: Counted,
): readonly Row[] {
  const rows: Row[] = []
  const read = feed.createReader(columns, table, source)
  for (const record of batch) {
    const { row, refused, leftOut } = 'broken' in record ? { row: null, refused: record.broken, leftOut: null } : read(record)
    if (refused) counted.refused.add({ row: record.row, reason: refused, raw: feed.rawOf(record, columns) })
    if (leftOut) counted.incomplete.add({ row: record.row, reason: leftOut, raw: feed.rawOf(record, columns) })
    if (row) rows.push(row)
  }
  return rows
}

function reportOf({ rows, refused, incomplete }: Counted): Pick<ImportReport, 'rows' | 'refused' | 'incomplete' | 'refusedRows' | 'incompleteRows'> {
  return { rows, refused: refused.count, incomplete: incomplete.count, refusedRows: refused.problems, incompleteRows: incomplete.problems }
}

function describeColumns(names: readonly string[], columns: ColumnMap<string>): Pick<ImportReport, 'columns' | 'columnsNotRead'> {
  const fields = new Map(Object.entries(columns).flatMap(([field, places]) => (places ?? []).map((place): [number, string] => [place, field])))
  return {
    columns: Object.fromEntries(names.flatMap((name, place) => (fields.has(place) ? [[name, fields.get(place) ?? '']] : []))),
    columnsNotRead: names.filter((_name, place) => !fields.has(place)),
  }
}
