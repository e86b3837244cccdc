import type { Align, TextStyle, Typesetter } from './typesetter'

/*
 * The A4 sheet of a report: its measures, its few looks, and a pen that moves down the page. Lengths are points
 * (1/72 inch); millimetres come from `mm`.
 */

export function mm(millimetres: number): number {
  return (millimetres * 72) / 25.4
}

export const PAGE = { width: mm(210), height: mm(297), left: mm(14), right: mm(196), top: mm(12), bottom: mm(287) } as const
export const CONTENT_WIDTH = PAGE.right - PAGE.left
/** Nothing but the footer stands below this line. */
export const CONTENT_BOTTOM = PAGE.bottom - mm(9)
/** Between two columns of a page. */
export const GUTTER = mm(8)

/** Ink on paper: print has no other colour. */
export const INK = '#12161c'
export const INK_QUIET = '#39414d'
export const LINE = '#c5cbd3'
export const LINE_STRONG = '#7b8592'
const PAPER = '#ffffff'

const look = (size: number, bold: boolean, color: string): TextStyle => ({ size, bold, color })
export const LOOKS = {
  title: look(19, true, INK),
  section: look(10.5, true, INK),
  sectionNote: look(10.5, false, INK_QUIET),
  body: look(10, false, INK),
  bodyStrong: look(10, true, INK),
  quiet: look(10, false, INK_QUIET),
  figure: look(20, true, INK),
  figureName: look(9.5, false, INK),
  figureNote: look(9.5, false, INK_QUIET),
  cell: look(9.5, false, INK),
  cellStrong: look(9.5, true, INK),
  cellQuiet: look(9.5, false, INK_QUIET),
  onBar: look(9, true, PAPER),
  overBar: look(9, true, INK),
  axis: look(9, false, INK_QUIET),
  definition: look(8, false, INK_QUIET),
  definitionName: look(8.5, true, INK),
  signature: look(8.5, false, INK_QUIET),
  footer: look(8, false, INK_QUIET),
} as const

/** Where a line's letters stand below its top, and how tall it is, as parts of the size: measures of Noto Sans. */
const ASCENT = 1.02
const LINE_HEIGHT = 1.3

export function lineHeight(style: TextStyle): number {
  return style.size * LINE_HEIGHT
}

/** A page in the making. `y` is the top of what comes next. */
export interface Sheet {
  readonly doc: PDFKit.PDFDocument
  readonly type: Typesetter
  y: number
  /** Makes sure that `height` fits on this page, or begins the next one; true when it did. */
  makeRoom(height: number): boolean
  startPage(): void
}

export function createSheet(doc: PDFKit.PDFDocument, type: Typesetter, drawPageHead: (sheet: Sheet) => void): Sheet {
  const sheet: Sheet = {
    doc,
    type,
    y: PAGE.top,
    makeRoom(height) {
      if (sheet.y + height <= CONTENT_BOTTOM) return false
      sheet.startPage()
      return true
    },
    startPage() {
      doc.addPage()
      sheet.y = PAGE.top
      drawPageHead(sheet)
    },
  }
  return sheet
}

/** Where the letters of a line stand whose top is at `top`. */
export function baselineOf(top: number, style: TextStyle): number {
  return top + style.size * ASCENT
}

/** Draws one line with its top at `top`. */
export function drawLine(sheet: Sheet, text: string, x: number, top: number, style: TextStyle, align: Align = 'left'): void {
  sheet.type.draw(text, x, baselineOf(top, style), style, align)
}

/** Draws one line, cut to a width. */
export function drawLineCut(sheet: Sheet, text: string, x: number, top: number, width: number, style: TextStyle, align: Align = 'left'): void {
  sheet.type.drawCut(text, x, baselineOf(top, style), width, style, align)
}

/** Draws a paragraph in a width and returns its height. */
export function drawParagraph(sheet: Sheet, text: string, x: number, top: number, width: number, style: TextStyle, maxLines?: number): number {
  const lines = sheet.type.lines(text, width, style, maxLines)
  lines.forEach((line, i) => drawLine(sheet, line, x, top + i * lineHeight(style), style))
  return lines.length * lineHeight(style)
}

export function drawRule(sheet: Sheet, x: number, y: number, width: number, thickness: number, color: string): void {
  sheet.doc.lineWidth(thickness).strokeColor(color).moveTo(x, y).lineTo(x + width, y).stroke()
}

const SECTION_HEAD_GAP = mm(1.6)

/** Height of a section's head, with the gap below it. */
export const SECTION_HEAD_HEIGHT = lineHeight(LOOKS.section) + SECTION_HEAD_GAP

/** The head of a section: its name, and a quiet note on the right. Returns the top of what follows. */
export function drawSectionHead(sheet: Sheet, name: string, note: string, x: number, top: number, width: number): number {
  drawLine(sheet, name, x, top, LOOKS.section)
  const room = width - sheet.type.width(name, LOOKS.section) - mm(4)
  if (note !== '') drawLineCut(sheet, note, x + width, top, room, LOOKS.sectionNote, 'right')
  return top + SECTION_HEAD_HEIGHT
}
