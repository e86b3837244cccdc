import { countTables } from '@shared/contract/summary-tables'
import { SHIFT_SUMMARY_DEFINITIONS } from '@shared/contract/template-data'
import type { ShiftSummary } from '@shared/domain/shift-summary'
import type { Language } from '@shared/domain/words'
import { describe, expect, it } from 'vitest'
import { unpackWoff } from '../../../electron/station/labels/woff'
import { shiftSummaryPdf } from '../../../electron/station/reports/shift-summary-pdf'
import { pdfPages, pdfPieces } from '../../support/pdf-text'
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
    const numbers = (await pdfPages(await render(summary))).slice(0, -1).join('\n')
    const counts = [
      ...countTables(summary, words).flatMap(({ rows }) => rows.map(({ count }) => count)), ...summary.reasons.map(({ count }) => count), ...summary.devices.map(({ count }) => count),
      summary.unitsDecided, summary.unitsPlaced, summary.unitsResalable, summary.parcelsReceived, summary.parcelsBlind, summary.firstSeq, summary.lastSeq, ...Object.values(summary.prints), ...summary.unitsByStep.map(({ count }) => count), ...summary.unitsByGrade.map(({ count }) => count),
      ...summary.unitsByDisposition.map(({ count }) => count), ...summary.unitsByHour.map(({ count }) => count),
      ...summary.operators.flatMap((operator) => [operator.unitsDecided, operator.unitsPlaced]),
    ]
    for (const count of counts) expect(numbers).toContain(grouped(count))
    for (const text of ['06:00–14:00', 'Tuesday', '24 November 2026', '73.3%', '1:18', '9 of 10 within 3:16', '1:11', '1:48', '1:05', '46.5%', 'entries 86 120 to 91 884', 'chain whole', 'mix-adjusted 1:22', '2:30', 'check sum 5d21 08fe a9c4', 'needs a hand', '18 min', 'without the charger', 'Size or fit']) {
      expect(numbers).toContain(text)
    }
  })

  it('shows Latin, Cyrillic and Chinese names and titles as text', async () => {
    const [numbers = ''] = await pdfPages(await render(fullShiftSummary()))
    for (const text of ['Тимур А.', '梅丽 L.', 'Dana K.', 'Куртка утеплённая', '无线鼠标 (黑色)', 'Trimmer set with charger', 'U 3F7K2A 0019 C']) expect(numbers).toContain(text)
  })

  it('shows Kazakh and accented letters, and a question mark for what no font has', async () => {
    const operators = [{ operatorId: 'o', name: 'Әлия Қ., Żółć, Éléo 😀', unitsDecided: 1, unitsPlaced: 1, medianUnitMs: 1000, ...REST }]
    const [numbers = ''] = await pdfPages(await render(fullShiftSummary({ operators })))
    expect(numbers).toContain('Әлия Қ., Żółć, Éléo ?')
  })

  it.each(['en', 'ru'] as const)('defines every number on the last page, in %s', async (language) => {
    const pages = await pdfPages(await render(fullShiftSummary(), language))
    expect(pages).toHaveLength(3)
    const compact = (text: string) => text.replaceAll(/\s/g, '')
    for (const key of SHIFT_SUMMARY_DEFINITIONS) {
      expect(compact(pages[2] ?? '')).toContain(compact(words.definitions[key].name[language]))
      expect(compact(pages[2] ?? '')).toContain(compact(words.definitions[key].text[language]))
    }
    pages.forEach((page, i) => expect(page).toContain(language === 'en' ? `page ${i + 1} of 3` : `стр. ${i + 1} из 3`))
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

  it('names every open unit, over as many pages as it takes', async () => {
    const stillOpen = Array.from({ length: 230 }, (_, i) => ({ lpn: `U3F7K2A${String(i).padStart(4, '0')}C`, title: `Item-${i};`, state: 'held' as const, since: SHIFT_START + i, holdReason: 'lead-decides' }))
    const pages = await pdfPages(await render(fullShiftSummary({ stillOpen })))
    for (const { title } of stillOpen) expect(pages.filter((page) => page.includes(title)).length, title).toBe(1)
    expect(pages.filter((page) => page.includes('Still open, continued')).length).toBeGreaterThan(4)
    pages.forEach((page, i) => expect(page).toContain(`page ${i + 1} of ${pages.length}`))
  })

  it.each(['en', 'ru'] as const)('keeps every text on the page and nothing but the foot below, in %s', async (language) => {
    const long = 'Весьмадлинноеслово-безпробелов'.repeat(6)
    const summary = fullShiftSummary()
    const wide = fullShiftSummary({
      stationName: long, notes: [{ at: SHIFT_START, name: long, text: `${long} `.repeat(11).slice(0, 2000) }],
      operators: summary.operators.map((operator) => ({ ...operator, name: long, unitsDecided: 9_999_999, benchMs: 99 * 3_600_000 })),
      gradeOverrides: [{ key: long, count: 9_999_999 }], devices: [{ deviceId: 'p', role: long, states: [long, long], count: 9_999, outMs: 1e9 }],
      reasons: [...summary.reasons, ...Array.from({ length: 12 }, (_, i) => ({ claimed: `new-reason-${i}`, found: `found-${i}`, count: 9_999_999 }))],
    })
    const pieces = await pdfPieces(await render(wide, language))
    const A4 = { width: 595.28, height: 841.89 }
    for (const piece of pieces) {
      expect(piece.left, `page ${piece.page}: ${piece.text}`).toBeGreaterThanOrEqual(39)
      expect(piece.right, `page ${piece.page}: ${piece.text}`).toBeLessThanOrEqual(A4.width - 39)
      expect(piece.bottom, `page ${piece.page}: ${piece.text}`).toBeGreaterThanOrEqual(28)
      expect(piece.bottom, `page ${piece.page}: ${piece.text}`).toBeLessThanOrEqual(A4.height - 34)
    }
  })

  it('prints the signature lines once, on the last page with numbers', async () => {
    for (const count of [0, 1, 4, 5, 6, 20, 33, 34, 35, 36, 40]) {
      const stillOpen = Array.from({ length: count }, (_, i) => ({ lpn: 'U3F7K2A0019C', title: `Item ${i}`, state: 'held' as const, since: SHIFT_START, holdReason: null }))
      const pages = await pdfPages(await render(fullShiftSummary({ stillOpen })))
      const signed = pages.flatMap((page, i) => (page.includes('Lead, name and signature') ? [i] : []))
      expect(signed, `${count} open units`).toEqual([pages.length - 3])
      expect(pages[pages.length - 3], `${count} open units`).toContain('Still open')
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
