import { gtinCheckDigit } from '@shared/domain/gs1/check-digit'
import { createBitmap, type Bitmap } from '@shared/labels/bitmap'
import { partsToWidths } from '@shared/labels/code128'
import { encodeEan13 } from '@shared/labels/ean13'
import { drawBars, drawPicture, JobBytes, paper, type ReadJob } from './job-bytes'

/** Commands that set the printer and draw nothing. */
const QUIET = /^(|N|R\d+,\d+|Z[TB])$/

const numbers = (text: string): readonly number[] => text.split(',').map(Number)

/** A job in EPL2 (Zebra EPL2 programming guide, 14245L-003) drawn back to dots, as far as labels use it. What it does not know is named, not drawn. */
export function readEpl(bytes: Uint8Array): ReadJob {
  const job = new JobBytes(bytes)
  let bitmap: Bitmap | null = null
  let width = 0
  let copies = 0
  const codes: string[] = []
  const unknown: string[] = []
  while (!job.isAtEnd) {
    if (job.startsWith('GW')) {
      job.skip('GW'.length)
      const [x = 0, y = 0, widthBytes = 0, height = 0] = [0, 0, 0, 0].map(() => Number(job.until(',')))
      drawPicture(paper(bitmap), x, y, widthBytes, height, job.take(widthBytes * height))
      if (job.until('\n') !== '\r') throw new Error('something stands behind the picture')
      continue
    }
    const line = job.until('\n').replace(/\r$/, '')
    const code = /^B([\d,]+),(1B|E30),(\d+),(\d+),(\d+),N,"([^"]*)"$/.exec(line)
    if (/^q\d+$/.test(line)) width = Number(line.slice(1))
    else if (/^Q\d+,\d+$/.test(line)) bitmap = createBitmap(width, numbers(line.slice(1))[0] ?? 0)
    else if (code) {
      const [x = 0, y = 0] = numbers(code[1] ?? '')
      const [module, height] = [Number(code[3]), Number(code[5])]
      const data = code[6] ?? ''
      const text = code[2] === 'E30' ? data + gtinCheckDigit(data) : data
      const widths = code[2] === 'E30' ? encodeEan13(text) : partsToWidths([{ kind: 'start', set: 'B' }, ...[...data].map((letter) => ({ kind: 'letter', text: letter }) as const)])
      drawBars(paper(bitmap), widths, x, y, module, height)
      codes.push(text)
    } else if (/^P\d+$/.test(line)) copies += Number(line.slice(1))
    else if (!QUIET.test(line)) unknown.push(line)
  }
  return { bitmap: paper(bitmap), codes, copies, unknown }
}
