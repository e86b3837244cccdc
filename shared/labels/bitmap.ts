import { invariant } from '../domain/result'

/** A black and white picture as a printer wants it: rows of whole bytes from top to bottom, leftmost dot in the highest bit, 1 = black. */
export interface Bitmap {
  readonly widthDots: number
  readonly heightDots: number
  readonly rows: Uint8Array
}

/** Largest picture side in dots: the longest label at the finest head. */
export const MAX_BITMAP_SIDE_DOTS = 320 * 24

export function bytesPerRow(widthDots: number): number {
  return Math.ceil(widthDots / 8)
}

/** An all white picture. */
export function createBitmap(widthDots: number, heightDots: number): Bitmap {
  invariant(isSide(widthDots) && isSide(heightDots), `a picture of ${widthDots} x ${heightDots} dots`)
  return { widthDots, heightDots, rows: new Uint8Array(bytesPerRow(widthDots) * heightDots) }
}

function isSide(dots: number): boolean {
  return Number.isInteger(dots) && dots > 0 && dots <= MAX_BITMAP_SIDE_DOTS
}

export function isBlack(bitmap: Bitmap, x: number, y: number): boolean {
  return ((bitmap.rows[y * bytesPerRow(bitmap.widthDots) + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0
}

/** Colours one dot in place. Dots outside the picture are ignored, so shapes may hang over its edge. */
export function setDot(bitmap: Bitmap, x: number, y: number, ink: Ink): void {
  if (x < 0 || y < 0 || x >= bitmap.widthDots || y >= bitmap.heightDots) return
  const index = y * bytesPerRow(bitmap.widthDots) + (x >> 3)
  const bit = 0x80 >> (x & 7)
  const byte = bitmap.rows[index] ?? 0
  bitmap.rows[index] = ink === 'black' ? byte | bit : byte & ~bit
}

export type Ink = 'black' | 'white'

/** How many dots are black. */
export function countBlack(bitmap: Bitmap): number {
  let count = 0
  for (let byte of bitmap.rows) for (; byte !== 0; byte &= byte - 1) count++
  return count
}
