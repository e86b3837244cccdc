import { gtinCheckDigit } from '@shared/domain/gs1/check-digit'
import { createBitmap, type Bitmap } from '@shared/labels/bitmap'
import { partsToWidths, type Code128Part } from '@shared/labels/code128'
import { encodeEan13 } from '@shared/labels/ean13'
import { drawBars, drawPicture, JobBytes, paper, type ReadJob } from './job-bytes'

/** Commands that set the printer and draw nothing. */
const QUIET = /^(|GAP [\d.]+ mm,[\d.]+ mm|DIRECTION \d,\d|REFERENCE \d+,\d+|OFFSET [\d.]+ mm|SHIFT \d+|CLS)$/

/** A job in TSPL (TSC TSPL/TSPL2 programming manual) drawn back to dots, as far as labels use it. What it does not know is named, not drawn. */
export function readTspl(bytes: Uint8Array, dotsPerMm: number): ReadJob {
  const job = new JobBytes(bytes)
  let bitmap: Bitmap | null = null
  let copies = 0
  const codes: string[] = []
  const unknown: string[] = []
  while (!job.isAtEnd) {
    if (job.startsWith('BITMAP ')) {
      job.skip('BITMAP '.length)
      const [x = 0, y = 0, widthBytes = 0, height = 0] = [0, 0, 0, 0, 0].map(() => Number(job.until(',')))
      drawPicture(paper(bitmap), x, y, widthBytes, height, job.take(widthBytes * height))
      if (job.until('\n') !== '\r') throw new Error('something stands behind the picture')
      continue
    }
    const line = job.until('\n').replace(/\r$/, '')
    const size = /^SIZE ([\d.]+) mm,([\d.]+) mm$/.exec(line)
    const code = /^BARCODE (\d+),(\d+),"(128M|EAN13)",(\d+),0,0,(\d+),(\d+),"([^"]*)"$/.exec(line)
    const print = /^PRINT (\d+),(\d+)$/.exec(line)
    if (size) bitmap = createBitmap(Math.round(Number(size[1]) * dotsPerMm), Math.round(Number(size[2]) * dotsPerMm))
    else if (code) {
      const [x = 0, y = 0, height = 0, module = 0] = [code[1], code[2], code[4], code[5]].map(Number)
      const data = code[7] ?? ''
      const parts = code[3] === 'EAN13' ? null : readCode128M(data)
      drawBars(paper(bitmap), parts === null ? encodeEan13(data + gtinCheckDigit(data)) : partsToWidths(parts), x, y, module, height)
      codes.push(parts === null ? data + gtinCheckDigit(data) : textOf(parts))
    } else if (print) copies += Number(print[1]) * Number(print[2])
    else if (!QUIET.test(line)) unknown.push(line)
  }
  return { bitmap: paper(bitmap), codes, copies, unknown }
}

/** Code 128M: `!` and three digits are a start, a change of set or FNC1, else letters or, in set C, pairs (BARCODE, "128M"). */
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
