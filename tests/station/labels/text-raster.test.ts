import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ZONE_LETTERS } from '@shared/domain/zone'
import { countBlack, createBitmap, isBlack } from '@shared/labels/bitmap'
import { fillOutline, flattenPath, parsePath, placeOutline } from '@shared/labels/outline'
import { textWidth } from '@shared/labels/text-width'
import type { TextBitmap } from '@shared/labels/zpl'
import { LETTER_UNITS_PER_EM, ZONE_LETTER_PATHS } from '@shared/labels/zone-letters'
import type { TextRaster } from '../../../electron/station/labels/text-raster'
import { openTextRaster } from '../../../electron/station/labels/text-raster'
import { FONTS_DIR } from './fonts-dir'

let raster: TextRaster
beforeAll(async () => {
  raster = await openTextRaster(FONTS_DIR)
})
afterAll(() => raster.close())

function draw(text: string, heightDots = 32, bold = false): TextBitmap {
  const picture = raster.rasterise(text, heightDots, bold)
  if (picture === null) throw new Error(`nothing shows ${text}`)
  return picture
}

const sameDots = (a: TextBitmap, b: TextBitmap): boolean => Buffer.from(a.rows).equals(Buffer.from(b.rows)) && a.widthDots === b.widthDots

describe('text as a picture', () => {
  test.each(['Trimmer set', 'Größe', 'Łódź Ő', 'ремонт', 'жөндеу қайтару', '维修', '剃须刀', 'TR-300 · класс C · 维修', 'Timișoară'])('%s shows every letter', (text) => {
    for (const bold of [false, true]) {
      expect(countBlack(draw(text, 32, bold))).toBeGreaterThan(0)
      for (const letter of text.replaceAll(' ', '')) {
        if (letter !== '?') expect(sameDots(draw(letter, 32, bold), draw('?', 32, bold)), letter).toBe(false)
      }
    }
  })

  test('is heavier in bold', () => {
    expect(countBlack(draw('Машинка', 32, true))).toBeGreaterThan(1.2 * countBlack(draw('Машинка', 32, false)))
  })

  test('shows a letter without its accents where only they are missing', () => {
    expect(sameDots(draw('ệ'), draw('e'))).toBe(true)
  })

  test('shows letters that no font has as one "?", and nothing as null', () => {
    expect(sameDots(draw('A 안녕 B'), draw('A ? B'))).toBe(true)
    expect(sameDots(draw('A😀😀B'), draw('A?B'))).toBe(true)
    expect(raster.rasterise(' \u200B ', 32, false)).toBe(null)
    expect(raster.rasterise('', 32, false)).toBe(null)
  })

  test('draws the same letter with the same dots wherever it stands', () => {
    const picture = draw('nnnnnnnn', 23)
    const columns = Array.from({ length: picture.widthDots }, (_, x) => Array.from({ length: picture.heightDots }, (_, y) => (isBlack(picture, x, y) ? '#' : '.')).join(''))
    const letters = columns.map((column) => (column.includes('#') ? `${column};` : ' ')).join('').trim().split(/ +/)
    expect(letters).toHaveLength(8)
    expect(new Set(letters).size).toBe(1)
  })

  test('stands on its baseline', () => {
    const capital = draw('H', 100)
    expect(capital.baselineDots).toBe(capital.heightDots)
    expect(capital.baselineDots).toBe(72)
    const descender = draw('g', 100)
    expect(descender.heightDots - descender.baselineDots).toBeGreaterThan(15)
  })

  test('keeps a letter whole that begins left of the pen', () => {
    const first = draw('j', 60)
    const middle = draw(' j', 60)
    expect(countBlack(first)).toBe(countBlack(middle))
  })

  test('composes marks with the letter before them', () => {
    expect(sameDots(draw('и\u0306'), draw('й'))).toBe(true)
    expect(draw('у\u0301').widthDots).toBe(draw('у').widthDots)
    expect(draw('у\u0301').heightDots).toBeGreaterThan(draw('у').heightDots)
  })

  test('is refused after closing, and without its fonts', async () => {
    await expect(openTextRaster('/nowhere')).rejects.toThrow('noto-sans-latin-400-normal.woff')
    const closed = await openTextRaster(FONTS_DIR)
    closed.close()
    expect(() => closed.rasterise('x', 32, false)).toThrow('closed')
  })
})

/** Large enough to measure widths to a hundredth of the em. */
const SIZE_DOTS = 100

describe('the tables drawn from the fonts', () => {
  test.each([false, true])('know how wide letters are (bold: %s)', (bold) => {
    const ranges = [[0x21, 0x7e], [0xa1, 0x17f], [0x218, 0x21b], [0x400, 0x45f], [0x48a, 0x52f], [0x1ea0, 0x1ef9], [0x2013, 0x2026], [0x20ac, 0x20bf], [0x2116, 0x2116], [0x4e00, 0x4e80], [0xff01, 0xff20]] as const
    const widthOf = (letter: string): number => ((draw(`H${letter}H`, SIZE_DOTS, bold).widthDots - draw('HH', SIZE_DOTS, bold).widthDots) * 1000) / SIZE_DOTS
    const unknown = widthOf('?')
    let compared = 0
    for (const [from, to] of ranges) {
      for (let codePoint = from; codePoint <= to; codePoint++) {
        const letter = String.fromCodePoint(codePoint)
        if (/[\p{M}\p{C}\s]/u.test(letter)) continue
        const width = widthOf(letter)
        if (width === unknown && letter !== '?') continue
        const bound = textWidth(letter, bold) * 1000
        expect(bound, `${letter} (${codePoint.toString(16)})`).toBeGreaterThanOrEqual(width - 1000 / SIZE_DOTS)
        if (codePoint < 0x1000) expect(bound, letter).toBeLessThanOrEqual(width + 25 + 1000 / SIZE_DOTS)
        compared++
      }
    }
    expect(compared).toBeGreaterThan(700)
  })

  test.each(ZONE_LETTERS)('draw the zone letter %s as the font does', (letter) => {
    const { rows, widthDots, heightDots, baselineDots } = draw(letter, 200, true)
    const bitmap = createBitmap(widthDots, heightDots)
    const scale = 200 / LETTER_UNITS_PER_EM
    fillOutline(bitmap, placeOutline(flattenPath(parsePath(ZONE_LETTER_PATHS[letter])), scale, -scale, 0, baselineDots), 'black')
    expect(Buffer.from(bitmap.rows).equals(Buffer.from(rows))).toBe(true)
  })
})
