import { assertNever } from '../domain/result'
import { encodeBars } from './bars'
import { fitBarcode, fitMatrix } from './fit-barcode'
import { fitText } from './fit-text'
import type { Ink } from './bitmap'
import type { Area, BarcodeElement, BoxElement, Label, LabelElement, MatrixElement, PictureElement, PictureLayer, SymbolMatrix, TextElement, ZoneMarkElement } from './label'
import { dotsPerMm } from './label'
import { outlineToPathData, placeOutline } from './outline'
import { zoneMarkLayers } from './zone-mark'

/*
 * A label as plain shapes and lines of text in mm, in painting order: what a preview (SVG) or a page (PDF) draws.
 * Sizes, line breaks and bars are those of the print, to the dot.
 */

export interface RectangleDrawable {
  readonly kind: 'rectangle'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly ink: Ink
}

/** A filled shape (non-zero winding rule); `path` is SVG path data in mm. */
export interface PathDrawable {
  readonly kind: 'path'
  readonly path: string
  readonly ink: Ink
}

/** One line of black text. `x` is its start, middle or end as `anchor` says; `width` is an upper bound of its width. */
export interface TextDrawable {
  readonly kind: 'text'
  readonly text: string
  readonly x: number
  readonly baseline: number
  readonly size: number
  readonly bold: boolean
  readonly anchor: 'start' | 'middle' | 'end'
  readonly width: number
}

export type LabelDrawable = RectangleDrawable | PathDrawable | TextDrawable

export function labelToDrawables(label: Label): readonly LabelDrawable[] {
  const perMm = dotsPerMm(label.dpi)
  return label.elements.flatMap((element) => elementToDrawables(element, perMm))
}

function elementToDrawables(element: LabelElement, perMm: number): readonly LabelDrawable[] {
  switch (element.kind) {
    case 'text': return textDrawables(element, perMm)
    case 'barcode': return barDrawables(element, perMm)
    case 'matrix': return matrixDrawables(element, perMm)
    case 'box': return boxDrawables(element)
    case 'zone-mark': return zoneMarkDrawables(element)
    case 'picture': return pictureDrawables(element)
    default: return assertNever(element, 'label element')
  }
}

function textDrawables(element: TextElement, perMm: number): readonly TextDrawable[] {
  const { lines, size } = fitText(element, perMm)
  const anchor = ({ left: 'start', center: 'middle', right: 'end' } as const)[element.align]
  const x = element.x + element.width * { left: 0, center: 0.5, right: 1 }[element.align]
  return lines.map(({ text, baseline, width }) => ({ kind: 'text', text, x, baseline, size, bold: element.bold, anchor, width }))
}

function barDrawables(element: BarcodeElement, perMm: number): readonly RectangleDrawable[] {
  const { leftDots, topDots, moduleDots, heightDots } = fitBarcode(element, perMm)
  const bars: RectangleDrawable[] = []
  let x = leftDots
  encodeBars(element.symbology, element.data).forEach((modules, i) => {
    const width = modules * moduleDots
    if (i % 2 === 0) bars.push({ kind: 'rectangle', x: x / perMm, y: topDots / perMm, width: width / perMm, height: heightDots / perMm, ink: 'black' })
    x += width
  })
  return bars
}

/** One rectangle for every run of dark squares in a row. */
function matrixDrawables(element: MatrixElement, perMm: number): readonly RectangleDrawable[] {
  const { leftDots, topDots, moduleDots } = fitMatrix(element, perMm)
  return darkRuns(element.matrix).map(({ row, column, length }) => ({
    kind: 'rectangle', ink: 'black',
    x: (leftDots + column * moduleDots) / perMm, y: (topDots + row * moduleDots) / perMm, width: (length * moduleDots) / perMm, height: moduleDots / perMm,
  }))
}

interface DarkRun {
  readonly row: number
  readonly column: number
  readonly length: number
}

function darkRuns({ columns, rows, dark }: SymbolMatrix): readonly DarkRun[] {
  const runs: DarkRun[] = []
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const start = column
      while (column < columns && dark[row * columns + column] === 1) column++
      if (column > start) runs.push({ row, column: start, length: column - start })
    }
  }
  return runs
}

/** A frame is a black rectangle with a white one in it; nothing else may lie inside a frame before it is drawn. */
function boxDrawables({ x, y, width, height, thickness }: BoxElement): readonly RectangleDrawable[] {
  const outer: RectangleDrawable = { kind: 'rectangle', x, y, width, height, ink: 'black' }
  if (2 * thickness >= Math.min(width, height)) return [outer]
  return [outer, { kind: 'rectangle', x: x + thickness, y: y + thickness, width: width - 2 * thickness, height: height - 2 * thickness, ink: 'white' }]
}

function zoneMarkDrawables({ x, y, width, height, mark }: ZoneMarkElement): readonly PathDrawable[] {
  return layersToDrawables(zoneMarkLayers(mark), { x, y, width: Math.min(width, height), height: Math.min(width, height) })
}

/** In the middle of its area, not stretched. */
function pictureDrawables({ x, y, width, height, layers }: PictureElement): readonly PathDrawable[] {
  const side = Math.min(width, height)
  return layersToDrawables(layers, { x: x + (width - side) / 2, y: y + (height - side) / 2, width: side, height: side })
}

function layersToDrawables(layers: readonly PictureLayer[], { x, y, width: side }: Area): readonly PathDrawable[] {
  return layers.map(({ ink, outline }) => ({ kind: 'path', path: outlineToPathData(placeOutline(outline, side, side, x, y)), ink }))
}
