import { inflateSync } from 'node:zlib'

/** A decoded picture: one byte of grey per pixel, 0 = black. */
export interface GreyPicture {
  readonly width: number
  readonly height: number
  readonly pixels: Uint8Array
}

const HEADER_BYTES = 8

/** Reads the one kind of PNG that the label renderer writes: 8 bit grey, not interlaced (PNG Specification, 3rd edition, 9.2 filter types). */
export function readGreyPng(bytes: Uint8Array): GreyPicture {
  const png = Buffer.from(bytes)
  const data: Buffer[] = []
  let width = 0
  let height = 0
  for (let at = HEADER_BYTES; at < png.length;) {
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

function unfilter(raw: Buffer, width: number, height: number): Uint8Array {
  const pixels = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (width + 1)]
    for (let x = 0; x < width; x++) {
      const left = x === 0 ? 0 : pixels[y * width + x - 1]!
      const up = y === 0 ? 0 : pixels[(y - 1) * width + x]!
      const upLeft = x === 0 || y === 0 ? 0 : pixels[(y - 1) * width + x - 1]!
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, upLeft)][filter ?? 0] ?? 0
      pixels[y * width + x] = (raw[y * (width + 1) + 1 + x] ?? 0) + guess
    }
  }
  return pixels
}

function paeth(left: number, up: number, upLeft: number): number {
  const estimate = left + up - upLeft
  const [a, b, c] = [left, up, upLeft].map((value) => Math.abs(estimate - value)) as [number, number, number]
  return a <= b && a <= c ? left : b <= c ? up : upLeft
}

/** A rectangle in pixels; right and bottom are outside. */
export interface PixelArea {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** The smallest area around everything black within an area; null when it is all white. */
export function inkArea(picture: GreyPicture, area: PixelArea = { left: 0, top: 0, right: picture.width, bottom: picture.height }): PixelArea | null {
  let ink: PixelArea | null = null
  for (let y = area.top; y < area.bottom; y++) {
    for (let x = area.left; x < area.right; x++) {
      if (picture.pixels[y * picture.width + x]! >= 128) continue
      ink = ink === null
        ? { left: x, top: y, right: x + 1, bottom: y + 1 }
        : { left: Math.min(ink.left, x), top: ink.top, right: Math.max(ink.right, x + 1), bottom: y + 1 }
    }
  }
  return ink
}

/** Lengths of the runs of one colour in a row, from the first black pixel to the last. */
export function runsOfRow(picture: GreyPicture, y: number): readonly number[] {
  const row = [...picture.pixels.subarray(y * picture.width, (y + 1) * picture.width)].map((grey) => (grey < 128 ? '#' : '.')).join('')
  return (row.replace(/^\.+|\.+$/g, '').match(/#+|\.+/g) ?? []).map((run) => run.length)
}
