import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import type { Language } from '@shared/domain/words'
import { shiftSummaryCsv } from '../../../electron/station/reports/shift-summary-csv'
import { shippedSummaryWords } from '../../support/shipped-templates'
import { emptyShiftSummary, fullShiftSummary } from '../../support/shift-summaries'

const words = shippedSummaryWords()
const csvOf = (summary = fullShiftSummary(), language: Language = 'en') => shiftSummaryCsv(summary, { language, words })

function rowsOf(csv: string): readonly Record<string, string>[] {
  return parse(csv, { bom: true, columns: true })
}

function sumOf(csv: string, section: string): number {
  return rowsOf(csv).filter((row) => row.section === section).reduce((sum, row) => sum + Number(row.value), 0)
}

function valueOf(csv: string, section: string, key: string): string | undefined {
  return rowsOf(csv).find((row) => row.section === section && row.key === key)?.value
}

describe('the shift summary as CSV', () => {
  it('is as it always was', async () => {
    await expect(csvOf()).toMatchFileSnapshot('../../fixtures/reports/shift-summary-en.csv')
    await expect(csvOf(fullShiftSummary(), 'ru')).toMatchFileSnapshot('../../fixtures/reports/shift-summary-ru.csv')
  })

  it('adds up to the totals of the summary', () => {
    const csv = csvOf()
    const { unitsDecided, unitsPlaced } = fullShiftSummary()
    for (const section of ['disposition', 'grade', 'hour', 'operatorDecided']) expect(sumOf(csv, section), section).toBe(unitsDecided)
    expect(sumOf(csv, 'operatorPlaced')).toBe(unitsPlaced)
    expect(valueOf(csv, 'total', 'unitsDecided')).toBe(String(unitsDecided))
  })

  it('keeps section and key in every language, so that files of two benches can be put together', () => {
    const keys = (language: Language) => rowsOf(csvOf(fullShiftSummary(), language)).map((row) => `${row.section}/${row.key}`)
    expect(keys('ru')).toEqual(keys('en'))
    expect(keys('zh')).toEqual(keys('en'))
  })

  it('names every open unit, and writes times as ISO 8601 in UTC', () => {
    const csv = csvOf()
    expect(rowsOf(csv).filter((row) => row.section === 'openSince').map((row) => row.key)).toEqual(fullShiftSummary().stillOpen.map((unit) => unit.lpn))
    expect(valueOf(csv, 'shift', 'openedAt')).toBe('2026-11-24T06:00:00.000Z')
  })

  it('leaves what is not known empty', () => {
    const csv = csvOf(emptyShiftSummary())
    expect(valueOf(csv, 'total', 'unitTimeMedianSeconds')).toBe('')
    expect(valueOf(csv, 'shift', 'closedAt')).toBe('')
    expect(csv).not.toMatch(/NaN|null|undefined/)
  })
})
