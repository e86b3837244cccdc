import type { CalibrationSheetWords } from '@shared/contract/template-data'
import { CALIBRATION_CODES, calibrationText } from '@shared/domain/keyboard/calibration-code'
import { fillBlanks, wordsIn } from '@shared/domain/words'
import { encodeCode128WithSeparators } from '@shared/labels/code128'
import { drawBars, printSheet, type PrintedSheetOptions } from './printed-sheet'
import { CONTENT_WIDTH, LOOKS, PAGE, drawLine, drawParagraph, lineHeight, mm } from './sheet'

export interface CalibrationSheetOptions extends PrintedSheetOptions {
  readonly words: CalibrationSheetWords
}

/** Narrowest bar: wide enough for a worn hand scanner, narrow enough that the longest code stands across the page. */
const MODULE = mm(0.38)
const BAR_HEIGHT = mm(18)
const GAP = mm(14)
/** Ten modules on each side (ISO/IEC 15417, 4.4), and a little more. */
const QUIET_ZONE = mm(6)

/** The codes that a keyboard scanner is learned from, on one A4 page, in the order in which they are scanned. */
export async function calibrationSheetPdf(options: CalibrationSheetOptions): Promise<Uint8Array> {
  const words = (name: keyof CalibrationSheetWords) => wordsIn(options.words[name], options.language)
  return printSheet({ ...options, title: words('title'), pageOf: words('pageOf') }, (sheet) => {
    sheet.startPage()
    sheet.y += drawParagraph(sheet, words('lead'), PAGE.left, sheet.y, CONTENT_WIDTH, LOOKS.body) + mm(8)
    CALIBRATION_CODES.forEach((code, place) => {
      sheet.makeRoom(BAR_HEIGHT + GAP)
      drawLine(sheet, fillBlanks(words('code'), { number: place + 1, of: CALIBRATION_CODES.length }), PAGE.left, sheet.y, LOOKS.section)
      sheet.y += lineHeight(LOOKS.section) + mm(2)
      drawBars(sheet, encodeCode128WithSeparators(calibrationText(code)), PAGE.left + QUIET_ZONE, sheet.y, BAR_HEIGHT, MODULE)
      sheet.y += BAR_HEIGHT + GAP
    })
    drawParagraph(sheet, words('foot'), PAGE.left, sheet.y, CONTENT_WIDTH, LOOKS.quiet)
  })
}
