import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fitText } from '@shared/labels/fit-text'
import type { TextElement } from '@shared/labels/label'
import { LINE_HEIGHT, textWidth } from '@shared/labels/text-width'
import { testSeed as seedFor } from '../support/seeded'

const testSeed = seedFor('fit-text')

const element: TextElement = {
  kind: 'text', text: '', x: 10, y: 5, width: 40, height: 8, size: 4, minSize: 2, bold: false, align: 'left', verticalAlign: 'top', maxLines: 2,
}

const linesOf = (text: string, change: Partial<TextElement> = {}): readonly string[] => fitText({ ...element, text, ...change }, 8).lines.map((line) => line.text)

describe('fitting text', () => {
  test('keeps the wanted size when the text fits', () => {
    const fitted = fitText({ ...element, text: 'Trimmer set' }, 8)
    expect(fitted).toMatchObject({ size: 4, sizeDots: 32, cut: false, lines: [{ text: 'Trimmer set', x: 10 }] })
    expect(fitted.lines[0]?.baseline).toBeCloseTo(5 + 0.96 * 4)
  })

  test('takes the largest size at which the words fit on the lines', () => {
    const { sizeDots, lines, cut } = fitText({ ...element, text: 'Wireless noise-cancelling headphones' }, 8)
    expect(lines.map((line) => line.text)).toEqual(['Wireless noise-cancelling', 'headphones'])
    expect(cut).toBe(false)
    expect(sizeDots).toBeLessThan(32)
    expect(sizeDots).toBeGreaterThan(16)
  })

  test('prefers one line to two smaller ones', () => {
    expect(linesOf('Auscultadores sem fios', { height: 4.8 })).toEqual(['Auscultadores sem fios'])
  })

  test('cuts the last line with … at the smallest size', () => {
    const { lines, cut, sizeDots } = fitText({ ...element, text: 'word '.repeat(60) }, 8)
    expect(sizeDots).toBe(16)
    expect(cut).toBe(true)
    expect(lines).toHaveLength(2)
    expect(lines[0]?.text).toMatch(/^word( word)*$/)
    expect(lines[1]?.text).toMatch(/^word.*…$/)
  })

  test('breaks a word that is longer than a line between letters, never inside one', () => {
    const [first = '', second = ''] = linesOf('у\u0301'.repeat(100))
    expect(first.length % 2).toBe(0)
    expect(second).toMatch(/у\u0301…$/)
  })

  test('breaks Chinese between characters but not before a full stop', () => {
    const lines = linesOf('电动剃须刀套装专业版附送充电底座。', { width: 20 })
    expect(lines.join('')).toBe('电动剃须刀套装专业版附送充电底座。')
    expect(lines[1]).not.toMatch(/^。/)
  })

  test('aligns in its area', () => {
    const at = (align: TextElement['align']): number => fitText({ ...element, text: 'ab', align }, 8).lines[0]?.x ?? NaN
    const width = textWidth('ab', false) * 4
    expect(at('left')).toBe(10)
    expect(at('center')).toBeCloseTo(10 + (40 - width) / 2)
    expect(at('right')).toBeCloseTo(50 - width)
    const baseline = (verticalAlign: TextElement['verticalAlign']): number => fitText({ ...element, text: 'ab', verticalAlign }, 8).lines[0]?.baseline ?? NaN
    expect(baseline('bottom') - baseline('middle')).toBeCloseTo(baseline('middle') - baseline('top'))
    expect(baseline('bottom')).toBeCloseTo(13 - 0.24 * 4)
  })

  test('has no lines for no text', () => {
    expect(fitText({ ...element, text: ' \n ' }, 8).lines).toEqual([])
  })

  test('stays in its area whatever the text is', () => {
    const elements = fc.record({
      text: fc.oneof(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.lorem({ maxCount: 12 })),
      width: fc.double({ min: 4, max: 60, noNaN: true }),
      height: fc.double({ min: 2.4, max: 20, noNaN: true }),
      maxLines: fc.integer({ min: 1, max: 4 }),
      bold: fc.boolean(),
      align: fc.constantFrom('left' as const, 'center' as const, 'right' as const),
      verticalAlign: fc.constantFrom('top' as const, 'middle' as const, 'bottom' as const),
    })
    fc.assert(fc.property(elements, fc.constantFrom(8, 12, 24), (change, dotsPerMm) => {
      const area: TextElement = { ...element, ...change }
      const { size, sizeDots, lines, cut } = fitText(area, dotsPerMm)
      expect(size).toBe(sizeDots / dotsPerMm)
      expect(size).toBeGreaterThanOrEqual(area.minSize)
      expect(size).toBeLessThanOrEqual(area.size)
      expect(lines.length).toBeLessThanOrEqual(area.maxLines)
      expect(lines.length * size * LINE_HEIGHT).toBeLessThanOrEqual(area.height + 0.01)
      for (const line of lines) {
        expect(textWidth(line.text, area.bold) * size).toBeLessThanOrEqual(area.width + 1e-6)
        expect(line.x).toBeGreaterThanOrEqual(area.x - 1e-6)
        expect(line.baseline).toBeGreaterThan(area.y)
        expect(line.baseline).toBeLessThan(area.y + area.height)
      }
      // A text with an ellipsis of its own may or may not be cut: its last line does not tell.
      if (!area.text.includes('…')) expect(cut).toBe(lines.at(-1)?.text.endsWith('…') === true)
    }), { seed: testSeed })
  })
})
