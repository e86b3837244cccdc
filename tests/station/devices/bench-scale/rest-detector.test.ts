import { describe, expect, it } from 'vitest'
import { isAtRest, noRest, restAfter, restSpanMs } from '../../../../electron/station/devices/bench-scale/rest-detector'

type Seen = readonly [readAt: number, value: string | null, unit?: string]
const after = (...readings: readonly Seen[]) => readings.reduce((rest, [readAt, value, unit = 'kg']) => restAfter(rest, value, unit, readAt), noRest)

describe('rest, where a scale does not say it', () => {
  it('is three readings that are equal to the last digit, over half a second', () => {
    expect(isAtRest(after([0, '1.23'], [250, '1.23'], [restSpanMs, '1.23']), restSpanMs)).toBe(true)
  })

  it('is not two readings, however far apart, nor many in a moment', () => {
    expect(isAtRest(after([0, '1.23'], [2_000, '1.23']), 2_000)).toBe(false)
    expect(isAtRest(after(...Array.from({ length: 50 }, (_, index): Seen => [index, '1.23'])), 49)).toBe(false)
  })

  it.each<[string, Seen]>([
    ['another last digit', [400, '1.24']],
    ['another unit', [400, '1.23', 'lb']],
    ['a reading without a value', [400, null]],
    ['a clock set back', [-5, '1.23']],
  ])('begins anew with %s', (_, other) => {
    expect(isAtRest(after([0, '1.23'], [200, '1.23'], other, [600, '1.23']), 600)).toBe(false)
  })
})
