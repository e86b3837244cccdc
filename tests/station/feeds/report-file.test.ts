import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import type { RowProblem } from '../../../electron/station/feeds/import-report'
import { openReportFile } from '../../../electron/station/feeds/report-file'
import { temporaryFolder } from '../store/support/temporary-store'

const problems: readonly RowProblem[] = [
  { row: 2, taken: false, reason: 'quantity-zero', raw: 'R-1 | 1 | "quoted", with comma' },
  { row: 3, taken: true, reason: 'code-zeros-lost', guess: '00023942433521', raw: '=HYPERLINK("x")' },
]

function written(name: string): string {
  const report = openReportFile(join(temporaryFolder(), 'imports', name))
  for (const problem of problems) report.add(problem)
  report.close()
  return report.path
}

test('as JSON lines every problem comes back as it was', () => {
  const lines = readFileSync(written('report.ndjson'), 'utf8').trimEnd().split('\n')
  expect(lines.map((line) => JSON.parse(line))).toEqual(problems)
})

test('as CSV it opens in a spreadsheet, and no cell of a stranger runs there as a formula', () => {
  const rows = parse(readFileSync(written('report.csv')), { bom: true, columns: true })
  expect(rows).toEqual([
    { row: '2', taken: 'no', reason: 'quantity-zero', guess: '', raw: 'R-1 | 1 | "quoted", with comma' },
    { row: '3', taken: 'yes', reason: 'code-zeros-lost', guess: '00023942433521', raw: '\'=HYPERLINK("x")' },
  ])
})

test('is for its owner only', () => {
  expect(statSync(written('report.csv')).mode & 0o077).toBe(0)
})
