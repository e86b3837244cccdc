import { describe, expect, it } from 'vitest'
import type { SicsFrame } from '../../../../electron/station/devices/bench-scale/sics-frame'
import {
  afterFrame,
  nextQuestion,
  unsyncedPolling,
  type SicsPolling,
  type SicsTimings,
} from '../../../../electron/station/devices/bench-scale/sics-polling'

const timings: SicsTimings = { pollEveryMs: 200, answerTimeoutMs: 2_500, syncTimeoutMs: 1_000 }
const { answerTimeoutMs, pollEveryMs, syncTimeoutMs } = timings
const weight: SicsFrame = { kind: 'weight', stability: 'stable', decimal: '1.0', unit: 'g', grams: 1 }
const mark: SicsFrame = { kind: 'answer', command: 'I2' }

/** Walks a polling through what happens, and notes what it sends and takes. */
function walk() {
  let polling: SicsPolling = unsyncedPolling
  return {
    at(now: number) {
      const next = nextQuestion(polling, now, timings)
      polling = next.polling
      return next.send
    },
    hears(frame: SicsFrame) {
      const taken = afterFrame(polling, frame)
      polling = taken.polling
      return taken.askedAt
    },
  }
}

function synced(now: number) {
  const line = walk()
  line.at(now)
  line.hears(mark)
  return line
}

describe('asking', () => {
  it('begins with a mark, then asks at every interval, one question at a time', () => {
    const line = walk()
    expect([line.at(0), line.at(50), line.hears(mark)]).toEqual(['I2', null, null])
    expect([line.at(100), line.at(pollEveryMs), line.at(250)]).toEqual([null, 'SI', null])
    expect(line.hears(weight)).toBe(pollEveryMs)
    expect([line.at(399), line.at(400)]).toEqual([null, 'SI'])
  })

  it('takes a scale that knows no mark: by its error, or by its silence', () => {
    const rude = walk()
    rude.at(0)
    rude.hears({ kind: 'error', code: 'ES' })
    expect(rude.at(pollEveryMs)).toBe('SI')
    const mute = walk()
    mute.at(0)
    expect([mute.at(syncTimeoutMs - 1), mute.at(syncTimeoutMs)]).toEqual([null, 'SI'])
  })

  it('lets a slow scale answer, and counts the weight from the question', () => {
    const line = synced(0)
    line.at(200)
    expect([line.at(1_000), line.at(2_000)]).toEqual([null, null])
    expect(line.hears(weight)).toBe(200)
    expect(line.at(2_100)).toBe('SI')
  })

  it('goes on asking when the clock was set back', () => {
    const line = synced(100_000)
    expect(line.at(50_000)).toBe('SI')
  })
})

describe('the sequence guard', () => {
  it('never lets an old answer pass for a new one', () => {
    const line = synced(0)
    line.at(200)
    // No answer in time: a mark goes out, and everything until its answer is old.
    expect(line.at(200 + answerTimeoutMs)).toBe('I2')
    expect([line.hears(weight), line.hears(weight), line.hears(mark)]).toEqual([null, null, null])
    expect(line.at(3_000)).toBe('SI')
    expect(line.hears(weight)).toBe(3_000)
  })

  it('asks for a mark after a damaged frame, because that may not have been the answer', () => {
    const line = synced(0)
    line.at(200)
    expect(line.hears({ kind: 'invalid', why: 'shape' })).toBeNull()
    expect(line.at(210)).toBe('I2')
    expect(line.hears(weight)).toBeNull()
  })

  it('throws away a weight nobody asked for', () => {
    const line = synced(0)
    expect(line.hears(weight)).toBeNull()
    expect(line.at(200)).toBe('SI')
    expect([line.hears(weight), line.hears(weight)]).toEqual([200, null])
  })

  it('takes every answer to a question, also one without a weight', () => {
    for (const kind of ['busy', 'over', 'under'] as const) {
      const line = synced(0)
      line.at(200)
      expect(line.hears({ kind })).toBe(200)
      expect(line.at(400)).toBe('SI')
    }
  })

  it('begins anew when the scale restarts, whatever it was doing', () => {
    const line = synced(0)
    line.at(200)
    expect(line.hears({ kind: 'power-on', serialNumber: '1' })).toBeNull()
    expect(line.at(201)).toBe('I2')
  })
})
