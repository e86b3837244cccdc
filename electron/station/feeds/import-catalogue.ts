import type { Result } from '@shared/domain/result'
import { readCatalogueRow } from './catalogue-row'
import { hasColumn, mapColumns } from './column-map'
import { CATALOGUE_COLUMNS, RETURN_LINE_COLUMNS, type CatalogueField } from './column-names'
import { goodsKind } from './goods-kind'
import type { ImportFailure, ImportReport } from './import-report'
import type { CatalogueRow, ReferenceSink } from './reference-sink'
import { runImport, type Feed, type ImportOptions } from './run-import'
import { SourceFault } from './source-fault'

const IDENTITIES: readonly CatalogueField[] = ['itemId', 'sku', 'code', 'gtins', 'isbn']

/** A catalogue: what an item has to have. */
export const catalogueFeed: Feed<CatalogueField, CatalogueRow> = {
  columns: CATALOGUE_COLUMNS,
  assertFits(columns, table) {
    if (!columns.itemId?.length && hasColumn(mapColumns(table.names, RETURN_LINE_COLUMNS), 'rmaNumber')) throw new SourceFault('columns-missing', 'these are expected returns, not a catalogue')
    if (!IDENTITIES.some((field) => hasColumn(columns, field))) throw new SourceFault('columns-missing', `no column with an id, an article number or a code was found among: ${table.names.join(', ')}`)
    if (!hasColumn(columns, 'title')) throw new SourceFault('columns-missing', `no column with a title was found among: ${table.names.join(', ')}`)
  },
  createReader(columns, table, source) {
    const context = { columns, source, kind: goodsKind(table.names) }
    return (record) => readCatalogueRow(record, context)
  },
  store: (session, rows) => session.addItems(rows),
  rawOf: (record) => ('broken' in record ? record.raw : record.cells.map((cell) => cell ?? '').join(' | ')),
}

/** Brings a catalogue into the store: CSV or JSON lines, packed or not. Items with known ids are replaced; a file that breaks off changes nothing. */
export function importCatalogue(file: string, store: ReferenceSink, options: ImportOptions = {}): Promise<Result<ImportReport, ImportFailure>> {
  return runImport(file, store, catalogueFeed, options)
}
