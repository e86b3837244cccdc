import { adjustToMix, MIN_REFERENCE_UNITS, MIN_UNITS_OF_KIND, NO_REFERENCE, type TimedUnit } from '@shared/domain/mix-adjusted-time'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testSeed } from '../support/seeded'

const times = (category: string, unitMs: number, count: number): readonly TimedUnit[] => Array.from({ length: count }, () => ({ category, unitMs }))
const reference = { shifts: 4, units: [...times('books', 30_000, 60), ...times('shoes', 90_000, 40)] }

describe('the time of a unit, freed of the mix of goods', () => {
  it('weighs the median of each kind with its usual share', () => {
    const now = [...times('books', 40_000, 5), ...times('shoes', 80_000, 95)]
    expect(adjustToMix(now, reference)).toMatchObject({ medianMs: 0.6 * 40_000 + 0.4 * 80_000, referenceMs: 0.6 * 30_000 + 0.4 * 90_000, gap: null, referenceShifts: 4, referenceUnits: 100 })
  })

  it('is the same whatever the shift happened to get, when every kind takes its time', () => {
    const mostlyBooks = adjustToMix([...times('books', 30_000, 90), ...times('shoes', 90_000, 5)], reference)
    const mostlyShoes = adjustToMix([...times('books', 30_000, 5), ...times('shoes', 90_000, 90)], reference)
    expect(mostlyBooks.medianMs).toBe(mostlyShoes.medianMs)
  })

  it.each([
    ['no earlier shift', times('books', 1, 50), NO_REFERENCE, 'no-reference'],
    ['one earlier unit too few', times('books', 1, 50), { shifts: 1, units: times('books', 1, MIN_REFERENCE_UNITS - 1) }, 'no-reference'],
    ['one unit of each kind too few', [...times('books', 1, MIN_UNITS_OF_KIND - 1), ...times('shoes', 1, MIN_UNITS_OF_KIND - 1)], reference, 'few-units'],
    ['only kinds that make up two fifths of the usual mix', times('shoes', 1, 50), reference, 'other-mix'],
    ['a kind that never came before', times('lamps', 1, 50), reference, 'other-mix'],
  ] as const)('is not there, and says why: %s', (_, now, usual, gap) => {
    expect(adjustToMix(now, usual)).toMatchObject({ medianMs: null, gap })
  })

  it('needs just as much as it says', () => {
    expect(adjustToMix(times('books', 40_000, MIN_UNITS_OF_KIND), { shifts: 1, units: times('books', 1, MIN_REFERENCE_UNITS) }).medianMs).toBe(40_000)
    expect(adjustToMix(times('books', 40_000, 5), reference).medianMs).toBe(40_000)
  })

  it('lies between the fastest and the slowest median, and its mix adds up', () => {
    const anyUnit = fc.record({ category: fc.constantFrom('a', 'b', 'c'), unitMs: fc.integer({ min: 1000, max: 600_000 }) })
    fc.assert(fc.property(fc.array(anyUnit, { maxLength: 60 }), fc.array(anyUnit, { minLength: MIN_REFERENCE_UNITS, maxLength: 200 }), (now, usual) => {
      const adjusted = adjustToMix(now, { shifts: 1, units: usual })
      expect((adjusted.medianMs === null) === (adjusted.gap !== null)).toBe(true)
      expect(adjusted.mix.reduce((sum, { units }) => sum + units, 0)).toBe(usual.length)
      if (adjusted.medianMs === null) return
      expect(adjusted.medianMs).toBeGreaterThanOrEqual(Math.min(...now.map(({ unitMs }) => unitMs)))
      expect(adjusted.medianMs).toBeLessThanOrEqual(Math.max(...now.map(({ unitMs }) => unitMs)))
    }), { seed: testSeed('mix-adjusted time') })
  })
})
