import { inkedPieces, invertedRows } from './bitmap'
import { isQuotable, joinCommands } from './command-bytes'
import { fitBarcode } from './fit-barcode'
import type { BarcodeElement, Label, LabelElement } from './label'
import { dotsPerMm } from './label'
import { elementsToBitmap } from './label-bitmap'
import type { RasteriseText } from './zpl'

/*
 * A label as one EPL2 job (Zebra EPL2 programming guide, 14245L-003). `N` clears the picture memory, `q` and `Q` set
 * width, length and gap in dots, `R0,0` the origin, `ZT` the direction; `P1` prints one label.
 *
 * Code 128 in set B and EAN-13 are the printer's own; everything else is drawn here and sent by `GW`, whose 0 bits are black.
 * GS1-128 is drawn too: the printer's "1E" wants data in a form of its own and places FNC1 itself.
 */

/** Between two labels of a die-cut roll, in mm. */
const GAP_MM = 3

/** The bytes of the job. The first line end closes whatever command was begun and not ended. */
export function labelToEpl(label: Label, rasterise: RasteriseText): Uint8Array {
  const perMm = dotsPerMm(label.dpi)
  const native = label.elements.filter((element): element is BarcodeElement => isNative(element))
  const drawn = elementsToBitmap(label, label.elements.filter((element) => !isNative(element)), rasterise)
  return joinCommands([
    `\r\nN\r\nq${Math.round(label.width * perMm)}\r\nQ${Math.round(label.height * perMm)},${GAP_MM * perMm}\r\nR0,0\r\nZT\r\n`,
    ...inkedPieces(drawn).flatMap((piece) => [`GW${piece.left},${piece.top},${piece.widthDots / 8},${piece.heightDots},`, invertedRows(piece), '\r\n']),
    ...native.map((element) => barcodeCommand(element, perMm)),
    'P1\r\n',
  ])
}

function isNative(element: LabelElement): element is BarcodeElement {
  return element.kind === 'barcode' && element.symbology !== 'gs1-128' && isQuotable(element.data)
}

function barcodeCommand(element: BarcodeElement, perMm: number): string {
  const { moduleDots, leftDots, topDots, heightDots } = fitBarcode(element, perMm)
  const [type, data] = element.symbology === 'ean13' ? ['E30', element.data.slice(0, 12)] : ['1B', element.data]
  return `B${leftDots},${topDots},0,${type},${moduleDots},${moduleDots},${heightDots},N,"${data}"\r\n`
}
