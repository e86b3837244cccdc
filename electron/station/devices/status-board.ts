import type { DeviceRole, DeviceState, DeviceStatus, DeviceTrouble } from '@shared/domain/device'
import type { DurationMs, Instant } from '@shared/domain/quantities'
import type { Clock } from '../ports'
import type { DeviceIdentity } from './device'
import { createListeners } from './listeners'

/** The same words said again are announced at most this often: a resting scale says them several times a second. */
export const sameNewsEveryMs: DurationMs = 5_000
/** Longer texts are cut: a status line is for reading, the raw frames are in the readings. */
export const longestSaid = 200

/** Keeps one device's status and tells of its changes. */
export interface StatusBoard {
  readonly status: DeviceStatus
  onStatus(listener: (status: DeviceStatus) => void): () => void
  /** The device is in this state, because of `detail`. `since` moves only when the state does. */
  enter(state: DeviceState, detail?: string | null, trouble?: DeviceTrouble | null): void
  /** The device said something. */
  said(text: string, at: Instant): void
}

export function createStatusBoard(identity: DeviceIdentity, role: DeviceRole, clock: Clock): StatusBoard {
  const listeners = createListeners<DeviceStatus>()
  let announcedAt: Instant = clock.now()
  let status: DeviceStatus = {
    deviceId: identity.deviceId,
    role,
    state: 'connecting',
    address: identity.address,
    since: announcedAt,
    lastSaid: null,
    lastSaidAt: null,
    detail: null,
    trouble: null,
    simulated: identity.simulated,
    // The registry knows these: it has found the device and opens its line.
    evidence: null,
    nextAct: null,
  }

  function announce(): void {
    announcedAt = clock.now()
    listeners.announce(status)
  }

  return {
    get status() {
      return status
    },
    onStatus: (listener) => listeners.add(listener),
    enter(state, detail = null, trouble = null) {
      if (status.state === state && status.detail === detail && status.trouble === trouble) return
      status = { ...status, state, detail, trouble, since: status.state === state ? status.since : clock.now() }
      announce()
    },
    said(text, at) {
      const lastSaid = text.slice(0, longestSaid)
      const isNews = lastSaid !== status.lastSaid
      status = { ...status, lastSaid, lastSaidAt: at }
      // Math.abs: a wall clock set back must not silence the board.
      if (isNews || Math.abs(clock.now() - announcedAt) >= sameNewsEveryMs) announce()
    },
  }
}
