import type { Instant } from './quantities'

/** What a device is for at the bench. */
export type DeviceRole = 'scanner' | 'scale' | 'printer'

/** State of a device as the bench shows it. Each has one next act for the person (worded in the window). */
export type DeviceState = 'ready' | 'connecting' | 'absent' | 'no-permission' | 'held' | 'silent' | 'needs-hand' | 'faulty'

/** Why a printer needs a hand. */
export type PrinterTrouble = 'paper-out' | 'head-open' | 'paused' | 'ribbon-out' | 'hot'

/** One device with its evidence: what was seen last, and when. */
export interface DeviceStatus {
  readonly deviceId: string
  readonly role: DeviceRole
  readonly state: DeviceState
  /** Where it is: a serial path, `host:port`, or `keyboard`. */
  readonly address: string
  /** Since when the state holds. */
  readonly since: Instant
  /** The newest thing the device said, as plain text (a scan, a weight, a status line); null before the first. */
  readonly lastSaid: string | null
  readonly lastSaidAt: Instant | null
  /** The cause in the words of the operating system or the protocol; null when ready. */
  readonly detail: string | null
  readonly trouble: PrinterTrouble | null
  readonly simulated: boolean
}
