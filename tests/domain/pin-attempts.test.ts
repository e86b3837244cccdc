import { asId, type OperatorId } from '@shared/domain/ids'
import { afterSignIn, afterWrongPin, FREE_PINS, LONGEST_WAIT_MS, PEOPLE_KEPT, pinWaitMs, type PinAttempts } from '@shared/domain/pin-attempts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testSeed } from '../support/seeded'

const dana = asId<OperatorId>('dana')
const timur = asId<OperatorId>('timur')
const wrongTimes = (count: number, at = 0): PinAttempts => Array.from({ length: count }).reduce<PinAttempts>((attempts) => afterWrongPin(attempts, dana, at), [])

describe('wrong PINs', () => {
  it('are free for a slip of the finger, then wait 5 s, then twice as long each, up to five minutes', () => {
    expect([1, 2, 3, 4, 5, 6, 9, 20, 5000].map((count) => pinWaitMs(wrongTimes(count), dana, 0) / 1000)).toEqual([0, 0, 5, 10, 20, 40, 300, 300, 300])
    expect(FREE_PINS).toBe(3)
  })

  it('wait out, and say how long', () => {
    const attempts = wrongTimes(4, 1000)
    expect(pinWaitMs(attempts, dana, 1000 + 4000)).toBe(6000)
    expect(pinWaitMs(attempts, dana, 1000 + 10_000)).toBe(0)
  })

  it('of one person do not slow down another; signing in clears them', () => {
    const attempts = wrongTimes(9)
    expect(pinWaitMs(attempts, timur, 0)).toBe(0)
    expect(pinWaitMs(afterSignIn(attempts, dana), dana, 0)).toBe(0)
  })

  it('are kept for a bounded number of people, and never wait longer than five minutes, whatever the clock does', () => {
    const seed = testSeed('pin attempts')
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat({ max: 80 }), fc.integer({ min: -1e9, max: 1e9 })), { maxLength: 300 }), fc.integer({ min: -2e9, max: 2e9 }), (tries, now) => {
      const attempts = tries.reduce<PinAttempts>((table, [who, at]) => afterWrongPin(table, asId(`o${who}`), at), [])
      expect(attempts.length).toBeLessThanOrEqual(PEOPLE_KEPT)
      for (const { operatorId } of attempts) {
        expect(pinWaitMs(attempts, operatorId, now)).toBeGreaterThanOrEqual(0)
        expect(pinWaitMs(attempts, operatorId, now)).toBeLessThanOrEqual(LONGEST_WAIT_MS)
      }
    }), { seed })
  })
})
