import type { ScanReading } from '@shared/domain/reading'
import type { DeviceIdentity, DevicePorts, KeyboardBarcodeScanner } from '../device'
import { createListeners } from '../listeners'
import { createStatusBoard } from '../status-board'
import { createRepeatGuard } from './repeat-guard'
import { parseScanText } from './scan-frame'

/**
 * A scanner that types like a keyboard. The operating system gives its keys to the window, which tells a burst
 * from human typing; here it only becomes a reading like any other. There is nothing to connect to, so it is
 * always ready: whether it works shows in what it said last.
 */
export function createKeyboardBarcodeScanner(
  identity: DeviceIdentity,
  ports: Pick<DevicePorts, 'clock' | 'log'>,
): KeyboardBarcodeScanner {
  const board = createStatusBoard(identity, 'scanner', ports.clock)
  const scans = createListeners<ScanReading>()
  const guard = createRepeatGuard()
  let isRunning = false

  return {
    get status() {
      return board.status
    },
    onStatus: board.onStatus,
    onScan: scans.add,
    start() {
      isRunning = true
      board.enter('ready')
    },
    async stop() {
      isRunning = false
    },
    typed(burst) {
      if (!isRunning) return
      const parsed = parseScanText(burst.text)
      if (!parsed.ok) {
        ports.log.warn('typed burst refused', { deviceId: identity.deviceId, why: parsed.failure, length: burst.text.length })
        return
      }
      board.said(parsed.value.text, burst.at)
      if (guard.isRepeat(parsed.value.text, burst.at)) return
      scans.announce({
        ...parsed.value,
        source: 'keyboard-scanner',
        deviceId: identity.deviceId,
        readAt: burst.at,
        tookMs: Math.max(0, burst.tookMs),
      })
    },
  }
}
