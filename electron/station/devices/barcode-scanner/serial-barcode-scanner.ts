import type { DurationMs, Instant } from '@shared/domain/quantities'
import type { ScanReading } from '@shared/domain/reading'
import type { BarcodeScanner, DeviceIdentity, DevicePorts } from '../device'
import { createListeners } from '../listeners'
import type { LineFrame } from '../parsers/line-frame'
import { readableBytes } from '../readable-bytes'
import { createStatusBoard } from '../status-board'
import { createReconnectingTransport } from '../transports/reconnecting-transport'
import { stateOfFailure, type Transport } from '../transports/transport'
import { createRepeatGuard } from './repeat-guard'
import { parseScanFrame } from './scan-frame'
import { createScanFramer, scanSilenceMs } from './scan-framer'

/** A first code that begins this soon after opening was being sent already: where it began, nobody heard. Ready is who is past it. */
export const joinedMidwayMs: DurationMs = 100
/** A timer this much behind shows that the process was busy, not that the scanner was silent. */
const lateTimerMs: DurationMs = 50
/** This many refused frames in a row are no accident: wrong speed, wrong parity or a wrong device. */
const refusedFramesToFault = 3

/** What the scanner sent that did not become a scan, since the start. */
export interface ScanCounters {
  readonly scans: number
  readonly repeatsDropped: number
  readonly framesRefused: number
  readonly framesDropped: number
}

export interface SerialBarcodeScanner extends BarcodeScanner {
  readonly counters: ScanCounters
}

/**
 * A scanner that sends its codes over a serial line: RS-232, USB CDC, or a serial device server.
 * Understands a code followed by CR, LF, CR LF or ETX, with or without STX, and a bare code followed by silence;
 * an AIM identifier in front is split off. The scanner is never written to.
 */
export function createSerialBarcodeScanner(
  identity: DeviceIdentity,
  transport: Transport,
  ports: DevicePorts,
): SerialBarcodeScanner {
  const { clock } = ports
  const board = createStatusBoard(identity, 'scanner', clock)
  const scans = createListeners<ScanReading>()
  const guard = createRepeatGuard()
  const framer = createScanFramer()
  let counters = { scans: 0, repeatsDropped: 0, framesRefused: 0 }
  let refusedInRow = 0
  /** Until the first frame of a connection. */
  let openedAt: Instant | null = null
  let readyTimer: ReturnType<typeof setTimeout> | undefined
  let silenceTimer: ReturnType<typeof setTimeout> | undefined

  function accept(frame: LineFrame): void {
    const isMidway = openedAt !== null && frame.firstByteAt - openedAt < joinedMidwayMs
    openedAt = null
    if (isMidway) return refuse(frame, 'its beginning was sent before the line was open')
    const parsed = parseScanFrame(frame.bytes)
    if (!parsed.ok) return refuse(frame, parsed.failure)
    refusedInRow = 0
    board.said(parsed.value.text, frame.lastByteAt)
    board.enter('ready')
    if (guard.isRepeat(parsed.value.text, frame.lastByteAt)) {
      counters = { ...counters, repeatsDropped: counters.repeatsDropped + 1 }
      return
    }
    counters = { ...counters, scans: counters.scans + 1 }
    scans.announce({
      ...parsed.value,
      source: 'serial-scanner',
      deviceId: identity.deviceId,
      readAt: frame.lastByteAt,
      tookMs: Math.max(0, frame.lastByteAt - frame.firstByteAt),
    })
  }

  function refuse(frame: LineFrame, why: string): void {
    counters = { ...counters, framesRefused: counters.framesRefused + 1 }
    refusedInRow += 1
    const evidence = readableBytes(frame.bytes)
    ports.log.warn('scan refused', { deviceId: identity.deviceId, why, bytes: evidence.slice(0, 200) })
    board.said(evidence, frame.lastByteAt)
    if (refusedInRow >= refusedFramesToFault) board.enter('faulty', `unreadable (${why}): check speed and parity`)
  }

  function watchSilence(): void {
    clearTimeout(silenceTimer)
    const dueAt = framer.dueAt
    if (dueAt === null) return
    const waitMs = Math.max(0, dueAt - clock.now())
    silenceTimer = setTimeout(() => void judgeSilence(dueAt), waitMs)
  }

  async function judgeSilence(dueAt: Instant): Promise<void> {
    if (clock.now() - dueAt > lateTimerMs) {
      // This process was busy, so the rest of the scan may be waiting unread: listen for that long again.
      await new Promise((resolve) => (silenceTimer = setTimeout(resolve, scanSilenceMs)))
    }
    // A pulled cable is silent too, and what it cut off is no scan.
    const stands = await line.stands()
    // Only if no further byte came meanwhile. The timer is the proof of silence even where the clock was set back.
    if (stands && framer.dueAt === dueAt) framer.elapse(Math.max(dueAt, clock.now())).forEach(accept)
  }

  const line = createReconnectingTransport(
    transport,
    {
      opened() {
        framer.reset()
        openedAt = clock.now()
        refusedInRow = 0
        readyTimer = setTimeout(() => board.enter('ready'), joinedMidwayMs)
      },
      bytes(bytes) {
        framer.push(bytes, clock.now()).forEach(accept)
        watchSilence()
      },
      down(failure) {
        clearTimeout(readyTimer)
        // What was pending was cut off by the loss; it is no scan.
        clearTimeout(silenceTimer)
        framer.reset()
        board.enter(stateOfFailure(failure), failure.detail)
      },
    },
    ports,
  )

  return {
    get status() {
      return board.status
    },
    get counters() {
      return { ...counters, framesDropped: framer.droppedFrames }
    },
    onStatus: board.onStatus,
    onScan: scans.add,
    start: () => line.start(),
    async stop() {
      clearTimeout(readyTimer)
      clearTimeout(silenceTimer)
      await line.stop()
      clearTimeout(silenceTimer)
    },
  }
}
