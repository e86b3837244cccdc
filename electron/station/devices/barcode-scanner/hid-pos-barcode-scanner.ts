import type { DurationMs, Instant } from '@shared/domain/quantities'
import { refuse, type Result } from '@shared/domain/result'
import type { BarcodeScanner, DeviceIdentity, DevicePorts } from '../device'
import { createStatusBoard } from '../status-board'
import { createReconnectingTransport } from '../transports/reconnecting-transport'
import { stateOfFailure, type Transport, type TransportFailure } from '../transports/transport'
import { commandsOf, noCommands, type HidPosCommands } from './hid-pos-commands'
import { describeHidPos } from './hid-pos-layout'
import { createHidPosReader, type HidPosNews, type HidPosReader } from './hid-pos-reader'
import { createScanAnnouncer, type ScanCounters } from './scan-announcer'

/** A timer this much behind shows that the process was busy, not that the rest of a scan is missing. */
const lateTimerMs: DurationMs = 50

export interface HidPosBarcodeScanner extends BarcodeScanner {
  readonly counters: ScanCounters
  beepError(): Promise<Result<void, TransportFailure>>
  startReading(): Promise<Result<void, TransportFailure>>
}

/**
 * A scanner in HID POS mode (usage page 0x8C): its codes come as reports, so no keyboard layout can spoil them and no other
 * program types along. Where the descriptor can be read it says how the reports are laid out and what the scanner can be
 * told; a device whose descriptor is no scanner's is faulty. Answers to commands are never announced as scans.
 */
export function createHidPosBarcodeScanner(identity: DeviceIdentity, transport: Transport, ports: DevicePorts): HidPosBarcodeScanner {
  const { clock, log } = ports
  const { deviceId } = identity
  const encoding = identity.profile?.encoding ?? 'utf-8'
  const board = createStatusBoard(identity, 'scanner', clock)
  const announcer = createScanAnnouncer(identity, 'hid-scanner', board, ports)
  let reader: HidPosReader = createHidPosReader(null, encoding)
  let commands: HidPosCommands = noCommands
  let droppedBefore = 0
  let joinTimer: ReturnType<typeof setTimeout> | undefined

  function begin(descriptor: Uint8Array | null): void {
    droppedBefore += reader.dropped
    const described = descriptor === null ? null : describeHidPos(descriptor)
    commands = commandsOf(descriptor)
    reader = createHidPosReader(described?.ok ? described.value.layout : null, encoding)
    if (described?.ok === false) board.enter('faulty', `no bar code scanner by its report descriptor (${described.failure})`)
    else announcer.connected()
    if (commands.enable !== null) void enable(commands.enable)
  }

  async function enable(report: Uint8Array): Promise<void> {
    const taken = await line.feature(report)
    // A scanner that is set to HID POS for good may refuse; whether it sends shows at the next scan.
    if (!taken.ok) log.warn('scanner did not take the report that makes it send', { deviceId, detail: taken.failure.detail })
  }

  function accept(news: HidPosNews | null, report: Uint8Array, at: Instant): void {
    switch (news?.kind) {
      case undefined:
        return
      case 'scan':
        return announcer.accept({ ...news, text: withoutLineEnd(news.text), firstByteAt: news.firstPartAt, lastByteAt: news.lastPartAt })
      case 'menu-reply':
        log.info('scanner answered a command', { deviceId, text: news.text.slice(0, 200) })
        return
      case 'unreadable':
        return announcer.refuse(news.bytes, at, news.why, 'check the character set of the scanner')
      case 'no-scan':
        // Buttons, battery and the like have reports of their own.
        if (news.why !== 'other-report') announcer.refuse(report, at, news.why, 'check the USB mode of the scanner')
    }
  }

  function watchRest(): void {
    clearTimeout(joinTimer)
    const { dueAt } = reader
    if (dueAt !== null) joinTimer = setTimeout(() => judgeRest(dueAt), Math.max(0, dueAt - clock.now()))
  }

  function judgeRest(dueAt: Instant): void {
    if (reader.dueAt !== dueAt) return
    if (clock.now() - dueAt > lateTimerMs) {
      // This process was busy, so the rest may be waiting unread: listen a moment longer.
      joinTimer = setTimeout(() => void (reader.dueAt === dueAt && giveUp(dueAt)), lateTimerMs)
      return
    }
    giveUp(dueAt)
  }

  function giveUp(dueAt: Instant): void {
    if (reader.elapse(Math.max(dueAt, clock.now()))) log.warn('scan given up: its rest did not come', { deviceId })
  }

  const line = createReconnectingTransport(
    transport,
    {
      opened: () => begin(line.reportDescriptor),
      bytes(report) {
        const at = clock.now()
        accept(reader.push(report, at), report, at)
        watchRest()
      },
      down(failure) {
        // What was pending was cut off by the loss; it is no scan.
        announcer.lost()
        clearTimeout(joinTimer)
        reader.reset()
        board.enter(stateOfFailure(failure), failure.detail)
      },
    },
    ports,
  )

  function send(report: Uint8Array | null): Promise<Result<void, TransportFailure>> {
    if (report !== null) return line.write(report)
    return Promise.resolve(refuse({ cause: 'broken', operation: 'write', address: transport.address, detail: 'this scanner cannot be told so' }))
  }

  return {
    get status() {
      return board.status
    },
    get counters() {
      return { ...announcer.counters, framesDropped: droppedBefore + reader.dropped }
    },
    onStatus: board.onStatus,
    onScan: announcer.onScan,
    start: () => line.start(),
    async stop() {
      announcer.lost()
      clearTimeout(joinTimer)
      await line.stop()
      clearTimeout(joinTimer)
    },
    beepError: () => send(commands.errorBeep),
    startReading: () => send(commands.read),
  }
}

/** A scanner may be set to put a line end behind every code, meant for keyboards. */
function withoutLineEnd(text: string): string {
  return text.replace(/[\r\n]{1,2}$/, '')
}
