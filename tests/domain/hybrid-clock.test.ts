import { hybridTimeToInstant, instantToHybridTime, nextHybridTime } from '@shared/domain/hybrid-clock'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testSeed } from '../support/seeded'

const anInstant = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2087, 11, 31) })

describe('the hybrid logical clock', () => {
  it('only goes up, whatever the wall clock does', () => {
    const seed = testSeed('hybrid clock')
    fc.assert(fc.property(fc.array(fc.oneof(anInstant, fc.integer(), fc.double({ noNaN: true, min: -1e13, max: 1e13 })), { minLength: 1, maxLength: 200 }), (wall) => {
      let previous = 0
      for (const now of wall) {
        const next = nextHybridTime(previous, now)
        expect(next).toBeGreaterThan(previous)
        expect(Number.isSafeInteger(next)).toBe(true)
        previous = next
      }
    }), { seed, numRuns: 300 })
  })

  it('tells the wall clock as long as that goes up', () => {
    const seed = testSeed('hybrid clock instants')
    fc.assert(fc.property(anInstant, (now) => {
      expect(hybridTimeToInstant(nextHybridTime(0, now))).toBe(now)
      expect(hybridTimeToInstant(instantToHybridTime(now))).toBe(now)
    }), { seed })
  })

  it('counts on within a millisecond and past it', () => {
    const now = Date.UTC(2026, 10, 24)
    let at = nextHybridTime(0, now)
    for (let i = 0; i < 4095; i++) at = nextHybridTime(at, now)
    expect(hybridTimeToInstant(at)).toBe(now)
    expect(hybridTimeToInstant(nextHybridTime(at, now))).toBe(now + 1)
  })

  it('survives a clock that is set back by years', () => {
    const before = nextHybridTime(0, Date.UTC(2026, 10, 24))
    expect(nextHybridTime(before, Date.UTC(1999, 0, 1))).toBe(before + 1)
  })

  it('finds everything of an instant from its lower bound on', () => {
    const now = Date.UTC(2026, 10, 24, 10, 42)
    expect(instantToHybridTime(now)).toBeLessThanOrEqual(nextHybridTime(0, now))
    expect(instantToHybridTime(now)).toBeGreaterThan(nextHybridTime(0, now - 1))
  })

  it('does not follow a clock that is decades wrong, and counts on from there', () => {
    const wrong = nextHybridTime(0, Date.UTC(2106, 1, 7))
    expect(hybridTimeToInstant(wrong)).toBe(Date.UTC(2088, 0, 1))
    expect(nextHybridTime(wrong, Date.UTC(2026, 10, 24))).toBe(wrong + 1)
    expect(instantToHybridTime(Date.UTC(2019, 0, 1))).toBe(0)
  })
})
