import { SHIFT_SUMMARY_DEFINITIONS } from '@shared/contract/template-data'
import type { ShiftSummary } from '@shared/domain/shift-summary'
import type { Language } from '@shared/domain/words'
import { describe, expect, it } from 'vitest'
import { unpackWoff } from '../../../electron/station/labels/woff'
import { shiftSummaryPdf } from '../../../electron/station/reports/shift-summary-pdf'
import { OPEN_UNITS_SHOWN } from '../../../electron/station/reports/summary-tables'
import { pdfPages } from '../../support/pdf-text'
import { RESOURCES, shippedSummaryWords } from '../../support/shipped-templates'
import { SHIFT_START, emptyShiftSummary, fullShiftSummary } from '../../support/shift-summaries'

const words = shippedSummaryWords()
/** What a person's row holds beside. */
const REST = { adjustedMs: null, overrides: 0, benchMs: 0 }

function render(summary: ShiftSummary, language: Language = 'en'): Promise<Uint8Array> {
  return shiftSummaryPdf(summary, { language, words, fontsDir: `${RESOURCES}/fonts`, unpackFont: unpackWoff, timeZone: 'UTC' })
}

const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ' ')

describe('the shift summary as PDF', () => {
  it('holds every count of the summary', async () => {
    const summary = fullShiftSummary()
    const [numbers = ''] = await pdfPages(await render(summary))
    const counts = [
      summary.unitsDecided, summary.unitsPlaced, summary.unitsResalable, summary.parcelsReceived, summary.parcelsBlind, summary.stepsUndone, summary.weighingsSkipped,
      summary.firstSeq, summary.lastSeq, ...Object.values(summary.prints), ...summary.unitsByStep.map(({ count }) => count), ...summary.unitsByGrade.map(({ count }) => count),
      ...summary.unitsByDisposition.map(({ count }) => count), ...summary.unitsByHour.map(({ count }) => count),
      ...summary.operators.flatMap((operator) => [operator.unitsDecided, operator.unitsPlaced]),
    ]
    for (const count of counts) expect(numbers).toContain(grouped(count))
    for (const text of ['06:00–14:00', 'Tuesday', '24 November 2026', '73.3%', '1:18', '9 of 10 within 3:16', '1:11', '1:48', '1:05', '46.5%', '49.7%', 'entries 86 120 to 91 884', 'chain whole']) {
      expect(numbers).toContain(text)
    }
  })

  it('shows Latin, Cyrillic and Chinese names and titles as text', async () => {
    const [numbers = ''] = await pdfPages(await render(fullShiftSummary()))
    for (const text of ['Тимур А.', '梅丽 L.', 'Dana K.', 'Куртка утеплённая', '无线鼠标 (黑色)', 'Trimmer set with charger', 'U 3F7K2A 0019 C']) expect(numbers).toContain(text)
  })

  it('shows Kazakh and accented letters, and a question mark for what no font has', async () => {
    const operators = [{ operatorId: 'o', name: 'Әлия Қ., Żółć, Éléonore, 😀', unitsDecided: 1, unitsPlaced: 1, medianUnitMs: 1000, ...REST }]
    const [numbers = ''] = await pdfPages(await render(fullShiftSummary({ operators })))
    expect(numbers).toContain('Әлия Қ., Żółć, Éléonore, ?')
  })

  it.each(['en', 'ru'] as const)('defines every number on the last page, in %s', async (language) => {
    const pages = await pdfPages(await render(fullShiftSummary(), language))
    expect(pages).toHaveLength(2)
    const compact = (text: string) => text.replaceAll(/\s/g, '')
    for (const key of SHIFT_SUMMARY_DEFINITIONS) {
      expect(compact(pages[1] ?? '')).toContain(compact(words.definitions[key].name[language]))
      expect(compact(pages[1] ?? '')).toContain(compact(words.definitions[key].text[language]))
    }
    expect(pages[0]).toContain(language === 'en' ? 'page 1 of 2' : 'стр. 1 из 2')
  })

  it('gives the same bytes for the same summary', async () => {
    const [first, second] = [await render(fullShiftSummary()), await render(fullShiftSummary())]
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
    const text = Buffer.from(first).toString('latin1')
    expect(text).toContain('(D:20261124140000Z)')
    expect(text).not.toContain('Helvetica')
  })

  it('says of an empty shift that nothing happened', async () => {
    const [numbers = ''] = await pdfPages(await render(emptyShiftSummary()))
    expect(numbers).toContain('Still open · operators: 0 · no entries')
    expect(numbers).toContain('Nothing is open.')
    expect(numbers).not.toContain('NaN')
  })

  it('says loudly when the chain is broken', async () => {
    const [numbers = ''] = await pdfPages(await render(fullShiftSummary({ chainWhole: false })))
    expect(numbers).toContain('chain NOT whole')
  })

  it('goes on over pages with many people, its heads repeated, and loses none of them', async () => {
    const operators = Array.from({ length: 90 }, (_, i) => ({ operatorId: `o${i}`, name: `Operator-${i};`, unitsDecided: i, unitsPlaced: i, medianUnitMs: i * 1000, ...REST }))
    const pages = await pdfPages(await render(fullShiftSummary({ operators })))
    expect(pages.length).toBeGreaterThan(3)
    for (const { name } of operators) expect(pages.filter((page) => page.includes(name)).length, name).toBe(1)
    expect(pages[1]).toContain('People, continued')
    expect(pages.at(-1)).toContain('What the numbers mean')
  })

  it('names the longest waiting units and counts the rest', async () => {
    const stillOpen = Array.from({ length: OPEN_UNITS_SHOWN + 5 }, (_, i) => ({ lpn: `U3F7K2A${String(i).padStart(4, '0')}C`, title: `Item-${i};`, state: 'held' as const, since: SHIFT_START + i, holdReason: null }))
    const text = (await pdfPages(await render(fullShiftSummary({ stillOpen })))).join('')
    expect(text).toContain(`the ${OPEN_UNITS_SHOWN} oldest of ${stillOpen.length}`)
    expect(text).toContain('Item-0;')
    expect(text).toContain(`Item-${OPEN_UNITS_SHOWN - 1};`)
    expect(text).not.toContain(`Item-${OPEN_UNITS_SHOWN};`)
  })

  it('prints the signature lines once, on the last page with numbers', async () => {
    for (const count of [0, 1, 4, 5, 6, 20, 33, 34, 35, 36, 40]) {
      const stillOpen = Array.from({ length: count }, (_, i) => ({ lpn: 'U3F7K2A0019C', title: `Item ${i}`, state: 'held' as const, since: SHIFT_START, holdReason: null }))
      const pages = await pdfPages(await render(fullShiftSummary({ stillOpen })))
      const signed = pages.flatMap((page, i) => (page.includes('Lead, name and signature') ? [i] : []))
      expect(signed, `${count} open units`).toEqual([pages.length - 2])
      expect(pages[pages.length - 2], `${count} open units`).toContain('Still open')
    }
  })

  it('survives names that hold anything', async () => {
    const odd = '\u202eevil\u0000\n\r\tname\u200d' + 'х'.repeat(500)
    const summary = fullShiftSummary({ stationName: odd, operators: [{ operatorId: 'o', name: odd, unitsDecided: 1, unitsPlaced: 1, medianUnitMs: null, ...REST }], stillOpen: [{ lpn: odd, title: odd, state: 'held', since: 0, holdReason: null }] })
    expect((await pdfPages(await render(summary)))[0]).toContain('evil name')
  })

  it('draws a shift that nobody closed for weeks', async () => {
    const unitsByHour = Array.from({ length: 400 }, (_, i) => ({ hourStart: SHIFT_START + i * 3_600_000, count: i % 3 }))
    const [numbers = ''] = await pdfPages(await render(fullShiftSummary({ unitsByHour })))
    expect(numbers).toContain('Units per 48 hours')
  })
})
