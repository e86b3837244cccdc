import { createBitmap, fillRectangle, stampBitmap, type Bitmap } from '@shared/labels/bitmap'
import { partsToWidths, type Code128Part } from '@shared/labels/code128'
import { encodeEan13 } from '@shared/labels/ean13'
import { gtinCheckDigit } from '@shared/domain/gs1/check-digit'

/** What came out of a small reader of a printer language: the dots, and the data of every bar code command. */
export interface PrintedLabel {
  readonly bitmap: Bitmap
  readonly codes: readonly string[]
  readonly copies: number
}

/** Reads bytes as a printer would: command lines, and binary data whose length its command names. Throws at whatever it does not know. */
class ByteReader {
  private readonly bytes: Uint8Array
  #at = 0
  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }
  get isAtEnd(): boolean {
    return this.#at >= this.bytes.length
  }
  /** Up to one of the marks, which is consumed. */
  until(marks: string): string {
    let text = ''
    for (; this.#at < this.bytes.length; this.#at++) {
      const letter = String.fromCharCode(this.bytes[this.#at] ?? 0)
      if (marks.includes(letter)) {
        this.#at += 1
        return text
      }
      text += letter
    }
    return text
  }
  take(length: number): Uint8Array {
    const taken = this.bytes.slice(this.#at, this.#at + length)
    if (taken.length !== length) throw new Error('binary data is cut short')
    this.#at += length
    return taken
  }
  startsWith(text: string): boolean {
    return Buffer.from(this.bytes.subarray(this.#at, this.#at + text.length)).toString('latin1') === text
  }
  skip(length: number): void {
    this.#at += length
  }
}

const numbers = (text: string): readonly number[] => text.split(',').map(Number)

function drawBars(bitmap: Bitmap, widths: readonly number[], left: number, top: number, module: number, height: number): void {
  let x = left
  widths.forEach((modules, i) => {
    if (i % 2 === 0) fillRectangle(bitmap, x, top, modules * module, height, 'black')
    x += modules * module
  })
}

function drawPicture(bitmap: Bitmap, left: number, top: number, widthBytes: number, heightDots: number, data: Uint8Array): void {
  // Both languages count 0 as black.
  stampBitmap(bitmap, { widthDots: widthBytes * 8, heightDots, rows: data.map((byte) => ~byte & 0xff) }, left, top)
}

/** A job in TSPL, as far as our labels use it. */
export function readTspl(bytes: Uint8Array, dotsPerMm: number): PrintedLabel {
  const reader = new ByteReader(bytes)
  let bitmap: Bitmap | null = null
  let copies = 0
  const codes: string[] = []
  while (!reader.isAtEnd) {
    if (reader.startsWith('BITMAP ')) {
      reader.skip(7)
      const [x = 0, y = 0, widthBytes = 0, height = 0] = [0, 0, 0, 0, 0].map(() => Number(reader.until(',')))
      drawPicture(picture(bitmap), x, y, widthBytes, height, reader.take(widthBytes * height))
      if (reader.until('\n') !== '\r') throw new Error('something stands behind the picture')
      continue
    }
    const line = reader.until('\n').replace(/\r$/, '')
    const size = /^SIZE ([\d.]+) mm,([\d.]+) mm$/.exec(line)
    const code = /^BARCODE (\d+),(\d+),"(\w+)",(\d+),0,0,(\d+),(\d+),"([^"]*)"$/.exec(line)
    const print = /^PRINT (\d+),(\d+)$/.exec(line)
    if (size) bitmap = createBitmap(Math.round(Number(size[1]) * dotsPerMm), Math.round(Number(size[2]) * dotsPerMm))
    else if (code) {
      const [x = 0, y = 0, height = 0, module = 0] = [code[1], code[2], code[4], code[5]].map(Number)
      const data = code[7] ?? ''
      const parts = code[3] === 'EAN13' ? null : readCode128M(data)
      drawBars(picture(bitmap), parts === null ? encodeEan13(data + gtinCheckDigit(data)) : partsToWidths(parts), x, y, module, height)
      codes.push(parts === null ? data + gtinCheckDigit(data) : textOf(parts))
    } else if (print) copies += Number(print[1]) * Number(print[2])
    else if (!/^(|GAP [\d.]+ mm,0 mm|DIRECTION 1,0|REFERENCE 0,0|OFFSET 0 mm|SHIFT 0|CLS)$/.test(line)) throw new Error(`TSPL: ${JSON.stringify(line)}`)
  }
  return { bitmap: picture(bitmap), codes, copies }
}

/** A job in EPL2, as far as our labels use it. */
export function readEpl(bytes: Uint8Array): PrintedLabel {
  const reader = new ByteReader(bytes)
  let bitmap: Bitmap | null = null
  let width = 0
  let copies = 0
  const codes: string[] = []
  while (!reader.isAtEnd) {
    if (reader.startsWith('GW')) {
      reader.skip(2)
      const [x = 0, y = 0, widthBytes = 0, height = 0] = [0, 0, 0, 0].map(() => Number(reader.until(',')))
      drawPicture(picture(bitmap), x, y, widthBytes, height, reader.take(widthBytes * height))
      if (reader.until('\n') !== '\r') throw new Error('something stands behind the picture')
      continue
    }
    const line = reader.until('\n').replace(/\r$/, '')
    const code = /^B([\d,]+),(1B|E30),(\d+),(\d+),(\d+),N,"([^"]*)"$/.exec(line)
    if (/^q\d+$/.test(line)) width = Number(line.slice(1))
    else if (/^Q\d+,\d+$/.test(line)) bitmap = createBitmap(width, numbers(line.slice(1))[0] ?? 0)
    else if (code) {
      const [x = 0, y = 0] = numbers(code[1] ?? '')
      const [module, height] = [Number(code[3]), Number(code[5])]
      const data = code[6] ?? ''
      const text = code[2] === 'E30' ? data + gtinCheckDigit(data) : data
      const widths = code[2] === 'E30' ? encodeEan13(text) : partsToWidths([{ kind: 'start', set: 'B' }, ...[...data].map((letter) => ({ kind: 'letter', text: letter }) as const)])
      drawBars(picture(bitmap), widths, x, y, module, height)
      codes.push(text)
    } else if (/^P\d+$/.test(line)) copies += Number(line.slice(1))
    else if (!/^(|N|R0,0|ZT)$/.test(line)) throw new Error(`EPL2: ${JSON.stringify(line)}`)
  }
  return { bitmap: picture(bitmap), codes, copies }
}

function picture(bitmap: Bitmap | null): Bitmap {
  if (bitmap === null) throw new Error('a command stands before the size of the label')
  return bitmap
}

/** Code 128M: `!` and three digits, else letters or, in set C, pairs. */
function readCode128M(data: string): readonly Code128Part[] {
  const parts: Code128Part[] = []
  let set: 'B' | 'C' = 'B'
  for (let at = 0; at < data.length; ) {
    const control = /^!(\d{3})/.exec(data.slice(at))?.[1]
    if (control !== undefined) {
      at += 4
      if (control === '102') parts.push({ kind: 'fnc1' })
      else {
        set = control === '105' || control === '099' ? 'C' : 'B'
        parts.push({ kind: control === '104' || control === '105' ? 'start' : 'switch', set })
      }
    } else if (set === 'C') {
      parts.push({ kind: 'pair', text: data.slice(at, at + 2) })
      at += 2
    } else {
      parts.push({ kind: 'letter', text: data.charAt(at) })
      at += 1
    }
  }
  return parts
}

/** What a scanner reads; FNC1 between elements is U+001D, the one in front is the symbology's. */
function textOf(parts: readonly Code128Part[]): string {
  return parts.map((part, i) => (part.kind === 'fnc1' ? (i === 1 ? '' : '\u001d') : 'text' in part ? part.text : '')).join('')
}
