import { countTables } from '@shared/contract/summary-tables'
import type { ShiftSummaryWords } from '@shared/contract/template-data'
import type { ShiftSummary } from '@shared/domain/shift-summary'
import type { Language } from '@shared/domain/words'
import { openReportFonts } from './report-fonts'
import { CONTENT_BOTTOM, CONTENT_WIDTH, GUTTER, LOOKS, PAGE, SECTION_HEAD_HEIGHT, createSheet, drawParagraph, drawSectionHead, lineHeight, mm, type Sheet } from './sheet'
import { drawTableAt, flowTable, tableHeight, type Table } from './sheet-table'
import { CHART_HEIGHT, drawHourBars, drawRouteBars, hourBars } from './summary-charts'
import { drawDefinitions } from './summary-definitions'
import { SIGNATURES_HEIGHT, drawContinuedHead, drawFigures, drawFooters, drawSignatures, drawSheetHead } from './summary-frame'
import { countTable, devicesTable, notesTable, openUnitsTable, peopleTable, reasonsTable } from './summary-tables'
import { summaryTexts, type SummaryTexts } from './summary-texts'
import { createTypesetter } from './typesetter'

export interface ShiftSummaryPdfOptions {
  readonly language: Language
  readonly words: ShiftSummaryWords
  /** The folder of the shipped fonts. */
  readonly fontsDir: string
  /** Turns a WOFF file into plain OpenType. */
  readonly unpackFont: (woff: Buffer) => Uint8Array
  /** IANA name; the machine's own when left out. */
  readonly timeZone?: string
}

/** Between two sections, points. */
const SECTION_GAP = mm(4.8)
/** What a page after the first holds below its head, points; a little less than the truth. */
const PAGE_ROOM = CONTENT_BOTTOM - PAGE.top - mm(16)

/**
 * The shift summary as an A4 document: what is handed over and signed, then the tables, and at the end what each number
 * means. The same summary gives the same bytes.
 */
export async function shiftSummaryPdf(summary: ShiftSummary, options: ShiftSummaryPdfOptions): Promise<Uint8Array> {
  const { default: PdfDocument } = await import('pdfkit')
  const fonts = await openReportFonts(options.fontsDir, options.unpackFont)
  const texts = summaryTexts(summary, options)
  const doc = new PdfDocument({
    size: [PAGE.width, PAGE.height],
    margin: 0,
    // No font until one is chosen: without this the document opens Helvetica from a file beside its code, which a bundle has not.
    font: '',
    pdfVersion: '1.7',
    lang: options.language,
    displayTitle: true,
    autoFirstPage: false,
    bufferPages: true,
    info: { Title: `${texts.title}, ${summary.stationName}`, Creator: 'Turnback', Producer: 'Turnback', CreationDate: new Date(summary.frozenAt), ModDate: new Date(summary.frozenAt) },
  })
  const chunks: Buffer[] = []
  const finished = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk))
    doc.on('end', resolve)
    doc.on('error', reject)
  })
  const sheet = createSheet(doc, createTypesetter(doc, fonts), (page) => drawContinuedHead(page, texts))
  drawSummary(sheet, texts)
  doc.end()
  await finished
  return Uint8Array.from(Buffer.concat(chunks))
}

function drawSummary(sheet: Sheet, texts: SummaryTexts): void {
  sheet.doc.addPage()
  drawSheetHead(sheet, texts)
  drawFigures(sheet, texts)
  sheet.y += SECTION_GAP
  drawCharts(sheet, texts)
  sheet.y += SECTION_GAP
  if (texts.summary.operators.length > 0) {
    flowTable(sheet, peopleTable(texts), PAGE.left)
    sheet.y += SECTION_GAP
  }
  drawTableOrWords(sheet, devicesTable(texts), texts.word('noDevices'))
  drawTableOrWords(sheet, notesTable(texts), texts.word('noNotes'))
  drawOpenUnits(sheet, texts)
  drawSignatures(sheet, texts, CONTENT_BOTTOM - SIGNATURES_HEIGHT)
  sheet.startPage()
  drawCounts(sheet, texts)
  drawReasons(sheet, texts)
  sheet.startPage()
  drawDefinitions(sheet, texts)
  drawFooters(sheet, texts)
}

function drawCharts(sheet: Sheet, texts: SummaryTexts): void {
  const { summary, formats, word } = texts
  const width = (CONTENT_WIDTH - GUTTER) / 2
  const right = PAGE.left + width + GUTTER
  sheet.makeRoom(SECTION_HEAD_HEIGHT + CHART_HEIGHT)
  const chart = hourBars(summary.unitsByHour)
  const name = chart.hoursPerBar === 1 ? word('unitsByHour') : word('unitsBySpan', { hours: chart.hoursPerBar })
  const note = word('unitCount', { count: formats.count(summary.unitsDecided) })
  const top = drawSectionHead(sheet, name, note, PAGE.left, sheet.y, width)
  drawHourBars(sheet, chart, formats, { x: PAGE.left, top, width })
  drawSectionHead(sheet, word('whereUnitsWent'), note, right, sheet.y, width)
  drawRouteBars(sheet, texts, { x: right, top, width })
  sheet.y = top + CHART_HEIGHT
}

const TABLES_BESIDE = 3

/** The small tables in three columns, each below the shortest. */
function drawCounts(sheet: Sheet, texts: SummaryTexts): void {
  const width = (CONTENT_WIDTH - (TABLES_BESIDE - 1) * GUTTER) / TABLES_BESIDE
  const heights = Array.from({ length: TABLES_BESIDE }, () => 0)
  const places = countTables(texts.summary, texts.words).map((counts) => {
    const table = countTable(texts, counts, width)
    const below = Math.min(...heights)
    const column = heights.indexOf(below)
    heights[column] = below + tableHeight(sheet, table) + SECTION_GAP
    return { table, x: PAGE.left + column * (width + GUTTER), below }
  })
  sheet.makeRoom(Math.max(...heights) - SECTION_GAP)
  const top = sheet.y
  for (const { table, x, below } of places) drawTableAt(sheet, table, x, top + below)
  sheet.y = top + Math.max(...heights)
}

function drawReasons(sheet: Sheet, texts: SummaryTexts): void {
  const reasons = reasonsTable(texts)
  if (!reasons) return
  sheet.makeRoom(tableHeight(sheet, reasons.table) + 2 * lineHeight(LOOKS.definition))
  flowTable(sheet, reasons.table, PAGE.left)
  sheet.y += mm(1)
  if (reasons.legend !== '') sheet.y += drawParagraph(sheet, reasons.legend, PAGE.left, sheet.y, CONTENT_WIDTH, LOOKS.definition)
  sheet.y += SECTION_GAP
}

function drawTableOrWords(sheet: Sheet, table: Table, words: string): void {
  if (table.rows.length > 0) flowTable(sheet, table, PAGE.left)
  else {
    sheet.makeRoom(SECTION_HEAD_HEIGHT + lineHeight(LOOKS.cell))
    const top = drawSectionHead(sheet, table.name, '', PAGE.left, sheet.y, CONTENT_WIDTH)
    sheet.y = top + drawParagraph(sheet, words, PAGE.left, top, CONTENT_WIDTH, LOOKS.cell)
  }
  sheet.y += SECTION_GAP
}

/** What is handed over. It goes to the next page as a whole rather than leaving the signatures alone there. */
function drawOpenUnits(sheet: Sheet, texts: SummaryTexts): void {
  const table = openUnitsTable(texts)
  if (table.rows.length === 0) {
    sheet.makeRoom(SECTION_HEAD_HEIGHT + lineHeight(LOOKS.cell) + SIGNATURES_HEIGHT)
    const top = drawSectionHead(sheet, table.name, '', PAGE.left, sheet.y, CONTENT_WIDTH)
    sheet.y = top + drawParagraph(sheet, texts.word('nothingOpen'), PAGE.left, top, CONTENT_WIDTH, LOOKS.cell)
    return
  }
  const height = tableHeight(sheet, table) + SIGNATURES_HEIGHT
  if (height <= PAGE_ROOM) sheet.makeRoom(height)
  flowTable(sheet, table, PAGE.left, SIGNATURES_HEIGHT)
}
