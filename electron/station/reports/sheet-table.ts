import { CONTENT_BOTTOM, LINE, LINE_STRONG, LOOKS, SECTION_HEAD_HEIGHT, drawLine, drawLineCut, drawRule, drawSectionHead, lineHeight, mm, type Sheet } from './sheet'
import type { TextStyle } from './typesetter'

/** One column of a table. Widths are points. */
export interface Column {
  readonly head: string
  readonly width: number
  readonly align: 'left' | 'right'
  readonly strong?: boolean
  /** Lines a cell may take before it is cut; 1 when left out. */
  readonly maxLines?: number
}

/** A table under the head of its section. Every row has a text for each column. */
export interface Table {
  readonly name: string
  readonly note: string
  /** The name where the table goes on over the page. */
  readonly nameContinued: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly string[])[]
}

const CELL_GAP = mm(3)
const CELL_PADDING = mm(0.85)
const HEAD_HEIGHT = lineHeight(LOOKS.cellStrong) + mm(1.4)

/** A table whose columns need no names has only its section's head. */
function headHeight({ columns }: Table): number {
  return columns.every(({ head }) => head === '') ? 0 : HEAD_HEIGHT
}

function styleOf(column: Column): TextStyle {
  return column.strong ? LOOKS.cellStrong : LOOKS.cell
}

function cellLines(sheet: Sheet, column: Column, text: string): readonly string[] {
  return sheet.type.lines(text, column.width - (column.align === 'left' ? CELL_GAP : 0), styleOf(column), column.maxLines ?? 1)
}

function rowHeight(sheet: Sheet, columns: readonly Column[], row: readonly string[]): number {
  const lines = columns.map((column, i) => cellLines(sheet, column, row[i] ?? '').length)
  return Math.max(...lines) * lineHeight(LOOKS.cell) + 2 * CELL_PADDING
}

/** Height of a table that stays on one page, with its section head. */
export function tableHeight(sheet: Sheet, table: Table): number {
  return SECTION_HEAD_HEIGHT + headHeight(table) + table.rows.reduce((sum, row) => sum + rowHeight(sheet, table.columns, row), 0)
}

/** Each column's left edge. */
function edges(columns: readonly Column[], x: number): readonly number[] {
  return columns.map((_, i) => x + columns.slice(0, i).reduce((sum, column) => sum + column.width, 0))
}

function tableWidth(columns: readonly Column[]): number {
  return columns.reduce((sum, column) => sum + column.width, 0)
}

function drawHeads(sheet: Sheet, table: Table, name: string, note: string, x: number, top: number): number {
  const { columns } = table
  const width = tableWidth(columns)
  const headTop = drawSectionHead(sheet, name, note, x, top, width)
  edges(columns, x).forEach((left, i) => {
    const column = columns[i]
    if (!column) return
    const at = column.align === 'left' ? left : left + column.width
    drawLineCut(sheet, column.head, at, headTop, column.width - CELL_GAP / 2, LOOKS.cellStrong, column.align)
  })
  drawRule(sheet, x, headTop + headHeight(table), width, mm(0.3), LINE_STRONG)
  return headTop + headHeight(table)
}

function drawRow(sheet: Sheet, columns: readonly Column[], row: readonly string[], x: number, top: number): number {
  const height = rowHeight(sheet, columns, row)
  edges(columns, x).forEach((left, i) => {
    const column = columns[i]
    if (!column) return
    const at = column.align === 'left' ? left : left + column.width
    cellLines(sheet, column, row[i] ?? '').forEach((line, n) => drawLine(sheet, line, at, top + CELL_PADDING + n * lineHeight(LOOKS.cell), styleOf(column), column.align))
  })
  drawRule(sheet, x, top + height, tableWidth(columns), mm(0.2), LINE)
  return top + height
}

/** Draws a table that is known to fit. Returns the y below it. */
export function drawTableAt(sheet: Sheet, table: Table, x: number, top: number): number {
  return table.rows.reduce((y, row) => drawRow(sheet, table.columns, row, x, y), drawHeads(sheet, table, table.name, table.note, x, top))
}

/**
 * Draws a table at the pen and goes on over as many pages as it needs, its heads repeated. Its last row stays on one
 * page with what needs `roomAfter` below it.
 */
export function flowTable(sheet: Sheet, table: Table, x: number, roomAfter = 0): void {
  const firstRow = table.rows[0]
  sheet.makeRoom(SECTION_HEAD_HEIGHT + headHeight(table) + (firstRow ? rowHeight(sheet, table.columns, firstRow) : 0))
  sheet.y = drawHeads(sheet, table, table.name, table.note, x, sheet.y)
  for (const [i, row] of table.rows.entries()) {
    const needed = rowHeight(sheet, table.columns, row) + (i === table.rows.length - 1 ? roomAfter : 0)
    if (sheet.y + needed > CONTENT_BOTTOM) {
      sheet.startPage()
      sheet.y = drawHeads(sheet, table, table.nameContinued, '', x, sheet.y)
    }
    sheet.y = drawRow(sheet, table.columns, row, x, sheet.y)
  }
}
