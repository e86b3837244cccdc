import type { WeightReading } from '@shared/domain/reading'
import { describe, expect, it } from 'vitest'
import { panAfterReading, panAfterRecord, panAfterRestart, unknownPan, type PanHistory } from '../../../../electron/station/devices/bench-scale/pan-history'

type Seen = Pick<WeightReading, 'grams' | 'unit' | 'stability'>
const stable = (grams: number, unit: WeightReading['unit'] = 'g'): Seen => ({ grams, unit, stability: 'stable' })
const moving = (grams: number): Seen => ({ grams, unit: 'g', stability: 'moving' })
const under: Seen = { grams: null, unit: 'g', stability: 'under' }
const over: Seen = { grams: null, unit: 'g', stability: 'over' }
const after = (pan: PanHistory, ...seen: readonly Seen[]): PanHistory => seen.reduce(panAfterReading, pan)

describe('zero', () => {
  it.each([0, 5, -5])('is seen at %i g at rest', (grams) => {
    expect(after(unknownPan, stable(grams)).zeroSeen).toBe(true)
  })

  it('is not seen in motion, nor beside the band, nor in an overload', () => {
    for (const seen of [moving(0), stable(6), stable(-6), over]) expect(after(unknownPan, seen).zeroSeen).toBe(false)
  })

  it('stays seen under a load', () => {
    expect(after(unknownPan, stable(0), moving(300), stable(500), over).zeroSeen).toBe(true)
  })

  it('is doubted when the pan reads below nothing: the scale took a load for zero', () => {
    expect(after(unknownPan, stable(0), stable(-500)).zeroSeen).toBe(false)
    expect(after(unknownPan, stable(0), under).zeroSeen).toBe(false)
  })

  it('is doubted when the unit changes', () => {
    expect(after(unknownPan, stable(0), stable(500), stable(14_175, 'oz')).zeroSeen).toBe(false)
    expect(after(unknownPan, stable(0), stable(0, 'oz')).zeroSeen).toBe(true)
  })

  it('is forgotten over a restart', () => {
    expect(panAfterRestart(after(unknownPan, stable(0))).zeroSeen).toBe(false)
  })
})

describe('the recorded load', () => {
  const recorded = panAfterRecord(after(unknownPan, stable(0), stable(500)), 500)

  it('stays while the pan says the same, and over a knock', () => {
    expect(after(recorded, stable(501), moving(430), stable(500)).recordedGrams).toBe(500)
  })

  it.each([['zero', stable(0)], ['another load at rest', stable(520)], ['half of it in motion', moving(200)]])('has left when there is %s', (_, seen) => {
    expect(after(recorded, seen).recordedGrams).toBeNull()
  })

  it('is remembered over a restart, because it may still lie there', () => {
    expect(panAfterRestart(recorded).recordedGrams).toBe(500)
  })

  it('is gone already when the news of the record comes late', () => {
    expect(panAfterRecord(after(unknownPan, stable(500), stable(0)), 500).recordedGrams).toBeNull()
  })
})

describe('agreement', () => {
  it('counts stable readings in a row that say the same', () => {
    expect(after(unknownPan, stable(500)).agreeing).toBe(1)
    expect(after(unknownPan, stable(500), stable(502), stable(500)).agreeing).toBe(3)
  })

  it('begins anew after motion, an overload or another value', () => {
    for (const seen of [moving(500), over, stable(600)]) expect(after(unknownPan, stable(500), stable(500), seen, stable(500)).agreeing).toBe(1)
  })
})
