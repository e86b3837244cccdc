import { describe, expect, it } from 'vitest'
import { contradiction, type ScaleFrame } from '../../../../electron/station/devices/bench-scale/scale-frame'
import { weightReadingOf, type FrameSource } from '../../../../electron/station/devices/bench-scale/weight-reading'

const raw = Uint8Array.from(Buffer.from('\x02S S      1.005 kg\r\n', 'latin1'))
const frame: ScaleFrame = { state: 'stable', value: '1.005', unit: 'kg', net: false, raw }
const source: FrameSource = { deviceId: 'scale', readAt: 7, profile: undefined, isAtRest: true, isTared: false }
const read = (changes: Partial<ScaleFrame>, from: Partial<FrameSource> = {}) => weightReadingOf({ ...frame, ...changes }, { ...source, ...from })

describe('a reading', () => {
  it('is decimal text, unit, stability, net or gross, time and frame', () => {
    expect(read({})).toEqual({ decimal: '1.005', unit: 'kg', grams: 1_005, stability: 'stable', net: false, trouble: null, readAt: 7, deviceId: 'scale', frame: 'S S      1.005 kg' })
    expect(read({ state: 'moving' })).toMatchObject({ stability: 'moving', grams: 1_005 })
    expect(read({ state: 'zero', value: '0.000' })).toMatchObject({ stability: 'stable', grams: 0 })
    expect(read({ net: true })).toMatchObject({ net: true })
  })

  it('moves until a scale without a flag was found at rest', () => {
    expect(read({}, { isAtRest: false })).toMatchObject({ stability: 'moving' })
  })

  it('has no value over and under the range', () => {
    expect(read({ state: 'overload', value: null, unit: null })).toMatchObject({ stability: 'over', grams: null, decimal: '' })
    expect(read({ state: 'underload', value: null, unit: null })).toMatchObject({ stability: 'under', grams: null })
  })

  it('is none in answers to other commands and damaged frames', () => {
    expect([read({ state: 'reply', reply: { kind: 'done', command: 'Z' } }), read({ state: 'invalid' })]).toEqual([null, null])
  })

  it('moves, without a value, where the scale has none to tell now', () => {
    const none = { value: null, unit: null, state: 'reply' } as const
    expect([read(none), read({ ...none, reply: { kind: 'busy' } })]).toMatchObject(Array(2).fill({ stability: 'moving', grams: null }))
  })

  it('is net after a tare by command, also where the frames do not say it', () => {
    expect(read({}, { isTared: true })).toMatchObject({ net: true })
  })

  it('shows binary frames in hex', () => {
    expect(read({ raw: Uint8Array.of(3, 4, 11, 255, 52, 25) })?.frame).toBe('03 04 0b ff 34 19')
  })
})

describe('a value that must not be taken', () => {
  it.each(['pcs', '%', 'ct', 'ozt'])('counts or weighs in %s', (unit) => {
    expect(read({ unit })).toMatchObject({ stability: 'unusable', grams: null, trouble: { kind: 'wrong-unit', unit } })
  })

  it('is in another unit than the scale is set to', () => {
    expect(read({ unit: 'lb' }, { profile: { unit: 'kg' } })).toMatchObject({ trouble: { kind: 'wrong-unit', unit: 'lb' } })
    expect(read({ unit: 'kg' }, { profile: { unit: 'kg' } })).toMatchObject({ trouble: null })
  })

  it('has no unit, unless the profile says it', () => {
    expect(read({ unit: null })).toMatchObject({ stability: 'unusable', trouble: { kind: 'unit-unknown' } })
    expect(read({ unit: null }, { profile: { unit: 'lb' } })).toMatchObject({ stability: 'stable', unit: 'lb', grams: 456 })
  })

  it('is at zero, with a weight: the scale lies', () => {
    expect(read({ state: 'zero', value: '0.645' })).toMatchObject({ stability: 'unusable', grams: null, trouble: { kind: 'contradiction' } })
  })

  it('is in a whole frame that contradicts itself', () => {
    expect(read({ state: 'invalid', value: null, unit: null, why: contradiction })).toMatchObject({ stability: 'unusable', trouble: { kind: 'contradiction' } })
  })

  it('comes from a scale that says it is broken', () => {
    expect(read({ state: 'fault', value: null, unit: null })).toMatchObject({ stability: 'unusable', trouble: { kind: 'scale-fault' } })
  })
})

it('is gross where the maker sets the net bit always', () => {
  expect(read({ net: true }, { profile: { netBit: 'always-set' } })).toMatchObject({ net: false })
})
