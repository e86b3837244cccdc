import type { DeviceStatusView } from '@shared/contract/devices'
import type { DeviceStatus } from '@shared/domain/device'
import type { ScanReading, WeightReading } from '@shared/domain/reading'

/** What the window is told of each device: its status, and the newest thing it gave, so that it can be said in words. */
export interface DeviceViews {
  onScan(reading: ScanReading): void
  /** True when it says another weight than the one before. */
  onWeight(reading: WeightReading): boolean
  /** In the order of the configuration. */
  all(): DeviceStatusView[]
}

/** Longer codes are cut: a row shows which code it was, the scan itself is elsewhere. */
const CODE_SHOWN = 24

export function createDeviceViews(statuses: () => readonly DeviceStatus[]): DeviceViews {
  const scans = new Map<string, DeviceStatusView['lastScan']>()
  const weights = new Map<string, DeviceStatusView['lastWeight']>()
  return {
    onScan({ deviceId, text, tookMs, readAt }) {
      const code = text.length > CODE_SHOWN ? `${text.slice(0, CODE_SHOWN)}…` : text
      scans.set(deviceId, { code, characters: text.length, tookMs, at: readAt })
    },
    onWeight({ deviceId, grams, stability, readAt }) {
      const before = weights.get(deviceId)
      weights.set(deviceId, { grams, stability, at: readAt })
      return before?.grams !== grams || before.stability !== stability
    },
    all: () => statuses().map((status) => ({ ...status, lastScan: scans.get(status.deviceId) ?? null, lastWeight: weights.get(status.deviceId) ?? null })),
  }
}
