import { assertNever } from '../domain/result'
import type { Bitmap } from './bitmap'
import { createBitmap, setDot } from './bitmap'
import { gs1Parts, type Code128Part } from './code128'
import { fitBarcode, fitMatrix } from './fit-barcode'
import { fitText } from './fit-text'
import type { Area, BarcodeElement, BoxElement, Label, MatrixElement, PictureLayer, TextElement } from './label'
import { dotsPerMm } from './label'
import { fillOutline, placeOutline } from './outline'
import { isPrinterFontText, PRINTER_FONT_SCALE, printerFontWidth, toPrinterFontText } from './printer-font'
import { zoneMarkLayers } from './zone-mark'
import { escapeCode128Data, escapeFieldData, escapeMatrixData } from './zpl-field'
import { bitmapToGraphicField } from './zpl-graphic'

/*
 * A label as one ZPL II format (ZPL II Programming Guide). From ^XA to ^XZ nothing relies on what an earlier job left
 * behind, and nothing but one label comes out:
 *
 *   ^CI28                text is UTF-8
 *   ^PW ^LL ^LH0,0 ^LS0  width, length, origin and shift, in dots
 *   ^PON ^PMN ^LRN       not upside down, not mirrored, not inverted
 *   ^PQ1,0,0,N           one copy, no pause
 *
 * Deliberately absent: ~JA before the format (it would cancel labels of others), darkness, speed and media settings
 * (they belong to the technician), stored formats and graphics (they would outlive the job).
 */

/** A line of text drawn as a picture. `baselineDots` is the row, from the top, that the letters stand on. */
export interface TextBitmap extends Bitmap {
  readonly baselineDots: number
}

/**
 * Draws one line of text at a size (of the em square) in dots, or answers null when no font at hand shows any of it.
 * The picture begins at the pen's start and ends at its end, so it can be placed like text.
 */
export type RasteriseText = (text: string, heightDots: number, bold: boolean) => TextBitmap | null

/**
 * What text is set in. With 'printer-font' a label is a picture only when its words need it; with 'picture' it always is,
 * and then every printer prints it in the typeface of the screens.
 */
export type Lettering = 'printer-font' | 'picture'

export interface ZplOptions {
  /** Without it, letters that the printer's own font does not have print as "?". */
  readonly rasterise?: RasteriseText
  /** Default: 'printer-font'. */
  readonly lettering?: Lettering
}

/** The label as a ZPL format, to be sent as UTF-8. */
export function labelToZpl(label: Label, options: ZplOptions = {}): string {
  const perMm = dotsPerMm(label.dpi)
  const rasterise = usesPictures(label, options) ? options.rasterise : undefined
  const fields = label.elements.map((element) => {
    switch (element.kind) {
      case 'text': return textFields(element, perMm, rasterise)
      case 'barcode': return barcodeField(element, perMm)
      case 'matrix': return matrixField(element, perMm)
      case 'box': return boxField(element, perMm)
      case 'zone-mark': return layersField(zoneMarkLayers(element.mark), { ...element, width: Math.min(element.width, element.height) }, perMm)
      case 'picture': return layersField(element.layers, element, perMm)
      default: return assertNever(element, 'label element')
    }
  })
  const size = `^PW${Math.round(label.width * perMm)}^LL${Math.round(label.height * perMm)}`
  return ['^XA^CI28', `${size}^LH0,0^LS0^PON^PMN^LRN`, ...fields.filter((field) => field !== ''), '^PQ1,0,0,N^XZ', ''].join('\n')
}

/** One label has one typeface: when one of its texts needs a picture, all of them become pictures. */
function usesPictures(label: Label, options: ZplOptions): boolean {
  if (options.lettering === 'picture') return true
  return label.elements.some((element) => element.kind === 'text' && fitText(element, dotsPerMm(label.dpi)).lines.some((line) => !isPrinterFontText(line.text)))
}

function textFields(element: TextElement, perMm: number, rasterise: RasteriseText | undefined): string {
  const { lines, sizeDots } = fitText(element, perMm)
  return lines.map((line) => {
    const baseline = Math.round(line.baseline * perMm)
    const picture = rasterise?.(line.text, sizeDots, element.bold) ?? null
    if (picture !== null) return pictureField(picture, element, baseline, perMm)
    return printerFontField(toPrinterFontText(line.text), element, sizeDots, baseline, perMm)
  }).join('\n')
}

function pictureField(picture: TextBitmap, element: TextElement, baseline: number, perMm: number): string {
  const spare = element.width * perMm - picture.widthDots
  const x = element.x * perMm + spare * { left: 0, center: 0.5, right: 1 }[element.align]
  return `^FO${Math.max(0, Math.round(x))},${Math.max(0, baseline - picture.baselineDots)}${bitmapToGraphicField(picture)}`
}

/**
 * ^FT places the baseline; the field block gives the alignment, because only the printer knows how wide its letters are.
 * Text that might be wider than its area is narrowed, so that it never runs over its neighbours or off the label.
 */
function printerFontField(text: string, element: TextElement, sizeDots: number, baseline: number, perMm: number): string {
  const height = Math.round(sizeDots * PRINTER_FONT_SCALE)
  const roomDots = Math.floor(element.width * perMm)
  const width = Math.max(1, Math.floor(height * Math.min(1, roomDots / (printerFontWidth(text) * sizeDots))))
  const alignment = { left: 'L', center: 'C', right: 'R' }[element.align]
  const block = element.align === 'left' ? '' : `^FB${roomDots},1,0,${alignment}`
  return `^FT${Math.round(element.x * perMm)},${baseline}${block}^A0N,${height},${width}^FH_^FD${escapeFieldData(text)}^FS`
}

/** Mode N and no check digit of its own: the printer encodes exactly the data, in the code sets named here, and prints no text under it. */
function barcodeField(element: BarcodeElement, perMm: number): string {
  const { moduleDots, leftDots, topDots, heightDots } = fitBarcode(element, perMm)
  const start = `^FO${leftDots},${topDots}^BY${moduleDots},3,${heightDots}`
  switch (element.symbology) {
    case 'code128': return `${start}^BCN,${heightDots},N,N,N,N^FH_^FD${escapeCode128Data(element.data)}^FS`
    case 'gs1-128': return `${start}^BCN,${heightDots},N,N,N,N^FH_^FD${gs1Parts(element.data).map(invocation).join('')}^FS`
    // The printer computes the thirteenth digit itself, and it is the same: a data set with another one is no EAN-13.
    case 'ean13': return `${start}^BEN,${heightDots},N,N^FD${element.data.slice(0, 12)}^FS`
  }
}

/** The invocation codes of ^BC (ZPL II Programming Guide, "Code 128 Invocation Characters"). */
function invocation(part: Code128Part): string {
  switch (part.kind) {
    case 'start': return part.set === 'B' ? '>:' : '>;'
    case 'switch': return part.set === 'B' ? '>6' : '>5'
    case 'fnc1': return '>8'
    case 'letter': return escapeCode128Data(part.text)
    case 'pair': return part.text
  }
}

/** Data Matrix by the printer, FNC1 as `_1` (^BX, parameter g); a QR code as a picture, because printers place and mask it each in their own way. */
function matrixField(element: MatrixElement, perMm: number): string {
  const { moduleDots, leftDots, topDots } = fitMatrix(element, perMm)
  const { columns, rows, dark } = element.matrix
  if (element.symbology === 'qr') {
    const bitmap = createBitmap(columns * moduleDots, rows * moduleDots)
    for (let y = 0; y < bitmap.heightDots; y++) {
      for (let x = 0; x < bitmap.widthDots; x++) if (dark[Math.floor(y / moduleDots) * columns + Math.floor(x / moduleDots)] === 1) setDot(bitmap, x, y, 'black')
    }
    return `^FO${leftDots},${topDots}${bitmapToGraphicField(bitmap)}`
  }
  const data = element.symbology === 'gs1-datamatrix' ? `_1${escapeMatrixData(element.data)}` : escapeMatrixData(element.data)
  return `^FO${leftDots},${topDots}^BXN,${moduleDots},200,${columns},${rows},,_^FD${data}^FS`
}

function boxField(element: BoxElement, perMm: number): string {
  const [x, y, width, height, thickness] = [element.x, element.y, element.width, element.height, element.thickness].map((mm) => Math.round(mm * perMm))
  return `^FO${x},${y}^GB${width},${height},${Math.max(1, thickness ?? 1)},B,0^FS`
}

/** A drawn sign, in the middle of its area. */
function layersField(layers: readonly PictureLayer[], area: Area, perMm: number): string {
  const [width, height] = [Math.round(area.width * perMm), Math.round(area.height * perMm)]
  const side = Math.min(width, height)
  const bitmap = createBitmap(side, side)
  for (const { ink, outline } of layers) fillOutline(bitmap, placeOutline(outline, side, side, 0, 0), ink)
  const [left, top] = [Math.floor((width - side) / 2), Math.floor((height - side) / 2)]
  return `^FO${Math.round(area.x * perMm) + left},${Math.round(area.y * perMm) + top}${bitmapToGraphicField(bitmap)}`
}
