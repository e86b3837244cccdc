import type { WeightReading } from '@shared/domain/reading'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unknownPan, type PanHistory } from '../../../../electron/station/devices/bench-scale/pan-history'
import { benchScaleLimits, judgeWeight, type WeightQuestion } from '../../../../electron/station/devices/bench-scale/settled-weight'

const reading: WeightReading = {
  decimal: '500.0', unit: 'g', grams: 500, stability: 'stable', net: false, trouble: null, readAt: 10_000, deviceId: 'scale', frame: 'S S      500.0 g',
}
const pan: PanHistory = { ...unknownPan, zeroSeen: true, unit: 'g', net: false, stableGrams: 500, agreeingAt: [9_900, 10_000] }
const question: WeightQuestion = { reading, pan, placedAfter: 9_000, now: 10_200, limits: benchScaleLimits }

function judge(changes: Partial<WeightQuestion>, of: Partial<WeightReading> = {}) {
  const judged = judgeWeight({ ...question, ...changes, reading: { ...reading, ...of } })
  return judged.ok ? judged.value : judged.failure.kind
}

describe('whether a reading may be recorded', () => {
  it('may, when it is stable, fresh, of this load, in range, and the scale is to be trusted', () => {
    expect(judge({})).toBe(500)
  })

  it.each(['moving', 'over', 'under'] as const)('may not when the load is %s', (stability) => {
    expect(judge({}, { stability, grams: stability === 'moving' ? 480 : null })).toBe(stability)
  })

  it('may up to the age limit, not beyond, and not from the future', () => {
    expect(judge({ now: 12_000 })).toBe(500)
    expect(judge({ now: 12_001 })).toBe('stale')
    expect(judge({ now: 9_999 })).toBe('stale')
  })

  it('may not when it is from before the load was placed', () => {
    expect(judge({ placedAfter: 9_900 })).toBe(500)
    expect(judge({ placedAfter: 10_001 })).toBe('before-placed')
  })

  it('may from the smallest to the largest load', () => {
    expect([6, 60_000].map((grams) => judge({}, { grams }))).toEqual([6, 60_000])
    expect([-500, 0, 5, 60_001].map((grams) => judge({}, { grams }))).toEqual(Array(4).fill('out-of-range'))
  })

  it('may not before the scale was seen empty', () => {
    expect(judge({ pan: { ...pan, zeroSeen: false } })).toBe('zero-not-seen')
  })

  it('may not while the recorded load still lies there', () => {
    expect(judge({ pan: { ...pan, recordedGrams: 500 } })).toBe('same-load')
  })

  it('may not when only one frame said so since the load was placed', () => {
    expect(judge({ pan: { ...pan, agreeingAt: [10_000] } })).toBe('settling')
    expect(judge({ placedAfter: 9_901 })).toBe('settling')
  })

  it.each([
    [{ kind: 'wrong-unit', unit: 'pcs' }],
    [{ kind: 'unit-unknown' }],
    [{ kind: 'contradiction' }],
    [{ kind: 'scale-fault' }],
  ] as const)('may not when the value is none: %j', (trouble) => {
    expect(judge({}, { stability: 'unusable', grams: null, trouble })).toBe(trouble.kind)
  })

  it('may not in a unit the scale went over to with a load on', () => {
    expect(judge({ pan: { ...pan, unitBefore: 'oz', zeroSeen: false } })).toBe('unit-changed')
  })

  it('may without the tare, which the reading says', () => {
    expect(judge({ pan: { ...pan, net: true } }, { net: true })).toBe(500)
  })

  it('never may on a pan nothing is known of', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000, max: 100_000 }), fc.constantFrom('stable', 'moving', 'over', 'under', 'unusable'), (grams, stability) => {
        const judged = judgeWeight({ ...question, pan: unknownPan, reading: { ...reading, grams, stability } })
        expect(judged.ok).toBe(false)
      }),
    )
  })
})
