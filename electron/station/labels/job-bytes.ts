import { fillRectangle, stampBitmap, type Bitmap } from '@shared/labels/bitmap'

/** What came out of reading a printer's job back: the dots, what every bar code command carries, and the commands that were not understood. */
export interface ReadJob {
  readonly bitmap: Bitmap
  readonly codes: readonly string[]
  readonly copies: number
  readonly unknown: readonly string[]
}

/** Bytes as a printer takes them: command lines, and binary data whose length its command names. */
export class JobBytes {
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
  /** So many bytes; fewer mean a job that was cut short, and throw. */
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

/** Paints bars of so many modules each, the first one black. */
export function drawBars(bitmap: Bitmap, widths: readonly number[], left: number, top: number, module: number, height: number): void {
  let x = left
  widths.forEach((modules, i) => {
    if (i % 2 === 0) fillRectangle(bitmap, x, top, modules * module, height, 'black')
    x += modules * module
  })
}

/** Paints a picture whose 0 bits are black, as both TSPL and EPL2 send it. */
export function drawPicture(bitmap: Bitmap, left: number, top: number, widthBytes: number, heightDots: number, data: Uint8Array): void {
  stampBitmap(bitmap, { widthDots: widthBytes * 8, heightDots, rows: data.map((byte) => ~byte & 0xff) }, left, top)
}

/** A command that draws before the size of the label is known makes no label. */
export function paper(bitmap: Bitmap | null): Bitmap {
  if (bitmap === null) throw new Error('a command stands before the size of the label')
  return bitmap
}
