import { isBlack, type Bitmap } from '@shared/labels/bitmap'
import { LANGUAGES } from '@shared/domain/words'
import { dotsPerMm, makeLabel, type Label, type LabelElement } from '@shared/labels/label'
import { labelToBitmap } from '@shared/labels/label-bitmap'
import { lineWarnings, zplWarnings } from '@shared/labels/preview-warnings'
import { exampleData } from '@shared/labels/templates/check-template'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLabelPrinting, type LabelPrinting } from '../../../electron/station/handlers/label-printing'
import { drawJob } from '../../../electron/station/labels/label-preview'
import { greyToBitmap, readGreyPng } from '../../../electron/station/labels/read-grey-png'
import { zplToPng } from '../../../electron/station/labels/label-png'
import { readTspl } from '../../../electron/station/labels/read-tspl'
import { openTextRaster, type TextRaster } from '../../../electron/station/labels/text-raster'
import { readBarcodesOf } from '../../support/read-barcodes'
import { FONTS_DIR } from './fonts-dir'

let printing: LabelPrinting
let raster: TextRaster
beforeAll(async () => {
  printing = await openLabelPrinting('resources')
  raster = await openTextRaster(FONTS_DIR)
})
afterAll(() => {
  printing.maker.close()
  raster.close()
})

const about = { title: 'T', locale: 'en', madeAt: 0 } as const
const noDots = (): Promise<Bitmap> => Promise.reject(new Error('not drawn from its bytes'))

function unitLabel(): Label {
  const template = printing.templates.inForce('unit-lpn')
  const laid = printing.maker.layOut({ template, data: exampleData(template), locale: 'ru', jobId: null, dpi: 203 })
  if (!laid.ok) throw new Error(JSON.stringify(laid.failure))
  return laid.value
}

function warningsOf(elements: readonly LabelElement[], dpi: 203 | 300 = 203) {
  const label = makeLabel({ width: 57, height: 32, dpi, elements })
  return printing.maker.encode(label, 'tspl', about).then((bytes) => drawJob(bytes, 'tspl', label, noDots)).then(({ warnings }) => warnings.map(({ kind }) => kind))
}

test.each(['zpl', 'tspl', 'epl'] as const)('the picture of a %s job comes from its bytes: other bytes, another picture, and the code is read from it', async (language) => {
  const label = unitLabel()
  const bytes = await printing.maker.encode(label, language, about)
  const { png } = await drawJob(bytes, language, label, noDots)
  expect(await readBarcodesOf(png)).toEqual([']C0 U3F7K2A019CX'])
  // The same layout with the bytes of an empty label is an empty picture.
  const empty = await printing.maker.encode(makeLabel({ ...label, elements: [{ kind: 'box', x: 20, y: 20, width: 1, height: 1, thickness: 1 }] }), language, about)
  expect(await readBarcodesOf((await drawJob(empty, language, label, noDots)).png)).toEqual([])
})

test('documents and picture files are drawn from the layout, and a document says so', async () => {
  const label = unitLabel()
  const dots = async () => readTspl(await printing.maker.encode(label, 'tspl', about), 8).bitmap
  const pdf = await drawJob(await printing.maker.encode(label, 'pdf', about), 'pdf', label, dots)
  expect(pdf.warnings.map(({ kind }) => kind)).toContain('document')
  expect(await readBarcodesOf(pdf.png)).toEqual([']C0 U3F7K2A019CX'])
  expect((await drawJob(new Uint8Array(), 'png', label, dots)).warnings.map(({ kind }) => kind)).not.toContain('document')
})

const text = { kind: 'text', x: 5, y: 5, width: 40, height: 5, text: 'short', size: 3, minSize: 2, bold: false, align: 'left', verticalAlign: 'top', maxLines: 2 } as const
const code = { kind: 'barcode', x: 2, y: 12, width: 53, height: 8, symbology: 'code128', data: 'U3F7K2A019CX', module: 0.25 } as const

test('it is told what a text or a code had to give up, and what may be lost', async () => {
  expect(await warningsOf([text, code])).toEqual([])
  expect(await warningsOf([{ ...text, text: 'a long name that does not fit', width: 20 }])).toContain('shrunk')
  expect(await warningsOf([{ ...text, text: 'two lines of words', width: 20, height: 9 }])).toContain('wrapped')
  expect(await warningsOf([{ ...code, module: 0.5 }])).toEqual(['dense'])
  expect(await warningsOf([code, { kind: 'box', x: 3, y: 12, width: 4, height: 4, thickness: 2 }])).toEqual(['quiet-zone'])
  expect(await warningsOf([{ kind: 'box', x: 0, y: 0, width: 57, height: 32, thickness: 0.5 }])).toEqual(['edge'])
})

test('it is told what the bytes ask for that a picture cannot show', () => {
  expect(zplWarnings('^XA^CI28^PW456^FO10,10^GB20,20,20^FS^FO1,1^FH_^FDText_5eMD_7eSD^FS^XZ').map(({ kind }) => kind)).toEqual([])
  expect(zplWarnings('^XA^A0N,30,30^FDHello^FS^MD10~SD20^IMR:LOGO.GRF^FS^XZ').map(({ kind, about: what }) => `${kind} ${what}`.trim())).toEqual(['printer-font', 'darkness', 'unknown-command ^IM'])
  expect(lineWarnings(['TEXT 1,1,"3",0,1,1,"Hi"', 'DENSITY 8', 'SOUND 1,2'], 'tspl').map(({ kind }) => kind)).toEqual(['printer-font', 'darkness', 'unknown-command'])
  expect(lineWarnings(['A10,10,0,3,1,1,N,"Hi"', 'D8', 'XY'], 'epl').map(({ kind }) => kind)).toEqual(['printer-font', 'darkness', 'unknown-command'])
})

test('every code of every shipped label keeps its quiet zone, in every language', async () => {
  for (const template of printing.templates.all()) {
    for (const locale of LANGUAGES) {
      const laid = printing.maker.layOut({ template, data: exampleData(template), locale, jobId: null, dpi: 203 })
      if (!laid.ok) throw new Error(template.id)
      const { warnings } = await drawJob(new Uint8Array(), 'png', laid.value, async () => labelToBitmap(laid.value, raster.rasterise))
      expect(warnings.filter(({ kind }) => kind === 'quiet-zone'), `${template.id} ${locale}`).toEqual([])
    }
  }
})

test('the dots of a grey picture are those of the label', async () => {
  const label = unitLabel()
  const zpl = Buffer.from(await printing.maker.encode(label, 'zpl', about)).toString('utf8')
  const [read, drawn] = [greyToBitmap(readGreyPng(await zplToPng(zpl, label))), labelToBitmap(label, raster.rasterise)]
  expect([read.widthDots, read.heightDots]).toEqual([57 * dotsPerMm(203), 32 * dotsPerMm(203)])
  let different = 0
  for (let y = 0; y < read.heightDots; y++) for (let x = 0; x < read.widthDots; x++) if (isBlack(read, x, y) !== isBlack(drawn, x, y)) different += 1
  expect(different / (read.widthDots * read.heightDots)).toBeLessThan(0.02)
})
