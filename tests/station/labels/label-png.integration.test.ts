import { describe, expect, test } from 'vitest'
import { isPrinterFontText } from '@shared/labels/printer-font'
import { labelToZpl } from '@shared/labels/zpl'
import { escapeFieldData } from '@shared/labels/zpl-field'
import { MAX_WAITING_PICTURES, zplToPng } from '../../../electron/station/labels/label-png'
import { ALL_DPI, TRIMMER, unitLabel } from '../../labels/label-content'
import type { PixelArea } from './read-png'
import { inkArea, readGreyPng } from './read-png'

/** The smallest label that the renderer takes for one. */
const DOT = '^XA^FO8,4^GB8,8,8^FS^XZ'

describe('a picture of a label', () => {
  test.each(ALL_DPI)('has one pixel per dot at %d dpi', async (dpi) => {
    const picture = readGreyPng(await zplToPng(labelToZpl(unitLabel(TRIMMER, dpi)), { width: 57, height: 32, dpi }))
    const dotsPerMm = { 203: 8, 300: 12, 600: 24 }[dpi]
    expect([picture.width, picture.height]).toEqual([57 * dotsPerMm, 32 * dotsPerMm])
  })

  test('is drawn one after the other, and refused when too many wait', async () => {
    const size = { width: 10, height: 10, dpi: 203 } as const
    const waiting = Array.from({ length: MAX_WAITING_PICTURES }, () => zplToPng(DOT, size))
    await expect(zplToPng(DOT, size)).rejects.toThrow('wait already')
    expect(await Promise.all(waiting)).toHaveLength(MAX_WAITING_PICTURES)
    expect(inkArea(readGreyPng(await zplToPng(DOT, size)))).toMatchObject({ left: 8, top: 4 })
  })

  test('is refused for a text that is no label, and the next one is drawn all the same', async () => {
    const size = { width: 10, height: 10, dpi: 203 } as const
    await expect(zplToPng('x'.repeat(2_000_001), size)).rejects.toThrow('too long')
    await expect(zplToPng('not a label', size)).rejects.toThrow('cannot draw')
    expect((await zplToPng(DOT, size)).length).toBeGreaterThan(0)
  })
})

describe('the font of the printer', () => {
  test('shows every letter that we leave to it, and none as a box', async () => {
    const letters = Array.from({ length: 0x2200 - 0x21 }, (_, i) => String.fromCodePoint(i + 0x21)).filter((letter) => letter !== '\u00A0' && isPrinterFontText(letter))
    expect(letters.length).toBeGreaterThan(240)
    const shapes = await drawInCells(['Ж', '级', ...letters])
    const [box, chineseBox, ...drawn] = shapes
    expect(box).toBe(chineseBox)
    expect(letters.filter((_, i) => drawn[i] === box || drawn[i] === '')).toEqual([])
  })

  test('keeps text full of its wide signs inside the label', async () => {
    for (const title of ['-'.repeat(26), `${'…'.repeat(9)} ${'.'.repeat(30)}`, 'A-B-C-D-E-F-G-H-I-J-K-L-M', '!!!(((jil)))'.repeat(4)]) {
      const zpl = labelToZpl(unitLabel({ ...TRIMMER, title, sku: title, rmaNumber: title }))
      const ink = inkArea(readGreyPng(await zplToPng(zpl, { width: 57, height: 32, dpi: 203 })))
      expect(ink?.right, title).toBeLessThanOrEqual(456 - 12)
    }
  })
})

const CELL_DOTS = 64
const CELLS_PER_ROW = 20

/** Draws each text in a cell of its own and gives its dots as text; empty for nothing. */
async function drawInCells(texts: readonly string[]): Promise<readonly string[]> {
  const rows = Math.ceil(texts.length / CELLS_PER_ROW)
  const cellAt = (i: number): PixelArea => {
    const [left, top] = [(i % CELLS_PER_ROW) * CELL_DOTS, Math.floor(i / CELLS_PER_ROW) * CELL_DOTS]
    return { left, top, right: left + CELL_DOTS, bottom: top + CELL_DOTS }
  }
  const fields = texts.map((text, i) => `^FT${cellAt(i).left + 8},${cellAt(i).top + 48}^A0N,40,40^FH_^FD${escapeFieldData(text)}^FS`)
  const size = { width: (CELLS_PER_ROW * CELL_DOTS) / 8, height: (rows * CELL_DOTS) / 8, dpi: 203 } as const
  const picture = readGreyPng(await zplToPng(`^XA^CI28^PW${CELLS_PER_ROW * CELL_DOTS}^LL${rows * CELL_DOTS}${fields.join('')}^XZ`, size))
  return texts.map((_, i) => {
    const ink = inkArea(picture, cellAt(i))
    if (ink === null) return ''
    const lines = Array.from({ length: ink.bottom - ink.top }, (_, y) => Buffer.from(picture.pixels.subarray((ink.top + y) * picture.width + ink.left, (ink.top + y) * picture.width + ink.right)).toString('hex'))
    return lines.join('\n')
  })
}
