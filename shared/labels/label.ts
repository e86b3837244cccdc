import { USUAL_DPI, type PrinterDpi } from '../domain/label-media'
import { invariant } from '../domain/result'
import type { ZoneLetter, ZoneShape } from '../domain/zone'
import type { Ink } from './bitmap'
import type { Outline } from './outline'

/*
 * The layout model of a label. A label is a list of elements at fixed places, in millimetres from its
 * top left corner. Print (zpl.ts) and preview (label-drawables.ts) are both made from this one model,
 * so what the window shows is what leaves the printer.
 *
 * Lengths are millimetres unless a name ends in Dots; a dot is one point of the print head.
 */

/** Resolutions that label print heads come in, in dots per inch as printed on the printer. */
export type Dpi = PrinterDpi

/** 8, 12 and 24 dots per millimetre: how Zebra counts its 203, 300 and 600 dpi heads (ZPL II Programming Guide, ^JM). */
const DOTS_PER_MM: Record<Dpi, number> = { 203: 8, 300: 12, 600: 24 }

export function dotsPerMm(dpi: Dpi): number {
  return DOTS_PER_MM[dpi]
}

/** A rectangle on the label, in mm. */
export interface Area {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * Text in an area. It is set at `size` when that fits; otherwise it is broken into up to `maxLines` lines and
 * shrunk down to `minSize`; when even that does not fit, the last line is cut and ends with "…".
 */
export interface TextElement extends Area {
  readonly kind: 'text'
  readonly text: string
  /** Wanted size of the letters (the em square) in mm. */
  readonly size: number
  /** Smallest size that may be used, in mm. */
  readonly minSize: number
  readonly bold: boolean
  readonly align: 'left' | 'center' | 'right'
  readonly verticalAlign: 'top' | 'middle' | 'bottom'
  readonly maxLines: number
}

export const BARCODE_SYMBOLOGIES = ['code128', 'gs1-128', 'ean13', 'datamatrix', 'gs1-datamatrix', 'qr'] as const

/** Bar codes of bars alone. `gs1-128` is Code 128 with FNC1 in front; its data separates elements with FNC1 as U+001D. */
export type BarSymbology = 'code128' | 'gs1-128' | 'ean13'

/** A bar code in the middle of an area. The width of the area includes the quiet zones on both sides. */
export interface BarcodeElement extends Area {
  readonly kind: 'barcode'
  readonly symbology: BarSymbology
  /** What a scanner will read, exactly; for `gs1-128` without the leading FNC1. */
  readonly data: string
  /** Widest module (narrow bar) wanted, in mm. It becomes whole dots, fewer when the area is too narrow. */
  readonly module: number
}

/** Codes of dark and light squares. `gs1-datamatrix` begins with FNC1; its data separates elements with FNC1 as U+001D. */
export type MatrixSymbology = 'datamatrix' | 'gs1-datamatrix' | 'qr'

/** The squares of a matrix code, row by row from the top; quiet zones are not included. */
export interface SymbolMatrix {
  readonly columns: number
  readonly rows: number
  /** `columns * rows` values, 1 = dark. */
  readonly dark: Uint8Array
}

/** A matrix code in the middle of an area, quiet zone included. */
export interface MatrixElement extends Area {
  readonly kind: 'matrix'
  readonly symbology: MatrixSymbology
  /** What a scanner will read, exactly; for `gs1-datamatrix` without the leading FNC1. */
  readonly data: string
  /** Widest square wanted, in mm. It becomes whole dots, fewer when the area is too small. */
  readonly module: number
  readonly matrix: SymbolMatrix
}

/** A black rectangle: filled when `thickness` is at least half of its shorter side, a frame otherwise. */
export interface BoxElement extends Area {
  readonly kind: 'box'
  readonly thickness: number
}

/** The sign of a zone: its letter in its shape. A label has no colour to add. */
export interface ZoneMark {
  readonly letter: ZoneLetter
  readonly shape: ZoneShape
}

/** The sign of a zone, as large as its (square) area. */
export interface ZoneMarkElement extends Area {
  readonly kind: 'zone-mark'
  readonly mark: ZoneMark
}

/** One layer of a drawn sign, painted over the ones before it; coordinates from 0 to 1 in both directions. */
export interface PictureLayer {
  readonly ink: Ink
  readonly outline: Outline
}

/** A drawn sign, as large as its area allows without being stretched, in the middle of it. */
export interface PictureElement extends Area {
  readonly kind: 'picture'
  readonly layers: readonly PictureLayer[]
}

export type LabelElement = TextElement | BarcodeElement | MatrixElement | BoxElement | ZoneMarkElement | PictureElement

export interface Label {
  readonly width: number
  readonly height: number
  readonly dpi: Dpi
  readonly elements: readonly LabelElement[]
}

/** The label roll at every bench, in mm. */
export const BENCH_LABEL = { width: 57, height: 32 } as const

/** Resolution of the bench printers that we ship settings for. */
export const DEFAULT_DPI: Dpi = USUAL_DPI

/** No label has a side longer than this, in mm: a 4 inch printer's longest usual label, with room to spare. */
export const MAX_LABEL_SIDE_MM = 320

/** No label has more elements than this. */
export const MAX_LABEL_ELEMENTS = 64

/** Tolerance of a comparison in mm; far below a dot of the finest head (0.042 mm). */
export const MM_TOLERANCE = 0.001

/** A label with its elements checked: every one lies inside the label. A misfit is a programming mistake and throws. */
export function makeLabel(label: Label): Label {
  invariant(isLabelSide(label.width) && isLabelSide(label.height), `a label of ${label.width} x ${label.height} mm`)
  invariant(label.elements.length <= MAX_LABEL_ELEMENTS, `a label of ${label.elements.length} elements`)
  for (const element of label.elements) {
    const inside = element.width > 0 && element.height > 0 && element.x >= 0 && element.y >= 0
      && element.x + element.width <= label.width + MM_TOLERANCE && element.y + element.height <= label.height + MM_TOLERANCE
    invariant(inside, `a ${element.kind} at ${element.x}, ${element.y} mm is not inside its label`)
  }
  return label
}

function isLabelSide(side: number): boolean {
  return side > 0 && side <= MAX_LABEL_SIDE_MM
}
