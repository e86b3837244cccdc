import type { DurationMs, Instant } from '@shared/domain/quantities'
import type { ScanReading, ScanSource } from '@shared/domain/reading'
import type { Symbology } from '@shared/domain/symbology'
import type { DeviceIdentity, DevicePorts } from '../device'
import { createListeners } from '../listeners'
import { readableBytes } from '../readable-bytes'
import type { StatusBoard } from '../status-board'
import { createRepeatGuard } from './repeat-guard'
import type { ScannedCode } from './scan-frame'

/** This many refused frames in a row are no accident: wrong speed, wrong parity, wrong layout or a wrong device. */
const refusedFramesToFault = 3

/** A first code that begins this soon after opening was being sent already: where it began, nobody heard. Ready is who is past it. */
export const joinedMidwayMs: DurationMs = 100

/** Where something would be believed that nobody heard, a process counts as busy much sooner. */
const busyMs: DurationMs = 15
/** A timer this much behind shows that the process was busy, not that the scanner was silent. */
export const lateTimerMs: DurationMs = 50

/** What the scanner sent, since the start: what became a scan and what did not. */
export interface ScanCounters {
  readonly scans: number
  readonly repeatsDropped: number
  readonly framesRefused: number
  /** Cut off, too long, or with a part missing. */
  readonly framesDropped: number
}

/** One whole code as a driver has it. */
export interface FinishedScan extends ScannedCode {
  readonly symbology?: Symbology | null | undefined
  readonly firstByteAt: Instant
  readonly lastByteAt: Instant
}

/** What all scanners with a line do with a finished code: the profile's prefix and suffix off, repeats dropped, the rest announced. */
export interface ScanAnnouncer {
  readonly counters: Omit<ScanCounters, 'framesDropped'>
  onScan(listener: (reading: ScanReading) => void): () => void
  accept(scan: FinishedScan): void
  /** A frame that is no scan, because of this; `remedy` is what a technician checks. */
  refuse(bytes: Uint8Array, at: Instant, why: string, remedy: string): void
  /** A new connection: what the device did before says nothing. Ready once a code that was already on its way has passed. */
  connected(): void
  /** The connection is gone. */
  lost(): void
}

export function createScanAnnouncer(identity: DeviceIdentity, source: ScanSource, board: StatusBoard, ports: Pick<DevicePorts, 'clock' | 'log'>): ScanAnnouncer {
  const scans = createListeners<ScanReading>()
  const guard = createRepeatGuard()
  const { prefix = '', suffix = '' } = identity.profile ?? {}
  let counters = { scans: 0, repeatsDropped: 0, framesRefused: 0 }
  let refusedInRow = 0
  /** Until the first frame of a connection: from when on a code that begins was heard from its beginning; Infinity while nobody knows. */
  let heardFrom: Instant | null = null
  let readyTimer: ReturnType<typeof setTimeout> | undefined
  let ending: NodeJS.Immediate | undefined

  function isMidway(firstByteAt: Instant): boolean {
    const isBegunBefore = heardFrom !== null && firstByteAt < heardFrom
    heardFrom = null
    return isBegunBefore
  }

  function listen(): void {
    const dueAt = ports.clock.now() + joinedMidwayMs
    readyTimer = setTimeout(() => {
      // This process was busy, so the middle of a code may be waiting unread: listen for that long again.
      if (ports.clock.now() - dueAt > busyMs) return listen()
      ending = setImmediate(ready)
    }, joinedMidwayMs)
  }

  function ready(): void {
    if (heardFrom !== null) heardFrom = ports.clock.now()
    board.enter('ready')
  }

  function refuse(bytes: Uint8Array, at: Instant, why: string, remedy: string): void {
    heardFrom = null
    counters = { ...counters, framesRefused: counters.framesRefused + 1 }
    refusedInRow += 1
    const evidence = readableBytes(bytes)
    ports.log.warn('scan refused', { deviceId: identity.deviceId, why, bytes: evidence.slice(0, 200) })
    board.said(evidence, at)
    if (refusedInRow >= refusedFramesToFault) board.enter('faulty', `unreadable (${why}): ${remedy}`)
  }

  return {
    get counters() {
      return counters
    },
    onScan: scans.add,
    accept({ text: sent, aim, symbology, firstByteAt, lastByteAt }) {
      const text = withoutEnds(sent, prefix, suffix)
      if (isMidway(firstByteAt)) return refuse(Buffer.from(text, 'utf8'), lastByteAt, 'its beginning was sent before the line was open', 'scan it again')
      refusedInRow = 0
      if (guard.isRepeat(text, lastByteAt)) counters = { ...counters, repeatsDropped: counters.repeatsDropped + 1 }
      else {
        counters = { ...counters, scans: counters.scans + 1 }
        // Before the news of the device itself: somebody waits for the code.
        scans.announce({
          text, aim, source, deviceId: identity.deviceId, readAt: lastByteAt, tookMs: Math.max(0, lastByteAt - firstByteAt),
          ...(symbology ? { symbology } : {}),
        })
      }
      board.said(text, lastByteAt)
      board.enter('ready')
    },
    refuse,
    connected() {
      refusedInRow = 0
      heardFrom = Number.POSITIVE_INFINITY
      listen()
    },
    lost() {
      clearTimeout(readyTimer)
      if (ending) clearImmediate(ending)
    },
  }
}

/** A code that is nothing but prefix and suffix is left as it is. */
function withoutEnds(text: string, prefix: string, suffix: string): string {
  const start = prefix !== '' && text.startsWith(prefix) ? prefix.length : 0
  const end = suffix !== '' && text.endsWith(suffix) ? text.length - suffix.length : text.length
  return end > start ? text.slice(start, end) : text
}
