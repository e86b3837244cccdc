import type { DeviceState } from '@shared/domain/device'
import type { PresentDevice } from '@shared/domain/device-evidence'
import type { ScanReading, WeightReading } from '@shared/domain/reading'
import { openDevices, type DeviceConfiguration, type DeviceRegistry } from '../../../electron/station/devices/device-registry'
import { createDeviceFinder, systemDevices } from '../../../electron/station/devices/finding/device-finder'
import { devicePorts } from '../../station/devices/support/ports'
import { until } from '../../station/devices/support/until'

/** The devices of a station as it opens them: found by evidence in the sysfs of the guest, driven by the registry. */
export interface StationDevices {
  readonly registry: DeviceRegistry
  readonly scans: readonly ScanReading[]
  readonly weights: readonly WeightReading[]
  texts(): readonly string[]
  /** Waits until the device is in this state. */
  is(deviceId: string, state: DeviceState): Promise<void>
  stateOf(deviceId: string): DeviceState | undefined
  close(): Promise<void>
}

export function openStationDevices(configuration: DeviceConfiguration): StationDevices {
  const ports = devicePorts()
  const finder = createDeviceFinder(systemDevices(), ports)
  const registry = openDevices(configuration, ports, { finder })
  finder.start()
  const scans: ScanReading[] = []
  const weights: WeightReading[] = []
  registry.onScan((reading) => scans.push(reading))
  registry.onWeight((reading) => weights.push(reading))
  const stateOf = (deviceId: string) => registry.statuses.find((status) => status.deviceId === deviceId)?.state
  return {
    registry,
    scans,
    weights,
    texts: () => scans.map(({ text }) => text),
    is: (deviceId, state) => until(() => stateOf(deviceId) === state, `${deviceId} to be ${state}`, () => [registry.statuses, ports.lines.slice(-5)]),
    stateOf,
    async close() {
      await finder.stop()
      await registry.close()
    },
  }
}

/** Waits until a device is plugged in that fits; gives what the set-up assistant would store of it. */
export async function foundDevice(what: string, fits: (device: PresentDevice) => boolean): Promise<PresentDevice> {
  const finder = createDeviceFinder(systemDevices(), devicePorts())
  let found: PresentDevice | undefined
  let isLooking = false
  await until(() => {
    if (!isLooking && found === undefined) {
      isLooking = true
      void finder.look().then((present) => {
        found = present.find(fits)
        isLooking = false
      })
    }
    return found !== undefined
  }, what, () => finder.present)
  await finder.stop()
  return found!
}
