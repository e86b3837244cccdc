import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { makeNumberedLpn, NUMBERS_PER_RANGE } from '@shared/domain/lpn'
import { QUIET_ZONE_MODULES } from '@shared/labels/code128'
import { fitBarcode } from '@shared/labels/fit-barcode'
import { fitText } from '@shared/labels/fit-text'
import type { Area, BarcodeElement } from '@shared/labels/label'
import { BENCH_LABEL, dotsPerMm, makeLabel, MAX_LABEL_ELEMENTS, MAX_LABEL_SIDE_MM } from '@shared/labels/label'
import { LINE_ASCENT, LINE_HEIGHT } from '@shared/labels/text-width'
import { ALL_DPI, everyLabel, TRIMMER, unitLabel } from './label-content'
import { testSeed as seedFor } from '../support/seeded'

const testSeed = seedFor('labels')

const box: Area & { kind: 'box'; thickness: number } = { kind: 'box', x: 0, y: 0, width: 1, height: 1, thickness: 1 }

const overlap = (a: Area, b: Area): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

describe('a label', () => {
  test.each([
    { ...box, x: -0.1 },
    { ...box, x: 56.5 },
    { ...box, y: 31.5 },
    { ...box, width: 0 },
  ])('refuses an element that is not inside: %j', (element) => {
    expect(() => makeLabel({ ...BENCH_LABEL, dpi: 203, elements: [element] })).toThrow('is not inside its label')
  })

  test('has a greatest size and number of elements', () => {
    const most = Array.from({ length: MAX_LABEL_ELEMENTS }, () => box)
    expect(makeLabel({ ...BENCH_LABEL, dpi: 203, elements: most }).elements).toHaveLength(MAX_LABEL_ELEMENTS)
    expect(() => makeLabel({ ...BENCH_LABEL, dpi: 203, elements: [...most, box] })).toThrow('elements')
    expect(() => makeLabel({ width: MAX_LABEL_SIDE_MM + 1, height: 10, dpi: 203, elements: [] })).toThrow('mm')
  })

  test.each(everyLabel())('of a %s keeps its elements apart and off the edge', (_, label) => {
    for (const [i, element] of label.elements.entries()) {
      for (const other of label.elements.slice(i + 1)) {
        expect(overlap(element, other), `${element.kind} and ${other.kind}`).toBe(false)
      }
      if (element.kind === 'text') {
        for (const line of fitText(element, dotsPerMm(label.dpi)).lines) {
          expect(line.x).toBeGreaterThanOrEqual(1.5)
          expect(line.x + line.width).toBeLessThanOrEqual(label.width - 1.5)
        }
      }
    }
  })

  test.each(everyLabel())('of a %s keeps every line of text above its bar code or below it', (_, label) => {
    const bars = label.elements.filter((element) => element.kind === 'barcode')
    for (const element of label.elements) {
      if (element.kind !== 'text') continue
      const { lines, size } = fitText(element, dotsPerMm(label.dpi))
      for (const line of lines) {
        const [top, bottom] = [line.baseline - LINE_ASCENT * size, line.baseline + (LINE_HEIGHT - LINE_ASCENT) * size]
        for (const bar of bars) expect(bottom <= bar.y + 0.01 || top >= bar.y + bar.height - 0.01, line.text).toBe(true)
      }
    }
  })
})

describe('the bar code of a unit', () => {
  test.each(ALL_DPI)('fits 57 mm with its quiet zones at %d dpi, with bars of at least 0.25 mm', (dpi) => {
    fc.assert(fc.property(fc.integer({ min: 0, max: NUMBERS_PER_RANGE - 1 }), (number) => {
      const lpn = makeNumberedLpn('unit', '3F7K2A', number)
      const label = unitLabel({ ...TRIMMER, lpn }, dpi)
      const element = label.elements.find((candidate) => candidate.kind === 'barcode')!
      const { moduleDots, leftDots, widthDots } = fitBarcode(element, dotsPerMm(dpi))
      const labelDots = label.width * dotsPerMm(dpi)
      expect(moduleDots / dotsPerMm(dpi)).toBeGreaterThanOrEqual(0.25)
      expect(leftDots).toBeGreaterThanOrEqual(QUIET_ZONE_MODULES * moduleDots)
      expect(labelDots - leftDots - widthDots).toBeGreaterThanOrEqual(QUIET_ZONE_MODULES * moduleDots)
    }), { seed: testSeed })
  })

  test('is refused where it would not be readable', () => {
    const element: BarcodeElement = { kind: 'barcode', symbology: 'code128', x: 0, y: 0, width: 20, height: 10, data: 'U3F7K2A019CX', module: 0.25 }
    expect(() => fitBarcode(element, 8)).toThrow('does not fit 20 mm')
    expect(() => fitBarcode({ ...element, width: 24 }, 8)).toThrow('does not fit')
    expect(() => fitBarcode({ ...element, data: '' }, 8)).toThrow('cannot carry')
  })
})
