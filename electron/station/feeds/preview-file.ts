import type { ImportKind } from '@shared/domain/import-report'
import { ok, refuse, type Result } from '@shared/domain/result'
import { hasColumn, mapColumns, type ChosenColumns } from './column-map'
import { CATALOGUE_COLUMNS, RETURN_LINE_COLUMNS } from './column-names'
import { catalogueFeed } from './import-catalogue'
import { expectedReturnsFeed } from './import-expected-returns'
import type { ImportFailure } from './import-report'
import { openTable } from './open-table'
import { SourceFault } from './source-fault'
import type { SourceTable } from './source-table'

/** The beginning of a file as it would be read. */
export interface FilePreview {
  readonly kind: ImportKind
  readonly format: SourceTable['format']
  readonly encoding: SourceTable['encoding']
  readonly delimiter: SourceTable['delimiter']
  readonly packed: boolean
  readonly totalBytes: number
  readonly names: readonly string[]
  /** First rows, cells in the order of `names`; a row that could not be taken apart is left out. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
  /** For each field the names of the columns it is read from. */
  readonly columns: Readonly<Record<string, readonly string[]>>
  /** Why the file cannot be taken with these columns; null when it can. */
  readonly misfit: string | null
}

const PREVIEW_ROWS = 20
const CELL_CHARACTERS = 120

/** Looks at the beginning of a file. Without a `kind` it is told by the columns: return orders have a number of their own. */
export async function previewFile(file: string, options: { readonly kind?: ImportKind | undefined; readonly columns?: ChosenColumns | undefined } = {}): Promise<Result<FilePreview, ImportFailure>> {
  let table: SourceTable | null = null
  try {
    table = await openTable(file)
    return ok(await previewTable(table, options.kind, options.columns ?? {}))
  } catch (error) {
    if (error instanceof SourceFault) return refuse({ kind: error.kind, detail: error.message })
    throw error
  } finally {
    await table?.close()
  }
}

async function previewTable(table: SourceTable, wanted: ImportKind | undefined, chosen: ChosenColumns): Promise<FilePreview> {
  const rows: FilePreview['rows'][number][] = []
  for await (const batch of table.batches) {
    for (const record of batch) {
      if (rows.length < PREVIEW_ROWS && 'cells' in record) rows.push({ row: record.row, cells: Array.from({ length: table.names.length }, (_, i) => (record.cells[i] ?? '').slice(0, CELL_CHARACTERS)) })
    }
    break
  }
  const { names } = table
  const kind = wanted ?? (hasColumn(mapColumns(names, RETURN_LINE_COLUMNS), 'rmaNumber') ? 'expected-returns' : 'catalogue')
  const columns = kind === 'catalogue' ? mapColumns(names, CATALOGUE_COLUMNS, chosen) : mapColumns(names, RETURN_LINE_COLUMNS, chosen)
  return {
    kind, format: table.format, encoding: table.encoding, delimiter: table.delimiter, packed: table.packed, totalBytes: table.totalBytes, names, rows,
    columns: Object.fromEntries(Object.entries(columns).map(([field, places]) => [field, (places ?? []).map((place) => names[place] ?? '')])),
    misfit: misfitOf(() => (kind === 'catalogue' ? catalogueFeed.assertFits(columns, table) : expectedReturnsFeed.assertFits(columns, table))),
  }
}

function misfitOf(check: () => void): string | null {
  try {
    check()
    return null
  } catch (error) {
    if (error instanceof SourceFault) return error.message
    throw error
  }
}
