import type { SerialLine } from '@shared/domain/device-profile'
import type { DurationMs, Instant } from '@shared/domain/quantities'
import type { WeightReading } from '@shared/domain/reading'
import { refuse, type Result } from '@shared/domain/result'
import type { AdjustmentRefusal, ScaleAdjustment } from '@shared/domain/scale-adjustment'
import type { BenchScale, DeviceIdentity, DevicePorts } from '../device'
import { createListeners } from '../listeners'
import { createStatusBoard } from '../status-board'
import { parseAddress } from '../transports/address'
import { createReconnectingTransport } from '../transports/reconnecting-transport'
import { stateOfFailure, type Transport } from '../transports/transport'
import { adjustmentAfter, adjustmentBytes, adjustmentElapsed, adjustQuietMs, type Adjusting } from './adjusting'
import { createArrivalClock } from './arrival-clock'
import { frameText } from './frame-text'
import { agreeingKept, panAfterAdjustment, panAfterReading, panAfterRecord, panAfterRestart, unknownPan, zeroBandGrams, type PanHistory } from './pan-history'
import { isAtRest, noRest, restAfter, type RestHistory } from './rest-detector'
import type { ScaleFrame, ScaleProtocol } from './scale-frame'
import { createHealthWatch, healthTimings, type HealthTimings } from './scale-health'
import { afterFrame, markOf, nextQuestion, pollingTimings, questionDueAt, unsyncedPolling, type PollingTimings, type ScalePolling, type ScaleQuestion } from './scale-polling'
import { agreeingReadingsNeeded } from './settled-weight'
import { weightReadingOf } from './weight-reading'

/** The driver looks at the clock when something is due, and at least this often: a clock may be set, a machine may sleep. */
const lookEveryMs: DurationMs = 250
/** How often the time is noted by which the readings of a stream are dated. */
const arrivalTickMs: DurationMs = 50
/** The same while the pan has been empty for a while: nobody weighs nothing. */
const emptyArrivalTickMs: DurationMs = 250

export interface ScaleTimings extends PollingTimings, HealthTimings {}

/** The waits a protocol asks for. */
export function scaleTimingsOf({ minPollMs, isPaceStrict = false }: ScaleProtocol): ScaleTimings {
  return {
    ...pollingTimings, ...healthTimings, pollEveryMs: minPollMs, restEveryMs: Math.max(minPollMs, pollingTimings.restEveryMs),
    confirmEveryMs: isPaceStrict ? minPollMs : Math.min(minPollMs, pollingTimings.confirmEveryMs),
  }
}

/** What the scale sent that did not become a weight, since the start. */
export interface WeightCounters {
  readonly weights: number
  readonly framesInvalid: number
  /** Valid weights that answered no standing question: late ones and unasked ones. */
  readonly framesUnasked: number
}

export interface CountingBenchScale extends BenchScale {
  readonly counters: WeightCounters
}

/**
 * A bench scale that speaks any of `scaleProtocols`, over any transport.
 *
 * One that can be asked is asked: an answer's age is known, a reading's `readAt` is the moment it was asked for. One that
 * sends by itself is listened to: its readings count as old as they can be (`arrival-clock.ts`), and of those that come
 * in one turn of the event loop only the newest is announced. Scales that do not say whether the load rests are believed
 * after equal readings over time (`rest-detector.ts`).
 */
export function createBenchScale(
  identity: DeviceIdentity,
  protocol: ScaleProtocol,
  transport: Transport,
  ports: DevicePorts,
  timings: ScaleTimings = scaleTimingsOf(protocol),
): CountingBenchScale {
  const { clock } = ports
  const { profile } = identity
  const mark = markOf(protocol.name)
  const isStream = protocol.ask === null
  const board = createStatusBoard(identity, 'scale', clock)
  const weights = createListeners<WeightReading>()
  const parser = protocol.createParser(profile)
  const health = createHealthWatch(serialLineOf(identity.address), timings)
  const arrival = createArrivalClock()
  let pan: PanHistory = unknownPan
  let polling: ScalePolling = unsyncedPolling
  let rest: RestHistory = noRest
  let isConnected = false
  /** A tare was taken by command; most protocols do not say it in their frames. */
  let isTared = false
  /** Of a HID scale: the first report after opening is one from before. */
  let staleReports = 0
  let newest: WeightReading | null = null
  let adjusting: (Adjusting & { settle(outcome: Result<void, AdjustmentRefusal>): void }) | null = null
  let counters: WeightCounters = { weights: 0, framesInvalid: 0, framesUnasked: 0 }
  let look: ReturnType<typeof setTimeout> | undefined
  let arrivals: ReturnType<typeof setTimeout> | undefined

  function accept(frame: ScaleFrame, now: Instant): void {
    const isWeighing = frame.state !== 'reply' && frame.state !== 'invalid'
    if (isWeighing && staleReports > 0) {
      staleReports -= 1
      return
    }
    const askedAt = isStream ? arrival.notLaterThan(now) : answeredAt(frame, now)
    if (frame.state === 'invalid') counters = { ...counters, framesInvalid: counters.framesInvalid + 1 }
    else board.said(frameText(frame.raw), now)
    if (frame.reply?.kind === 'restarted') {
      ports.log.warn('scale restarted', { deviceId: identity.deviceId, serialNumber: frame.reply.serialNumber })
      isTared = false
      forgetPan()
    }
    if (health.accept(frame, now)) board.enter('ready')
    const reading = askedAt === null ? null : readingOf(frame, askedAt)
    if (reading !== null) take(reading)
    else if (isWeighing && askedAt === null) counters = { ...counters, framesUnasked: counters.framesUnasked + 1 }
    const outcome = adjusting && adjustmentAfter(adjusting, frame, reading)
    if (outcome) endAdjusting(outcome)
  }

  function brokenReport(report: Uint8Array): readonly ScaleFrame[] {
    if (protocol.comesInReports !== true || !parser.isPending) return []
    parser.reset()
    return [{ state: 'invalid', value: null, unit: null, net: false, raw: report, why: 'cut off' }]
  }

  /** Takes the frame as an answer: when its question was asked, null when it answers none. */
  function answeredAt(frame: ScaleFrame, now: Instant): Instant | null {
    const taken = afterFrame(polling, frame, now, mark, timings)
    polling = taken.polling
    return taken.askedAt
  }

  /** A scale that has said the same for a while need not be asked so often; one that came to rest is asked again at once. */
  function timingsNow(): ScaleTimings {
    const said = pan.agreeingAt.length
    if (said === agreeingKept) return { ...timings, pollEveryMs: timings.restEveryMs }
    return said === 0 || said >= agreeingReadingsNeeded ? timings : { ...timings, pollEveryMs: timings.confirmEveryMs }
  }

  /** When there is something to do, if no byte comes before. */
  function dueAt(now: Instant): Instant {
    if (adjusting?.sentAt === null && (isStream || polling.phase === 'waiting')) return now
    return Math.min(now + lookEveryMs, parser.dueAt ?? Infinity, isStream ? Infinity : questionDueAt(polling, timingsNow()))
  }

  function lookWhenDue(now: Instant): void {
    clearTimeout(look)
    // Whoever was told of a weight may have given the scale back.
    if (isConnected) look = setTimeout(tick, Math.max(1, dueAt(now) - now))
  }

  function readingOf(frame: ScaleFrame, readAt: Instant): WeightReading | null {
    if (!protocol.hasStability) rest = restAfter(rest, frame.state === 'stable' || frame.state === 'zero' ? frame.value : null, frame.unit, readAt)
    return weightReadingOf(frame, { deviceId: identity.deviceId, readAt, profile, isAtRest: protocol.hasStability || isAtRest(rest, readAt), isTared })
  }

  function take(reading: WeightReading): void {
    counters = { ...counters, weights: counters.weights + 1 }
    pan = panAfterReading(pan, reading)
    if (!isStream) return weights.announce(reading)
    // A stream that waited is handed over at once; what the scale said before the newest is of no interest to anyone.
    if (newest === null) setImmediate(announceNewest)
    newest = reading
  }

  function announceNewest(): void {
    const reading = newest
    newest = null
    if (reading !== null && isConnected) weights.announce(reading)
  }

  function forgetPan(): void {
    pan = panAfterRestart(pan)
    rest = noRest
  }

  function tick(): void {
    const now = clock.now()
    for (const frame of parser.elapse(now)) accept(frame, now)
    const outcome = adjusting && adjustmentElapsed(adjusting, now)
    if (outcome) endAdjusting(outcome)
    if (!sendAdjustment(now) && !isStream) {
      const next = nextQuestion(polling, now, mark !== null, timingsNow())
      polling = next.polling
      if (next.send !== null) send(next.send)
    }
    const { health: found, gap } = health.elapse(now)
    if (gap) forgetPan()
    lookWhenDue(now)
    if (found.kind === 'well') return
    board.enter(found.kind, found.detail, found.kind === 'faulty' ? 'not-understood' : null)
    if (found.shouldReopen) line.reopen(found.detail)
  }

  /** By a timer of its own: two notes in one turn would make what waited through a pause look new. */
  function noteTime(): void {
    const isEmpty = pan.agreeingAt.length === agreeingKept && Math.abs(pan.stableGrams ?? Infinity) <= zeroBandGrams
    arrivals = setTimeout(() => {
      arrival.tick(clock.now())
      noteTime()
    }, isEmpty ? emptyArrivalTickMs : arrivalTickMs)
  }

  function stopTicking(): void {
    clearTimeout(look)
    clearTimeout(arrivals)
  }

  function send(question: ScaleQuestion): void {
    const bytes = question === 'mark' ? mark?.ask : protocol.ask
    // A failed write ends the connection, which is told by `down`.
    if (bytes) void line.write(bytes)
  }

  /** Sends what a person asked for as soon as no answer is under way. True when it was sent now. */
  function sendAdjustment(now: Instant): boolean {
    const bytes = adjusting && adjustmentBytes(protocol, adjusting.adjustment)
    if (!adjusting || bytes === null || adjusting.sentAt !== null) return false
    if (!isStream && polling.phase !== 'waiting') return false
    adjusting = { ...adjusting, sentAt: now }
    if (!isStream) polling = { phase: 'draining', since: now, forMs: adjustQuietMs }
    void line.write(bytes)
    return true
  }

  function endAdjusting(outcome: Result<void, AdjustmentRefusal>): void {
    const ended = adjusting
    adjusting = null
    if (!ended) return
    const facts = { deviceId: identity.deviceId, adjustment: ended.adjustment, outcome: outcome.ok ? 'done' : outcome.failure }
    ports.log.info('scale adjusted', facts)
    if (outcome.ok) {
      // Zero clears the tare as well (MT-SICS reference, Z); where a scale keeps it, its frames say so.
      isTared = ended.adjustment === 'tare'
      pan = panAfterAdjustment(pan)
    }
    ended.settle(outcome)
  }

  const line = createReconnectingTransport(
    transport,
    {
      opened() {
        parser.reset()
        polling = unsyncedPolling
        staleReports = protocol.name === 'hid-scale' ? 1 : 0
        isConnected = true
        forgetPan()
        const now = clock.now()
        health.restart(now)
        arrival.restart(now)
        if (isStream) noteTime()
        tick()
      },
      bytes(bytes) {
        const now = clock.now()
        for (const frame of [...parser.push(bytes, now), ...brokenReport(bytes)]) accept(frame, now)
        if (!isStream) lookWhenDue(now)
      },
      down(failure) {
        stopTicking()
        isConnected = false
        newest = null
        forgetPan()
        endAdjusting(refuse('not-ready'))
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
    async adjust(adjustment: ScaleAdjustment) {
      if (adjustmentBytes(protocol, adjustment) === null) return refuse('not-offered')
      if (!isConnected || board.status.state !== 'ready') return refuse('not-ready')
      if (adjusting) return refuse('busy')
      return new Promise((settle) => {
        adjusting = { adjustment, askedAt: clock.now(), sentAt: null, settle }
        lookWhenDue(adjusting.askedAt)
      })
    },
    start: () => line.start(),
    async stop() {
      stopTicking()
      isConnected = false
      endAdjusting(refuse('not-ready'))
      await line.stop()
    },
  }
}

function serialLineOf(address: string): SerialLine | null {
  const parsed = parseAddress(address)
  return parsed.ok && parsed.value.kind === 'serial' ? parsed.value.line : null
}
