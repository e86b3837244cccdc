import type { Result } from '@shared/domain/result'
import { hasColumn } from './column-map'
import { PERSONAL_FIELDS, RETURN_LINE_COLUMNS, type ReturnLineField } from './column-names'
import type { ImportFailure, ImportReport } from './import-report'
import type { ExpectedLineRow, ReferenceSink } from './reference-sink'
import { readReturnLine } from './return-line-row'
import { runImport, type Feed, type ImportOptions } from './run-import'
import { SourceFault } from './source-fault'

const ARTICLES: readonly ReturnLineField[] = ['sku', 'code', 'gtins', 'title']

/** Announced return orders: what a line has to have. */
export const expectedReturnsFeed: Feed<ReturnLineField, ExpectedLineRow> = {
  columns: RETURN_LINE_COLUMNS,
  assertFits(columns, table) {
    if (!hasColumn(columns, 'rmaNumber')) throw new SourceFault('columns-missing', `no column with the number of the return order was found among: ${table.names.join(', ')}`)
    if (!ARTICLES.some((field) => hasColumn(columns, field))) throw new SourceFault('columns-missing', `no column that tells the article was found among: ${table.names.join(', ')}`)
  },
  createReader: (columns) => (record) => readReturnLine(record, columns),
  store: (session, rows) => session.addReturnLines(rows),
  rawOf(record, columns) {
    // Of a row that could not be taken apart nobody knows which part is personal.
    if ('broken' in record) return ''
    const fields = Object.entries(columns).filter(([field]) => !PERSONAL_FIELDS.some((personal) => personal === field))
    const places = fields.flatMap(([, found]) => found).sort((a, b) => a - b)
    return places.map((place) => record.cells[place] ?? '').join(' | ')
  },
}

/** Brings announced return orders into the store: CSV or JSON lines, packed or not. Return orders that come again are replaced; a file that breaks off changes nothing. */
export function importExpectedReturns(file: string, store: ReferenceSink, options: ImportOptions = {}): Promise<Result<ImportReport, ImportFailure>> {
  return runImport(file, store, expectedReturnsFeed, options)
}
