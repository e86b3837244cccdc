import { createBitmap, setDot, type Bitmap } from '@shared/labels/bitmap'
import { inflateSync } from 'node:zlib'

/** A decoded picture: one byte of grey per pixel, 0 = black. */
export interface GreyPicture {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

const SIGNATURE_BYTES = 8
/** Darker than this is a black dot. */
const BLACK_BELOW = 128

/** Reads the one kind of PNG that the label renderer writes: 8 bit grey, not interlaced (PNG Specification, 3rd edition, 9.2 filter types). Throws at any other. */
export function readGreyPng(bytes: Uint8Array): GreyPicture {
  const png = Buffer.from(bytes)
  const data: Buffer[] = []
  let width = 0
  let height = 0
  for (let at = SIGNATURE_BYTES; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const type = png.toString('latin1', at + 4, at + 8)
    const chunk = png.subarray(at + 8, at + 8 + length)
    if (type === 'IHDR') {
      width = chunk.readUInt32BE(0)
      height = chunk.readUInt32BE(4)
      if (chunk[8] !== 8 || chunk[9] !== 0 || chunk[12] !== 0) throw new Error('not an 8 bit grey PNG')
    }
    if (type === 'IDAT') data.push(chunk)
    at += 12 + length
  }
  return { width, height, pixels: unfilter(inflateSync(Buffer.concat(data)), width, height) }
}

/** The dots of a picture. */
export function greyToBitmap({ width, height, pixels }: GreyPicture): Bitmap {
  const bitmap = createBitmap(width, height)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if ((pixels[y * width + x] ?? 0) < BLACK_BELOW) setDot(bitmap, x, y, 'black')
  return bitmap
}

function unfilter(raw: Buffer, width: number, height: number): Uint8Array {
  const pixels = new Uint8Array(width * height)
  const at = (x: number, y: number): number => (x < 0 || y < 0 ? 0 : (pixels[y * width + x] ?? 0))
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (width + 1)]
    for (let x = 0; x < width; x++) {
      const [left, up, upLeft] = [at(x - 1, y), at(x, y - 1), at(x - 1, y - 1)]
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, upLeft)][filter ?? 0] ?? 0
      pixels[y * width + x] = (raw[y * (width + 1) + 1 + x] ?? 0) + guess
    }
  }
  return pixels
}

function paeth(left: number, up: number, upLeft: number): number {
  const estimate = left + up - upLeft
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - upLeft)]
  return a <= b && a <= c ? left : b <= c ? up : upLeft
}
