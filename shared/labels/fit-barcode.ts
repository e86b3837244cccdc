import { invariant } from '../domain/result'
import { code128Modules, QUIET_ZONE_MODULES } from './code128'
import type { BarcodeElement } from './label'

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
  const modules = code128Modules(element.data)
  const roomDots = Math.floor(element.width * dotsPerMm)
  const wanted = Math.max(1, Math.round(element.module * dotsPerMm))
  const moduleDots = Math.min(wanted, Math.floor(roomDots / (modules + 2 * QUIET_ZONE_MODULES)))
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
