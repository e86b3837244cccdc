import { assertNever } from '../domain/result'
import type { Bitmap } from './bitmap'
import { createBitmap, fillRectangle, stampBitmap } from './bitmap'
import { encodeBars } from './bars'
import { fitBarcode, fitMatrix } from './fit-barcode'
import { fitText } from './fit-text'
import type { Area, BarcodeElement, BoxElement, Label, LabelElement, MatrixElement, PictureLayer, TextElement } from './label'
import { dotsPerMm } from './label'
import { fillOutline, placeOutline } from './outline'
import type { RasteriseText } from './zpl'
import { zoneMarkLayers } from './zone-mark'

/*
 * A label as the dots of the print head: what a picture file holds, and what printers get for what their language lacks.
 * Placed and rounded exactly as zpl.ts does, so that every output looks the same.
 */

/** The whole label, painted in order. */
export function labelToBitmap(label: Label, rasterise: RasteriseText): Bitmap {
  return elementsToBitmap(label, label.elements, rasterise)
}

/** Some elements of a label, on a picture of the whole of it. */
export function elementsToBitmap(label: Label, elements: readonly LabelElement[], rasterise: RasteriseText): Bitmap {
  const perMm = dotsPerMm(label.dpi)
  const bitmap = createBitmap(Math.round(label.width * perMm), Math.round(label.height * perMm))
  for (const element of elements) paint(bitmap, element, perMm, rasterise)
  return bitmap
}

function paint(bitmap: Bitmap, element: LabelElement, perMm: number, rasterise: RasteriseText): void {
  switch (element.kind) {
    case 'text': return paintText(bitmap, element, perMm, rasterise)
    case 'barcode': return paintBars(bitmap, element, perMm)
    case 'matrix': return paintMatrix(bitmap, element, perMm)
    case 'box': return paintBox(bitmap, element, perMm)
    case 'zone-mark': return paintLayers(bitmap, zoneMarkLayers(element.mark), { ...element, width: Math.min(element.width, element.height) }, perMm)
    case 'picture': return paintLayers(bitmap, element.layers, element, perMm)
    default: return assertNever(element, 'label element')
  }
}

function paintText(bitmap: Bitmap, element: TextElement, perMm: number, rasterise: RasteriseText): void {
  const { lines, sizeDots } = fitText(element, perMm)
  for (const line of lines) {
    const picture = rasterise(line.text, sizeDots, element.bold)
    if (picture === null) continue
    const left = Math.max(0, Math.round(element.x * perMm + (element.width * perMm - picture.widthDots) * { left: 0, center: 0.5, right: 1 }[element.align]))
    stampBitmap(bitmap, picture, left, Math.max(0, Math.round(line.baseline * perMm) - picture.baselineDots))
  }
}

function paintBars(bitmap: Bitmap, element: BarcodeElement, perMm: number): void {
  const { leftDots, topDots, moduleDots, heightDots } = fitBarcode(element, perMm)
  let x = leftDots
  encodeBars(element.symbology, element.data).forEach((modules, i) => {
    const width = modules * moduleDots
    if (i % 2 === 0) fillRectangle(bitmap, x, topDots, width, heightDots, 'black')
    x += width
  })
}

function paintMatrix(bitmap: Bitmap, element: MatrixElement, perMm: number): void {
  const { leftDots, topDots, moduleDots } = fitMatrix(element, perMm)
  const { columns, rows, dark } = element.matrix
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (dark[row * columns + column] === 1) fillRectangle(bitmap, leftDots + column * moduleDots, topDots + row * moduleDots, moduleDots, moduleDots, 'black')
    }
  }
}

function paintBox(bitmap: Bitmap, element: BoxElement, perMm: number): void {
  const dots = (mm: number): number => Math.round(mm * perMm)
  const [x, y, width, height, thickness] = [dots(element.x), dots(element.y), dots(element.width), dots(element.height), Math.max(1, dots(element.thickness))]
  if (2 * thickness >= Math.min(width, height)) return fillRectangle(bitmap, x, y, Math.max(width, thickness), Math.max(height, thickness), 'black')
  fillRectangle(bitmap, x, y, width, thickness, 'black')
  fillRectangle(bitmap, x, y + height - thickness, width, thickness, 'black')
  fillRectangle(bitmap, x, y, thickness, height, 'black')
  fillRectangle(bitmap, x + width - thickness, y, thickness, height, 'black')
}

/** A drawn sign in the middle of its area; its white layers cover what lies below them. */
function paintLayers(bitmap: Bitmap, layers: readonly PictureLayer[], area: Area, perMm: number): void {
  const [width, height] = [Math.round(area.width * perMm), Math.round(area.height * perMm)]
  const side = Math.min(width, height)
  const left = Math.round(area.x * perMm) + Math.floor((width - side) / 2)
  const top = Math.round(area.y * perMm) + Math.floor((height - side) / 2)
  for (const { ink, outline } of layers) fillOutline(bitmap, placeOutline(outline, side, side, left, top), ink)
}
