import type { PresentDevice } from '@shared/domain/device-evidence'
import { isUsed } from '@shared/domain/twins'
import type { ScanReading, WeightReading } from '@shared/domain/reading'
import type { PedalPress } from './device'
import type { MadeDriver } from './driver-makers'

/** More devices that nothing tells apart are not listened to at once. */
export const maxTwins = 8

/** What a device said that showed which one is meant. */
export type Spoken = { readonly scan: ScanReading } | { readonly press: PedalPress } | { readonly weight: WeightReading }

export interface TwinSearchParts {
  /** Makes a driver for one of the devices in question. */
  readonly make: (deviceId: string, device: PresentDevice) => MadeDriver
  /** Told which of them was used, after all of them were given back. */
  readonly onUsed: (deviceId: string, device: PresentDevice, spoken: Spoken) => void
}

/** Listens to devices that nothing tells apart, until somebody uses the one that is meant. */
export interface TwinSearch {
  /** Listens for `deviceId` to these; without any it stops listening for it. Listening to the same ones again changes nothing. */
  listen(deviceId: string, devices: readonly PresentDevice[]): void
  stop(): Promise<void>
}

interface Listened {
  readonly deviceId: string
  readonly device: PresentDevice
  readonly made: MadeDriver
}

export function createTwinSearch({ make, onUsed }: TwinSearchParts): TwinSearch {
  const wanted = new Map<string, readonly PresentDevice[]>()
  let listened: Listened[] = []
  let isOver = false
  /** Drivers being given back: a port is opened again only after that. */
  let closing: Promise<void> = Promise.resolve()

  async function giveBack(which: readonly Listened[]): Promise<void> {
    listened = listened.filter((one) => !which.includes(one))
    const stopping = Promise.all([closing, ...which.map(({ made }) => made.driver.stop())]).then(() => undefined)
    closing = stopping
    await stopping
  }

  function used(one: Listened, spoken: Spoken): void {
    if (!listened.includes(one)) return
    wanted.delete(one.deviceId)
    void giveBack([...listened]).then(() => {
      if (isOver) return
      onUsed(one.deviceId, one.device, spoken)
      listenToAll()
    })
  }

  function hear(one: Listened): void {
    const { made } = one
    if (made.role === 'scanner') made.driver.onScan((scan) => used(one, { scan }))
    if (made.role === 'pedal') made.driver.onPress((press) => used(one, { press }))
    if (made.role === 'scale') {
      let first: WeightReading | null = null
      made.driver.onWeight((weight) => {
        first ??= weight
        if (isUsed(first, weight)) used(one, { weight })
      })
    }
  }

  function listenToAll(): void {
    if (isOver) return
    for (const [deviceId, devices] of wanted) {
      for (const device of devices.slice(0, maxTwins)) {
        // One listener per port: what two roles ask about is opened for the first.
        if (listened.some((one) => one.device.evidence.port === device.evidence.port)) continue
        const one: Listened = { deviceId, device, made: make(deviceId, device) }
        listened.push(one)
        hear(one)
        one.made.driver.start()
      }
    }
  }

  return {
    listen(deviceId, devices) {
      if (samePorts(wanted.get(deviceId) ?? [], devices)) return
      if (devices.length === 0) wanted.delete(deviceId)
      else wanted.set(deviceId, devices)
      const ports = new Set([...wanted.values()].flat().map(({ evidence }) => evidence.port))
      const left = listened.filter((one) => !wanted.has(one.deviceId) || !ports.has(one.device.evidence.port))
      void giveBack(left).then(listenToAll)
    },
    async stop() {
      isOver = true
      wanted.clear()
      await giveBack([...listened])
    },
  }
}

function samePorts(some: readonly PresentDevice[], others: readonly PresentDevice[]): boolean {
  const ports = (devices: readonly PresentDevice[]) => devices.map(({ evidence }) => evidence.port).toSorted().join('\n')
  return ports(some) === ports(others)
}
