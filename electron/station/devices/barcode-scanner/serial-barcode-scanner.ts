import type { Instant } from '@shared/domain/quantities'
import { symbologyOf } from '@shared/domain/symbology'
import type { BarcodeScanner, DeviceIdentity, DevicePorts } from '../device'
import type { LineFrame } from '../parsers/line-frame'
import { createStatusBoard } from '../status-board'
import { createReconnectingTransport } from '../transports/reconnecting-transport'
import { stateOfFailure, type Transport } from '../transports/transport'
import { createScanAnnouncer, lateTimerMs, type ScanCounters } from './scan-announcer'
import { parseScanFrame } from './scan-frame'
import { createScanFramer, scanSilenceMs } from './scan-framer'

export interface SerialBarcodeScanner extends BarcodeScanner {
  readonly counters: ScanCounters
}

/**
 * A scanner that sends its codes over a serial line: RS-232, USB CDC, or a serial device server.
 * Understands a code followed by CR, LF, CR LF or ETX, with or without STX, and a bare code followed by silence;
 * an AIM identifier in front is split off. Bytes are UTF-8, or of the page in the device's profile. The scanner is never written to.
 */
export function createSerialBarcodeScanner(
  identity: DeviceIdentity,
  transport: Transport,
  ports: DevicePorts,
): SerialBarcodeScanner {
  const { clock } = ports
  const board = createStatusBoard(identity, 'scanner', clock)
  const announcer = createScanAnnouncer(identity, 'serial-scanner', board, ports)
  const encoding = identity.profile?.encoding ?? 'utf-8'
  const framer = createScanFramer()
  let silenceTimer: ReturnType<typeof setTimeout> | undefined

  function accept({ bytes, firstByteAt, lastByteAt }: LineFrame): void {
    const parsed = parseScanFrame(bytes, encoding)
    if (!parsed.ok) return announcer.refuse(bytes, lastByteAt, parsed.failure, 'check speed and parity')
    announcer.accept({ ...parsed.value, symbology: symbologyOf(parsed.value.aim, null), firstByteAt, lastByteAt })
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
        announcer.connected()
      },
      bytes(bytes) {
        framer.push(bytes, clock.now()).forEach(accept)
        watchSilence()
      },
      down(failure) {
        announcer.lost()
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
      return { ...announcer.counters, framesDropped: framer.droppedFrames }
    },
    onStatus: board.onStatus,
    onScan: announcer.onScan,
    start: () => line.start(),
    async stop() {
      announcer.lost()
      clearTimeout(silenceTimer)
      await line.stop()
      clearTimeout(silenceTimer)
    },
  }
}
