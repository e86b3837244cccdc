import { cleanCode, cleanText } from './clean-text'
import type { ColumnMap } from './column-map'
import type { SourceRecord } from './source-table'

/** Reads the fields of one row. */
export interface RowReader<Field extends string> {
  /** The first column of the field that holds anything, as it stands; empty when none does. */
  first(field: Field): string
  /** Every column of the field that holds anything. */
  all(field: Field): readonly string[]
  text(field: Field): string
  textOrNull(field: Field): string | null
  code(field: Field): string
}

const NOTHING: readonly string[] = []

export function createRowReader<Field extends string>(record: SourceRecord, columns: ColumnMap<Field>): RowReader<Field> {
  function first(field: Field): string {
    for (const place of columns[field] ?? []) {
      const cell = record.cells[place]
      if (cell !== undefined && cell.trim() !== '') return cell
    }
    return ''
  }
  return {
    first,
    all(field) {
      const places = columns[field]
      if (places === undefined || places.length === 0) return NOTHING
      const cells: string[] = []
      for (const place of places) {
        const cell = record.cells[place]
        if (cell !== undefined && cell.trim() !== '') cells.push(cell)
      }
      return cells
    },
    text: (field) => cleanText(first(field)),
    textOrNull: (field) => cleanText(first(field)) || null,
    code: (field) => cleanCode(first(field)),
  }
}
