import { bindDevices, type DeviceEvidence, type FoundDevice, type PresentDevice, type WantedDevice } from '@shared/domain/device-evidence'

/** Where the devices of a bench are plugged in: one place each, no place twice. */
export interface DevicePlaces {
  /** Where this device is among those plugged in; absent for one that is not wanted. */
  place(deviceId: string, present: readonly PresentDevice[]): FoundDevice
  /** Somebody used this one of several alike: it is meant until it is pulled. */
  choose(deviceId: string, device: PresentDevice): void
}

export function createDevicePlaces(wanted: () => readonly WantedDevice[]): DevicePlaces {
  /** What nothing else tells apart is known by the system's name of it, for as long as it stays plugged in. */
  const chosen = new Map<string, DeviceEvidence>()

  function chosenAmong(present: readonly PresentDevice[]): ReadonlyMap<string, PresentDevice> {
    const among = new Map<string, PresentDevice>()
    for (const [deviceId, evidence] of chosen) {
      const device = present.find((other) => isSame(other.evidence, evidence))
      if (device) among.set(deviceId, device)
      else chosen.delete(deviceId)
    }
    return among
  }

  return {
    place(deviceId, present) {
      const among = chosenAmong(present)
      const own = among.get(deviceId)
      if (own) return { kind: 'found', device: own }
      const taken = new Set(among.values())
      const bound = bindDevices(wanted().filter((other) => !among.has(other.deviceId)), present.filter((device) => !taken.has(device)))
      return bound.get(deviceId) ?? { kind: 'absent' }
    },
    choose(deviceId, device) {
      for (const [other, evidence] of chosen) if (isSame(evidence, device.evidence)) chosen.delete(other)
      chosen.set(deviceId, device.evidence)
    },
  }
}

function isSame(one: DeviceEvidence, other: DeviceEvidence): boolean {
  return one.port === other.port && one.bus === other.bus && one.vendorId === other.vendorId && one.productId === other.productId && one.topology === other.topology
}
