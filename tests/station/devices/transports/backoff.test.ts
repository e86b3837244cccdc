import fc from 'fast-check'
import { expect, it } from 'vitest'
import { backoffCeilingMs, backoffFloorMs, backoffMs } from '../../../../electron/station/devices/transports/backoff'

const always = (value: number) => ({ next: () => value })

it('doubles its ceiling up to the limit', () => {
  const most = always(1 - Number.EPSILON)
  expect([0, 1, 2, 3, 4, 5, 1_000].map((attempt) => backoffMs(attempt, most))).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000])
})

it('stays within its bounds whatever is drawn', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (attempt, drawn) => {
      const waitMs = backoffMs(attempt, always(drawn))
      expect(waitMs).toBeGreaterThanOrEqual(backoffFloorMs)
      expect(waitMs).toBeLessThanOrEqual(backoffCeilingMs)
    }),
  )
})

it('keeps to a lower ceiling when given one', () => {
  expect(backoffMs(20, always(0.999_999), 1_000)).toBe(1_000)
})
