import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createBitmap } from '@shared/labels/bitmap'
import { BENCH_LABEL, makeLabel } from '@shared/labels/label'
import type { RasteriseText } from '@shared/labels/zpl'
import { labelToZpl } from '@shared/labels/zpl'
import { BADGE, badgeLabel, CHINESE, everyLabel, RUSSIAN, TOTE, toteLabel, TRIMMER, unitLabel } from './label-content'
import { testSeed as seedFor } from '../support/seeded'

const testSeed = seedFor('zpl')

const FIXTURES = join(import.meta.dirname, '../fixtures/labels')

/** Stands for a font: every letter is a black square. */
const squares: RasteriseText = (text, heightDots) => {
  const bitmap = createBitmap(Math.max(1, Math.round(text.length * heightDots * 0.2)), heightDots)
  bitmap.rows.fill(0xff)
  return { ...bitmap, baselineDots: Math.round(heightDots * 0.75) }
}

/** Every command of a format, in order. */
const commandsOf = (zpl: string): readonly string[] => zpl.match(/[\^~](?:[A-Z][A-Z0-9]|.?)/gs) ?? []

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  fc.string({ unit: fc.constantFrom('^', '~', '_', '\\', '&', '>', 'X', 'Z', 'A', 'F', 'S', 'D', 'J', '5', 'E', '\n', '\r', '\u0010', ' ', 'ж', '级') }),
)

describe('a label as ZPL', () => {
  test.each([
    ['unit-203.zpl', labelToZpl(unitLabel(TRIMMER))],
    ['unit-300.zpl', labelToZpl(unitLabel(TRIMMER, 300))],
    ['tote-203.zpl', labelToZpl(toteLabel(TOTE))],
    ['badge-203.zpl', labelToZpl(badgeLabel(BADGE))],
  ])('is byte for byte %s', async (name, zpl) => {
    await expect(zpl).toMatchFileSnapshot(join(FIXTURES, name))
  })

  test('is one format that relies on nothing stored and prints once', () => {
    for (const [, label] of everyLabel()) {
      const zpl = labelToZpl(label)
      expect(zpl).toMatch(/^\^XA\^CI28\n\^PW\d+\^LL\d+\^LH0,0\^LS0\^PON\^PMN\^LRN\n/)
      expect(zpl).toMatch(/\n\^PQ1,0,0,N\^XZ\n$/)
      expect(commandsOf(zpl).filter((command) => command === '^XA' || command === '^XZ' || command === '^PQ')).toEqual(['^XA', '^PQ', '^XZ'])
      expect(zpl).not.toContain('~')
    }
  })

  test.each([[203, 'PW456^LL256', 'BY2,3,72'], [300, 'PW684^LL384', 'BY3,3,108'], [600, 'PW1368^LL768', 'BY6,3,216']] as const)('has the size and modules of a %d dpi head', (dpi, size, module) => {
    const zpl = labelToZpl(unitLabel(TRIMMER, dpi))
    expect(zpl).toContain(size)
    expect(zpl).toContain(module)
  })

  test('carries the licence plate exactly, in code set B without a mode', () => {
    expect(labelToZpl(unitLabel(TRIMMER))).toContain('^BCN,72,N,N,N,N^FH_^FDU3F7K2A019CX^FS')
  })

  test('gives no text a way to command the printer', () => {
    const allowed = new Set(['^XA', '^CI', '^PW', '^LL', '^LH', '^LS', '^PO', '^PM', '^LR', '^FO', '^FT', '^FB', '^A0', '^FH', '^FD', '^FS', '^GF', '^BY', '^BC', '^PQ', '^XZ'])
    fc.assert(fc.property(anyText, anyText, anyText, fc.constantFrom(undefined, squares), (words, sku, rmaNumber, rasterise) => {
      const title = `${words}.`
      const zpl = labelToZpl(unitLabel({ ...TRIMMER, title, sku, rmaNumber }), rasterise === undefined ? {} : { rasterise })
      const commands = commandsOf(zpl)
      expect(commands.filter((command) => !allowed.has(command))).toEqual([])
      expect(commands.filter((command) => command === '^XZ')).toHaveLength(1)
      expect(commands.filter((command) => command === '^FD')).toHaveLength(commands.filter((command) => command === '^FH').length)
      expect(zpl).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F]/)
      // One line for each element at most: no text brought a line break of its own.
      expect(zpl.split('\n').length).toBeLessThanOrEqual(12)
      expect(zpl).toContain('^FDU3F7K2A019CX^FS')
    }), { seed: testSeed, numRuns: 500 })
  })

  test('draws all of its words as pictures as soon as the printer cannot show one of them', () => {
    const zpl = labelToZpl(unitLabel(RUSSIAN), { rasterise: squares })
    expect(zpl).not.toContain('^A0')
    expect(zpl.match(/\^GFA/g)).toHaveLength(7)
  })

  test('uses the font of the printer where it shows everything', () => {
    const zpl = labelToZpl(unitLabel(TRIMMER), { rasterise: squares })
    expect(zpl.match(/\^A0/g)).toHaveLength(5)
    expect(zpl.match(/\^GFA/g)).toHaveLength(1)
    expect(labelToZpl(unitLabel(TRIMMER), { rasterise: squares, lettering: 'picture' })).not.toContain('^A0')
  })

  test('prints "?" rather than boxes when nothing can draw the letters', () => {
    for (const options of [{}, { rasterise: () => null }]) {
      const zpl = labelToZpl(unitLabel(CHINESE), options)
      expect(zpl).toContain('^FDTR-300 · C ? · ?^FS')
      expect(zpl).not.toMatch(/\p{Script=Han}/u)
    }
  })

  test('places pictures by alignment and baseline', () => {
    const element = { kind: 'text', x: 10, y: 10, width: 20, height: 10, size: 5, minSize: 5, bold: false, verticalAlign: 'top', maxLines: 1, text: 'ж' } as const
    const at = (align: 'left' | 'center' | 'right'): string | undefined =>
      /\^FO[\d,]+/.exec(labelToZpl(makeLabel({ ...BENCH_LABEL, dpi: 203, elements: [{ ...element, align }] }), { rasterise: squares }))?.[0]
    // A size of 40 dots: 8 dots wide, 30 above the baseline, which is at 80 + 0.96 * 40 = 118.
    expect([at('left'), at('center'), at('right')]).toEqual(['^FO80,88', '^FO156,88', '^FO232,88'])
  })

  test('draws boxes', () => {
    const label = makeLabel({ ...BENCH_LABEL, dpi: 300, elements: [{ kind: 'box', x: 1, y: 2, width: 10, height: 5, thickness: 0.01 }] })
    expect(labelToZpl(label)).toContain('^FO12,24^GB120,60,1,B,0^FS')
  })
})
