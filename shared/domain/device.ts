import type { DeviceEvidence } from './device-evidence'
import type { Instant } from './quantities'

/** What a device is for at the bench. */
export const DEVICE_ROLES = ['scanner', 'scale', 'printer', 'pedal', 'camera'] as const
export type DeviceRole = (typeof DEVICE_ROLES)[number]

/**
 * State of a device as the bench shows it. Each has one next act for the person (worded in the window).
 * `twins`: several devices that nothing tells apart could be meant; the one that somebody uses is taken.
 */
export const DEVICE_STATES = ['ready', 'connecting', 'absent', 'twins', 'no-permission', 'held', 'silent', 'needs-hand', 'faulty'] as const
export type DeviceState = (typeof DEVICE_STATES)[number]

/** Why a printer needs a hand. `fault`: something only its display tells; `wrong-label`: it is set to another size of label. */
export const PRINTER_TROUBLES = ['paper-out', 'head-open', 'paused', 'ribbon-out', 'hot', 'jam', 'cutter', 'offline', 'fault', 'wrong-label'] as const
export type PrinterTrouble = (typeof PRINTER_TROUBLES)[number]

/** Why a scale needs a hand: too much on it, below zero, or it wants to be zeroed before its weights can be trusted. */
export const SCALE_TROUBLES = ['overload', 'underload', 'zero-wanted'] as const
export type ScaleTrouble = (typeof SCALE_TROUBLES)[number]

/** What comes makes no sense in the protocol it was set up with: another speed, another line setting, another device. */
export const LINE_TROUBLES = ['not-understood'] as const

export const DEVICE_TROUBLES = [...PRINTER_TROUBLES, ...SCALE_TROUBLES, ...LINE_TROUBLES] as const
export type DeviceTrouble = (typeof DEVICE_TROUBLES)[number]

/** The one thing a person can do about a device that is not ready. */
export type DeviceNextAct =
  | { readonly kind: 'wait' | 'plug-in' | 'use-one' | 'switch-off-and-on' | 'tend' | 'check-settings' }
  /** The system keeps it from Turnback; `command` sets it right when a technician runs it, null where there is none. */
  | { readonly kind: 'allow'; readonly command: string | null }
  /** Another program has it; which one, where the system tells. */
  | { readonly kind: 'close-program'; readonly program: string | null; readonly processId: number | null }

/** A running program that has a device open. */
export interface DeviceHolder {
  readonly program: string
  readonly processId: number
}

/** One device with its evidence: what was seen last, and when. */
export interface DeviceStatus {
  readonly deviceId: string
  readonly role: DeviceRole
  readonly state: DeviceState
  /** Where it is now: a serial path, `hid:PATH`, `host:port`, or `keyboard`. */
  readonly address: string
  /** Since when the state holds. */
  readonly since: Instant
  /** The newest thing the device said, as plain text (a scan, a weight, a status line); null before the first. */
  readonly lastSaid: string | null
  readonly lastSaidAt: Instant | null
  /** The cause in the words of the operating system or the protocol; null when ready. */
  readonly detail: string | null
  readonly trouble: DeviceTrouble | null
  readonly simulated: boolean
  /** What the device is known by; null for one that is known by its address alone. */
  readonly evidence: DeviceEvidence | null
  /** Null when there is nothing to do. */
  readonly nextAct: DeviceNextAct | null
}

/** What is known beside the state when the next act is chosen. */
export interface ActFacts {
  readonly holder: DeviceHolder | null
  /** What a technician runs to let Turnback have the devices of this machine; null where there is nothing to run. */
  readonly allowCommand: string | null
}

/** The one next act for a state; null when the device is ready. */
export function nextActFor(state: DeviceState, { holder, allowCommand }: ActFacts): DeviceNextAct | null {
  switch (state) {
    case 'ready':
      return null
    case 'connecting':
      return { kind: 'wait' }
    case 'absent':
      return { kind: 'plug-in' }
    case 'twins':
      return { kind: 'use-one' }
    case 'no-permission':
      return { kind: 'allow', command: allowCommand }
    case 'held':
      return { kind: 'close-program', program: holder?.program ?? null, processId: holder?.processId ?? null }
    case 'silent':
      return { kind: 'switch-off-and-on' }
    case 'needs-hand':
      return { kind: 'tend' }
    case 'faulty':
      return { kind: 'check-settings' }
  }
}
