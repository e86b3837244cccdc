import { decodeBurst } from '@shared/domain/keyboard/decode-burst'
import { burstMs, type KeyBurst } from '@shared/domain/keyboard/key-press'
import type { ScanReading } from '@shared/domain/reading'
import type { DeviceIdentity, DevicePorts, KeyboardBarcodeScanner } from '../device'
import { createListeners } from '../listeners'
import { createStatusBoard } from '../status-board'
import { createRepeatGuard } from './repeat-guard'
import { parseScanText } from './scan-frame'

/**
 * A scanner that types like a keyboard. The operating system gives its keys to main, which tells a burst from human
 * typing; here its keys become the text the scanner meant, and a reading like any other. There is nothing to connect to, so it is
 * always ready: whether it works shows in what it said last.
 */
export function createKeyboardBarcodeScanner(
  identity: DeviceIdentity,
  ports: Pick<DevicePorts, 'clock' | 'log' | 'frameLog'>,
): KeyboardBarcodeScanner {
  const board = createStatusBoard(identity, 'scanner', ports.clock)
  const scans = createListeners<ScanReading>()
  const guard = createRepeatGuard()
  let isRunning = false
  const profile = identity.profile?.keyboard ?? null

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
    typed(burst, at) {
      if (!isRunning) return
      // Keys, not bytes, are the raw frame here: what the computer made of them, with what was around them.
      ports.frameLog.received(identity.deviceId, new TextEncoder().encode(rawText(burst)), at)
      const parsed = parseScanText(decodeBurst(burst, profile))
      if (!parsed.ok) {
        ports.log.warn('typed burst refused', { deviceId: identity.deviceId, why: parsed.failure, length: burst.keys.length })
        return
      }
      board.said(parsed.value.text, at)
      if (guard.isRepeat(parsed.value.text, at)) return
      scans.announce({ ...parsed.value, source: 'keyboard-scanner', deviceId: identity.deviceId, readAt: at, tookMs: burstMs(burst) })
    },
  }
}

function rawText({ keys, prefix, suffix }: KeyBurst): string {
  const typed = keys.map(({ key, code, control }) => ([...key].length === 1 && !control ? key : `<${control ? 'Ctrl+' : ''}${code}>`)).join('')
  return `${prefix === null ? '' : `<${prefix}>`}${typed}${suffix === null ? '' : `<${suffix}>`}`
}
