import { inkedPieces, invertedRows } from './bitmap'
import { gs1Parts, type Code128Part } from './code128'
import { isQuotable, joinCommands } from './command-bytes'
import { fitBarcode } from './fit-barcode'
import type { BarcodeElement, Label, LabelElement } from './label'
import { dotsPerMm } from './label'
import { elementsToBitmap } from './label-bitmap'
import type { RasteriseText } from './zpl'

/*
 * A label as one TSPL job (TSC TSPL/TSPL2 programming manual). Size, gap, direction, origin and picture memory are set
 * anew, so nothing relies on an earlier job; `PRINT 1,1` prints one label.
 *
 * Bar codes are the printer's own. Everything else is drawn here and sent as BITMAP, whose 0 bits are black: the
 * printer's fonts lack most scripts, and its matrix codes choose sizes and masks of their own.
 */

/** Between two labels of a die-cut roll, in mm. */
const GAP_MM = 2

/** The bytes of the job. */
export function labelToTspl(label: Label, rasterise: RasteriseText): Uint8Array {
  const perMm = dotsPerMm(label.dpi)
  const native = label.elements.filter((element): element is BarcodeElement => isNative(element))
  const drawn = elementsToBitmap(label, label.elements.filter((element) => !isNative(element)), rasterise)
  return joinCommands([
    `\r\nSIZE ${label.width} mm,${label.height} mm\r\nGAP ${GAP_MM} mm,0 mm\r\nDIRECTION 1,0\r\nREFERENCE 0,0\r\nOFFSET 0 mm\r\nSHIFT 0\r\nCLS\r\n`,
    ...inkedPieces(drawn).flatMap((piece) => [`BITMAP ${piece.left},${piece.top},${piece.widthDots / 8},${piece.heightDots},1,`, invertedRows(piece), '\r\n']),
    ...native.map((element) => barcodeCommand(element, perMm)),
    'PRINT 1,1\r\n',
  ])
}

function isNative(element: LabelElement): element is BarcodeElement {
  return element.kind === 'barcode' && isQuotable(element.data.replaceAll('\u001d', ''))
}

function barcodeCommand(element: BarcodeElement, perMm: number): string {
  const { moduleDots, leftDots, topDots, heightDots } = fitBarcode(element, perMm)
  const command = (type: string, data: string): string => `BARCODE ${leftDots},${topDots},"${type}",${heightDots},0,0,${moduleDots},${moduleDots},"${data}"\r\n`
  switch (element.symbology) {
    // 128M with the code set named: "128" would choose sets itself and come out wider or narrower than laid out.
    case 'code128': return command('128M', `!104${element.data}`)
    case 'gs1-128': return command('128M', gs1Parts(element.data).map(controlCode).join(''))
    case 'ean13': return command('EAN13', element.data.slice(0, 12))
  }
}

/** Code 128M: `!` and three digits are a start, a change of set or FNC1 (TSPL manual, BARCODE, "128M"). */
function controlCode(part: Code128Part): string {
  switch (part.kind) {
    case 'start': return part.set === 'B' ? '!104' : '!105'
    case 'switch': return part.set === 'B' ? '!100' : '!099'
    case 'fnc1': return '!102'
    case 'letter':
    case 'pair': return part.text
  }
}
