import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { asId, type PrintJobId } from '@shared/domain/ids'
import { LPN_ALPHABET, makeLpn, makeNumberedLpn, NUMBERS_PER_RANGE } from '@shared/domain/lpn'
import { ZONES } from '@shared/domain/zone'
import { encodeCode128 } from '@shared/labels/code128'
import { fitBarcode } from '@shared/labels/fit-barcode'
import { fitText } from '@shared/labels/fit-text'
import type { Language } from '@shared/domain/words'
import type { Dpi } from '@shared/labels/label'
import type { LabelData } from '@shared/labels/templates/template'
import { dotsPerMm } from '@shared/labels/label'
import type { LabelMaker } from '../../../electron/station/labels/label-maker'
import { openLabelPrinting } from '../../../electron/station/handlers/label-printing'
import { zplToPng } from '../../../electron/station/labels/label-png'
import { BADGE, CHINESE, FRENCH, KAZAKH, LONG, RUSSIAN, shippedTemplate, TOTE, TRIMMER, unitLabel, type UnitContent } from '../../labels/label-content'
import { testSeed as seedFor } from '../../support/seeded'
import { inkArea, readGreyPng, runsOfRow } from './read-png'

const testSeed = seedFor('label-maker')
const CONTENTS: Readonly<Record<string, UnitContent>> = { TRIMMER, RUSSIAN, KAZAKH, CHINESE, FRENCH, LONG }

let pictures: LabelMaker
let printerFont: LabelMaker

beforeAll(async () => {
  const wasm = await readFile(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  await prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(wasm).buffer }, fireImmediately: true })
  pictures = (await openLabelPrinting('resources')).maker
  printerFont = (await openLabelPrinting('resources', 'printer-font')).maker
})

afterAll(() => {
  pictures.close()
  printerFont.close()
})

async function zplOf(maker: LabelMaker, templateId: string, { locale = 'en', ...data }: LabelData & { readonly locale?: Language }, dpi: Dpi = 203): Promise<string> {
  const made = await maker.make({ template: shippedTemplate(templateId), data, locale, dpi, language: 'zpl', jobId: asId<PrintJobId>('job 1') })
  if (!made.ok) throw new Error(JSON.stringify(made.failure))
  return Buffer.from(made.value.bytes).toString('utf8')
}
const unitZpl = (maker: LabelMaker, content: UnitContent, dpi?: Dpi): Promise<string> => zplOf(maker, 'unit-lpn', { ...content }, dpi)

const draw = (zpl: string, dpi: Dpi = 203): Promise<Uint8Array> => zplToPng(zpl, { width: 57, height: 32, dpi })

async function scan(png: Uint8Array): Promise<readonly string[]> {
  const codes = await readBarcodes(png, { tryHarder: true, maxNumberOfSymbols: 4 })
  return codes.map((code) => `${code.symbologyIdentifier} ${code.format} ${code.text}`)
}

const lpns = fc.tuple(fc.string({ unit: fc.constantFrom(...LPN_ALPHABET), minLength: 6, maxLength: 6 }), fc.integer({ min: 0, max: NUMBERS_PER_RANGE - 1 }))

describe('a printed label', () => {
  test.each([[203, 200], [300, 40], [600, 6]] as const)('at %d dpi is read by a scanner as its licence plate, for %d random ones', { timeout: 120_000 }, async (dpi, count) => {
    const contents = Object.values(CONTENTS)
    let makeMs = 0
    for (const [i, [range, number]] of fc.sample(lpns, { seed: testSeed, numRuns: count }).entries()) {
      const lpn = makeNumberedLpn('unit', range, number)
      const maker = i % 3 === 0 ? printerFont : pictures
      const started = performance.now()
      const zpl = await unitZpl(maker, { ...contents[i % contents.length]!, lpn }, dpi)
      makeMs += performance.now() - started
      expect(await scan(await draw(zpl, dpi)), `seed ${testSeed}`).toEqual([`]C0 Code128 ${lpn}`])
    }
    console.info(`seed ${testSeed}: ${count} labels at ${dpi} dpi, ${(makeMs / count).toFixed(1)} ms each to make`)
  })

  test('of a tote and a badge are read, too', async () => {
    for (const dpi of [203, 300] as const) {
      for (const name of ['A-12', 'Q-907']) {
        const lpn = makeLpn('tote', name.replace('-', ''))
        expect(await scan(await draw(await zplOf(pictures, 'tote-lpn', { ...TOTE, name, lpn }, dpi), dpi))).toEqual([`]C0 Code128 ${lpn}`])
      }
      expect(await scan(await draw(await zplOf(pictures, 'operator-badge', { ...BADGE, name: 'Айгүл Нұрғалиева' }, dpi), dpi))).toEqual([`]C0 Code128 ${BADGE.lpn}`])
    }
  })

  test.each([203, 300] as const)('at %d dpi has the bars of our own encoder where the preview has them', async (dpi) => {
    const label = unitLabel(TRIMMER, dpi)
    const element = label.elements.find((candidate) => candidate.kind === 'barcode')!
    const { moduleDots, leftDots, topDots, heightDots } = fitBarcode(element, dotsPerMm(dpi))
    const picture = readGreyPng(await draw(await unitZpl(pictures, TRIMMER, dpi), dpi))
    expect(runsOfRow(picture, topDots + (heightDots >> 1)).map((run) => run / moduleDots)).toEqual(encodeCode128(TRIMMER.lpn))
    expect(inkArea(picture, { left: 0, right: picture.width, top: topDots - 2, bottom: topDots + heightDots + 2 })).toMatchObject({ left: leftDots, top: topDots, bottom: topDots + heightDots })
  })

  test.each(Object.entries(CONTENTS))('of %s shows every line of text in its place, and nothing near the edge', async (_, content) => {
    const label = unitLabel(content)
    for (const maker of [pictures, printerFont]) {
      const picture = readGreyPng(await draw(await unitZpl(maker, content)))
      const ink = inkArea(picture)!
      expect(ink.left).toBeGreaterThanOrEqual(12)
      expect(ink.top).toBeGreaterThanOrEqual(8)
      expect(ink.right).toBeLessThanOrEqual(picture.width - 12)
      expect(ink.bottom).toBeLessThanOrEqual(picture.height - 8)
      for (const element of label.elements) {
        if (element.kind !== 'text') continue
        const { lines, size } = fitText(element, 8)
        for (const line of lines) {
          const area = { left: Math.round(line.x * 8) - 1, right: Math.round((line.x + line.width) * 8) + 2, top: Math.floor((line.baseline - size * 0.5) * 8), bottom: Math.ceil(line.baseline * 8) }
          const letters = inkArea(picture, area)
          expect(letters, line.text).not.toBe(null)
          // A line of text is as wide as it was fitted, or as the printer's narrower font makes it.
          expect(letters!.right - letters!.left).toBeGreaterThan((area.right - area.left) * 0.6)
          const beside = inkArea(picture, { ...area, left: area.right + 2, right: picture.width })
          expect(beside, `right of ${line.text}`).toBe(null)
        }
      }
    }
  })

  test.each(Object.entries(CONTENTS))('of %s leaves nothing to the printer that it would print as boxes', async (name, content) => {
    expect(await unitZpl(pictures, content)).not.toContain('^A0')
    const byPrinterFont = await unitZpl(printerFont, content)
    expect(byPrinterFont.includes('^A0')).toBe(['TRIMMER', 'FRENCH', 'LONG'].includes(name))
    expect(byPrinterFont).not.toMatch(/[\u0400-\u04FF\u4E00-\u9FFF]/)
  })

  test.each(Object.values(ZONES))('shows the sign of zone $letter in its upper left corner', async (zone) => {
    const picture = readGreyPng(await draw(await unitZpl(pictures, { ...TRIMMER, zone: zone.letter })))
    expect(inkArea(picture, { left: 0, top: 0, right: 120, bottom: 118 })).toEqual({ left: 14, top: 14, right: 112, bottom: 112 })
  })

  test.each([['unit-pictures-203.zpl', TRIMMER], ['unit-russian-203.zpl', RUSSIAN], ['unit-chinese-203.zpl', CHINESE]])('is byte for byte %s, and not long', async (name, content) => {
    const zpl = await unitZpl(pictures, content)
    expect(zpl.length).toBeLessThan(8000)
    await expect(zpl).toMatchFileSnapshot(join(import.meta.dirname, '../../fixtures/labels', name))
  })

  test('says the same under every job, printer and resolution, and something else when a value or the version changes', async () => {
    const template = shippedTemplate('unit-lpn')
    const { locale, ...data } = TRIMMER
    const hashOf = async (change: Partial<Parameters<LabelMaker['make']>[0]> = {}) => {
      const made = await pictures.make({ template, data, locale, language: 'zpl', dpi: 203, jobId: asId<PrintJobId>('job 1'), ...change })
      return made.ok ? made.value.contentHash : ''
    }
    const hash = await hashOf()
    expect(hash).toMatch(/^[0-9a-f]{64}$/)
    expect(await hashOf({ jobId: asId<PrintJobId>('job 2'), language: 'tspl', dpi: 300 })).toBe(hash)
    const others = [await hashOf({ data: { ...data, title: 'Other' } }), await hashOf({ template: { ...template, version: 2 } }), await hashOf({ locale: 'ru' })]
    expect(new Set([hash, ...others]).size).toBe(4)
  })

  test('is made within a fraction of the second that a label may take', async () => {
    const took: number[] = []
    for (const content of Object.values(CONTENTS)) {
      const started = performance.now()
      await unitZpl(pictures, content)
      took.push(performance.now() - started)
    }
    expect(Math.max(...took)).toBeLessThan(250)
  })
})
