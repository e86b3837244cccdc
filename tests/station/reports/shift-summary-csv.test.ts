import { gatherShiftFacts } from '@shared/domain/projections/shift-facts'
import { summariseFacts } from '@shared/domain/projections/shift-summary'
import type { ShiftFacts } from '@shared/domain/shift-facts'
import type { ShiftSummary } from '@shared/domain/shift-summary'
import type { Language } from '@shared/domain/words'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { shiftSummaryCsv } from '../../../electron/station/reports/shift-summary-csv'
import { shippedSummaryWords } from '../../support/shipped-templates'
import { SHIFT_START, emptyShiftSummary } from '../../support/shift-summaries'
import { eventfulShift, summaryInputOf } from '../../support/worked-shift'
import { recountCsv } from './support/recount-csv'

const words = shippedSummaryWords()
/** Earlier shifts: mostly electronics, in 100 s, and some clothing. */
const earlier = [...Array.from({ length: 60 }, () => ({ category: 'electronics', unitMs: 100_000 })), ...Array.from({ length: 20 }, () => ({ category: 'clothing', unitMs: 40_000 }))]
const input = { ...summaryInputOf(eventfulShift()), reference: { shifts: 3, units: earlier } }
const facts = gatherShiftFacts(input)
const summary = summariseFacts(facts, input)
const noFacts: ShiftFacts = { ...facts, units: [], parcels: [], undone: [], faults: [], stays: [], notes: [] }

const csvOf = (language: Language = 'en', counted: ShiftSummary = summary, rows: ShiftFacts = facts) => shiftSummaryCsv(counted, rows, { language, words })

function rowsOf(csv: string): readonly Record<string, string>[] {
  return parse(csv, { bom: true, columns: true })
}

function valueOf(csv: string, section: string, key: string): string | undefined {
  return rowsOf(csv).find((row) => row.section === section && row.key === key)?.value
}

describe('the shift summary as CSV', () => {
  it('is as it always was', async () => {
    await expect(csvOf()).toMatchFileSnapshot('../../fixtures/reports/shift-summary-en.csv')
    await expect(csvOf('ru')).toMatchFileSnapshot('../../fixtures/reports/shift-summary-ru.csv')
  })

  it('has the rows that every number of it can be counted from again', () => {
    const rows = rowsOf(csvOf())
    const recounted = recountCsv(rows)
    const numbers = rows.filter((row) => recounted.sections.includes(row.section ?? ''))
    expect(numbers.length).toBeGreaterThan(60)
    for (const { section = '', key = '', value = '' } of numbers) expect(`${section}/${key} ${recounted.count(section, key)}`).toBe(`${section}/${key} ${value}`)
  })

  it('counts something of everything in this shift', () => {
    expect(summary).toMatchObject({
      unitsDecided: 7, unitsPlaced: 6, parcelsReceived: 2, parcelsBlind: 1, stepsUndone: 1,
      unitTime: { adjusted: { medianMs: 125_500, referenceMs: 100_000, gap: null } },
      routeOverrides: [{ key: 'seller-asked', count: 1 }], weightVerdicts: [{ key: 'parts-missing', count: 1 }],
      prints: { printed: 7, failed: 1, reprints: 1 }, reprintReasons: [{ key: 'failed', count: 1 }], notes: [{ name: 'Timur A.' }],
      devices: [{ deviceId: 'printer-1', count: 1, outMs: 240_000 }, { deviceId: 'scale-1', count: 1 }],
    })
    expect(summary.holds.map(({ key }) => key).sort()).toEqual(['asked-by-operator', 'lead-decides'])
    expect(summary.differences.find(({ key }) => key === 'missing')?.count).toBeGreaterThan(0)
    expect(summary.reasons).toContainEqual({ claimed: 'defect', found: 'defect', count: 2 })
  })

  it('is one table: as many fields in every row as in the head', () => {
    const records: readonly string[][] = parse(csvOf(), { bom: true })
    expect(new Set(records.map((record) => record.length)).size).toBe(1)
  })

  it('keeps section and key in every language, so that files of two benches can be put together', () => {
    const keys = (language: Language) => rowsOf(csvOf(language)).map((row) => `${row.section}/${row.key}`)
    expect(keys('ru')).toEqual(keys('en'))
    expect(keys('zh')).toEqual(keys('en'))
  })

  it('runs nothing in a spreadsheet, whatever a title or a note holds', () => {
    const notes = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'].map((text) => ({ at: 0, by: null, text }))
    const labels = rowsOf(csvOf('en', summary, { ...noFacts, notes })).filter((row) => row.section === 'note').map((row) => row.label)
    expect(labels).toHaveLength(notes.length)
    for (const label of labels) expect(label).toMatch(/^'/)
    expect(csvOf()).toContain('"\'=Trimmer, ""set"""')
  })

  it('names every open unit, and writes times as ISO 8601 in UTC', () => {
    const csv = csvOf()
    expect(rowsOf(csv).filter((row) => row.section === 'openSince').map((row) => row.key)).toEqual(summary.stillOpen.map((unit) => unit.lpn))
    expect(valueOf(csv, 'shift', 'openedAt')).toBe(new Date(SHIFT_START + 1000).toISOString())
  })

  it('leaves what is not known empty', () => {
    const csv = csvOf('en', emptyShiftSummary(), noFacts)
    expect(valueOf(csv, 'total', 'unitTimeMedianSeconds')).toBe('')
    expect(valueOf(csv, 'shift', 'closedAt')).toBe('')
    expect(csv).not.toMatch(/NaN|null|undefined/)
  })
})
