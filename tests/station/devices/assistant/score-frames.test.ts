import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FRAMES_WANTED, scoreFrames } from '../../../../electron/station/devices/assistant/score-frames'
import type { ScaleFrame, ScaleState } from '../../../../electron/station/devices/bench-scale/scale-frame'

const frame = (state: ScaleState): ScaleFrame => ({ state, value: ['stable', 'moving', 'zero'].includes(state) ? '0.412' : null, unit: 'kg', net: false, raw: new Uint8Array() })
const hearing = (protocol: string, ...states: ScaleState[]) => ({ protocol, frames: states.map(frame) })

describe('believing a protocol', () => {
  it('takes three good frames in a row, and no other that fits', () => {
    expect(scoreFrames([hearing('a', 'stable', 'stable')])).toMatchObject([{ protocol: 'a', confidence: 'maybe', inARow: 2 }])
    expect(scoreFrames([hearing('a', 'stable', 'moving', 'zero')])).toMatchObject([{ protocol: 'a', confidence: 'sure', inARow: 3, value: '0.412', unit: 'kg' }])
    expect(scoreFrames([hearing('a', 'stable', 'stable', 'stable'), hearing('b', 'stable', 'stable', 'stable')]).map(({ confidence }) => confidence)).toEqual(['likely', 'likely'])
  })

  it('begins to count anew after a damaged frame; an answer without a weight neither counts nor breaks the row', () => {
    expect(scoreFrames([hearing('a', 'stable', 'stable', 'invalid', 'stable')])).toMatchObject([{ inARow: 1, confidence: 'maybe' }])
    expect(scoreFrames([hearing('a', 'stable', 'reply', 'stable', 'overload')])).toMatchObject([{ inARow: 3, confidence: 'sure' }])
    expect(scoreFrames([hearing('a', 'reply', 'reply', 'reply'), hearing('b', 'invalid'), hearing('c')])).toEqual([])
  })

  it('prefers what understood everything to what stumbled', () => {
    const scored = scoreFrames([hearing('loose', 'invalid', 'stable', 'stable', 'stable'), hearing('strict', 'stable', 'stable', 'stable')])
    expect(scored.map(({ protocol, confidence }) => [protocol, confidence])).toEqual([['strict', 'sure'], ['loose', 'likely']])
  })

  it('is never sure of two, and never of what did not give enough', () => {
    const anyState = fc.constantFrom<ScaleState>('stable', 'moving', 'zero', 'overload', 'reply', 'invalid')
    fc.assert(fc.property(fc.array(fc.array(anyState, { maxLength: 9 }), { maxLength: 5 }), (heard) => {
      const scored = scoreFrames(heard.map((states, n) => hearing(String(n), ...states)))
      expect(scored.filter(({ confidence }) => confidence === 'sure').length).toBeLessThanOrEqual(1)
      for (const { confidence, inARow } of scored) expect(confidence === 'maybe').toBe(inARow < FRAMES_WANTED)
    }))
  })
})
