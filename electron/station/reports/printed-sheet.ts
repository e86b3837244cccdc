import { fillBlanks, type Language } from '@shared/domain/words'
import { openReportFonts } from './report-fonts'
import { CONTENT_BOTTOM, CONTENT_WIDTH, INK, LOOKS, PAGE, createSheet, drawLine, drawLineCut, drawRule, lineHeight, mm, type Sheet } from './sheet'
import { createTypesetter } from './typesetter'
import { drawWordmark } from './wordmark'

/** What every printed sheet of barcodes is made with. */
export interface PrintedSheetOptions {
  readonly language: Language
  readonly stationName: string | null
  readonly fontsDir: string
  /** Turns a WOFF file into plain OpenType. */
  readonly unpackFont: (woff: Buffer) => Uint8Array
  /** Milliseconds since 1970, for the document's own date: the same input gives the same bytes. */
  readonly madeAt: number
}

/** A sheet whose pages carry a title, which may change from page to page. */
export interface TitledSheet extends Sheet {
  title: string
}

/** Makes an A4 document of barcodes: head with title, station and wordmark, what `draw` puts on it, page numbers. */
export async function printSheet(options: PrintedSheetOptions & { readonly title: string; readonly pageOf: string }, draw: (sheet: TitledSheet) => void): Promise<Uint8Array> {
  const { default: PdfDocument } = await import('pdfkit')
  const fonts = await openReportFonts(options.fontsDir, options.unpackFont)
  const madeAt = new Date(options.madeAt)
  const doc = new PdfDocument({
    size: [PAGE.width, PAGE.height], margin: 0,
    // No font until one is chosen: without this the document opens Helvetica from a file beside its code, which a bundle has not.
    font: '', pdfVersion: '1.7', lang: options.language, displayTitle: true, autoFirstPage: false, bufferPages: true,
    info: { Title: options.title, Creator: 'Turnback', Producer: 'Turnback', CreationDate: madeAt, ModDate: madeAt },
  })
  const chunks: Buffer[] = []
  const finished = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  const plain = createSheet(doc, createTypesetter(doc, fonts), () => drawHead(sheet, options.stationName))
  const sheet: TitledSheet = Object.assign(plain, { title: options.title })
  draw(sheet)
  drawPageNumbers(sheet, options.pageOf)
  doc.end()
  await finished
  return Uint8Array.from(Buffer.concat(chunks))
}

function drawHead(sheet: TitledSheet, stationName: string | null): void {
  drawWordmark(sheet.doc, PAGE.right - mm(32), sheet.y + mm(6.6), mm(6))
  drawLine(sheet, sheet.title, PAGE.left, sheet.y, LOOKS.title)
  if (stationName !== null) drawLineCut(sheet, stationName, PAGE.left + sheet.type.width(sheet.title, LOOKS.title) + mm(4), sheet.y + mm(2.4), mm(70), LOOKS.quiet)
  const ruleY = sheet.y + lineHeight(LOOKS.title) + mm(1)
  drawRule(sheet, PAGE.left, ruleY, CONTENT_WIDTH, mm(0.7), INK)
  sheet.y = ruleY + mm(4)
}

function drawPageNumbers(sheet: Sheet, words: string): void {
  const { count } = sheet.doc.bufferedPageRange()
  for (let page = 0; page < count; page++) {
    sheet.doc.switchToPage(page)
    drawLine(sheet, fillBlanks(words, { page: page + 1, pages: count }), PAGE.right, CONTENT_BOTTOM + mm(3), LOOKS.footer, 'right')
  }
}

/** Draws a Code 128, given as widths in modules, with its first bar at `x`, and returns its width. Whoever lays it out leaves the quiet zone. */
export function drawBars(sheet: Sheet, widths: readonly number[], x: number, top: number, height: number, module: number): number {
  let at = x
  widths.forEach((modules, i) => {
    if (i % 2 === 0) sheet.doc.rect(at, top, modules * module, height)
    at += modules * module
  })
  sheet.doc.fill('#000000')
  return at - x
}
