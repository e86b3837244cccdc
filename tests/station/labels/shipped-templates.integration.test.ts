import { LANGUAGES, wordsIn, type Language } from '@shared/domain/words'
import { isBlack, type Bitmap } from '@shared/labels/bitmap'
import { dotsPerMm, type Dpi, type Label } from '@shared/labels/label'
import { labelToBitmap } from '@shared/labels/label-bitmap'
import { checkTemplate, exampleData } from '@shared/labels/templates/check-template'
import type { LabelTemplate } from '@shared/labels/templates/template'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLabelPrinting, type LabelPrinting } from '../../../electron/station/handlers/label-printing'
import { bitmapToPng } from '../../../electron/station/labels/bitmap-png'
import { zplToPng } from '../../../electron/station/labels/label-png'
import { openTextRaster, type TextRaster } from '../../../electron/station/labels/text-raster'
import { readEpl, readTspl } from '../../support/print-language-readers'
import { readEncodedBarcodesOf } from '../../support/read-barcodes'
import { FONTS_DIR } from './fonts-dir'
import { readGreyPng, type GreyPicture } from './read-png'

const DPIS: readonly Dpi[] = [203, 300, 600]
const DOCS = 'docs/labels'
/** Share of dots that may differ: printers lengthen the guard bars of EAN-13 and choose squares of Data Matrix of their own. */
const LIKENESS = 0.02
/** TURNBACK_EVERY_LABEL=1 runs all languages on all heads; else each language once, the heads in turn. */
const everyLabel = Boolean(process.env.TURNBACK_EVERY_LABEL)

let printing: LabelPrinting
let raster: TextRaster
let folder: string

beforeAll(async () => {
  printing = await openLabelPrinting('resources')
  raster = await openTextRaster(FONTS_DIR)
  folder = mkdtempSync(join(tmpdir(), 'turnback-labels-'))
})
afterAll(() => {
  printing.maker.close()
  raster.close()
  rmSync(folder, { recursive: true, force: true })
})

const ids = ['handling', 'marketplace-item', 'operator-badge', 'quarantine', 'repair-ticket', 'resale-condition', 'return-address', 'return-label', 'scrap-tag', 'tote-lpn', 'unit-lpn', 'vendor-carton', 'zone-sign']

function template(id: string): LabelTemplate {
  return printing.templates.inForce(id)
}

function lay(id: string, language: Language, dpi: Dpi): Label {
  const laid = printing.maker.layOut({ template: template(id), data: exampleData(template(id)), locale: language, dpi, jobId: null })
  if (!laid.ok) throw new Error(JSON.stringify(laid.failure))
  return laid.value
}

/** What scanners read from a label, as its elements say; FNC1 is U+001D, the AIM identifiers are those of its symbologies. */
function expectedCodes(label: Label): readonly string[] {
  const aim = { code128: ']C0', 'gs1-128': ']C1', ean13: ']E0', datamatrix: ']d1', 'gs1-datamatrix': ']d2', qr: ']Q1' } as const
  return label.elements.flatMap((element) => (element.kind === 'barcode' || element.kind === 'matrix' ? [`${aim[element.symbology]} ${element.data}`] : [])).sort()
}

const codesOf = async (png: Uint8Array): Promise<readonly string[]> => [...(await readEncodedBarcodesOf(png, 6))].sort()

function shareOfDifferentDots(bitmap: Bitmap, picture: GreyPicture): number {
  // The renderer rounds a length that is no whole number of dots up, print heads to the nearest.
  expect(Math.abs(picture.width - bitmap.widthDots) + Math.abs(picture.height - bitmap.heightDots)).toBeLessThanOrEqual(1)
  let different = 0
  for (let y = 0; y < bitmap.heightDots; y++) for (let x = 0; x < bitmap.widthDots; x++) if (isBlack(bitmap, x, y) !== (picture.pixels[y * picture.width + x] ?? 0) < 128) different += 1
  return different / (bitmap.widthDots * bitmap.heightDots)
}

test('the shipped templates are those of the list, and each is right in every language on every head', () => {
  expect(printing.templates.all().map(({ id }) => id).sort()).toEqual(ids)
  for (const id of ids) expect(checkTemplate(template(id), printing.maker.parts), id).toEqual([])
})

describe.each(ids)('the label %s', (id) => {
  const cases = LANGUAGES.flatMap((language, i) => (everyLabel ? DPIS.map((dpi) => [language, dpi] as const) : [[language, DPIS[(i + ids.indexOf(id)) % 2] ?? 203] as const]))

  test.each(cases)('in %s at %d dpi: every printer language draws the same, and every code is read back', { timeout: 60_000 }, async (language, dpi) => {
    const label = lay(id, language, dpi)
    const bitmap = labelToBitmap(label, raster.rasterise)
    const about = { title: id, locale: language, madeAt: 0 }
    expect(await codesOf(await printing.maker.encode(label, 'png', about)), 'png').toEqual(expectedCodes(label))

    const zpl = Buffer.from(await printing.maker.encode(label, 'zpl', about)).toString('utf8')
    const drawn = await zplToPng(zpl, { width: label.width, height: label.height, dpi })
    expect(await codesOf(drawn), 'zpl').toEqual(expectedCodes(label))

    const native = label.elements.flatMap((element) => (element.kind === 'barcode' ? [element.data] : []))
    const tspl = readTspl(await printing.maker.encode(label, 'tspl', about), dotsPerMm(dpi))
    expect(tspl).toMatchObject({ copies: 1, codes: native })
    expect(Buffer.from(tspl.bitmap.rows).equals(Buffer.from(bitmap.rows)), 'tspl draws other dots').toBe(true)
    const epl = readEpl(await printing.maker.encode(label, 'epl', about))
    expect(epl.copies).toBe(1)
    expect(Buffer.from(epl.bitmap.rows).equals(Buffer.from(bitmap.rows)), 'epl draws other dots').toBe(true)
  })

  test('looks as in its picture in docs/labels', async () => {
    const label = lay(id, 'en', 203)
    const bitmap = labelToBitmap(label, raster.rasterise)
    const file = join(DOCS, `${id}.png`)
    if (process.env.TURNBACK_DRAW_LABELS) writeFileSync(file, await zplToPng(Buffer.from(await printing.maker.encode(label, 'zpl', { title: id, locale: 'en', madeAt: 0 })).toString('utf8'), { width: label.width, height: label.height, dpi: 203 }))
    expect(shareOfDifferentDots(bitmap, readGreyPng(readFileSync(file)))).toBeLessThan(LIKENESS)
  })
})

test('as a document each label says its words and its codes read back', { timeout: 60_000 }, async (context) => {
  if (!existsSync('/usr/bin/pdftoppm')) {
    console.info('skipped: pdftoppm (poppler-utils) is not installed')
    context.skip()
  }
  for (const [i, id] of ids.entries()) {
    const language = LANGUAGES[i % LANGUAGES.length] ?? 'en'
    const label = lay(id, language, 300)
    const pdf = join(folder, `${id}.pdf`)
    writeFileSync(pdf, await printing.maker.encode(label, 'pdf', { title: wordsIn(template(id).name, language), locale: language, madeAt: 0 }))
    execFileSync('pdftoppm', ['-r', '300', '-png', '-singlefile', '-gray', pdf, join(folder, id)])
    expect(await codesOf(readFileSync(join(folder, `${id}.png`))), id).toEqual(expectedCodes(label))
  }
})

test('the picture file keeps the true size of the label', async () => {
  const png = Buffer.from(bitmapToPng(labelToBitmap(lay('unit-lpn', 'en', 203), raster.rasterise), dotsPerMm(203)))
  const at = png.indexOf('pHYs')
  expect([png.readUInt32BE(at + 4), png.readUInt32BE(at + 8), png[at + 12]]).toEqual([8_000, 8_000, 1])
})
