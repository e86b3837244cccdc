import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hourBars } from '../../../electron/station/reports/summary-charts'
import { SHIFT_START } from '../../support/shift-summaries'

const HOUR_MS = 3_600_000
const hoursOf = (counts: readonly number[]) => counts.map((count, i) => ({ hourStart: SHIFT_START + i * HOUR_MS, count }))

describe('bars over the hours of a shift', () => {
  it('draws a usual shift hour by hour', () => {
    const { hoursPerBar, bars } = hourBars(hoursOf([3, 0, 5]))
    expect(hoursPerBar).toBe(1)
    expect(bars).toEqual([{ from: SHIFT_START, count: 3 }, { from: SHIFT_START + HOUR_MS, count: 0 }, { from: SHIFT_START + 2 * HOUR_MS, count: 5 }])
  })

  it('draws nothing for no hours', () => {
    expect(hourBars([]).bars).toEqual([])
  })

  it('never loses a unit and never has too many bars', () => {
    fc.assert(fc.property(fc.array(fc.nat(500), { minLength: 1, maxLength: 800 }), fc.integer({ min: 1, max: 50 }), (counts, gap) => {
      const hours = hoursOf(counts).filter((_, i) => i % gap === 0)
      const { bars } = hourBars(hours)
      expect(bars.reduce((sum, bar) => sum + bar.count, 0)).toBe(hours.reduce((sum, { count }) => sum + count, 0))
      expect(bars.length).toBeLessThanOrEqual(14)
    }), { numRuns: 100 })
  })
})
