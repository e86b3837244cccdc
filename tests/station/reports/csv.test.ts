import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toCsv } from '../../../electron/station/reports/csv'

describe('CSV', () => {
  it('begins with the byte order mark and ends every line with CR LF', () => {
    expect(toCsv(['a', 'b'], [['x', 1], [null, 2.5]])).toBe('\ufeffa,b\r\nx,1\r\n,2.5\r\n')
  })

  it('quotes commas, quotes and line breaks', () => {
    expect(toCsv(['a'], [['1,5 "or" 2\nthree']])).toBe('\ufeffa\r\n"1,5 ""or"" 2\nthree"\r\n')
  })

  it('disarms a text that a spreadsheet would run as a formula', () => {
    for (const text of ['=1+1', '+49', '-x', '@cmd', '\tx']) expect(toCsv([], [[text]])).toContain(`'${text}`)
    expect(toCsv([], [[-5]])).toContain('\r\n-5')
  })

  it('reads back as it was written', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.string(), fc.string()), { minLength: 1 }), (rows) => {
      const safe = rows.map(([a, b]) => [`x${a}`, `y${b}`] as const)
      expect(parse(toCsv(['a', 'b'], safe), { bom: true, from_line: 2, record_delimiter: '\r\n' })).toEqual(safe.map((row) => [...row]))
    }), { numRuns: 200 })
  })
})
