import { invariant } from '../domain/result'
import { encodeBars, quietZoneModules } from './bars'
import type { BarcodeElement, MatrixElement } from './label'

/** A bar code set to whole dots. */
export interface FittedBarcode {
  /** Width of the narrow bar, in dots. */
  readonly moduleDots: number
  /** Left edge of the first bar and top of the bars, in dots from the corner of the label. */
  readonly leftDots: number
  readonly topDots: number
  readonly widthDots: number
  readonly heightDots: number
}

/** Narrower bars than this, in mm, are not read at arm's length by the scanners of the bench. */
export const MIN_MODULE_MM = 0.16

/**
 * Sets a bar code in the middle of its area with the widest module that is wanted and leaves both quiet zones free.
 * A code that does not fit is a mistake of the label's design and throws.
 */
export function fitBarcode(element: BarcodeElement, dotsPerMm: number): FittedBarcode {
  const modules = encodeBars(element.symbology, element.data).reduce((sum, width) => sum + width, 0)
  const roomDots = Math.floor(element.width * dotsPerMm)
  const wanted = Math.max(1, Math.round(element.module * dotsPerMm))
  const moduleDots = Math.min(wanted, Math.floor(roomDots / (modules + 2 * quietZoneModules(element.symbology))))
  invariant(moduleDots / dotsPerMm >= MIN_MODULE_MM, `${element.data} does not fit ${element.width} mm as a readable bar code`)
  const widthDots = modules * moduleDots
  return {
    moduleDots,
    leftDots: Math.round(element.x * dotsPerMm) + Math.floor((roomDots - widthDots) / 2),
    topDots: Math.round(element.y * dotsPerMm),
    widthDots,
    heightDots: Math.round(element.height * dotsPerMm),
  }
}

/** A matrix code set to whole dots. */
export interface FittedMatrix {
  readonly moduleDots: number
  readonly leftDots: number
  readonly topDots: number
}

/** Smaller squares than this, in mm, are not read at arm's length by the imagers of the bench. */
export const MIN_SQUARE_MM = 0.24

/** White around a matrix code, in modules: 1 for Data Matrix (ISO/IEC 16022), 4 for QR (ISO/IEC 18004). */
function matrixQuietZone(element: MatrixElement): number {
  return element.symbology === 'qr' ? 4 : 1
}

/** Sets a matrix code in the middle of its area with the widest square that is wanted and leaves its quiet zone free; one that does not fit throws. */
export function fitMatrix(element: MatrixElement, dotsPerMm: number): FittedMatrix {
  const { columns, rows } = element.matrix
  const quiet = 2 * matrixQuietZone(element)
  const [roomX, roomY] = [Math.floor(element.width * dotsPerMm), Math.floor(element.height * dotsPerMm)]
  const wanted = Math.max(1, Math.round(element.module * dotsPerMm))
  const moduleDots = Math.min(wanted, Math.floor(roomX / (columns + quiet)), Math.floor(roomY / (rows + quiet)))
  invariant(moduleDots / dotsPerMm >= MIN_SQUARE_MM, `${element.data} does not fit ${element.width} x ${element.height} mm as a readable matrix code`)
  return {
    moduleDots,
    leftDots: Math.round(element.x * dotsPerMm) + Math.floor((roomX - columns * moduleDots) / 2),
    topDots: Math.round(element.y * dotsPerMm) + Math.floor((roomY - rows * moduleDots) / 2),
  }
}
