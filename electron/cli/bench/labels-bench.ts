import { asId, type PrintJobId } from '@shared/domain/ids'
import { makeNumberedLpn } from '@shared/domain/lpn'
import type { Label } from '@shared/labels/label'
import { join } from 'node:path'
import { openLabelPrinting, type LabelPrinting } from '../../station/handlers/label-printing'
import { labelsPdf } from '../../station/labels/labels-pdf'
import { unpackWoff } from '../../station/labels/woff'
import { commandSheetPdf } from '../../station/reports/command-sheet-pdf'
import { openReportFonts } from '../../station/reports/report-fonts'
import { createTypesetter } from '../../station/reports/typesetter'
import { loadTemplates } from '../../station/templates/load-templates'
import { resourcesDir } from '../resources-dir'
import type { Figure } from './bench-row'
import { syntheticTitle } from './synthetic-catalogue'
import { percentile, timeEachLater } from './timings'

const LABELS = 500
/** Chinese words of goods: every label has other letters in other places. */
const CHINESE = ['无线', '降噪', '耳机', '黑色', '不锈钢', '电水壶', '儿童', '雨衣', '蓝色', '剃须刀', '充电器', '便携', '台灯', '键盘', '运动鞋', '保温杯']
const LATIN_P99_MS = 3
const CHINESE_P99_MS = 25
const DOCUMENT_MS = 3_000
const SHEET_MS = 300
const SHEETS = 5

/** Labels as they leave for the printer: of Latin and of Chinese names, as a document of many, and the sheet of commands. */
export async function* measureLabels(): AsyncGenerator<Figure> {
  const printing = await openLabelPrinting(resourcesDir())
  try {
    yield* measureZpl(printing, 'latin', syntheticTitle, LATIN_P99_MS)
    yield* measureZpl(printing, 'chinese', chineseTitle, CHINESE_P99_MS)
    yield await measureDocument(printing)
  } finally {
    printing.maker.close()
  }
  yield await measureSheet()
}

function chineseTitle(n: number): string {
  return [0, 1, 2, 3].map((k) => CHINESE[(n * 7 + k * 5) % CHINESE.length] ?? '').join('')
}

function unitData(n: number, title: string) {
  return { lpn: makeNumberedLpn('unit', 'BENCH0', n), zone: 'C', title, sku: `SY-${n}`, grade: 'C', disposition: 'repair', rmaNumber: String(n), due: '2026-11-26' }
}

/** From what a unit's label shall say to the bytes for the printer, every label with a name of its own. */
async function* measureZpl({ templates, maker }: LabelPrinting, script: 'latin' | 'chinese', titleOf: (n: number) => string, goal: number): AsyncGenerator<Figure> {
  const template = templates.inForce('unit-lpn')
  const times = await timeEachLater(Array.from({ length: LABELS }, (_, n) => n), async (n) => {
    const made = await maker.make({ template, data: unitData(n, titleOf(n)), locale: script === 'chinese' ? 'zh' : 'en', language: 'zpl', dpi: 203, jobId: asId<PrintJobId>(`job ${n}`) })
    if (!made.ok) throw new Error(JSON.stringify(made.failure))
  })
  const rows = { labels: times.length }
  yield { metric: `unit-label-zpl-${script}-p50`, value: percentile(times, 0.5), unit: 'ms', goal: null, better: 'lower', rows }
  yield { metric: `unit-label-zpl-${script}-p99`, value: percentile(times, 0.99), unit: 'ms', goal, better: 'lower', rows }
}

/** Laying out and writing one document of many labels, each on a page of its own. */
async function measureDocument({ templates, maker }: LabelPrinting): Promise<Figure> {
  const template = templates.inForce('unit-lpn')
  const fontsDir = join(resourcesDir(), 'fonts')
  const from = performance.now()
  const labels = Array.from({ length: LABELS }, (_, n): Label => {
    const laid = maker.layOut({ template, data: unitData(n, syntheticTitle(n)), locale: 'en', dpi: 203, jobId: null })
    if (!laid.ok) throw new Error(JSON.stringify(laid.failure))
    return laid.value
  })
  await labelsPdf(labels, { title: 'Labels', language: 'en', madeAt: 0, typesetter: async (doc) => createTypesetter(doc, await openReportFonts(fontsDir, unpackWoff)) })
  return { metric: 'labels-pdf', value: performance.now() - from, unit: 'ms', goal: DOCUMENT_MS, better: 'lower', rows: { labels: LABELS } }
}

/** The A4 sheet of command barcodes, fonts read anew each time as the station does. */
async function measureSheet(): Promise<Figure> {
  const resources = resourcesDir()
  const { commandSheetWords } = await loadTemplates(resources)
  const times = await timeEachLater(Array.from({ length: SHEETS }, (_, n) => n), () => commandSheetPdf({ language: 'ru', stationName: null, fontsDir: join(resources, 'fonts'), unpackFont: unpackWoff, madeAt: 0, words: commandSheetWords, badges: [] }), 1)
  return { metric: 'command-sheet-pdf', value: percentile(times, 0.5), unit: 'ms', goal: SHEET_MS, better: 'lower', rows: { sheets: times.length } }
}
