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

/** Paints a rectangle in place. */
export function fillRectangle(bitmap: Bitmap, left: number, top: number, width: number, height: number, ink: Ink): void {
  for (let y = top; y < top + height; y++) for (let x = left; x < left + width; x++) setDot(bitmap, x, y, ink)
}

/** Paints the black dots of a picture onto another in place; its white ones are see-through. */
export function stampBitmap(bitmap: Bitmap, picture: Bitmap, left: number, top: number): void {
  const stride = bytesPerRow(picture.widthDots)
  for (let y = 0; y < picture.heightDots; y++) {
    for (let byte = 0; byte < stride; byte++) {
      const dots = picture.rows[y * stride + byte] ?? 0
      // Most of a picture is white: eight dots at a time are nothing to do.
      if (dots === 0) continue
      for (let bit = 0; bit < 8; bit++) if (dots & (0x80 >> bit) && byte * 8 + bit < picture.widthDots) setDot(bitmap, left + byte * 8 + bit, top + y, 'black')
    }
  }
}

/** A part of a picture that begins at a whole byte: `left` is a multiple of 8. */
export interface BitmapPiece extends Bitmap {
  readonly left: number
  readonly top: number
}

/** The bands of rows that have black dots, each as narrow as its dots allow: what a printer that knows no runs is spared. */
export function inkedPieces(bitmap: Bitmap): readonly BitmapPiece[] {
  const stride = bytesPerRow(bitmap.widthDots)
  const pieces: BitmapPiece[] = []
  for (let y = 0; y < bitmap.heightDots; ) {
    const start = y
    let [from, to] = [stride, 0]
    for (; y < bitmap.heightDots; y++) {
      const row = bitmap.rows.subarray(y * stride, (y + 1) * stride)
      const first = row.findIndex((byte) => byte !== 0)
      if (first < 0) break
      from = Math.min(from, first)
      to = Math.max(to, row.findLastIndex((byte) => byte !== 0) + 1)
    }
    if (y > start) pieces.push(cutPiece(bitmap, start, y, from, to))
    else y += 1
  }
  return pieces
}

function cutPiece(bitmap: Bitmap, top: number, bottom: number, fromByte: number, toByte: number): BitmapPiece {
  const stride = bytesPerRow(bitmap.widthDots)
  const width = toByte - fromByte
  const rows = new Uint8Array(width * (bottom - top))
  for (let y = top; y < bottom; y++) rows.set(bitmap.rows.subarray(y * stride + fromByte, y * stride + toByte), (y - top) * width)
  return { left: fromByte * 8, top, widthDots: width * 8, heightDots: bottom - top, rows }
}

/** The rows turned over, for printers that count 0 as black. */
export function invertedRows(bitmap: Bitmap): Uint8Array {
  return bitmap.rows.map((byte) => ~byte & 0xff)
}
