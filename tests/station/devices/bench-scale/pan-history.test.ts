import type { WeightUnit } from '@shared/domain/reading'
import { describe, expect, it } from 'vitest'
import { panAfterReading, panAfterRecord, panAfterRestart, unknownPan, agreeingKept, panAfterAdjustment, type PanHistory, type PanReading } from '../../../../electron/station/devices/bench-scale/pan-history'

const seen = (changes: Partial<PanReading>): PanReading => ({ grams: null, unit: 'g', stability: 'stable', net: false, readAt: 0, ...changes })
const stable = (grams: number, unit: WeightUnit = 'g'): PanReading => seen({ grams, unit })
const moving = (grams: number): PanReading => seen({ grams, stability: 'moving' })
const under = seen({ stability: 'under' })
const over = seen({ stability: 'over' })
const pieces = seen({ stability: 'unusable', unit: null })
const after = (pan: PanHistory, ...readings: readonly PanReading[]): PanHistory => readings.reduce(panAfterReading, pan)

describe('zero', () => {
  it.each([0, 5, -5])('is seen at %i g at rest', (grams) => {
    expect(after(unknownPan, stable(grams)).zeroSeen).toBe(true)
  })

  it('is not seen in motion, nor beside the band, nor in an overload', () => {
    for (const reading of [moving(0), stable(6), stable(-6), over, pieces]) expect(after(unknownPan, reading).zeroSeen).toBe(false)
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

  it('is doubted when the scale goes over to weighing without its tare, or back', () => {
    const net = (grams: number): PanReading => seen({ grams, net: true })
    expect(after(unknownPan, stable(0), stable(500), net(300)).zeroSeen).toBe(false)
    expect(after(unknownPan, stable(0), stable(200), net(0), net(300)).zeroSeen).toBe(true)
  })

  it('remembers the unit before a switch until the scale was seen empty in the new one', () => {
    const switchedOver = after(unknownPan, stable(0), stable(500), stable(504, 'oz'))
    expect(switchedOver).toMatchObject({ unitBefore: 'g', unit: 'oz' })
    expect(after(switchedOver, stable(0, 'oz')).unitBefore).toBeNull()
  })

  it('is forgotten over a restart, and over a change of zero or tare', () => {
    expect(panAfterRestart(after(unknownPan, stable(0))).zeroSeen).toBe(false)
    expect(panAfterAdjustment(after(unknownPan, stable(0))).zeroSeen).toBe(false)
  })
})

describe('a zero after a restart with a load on', () => {
  const restarted = after(panAfterRestart(after(unknownPan, stable(0), stable(57))), stable(0))

  it('counts, and is doubtful: the load may have been taken for nothing', () => {
    expect(restarted).toMatchObject({ zeroSeen: true, zeroDoubtful: true })
    expect(panAfterRestart(after(unknownPan, stable(0)))).toMatchObject({ zeroDoubtful: false })
  })

  it('stops counting as soon as the pan falls below nothing, also in motion', () => {
    expect(after(restarted, moving(-40), stable(300)).zeroSeen).toBe(false)
    expect(after(restarted, moving(-8), stable(300)).zeroSeen).toBe(true)
    expect(after(unknownPan, stable(0), moving(-40), stable(300)).zeroSeen).toBe(true)
  })

  it('is beyond doubt once the load was lifted and zero was seen again', () => {
    expect(after(restarted, stable(-57), stable(0))).toMatchObject({ zeroSeen: true, zeroDoubtful: false })
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
  const at = (readAt: number, grams = 500): PanReading => seen({ grams, readAt })

  it('is the times of stable readings in a row that say the same', () => {
    expect(after(unknownPan, at(1)).agreeingAt).toEqual([1])
    expect(after(unknownPan, at(1), at(2, 502), at(3)).agreeingAt).toEqual([1, 2, 3])
  })

  it('begins anew after motion, an overload, pieces or another value', () => {
    for (const reading of [moving(500), over, pieces, stable(600)]) expect(after(unknownPan, at(1), at(2), reading, at(4)).agreeingAt).toEqual([4])
  })

  it('is bounded', () => {
    const many = Array.from({ length: 100 }, (_, index) => at(index))
    expect(after(unknownPan, ...many).agreeingAt).toEqual(many.slice(-agreeingKept).map(({ readAt }) => readAt))
  })
})
