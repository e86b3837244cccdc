import { CALIBRATION_CODES, calibrationText } from '@shared/domain/keyboard/calibration-code'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { calibrationSheetPdf } from '../../../electron/station/reports/calibration-sheet-pdf'
import { unpackWoff } from '../../../electron/station/labels/woff'
import { loadTemplates } from '../../../electron/station/templates/load-templates'
import { pdfBars } from '../../support/pdf-bars'
import { pdfPages } from '../../support/pdf-text'
import { readEncodedBarcodesOf } from '../../support/read-barcodes'

const RESOURCES = join(import.meta.dirname, '../../../resources')
const PIXELS_PER_POINT = 3

test.each([['en', 'Keyboard scanner'], ['ru', 'Клавиатурный сканер']] as const)('the sheet in %s is one page, and every code on it reads as it was meant, GS too', async (language, title) => {
  const { calibrationSheetWords: words } = await loadTemplates(RESOURCES)
  const pdf = await calibrationSheetPdf({ language, words, stationName: 'Bench 07', fontsDir: join(RESOURCES, 'fonts'), unpackFont: unpackWoff, madeAt: 0 })
  const pages = await pdfPages(pdf)
  expect(pages).toHaveLength(1)
  expect(pages[0]).toContain(title)
  const [picture] = await pdfBars(pdf, PIXELS_PER_POINT)
  const read = await readEncodedBarcodesOf(picture!, 8)
  expect([...read].sort()).toEqual(CALIBRATION_CODES.map((code) => `]C0 ${calibrationText(code)}`).sort())
})
