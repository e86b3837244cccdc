import { describe, expect, it } from 'vitest'
import { scaleTimingsOf } from '../../../../electron/station/devices/bench-scale/bench-scale'
import { scaleProtocols } from '../../../../electron/station/devices/bench-scale/scale-protocols'
import type { ScaleFrame, ScaleReply } from '../../../../electron/station/devices/bench-scale/scale-frame'
import { afterFrame, markOf, nextQuestion, questionDueAt, unsyncedPolling, type PollingTimings, type ScalePolling } from '../../../../electron/station/devices/bench-scale/scale-polling'

const timings: PollingTimings = { pollEveryMs: 200, confirmEveryMs: 20, restEveryMs: 200, answerTimeoutMs: 2_500, syncTimeoutMs: 1_000, quietMs: 300 }
const { answerTimeoutMs, pollEveryMs, syncTimeoutMs, quietMs } = timings
const nothing = { value: null, unit: null, net: false, raw: new Uint8Array(0) }
const weight: ScaleFrame = { ...nothing, state: 'stable', value: '1.0', unit: 'g' }
const says = (reply: ScaleReply): ScaleFrame => ({ ...nothing, state: 'reply', reply })
const mark = says({ kind: 'answer', command: 'I2' })
const invalid: ScaleFrame = { ...nothing, state: 'invalid', why: 'shape' }

/** Walks a polling through what happens, and notes what it sends and takes. */
function walk(protocol = 'mt-sics') {
  const known = markOf(protocol)
  let polling: ScalePolling = unsyncedPolling
  let now = 0
  return {
    at(time: number) {
      now = time
      const next = nextQuestion(polling, now, known !== null, timings)
      polling = next.polling
      return next.send
    },
    hears(frame: ScaleFrame) {
      const taken = afterFrame(polling, frame, now, known, timings)
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
    expect([line.at(0), line.at(50), line.hears(mark)]).toEqual(['mark', null, null])
    expect([line.at(100), line.at(pollEveryMs), line.at(250)]).toEqual([null, 'weight', null])
    expect(line.hears(weight)).toBe(pollEveryMs)
    expect([line.at(399), line.at(400)]).toEqual([null, 'weight'])
  })

  it('takes a scale that knows no mark: by its error, or by its silence', () => {
    const rude = walk()
    rude.at(0)
    rude.hears(says({ kind: 'error', code: 'ES' }))
    expect(rude.at(pollEveryMs)).toBe('weight')
    const mute = walk()
    mute.at(0)
    expect([mute.at(syncTimeoutMs - 1), mute.at(syncTimeoutMs)]).toEqual([null, 'weight'])
  })

  it('lets a slow scale answer, and counts the weight from the question', () => {
    const line = synced(0)
    line.at(200)
    expect([line.at(1_000), line.at(2_000)]).toEqual([null, null])
    expect(line.hears(weight)).toBe(200)
    expect(line.at(2_100)).toBe('weight')
  })

  it('goes on asking when the clock was set back', () => {
    const line = synced(100_000)
    expect(line.at(50_000)).toBe('weight')
  })
})

describe('the sequence guard', () => {
  it('never lets an old answer pass for a new one', () => {
    const line = synced(0)
    line.at(200)
    // No answer in time: a mark goes out, and everything until its answer is old.
    expect(line.at(200 + answerTimeoutMs)).toBe('mark')
    expect([line.hears(weight), line.hears(weight), line.hears(mark)]).toEqual([null, null, null])
    expect(line.at(3_000)).toBe('weight')
    expect(line.hears(weight)).toBe(3_000)
  })

  it('asks for a mark after a damaged frame, because that may not have been the answer', () => {
    const line = synced(0)
    line.at(200)
    expect(line.hears(invalid)).toBeNull()
    expect(line.at(210)).toBe('mark')
    expect(line.hears(weight)).toBeNull()
  })

  it('throws away a weight nobody asked for', () => {
    const line = synced(0)
    expect(line.hears(weight)).toBeNull()
    expect(line.at(200)).toBe('weight')
    expect([line.hears(weight), line.hears(weight)]).toEqual([200, null])
  })

  it('takes every answer to a question, also one without a weight', () => {
    for (const frame of [says({ kind: 'busy' }), { ...nothing, state: 'overload' }, { ...nothing, state: 'underload' }, { ...nothing, state: 'fault' }, { ...nothing, state: 'reply' }] as const) {
      const line = synced(0)
      line.at(200)
      expect(line.hears(frame)).toBe(200)
      expect(line.at(400)).toBe('weight')
    }
  })

  it('begins anew when the scale restarts, whatever it was doing', () => {
    const line = synced(0)
    line.at(200)
    expect(line.hears(says({ kind: 'restarted', serialNumber: '1' }))).toBeNull()
    expect(line.at(201)).toBe('mark')
  })

  it('lets answers to other commands pass by', () => {
    const line = synced(0)
    line.at(200)
    expect([line.hears(says({ kind: 'done', command: 'Z' })), line.hears(says({ kind: 'refused', command: 'T' })), line.hears(weight)]).toEqual([null, null, 200])
  })
})

describe('a protocol without a mark', () => {
  function quiet(now: number) {
    const line = walk('toledo-8217')
    line.at(now)
    expect(line.at(now + quietMs)).toBe('weight')
    return line
  }

  it('waits until the line is quiet, then asks', () => {
    const line = walk('toledo-8217')
    expect([line.at(0), line.at(quietMs - 1)]).toEqual([null, null])
    // Something of before was under way: the quiet begins anew.
    expect(line.hears(weight)).toBeNull()
    expect([line.at(quietMs), line.at(2 * quietMs - 2), line.at(2 * quietMs - 1)]).toEqual([null, null, 'weight'])
    expect(line.hears(weight)).toBe(2 * quietMs - 1)
  })

  it('gives a late answer as long again, and takes it for none', () => {
    const line = quiet(0)
    const gaveUpAt = quietMs + answerTimeoutMs
    expect(line.at(gaveUpAt)).toBeNull()
    expect(line.at(gaveUpAt + 1_000)).toBeNull()
    expect(line.hears(weight)).toBeNull()
    expect([line.at(gaveUpAt + 1_000 + quietMs - 1), line.at(gaveUpAt + 1_000 + quietMs)]).toEqual([null, 'weight'])
    expect(line.hears(weight)).toBe(gaveUpAt + 1_000 + quietMs)
  })

  it('asks again when the answer never came', () => {
    const line = quiet(0)
    const gaveUpAt = quietMs + answerTimeoutMs
    line.at(gaveUpAt)
    expect([line.at(gaveUpAt + answerTimeoutMs - 1), line.at(gaveUpAt + answerTimeoutMs)]).toEqual([null, 'weight'])
  })

  it('drains after a damaged frame', () => {
    const line = quiet(0)
    expect([line.hears(invalid), line.at(quietMs + 1), line.hears(weight)]).toEqual([null, null, null])
  })
})

describe('when a question is due', () => {
  const phases: readonly ScalePolling[] = [
    unsyncedPolling,
    { phase: 'syncing', sentAt: 1_000 },
    { phase: 'draining', since: 1_000, forMs: 300 },
    { phase: 'waiting', since: 1_000 },
    { phase: 'asked', sentAt: 1_000 },
  ]

  it.each(phases)('there is nothing to do before, and something then: $phase', (polling) => {
    for (const hasMark of [true, false]) {
      const dueAt = questionDueAt(polling, timings)
      if (polling.phase !== 'unsynced') expect(nextQuestion(polling, dueAt - 1, hasMark, timings)).toEqual({ polling, send: null })
      expect(nextQuestion(polling, Math.max(dueAt, 1_000), hasMark, timings).polling).not.toEqual(polling)
    }
  })
})

describe('the pace of a protocol', () => {
  it('confirms a weight at rest soon, but never faster than its maker allows', () => {
    for (const protocol of scaleProtocols.filter(({ ask }) => ask !== null)) {
      const { confirmEveryMs, pollEveryMs, restEveryMs } = scaleTimingsOf(protocol)
      expect([confirmEveryMs <= pollEveryMs, pollEveryMs <= restEveryMs]).toEqual([true, true])
      if (/^(?:kern|adam)/.test(protocol.name)) expect(confirmEveryMs, protocol.name).toBe(protocol.minPollMs)
      else expect(confirmEveryMs, protocol.name).toBeLessThanOrEqual(60)
    }
  })
})
