import { createBitmap, setDot } from '@shared/labels/bitmap'
import { bitmapToPng } from '../../station/labels/bitmap-png'
import { loadMatrixSymbols } from '../../station/labels/matrix-symbols'
import { invariant } from '@shared/domain/result'

/** Dots of one module: large enough to be read off a screen by a hand scanner. */
const MODULE_DOTS = 6
/** ISO/IEC 18004 wants four modules of white around the code. */
const QUIET_MODULES = 4
const DOTS_PER_MM = 8

/** A QR code (level M) as a PNG. */
export async function qrPng(text: string): Promise<Uint8Array> {
  const symbol = (await loadMatrixSymbols())('qr', text)
  invariant(symbol !== null, `${text.length} characters fit no QR code`)
  const side = (modules: number) => (modules + 2 * QUIET_MODULES) * MODULE_DOTS
  const picture = createBitmap(side(symbol.columns), side(symbol.rows))
  for (let y = 0; y < symbol.rows * MODULE_DOTS; y++) {
    for (let x = 0; x < symbol.columns * MODULE_DOTS; x++) {
      const module = Math.floor(y / MODULE_DOTS) * symbol.columns + Math.floor(x / MODULE_DOTS)
      if (symbol.dark[module]) setDot(picture, x + QUIET_MODULES * MODULE_DOTS, y + QUIET_MODULES * MODULE_DOTS, 'black')
    }
  }
  return bitmapToPng(picture, DOTS_PER_MM)
}
