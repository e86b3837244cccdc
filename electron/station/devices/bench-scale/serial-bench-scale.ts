import type { DurationMs, Instant } from '@shared/domain/quantities'
import type { WeightReading } from '@shared/domain/reading'
import type { BenchScale, DeviceIdentity, DevicePorts } from '../device'
import { createListeners } from '../listeners'
import { createLineFramer, type LineFrame } from '../parsers/line-frame'
import { readableBytes } from '../readable-bytes'
import { createStatusBoard } from '../status-board'
import { createReconnectingTransport } from '../transports/reconnecting-transport'
import { stateOfFailure, type Transport } from '../transports/transport'
import { panAfterReading, panAfterRecord, panAfterRestart, unknownPan, type PanHistory } from './pan-history'
import { maxSicsFrameBytes, parseSicsFrame, type SicsFrame } from './sics-frame'
import { afterFrame, nextQuestion, sicsTimings, unsyncedPolling, type SicsPolling, type SicsQuestion, type SicsTimings } from './sics-polling'

/** How often the polling looks at the clock, at least. */
const tickAtLeastEveryMs: DurationMs = 50
/** A tick this much behind shows that this process or the whole machine slept: the silence was ours. */
const sleptAfterMs: DurationMs = 1_000
/** A line cut off in the middle is forgotten after this. */
const lineStaleMs: DurationMs = 1_000

export interface ScaleTimings extends SicsTimings {
  /** Without a valid frame for this long the scale is reported silent. */
  readonly silentAfterMs: DurationMs
  /** A line silent for this long is opened anew: a device server may have forgotten us without a word. */
  readonly reopenAfterMs: DurationMs
}

export const scaleTimings: ScaleTimings = { ...sicsTimings, silentAfterMs: 3_000, reopenAfterMs: 15_000 }

/** What the scale sent that did not become a weight, since the start. */
export interface WeightCounters {
  readonly weights: number
  readonly framesInvalid: number
  /** Valid weights that answered no standing question: late ones and unasked ones. */
  readonly framesUnasked: number
}

export interface SerialBenchScale extends BenchScale {
  readonly counters: WeightCounters
}

/**
 * A bench scale that speaks MT-SICS over a serial line or a serial device server, asked for its weight with `SI`.
 * Polled rather than left to repeat (`SIR`), because a polled value has a known age: a reading's `readAt` is the
 * moment it was asked for, so it is never older than it says.
 */
export function createSerialBenchScale(
  identity: DeviceIdentity,
  transport: Transport,
  ports: DevicePorts,
  timings: ScaleTimings = scaleTimings,
): SerialBenchScale {
  const { clock } = ports
  const board = createStatusBoard(identity, 'scale', clock)
  const weights = createListeners<WeightReading>()
  const framer = createLineFramer({
    maxFrameBytes: maxSicsFrameBytes,
    silenceMs: lineStaleMs,
    staleMs: lineStaleMs,
    alwaysMarked: true,
  })
  let pan: PanHistory = unknownPan
  let polling: SicsPolling = unsyncedPolling
  let counters: WeightCounters = { weights: 0, framesInvalid: 0, framesUnasked: 0 }
  let ticker: ReturnType<typeof setInterval> | undefined
  let lastValidAt: Instant = 0
  let lastTickAt: Instant = 0
  let lastInvalid: string | null = null

  function accept(line: LineFrame): void {
    const frame = parseSicsFrame(line.bytes)
    const text = readableBytes(line.bytes)
    const taken = afterFrame(polling, frame)
    polling = taken.polling
    if (frame.kind === 'invalid') {
      counters = { ...counters, framesInvalid: counters.framesInvalid + 1 }
      lastInvalid = `${text} (${frame.why})`
      return
    }
    board.said(text, line.lastByteAt)
    if (frame.kind === 'power-on') {
      ports.log.warn('scale restarted', { deviceId: identity.deviceId, serialNumber: frame.serialNumber })
      pan = panAfterRestart(pan)
    }
    // A scale that only ever refuses is not working, whatever it says; one that was only asked its name may still be.
    if (frame.kind === 'error') lastInvalid = text
    else if (isWeighing(frame) || frame.kind === 'busy') stillThere(line.lastByteAt)
    const reading = readingOf(frame, text, taken.askedAt)
    if (reading !== null) take(reading)
    else if (isWeighing(frame)) counters = { ...counters, framesUnasked: counters.framesUnasked + 1 }
  }

  function take(reading: WeightReading): void {
    counters = { ...counters, weights: counters.weights + 1 }
    pan = panAfterReading(pan, reading)
    weights.announce(reading)
  }

  function readingOf(frame: SicsFrame, text: string, askedAt: Instant | null): WeightReading | null {
    if (askedAt === null) return null
    const common = { readAt: askedAt, deviceId: identity.deviceId, frame: text }
    if (frame.kind === 'over' || frame.kind === 'under') {
      return { ...common, decimal: '', unit: pan.unit ?? 'g', grams: null, stability: frame.kind }
    }
    if (frame.kind !== 'weight') return null
    const { decimal, unit, grams, stability } = frame
    return { ...common, decimal, unit, grams, stability }
  }

  function stillThere(at: Instant): void {
    lastValidAt = at
    lastInvalid = null
    board.enter('ready')
  }

  function tick(): void {
    const now = clock.now()
    if (Math.abs(now - lastTickAt) > sleptAfterMs) lastValidAt = now
    lastTickAt = now
    framer.elapse(now)
    const next = nextQuestion(polling, now, timings)
    polling = next.polling
    if (next.send !== null) send(next.send)
    const silentMs = now - lastValidAt
    if (silentMs < timings.silentAfterMs) return
    const since = `no valid answer for ${timings.silentAfterMs / 1_000} s`
    if (lastInvalid === null) board.enter('silent', since)
    else board.enter('faulty', `${since}, instead: ${lastInvalid}`, 'not-understood')
    if (silentMs >= timings.reopenAfterMs) line.reopen(since)
  }

  function send(question: SicsQuestion): void {
    // A failed write ends the connection, which is told by `down`.
    void line.write(Buffer.from(`${question}\r\n`, 'latin1'))
  }

  const line = createReconnectingTransport(
    transport,
    {
      opened() {
        framer.reset()
        polling = unsyncedPolling
        pan = panAfterRestart(pan)
        lastValidAt = lastTickAt = clock.now()
        lastInvalid = null
        ticker = setInterval(tick, Math.min(tickAtLeastEveryMs, timings.pollEveryMs))
        tick()
      },
      bytes(bytes) {
        framer.push(bytes, clock.now()).forEach(accept)
      },
      down(failure) {
        clearInterval(ticker)
        pan = panAfterRestart(pan)
        board.enter(stateOfFailure(failure), failure.detail)
      },
    },
    ports,
  )

  return {
    get status() {
      return board.status
    },
    get pan() {
      return pan
    },
    get counters() {
      return counters
    },
    onStatus: board.onStatus,
    onWeight: weights.add,
    recorded(reading) {
      if (reading.grams !== null) pan = panAfterRecord(pan, reading.grams)
    },
    start: () => line.start(),
    async stop() {
      clearInterval(ticker)
      await line.stop()
    },
  }
}

function isWeighing(frame: SicsFrame): boolean {
  return frame.kind === 'weight' || frame.kind === 'over' || frame.kind === 'under'
}
