import type { DeviceHolder, DeviceRole, DeviceStatus } from '@shared/domain/device'
import type { DeviceEvidence } from '@shared/domain/device-evidence'
import type { DeviceProfile } from '@shared/domain/device-profile'
import type { DurationMs } from '@shared/domain/quantities'
import type { ScanReading, WeightReading } from '@shared/domain/reading'
import { invariant } from '@shared/domain/result'
import { isDeepStrictEqual } from 'node:util'
import type { BarcodeScanner, BenchScale, DevicePorts, KeyboardBarcodeScanner, LabelPrinter, PedalPress } from './device'
import { createDevicePlaces } from './device-places'
import { openDeviceSlot, type DeviceSlot, type SlotSurroundings } from './device-slot'
import { driverMakers, type DeviceProtocol, type MadeDriver } from './driver-makers'
import type { DeviceFinder } from './finding/device-finder'
import { createListeners } from './listeners'
import { createTwinSearch } from './twin-search'

export interface ConfiguredDevice {
  readonly deviceId: string
  readonly role: DeviceRole
  readonly protocol: DeviceProtocol
  /** What it is known by, wherever it is plugged in; left out: its address says where it is. */
  readonly evidence?: DeviceEvidence | undefined
  /** `keyboard` for a keyboard scanner; else see `parseAddress`. Not looked at where there is evidence. */
  readonly address?: string | undefined
  readonly profile?: DeviceProfile | undefined
  readonly simulated: boolean
  /** How often the device is asked; left out: as real devices bear it. */
  readonly askEveryMs?: DurationMs | undefined
}

/** A printer with the id it is configured under. */
export interface RegisteredPrinter {
  readonly deviceId: string
  readonly driver: LabelPrinter
}

export type DeviceConfiguration = readonly ConfiguredDevice[]

/** All devices of a bench: what they say, how they are, and those one can ask for something. */
export interface DeviceRegistry {
  /** In the order of the configuration. */
  readonly statuses: readonly DeviceStatus[]
  onStatus(listener: (status: DeviceStatus) => void): () => void
  /** Codes from every scanner of the bench, keyboard ones too. */
  onScan(listener: (reading: ScanReading) => void): () => void
  onWeight(listener: (reading: WeightReading) => void): () => void
  onPress(listener: (press: PedalPress) => void): () => void
  /** A scanner by its id, with what is configured of it; null when there is none of that id. */
  scanner(deviceId: string): { readonly driver: BarcodeScanner; readonly profile: DeviceProfile | undefined; readonly simulated: boolean } | null
  /** Every printer of the bench, in the order of the configuration. */
  printers(): readonly RegisteredPrinter[]
  /** The first of its kind; null when the bench has none. */
  scale(): BenchScale | null
  /** Takes the bursts that this scanner typed; without an id, the first scanner that types. */
  keyboard(deviceId?: string): KeyboardBarcodeScanner | null
  /** The devices as they are configured now, with what was learned of them. */
  readonly configuration: DeviceConfiguration
  /** Told when a device was found as something else than it was known by; the configuration has it already. */
  onLearned(listener: (device: ConfiguredDevice) => void): () => void
  /** Works with these devices from now on. What stays as it is is not touched; the rest is given back and opened anew. */
  configure(configuration: DeviceConfiguration): Promise<void>
  /** Gives every device back. Nothing is announced once it resolved. */
  close(): Promise<void>
}

/** What the registry is given beside the devices; without a finder a device has to be known by its address. */
export interface RegistrySurroundings {
  readonly finder?: DeviceFinder | undefined
  /** What a technician runs to let Turnback have the devices of this machine. */
  readonly allowCommand?: string | null | undefined
  /** Which other program has a device open; as the system tells it where left out. */
  readonly holderOf?: ((path: string) => Promise<DeviceHolder | null>) | undefined
}

/**
 * Starts a driver for every configured device. A device that is not there is a status, not an error; a configuration
 * that contradicts itself (two devices of one id, a protocol for another role) is a fault.
 */
export function openDevices(configuration: DeviceConfiguration, ports: DevicePorts, { finder, allowCommand = null, holderOf }: RegistrySurroundings = {}): DeviceRegistry {
  const statuses = createListeners<DeviceStatus>()
  const scans = createListeners<ScanReading>()
  const weights = createListeners<WeightReading>()
  const presses = createListeners<PedalPress>()
  const learned = createListeners<ConfiguredDevice>()
  let slots: readonly DeviceSlot[] = []
  let isOpen = true

  const places = createDevicePlaces(() => slots.flatMap(({ device: { deviceId, protocol, evidence } }) => (evidence ? [{ deviceId, protocol, evidence }] : [])))
  const surroundings: SlotSurroundings = {
    ports,
    allowCommand,
    holderOf,
    look: async () => (finder ? finder.look() : []),
    place: (deviceId, present) => places.place(deviceId, present),
    onLearned: learned.announce,
  }
  const search = createTwinSearch({
    make: (deviceId, device) => slotOf(deviceId).makeAt(device),
    onUsed(deviceId, device, spoken) {
      const slot = slots.find((one) => one.device.deviceId === deviceId)
      if (!slot || !isOpen) return
      ports.log.info('one of several alike was used', { deviceId, port: device.evidence.port })
      places.choose(deviceId, device)
      slot.learn(device.evidence)
      // What was scanned to show which one is meant was meant as a scan, too. A weight is not: the load was there before.
      if ('scan' in spoken) scans.announce(spoken.scan)
      if ('press' in spoken) presses.announce(spoken.press)
    },
  })

  function slotOf(deviceId: string): DeviceSlot {
    const slot = slots.find((one) => one.device.deviceId === deviceId)
    invariant(slot !== undefined, `no device ${deviceId}`)
    return slot
  }

  function look({ deviceId, state }: DeviceStatus): void {
    const found = state === 'twins' && finder ? places.place(deviceId, finder.present) : null
    search.listen(deviceId, found?.kind === 'twins' ? found.devices : [])
  }

  function open(device: ConfiguredDevice): DeviceSlot {
    const slot = openDeviceSlot(device, surroundings)
    listen(slot.made)
    slot.onStatus((status) => {
      look(status)
      statuses.announce(status)
    })
    return slot
  }

  function listen(made: MadeDriver): void {
    if (made.role === 'scanner') made.driver.onScan(scans.announce)
    if (made.role === 'scale') made.driver.onWeight(weights.announce)
    if (made.role === 'pedal') made.driver.onPress(presses.announce)
  }

  const forgetChanges = finder?.onChange(() => {
    for (const slot of slots) look(slot.status)
  })

  judge(configuration)
  slots = configuration.map(open)
  // Started only when all exist: a contradiction in the configuration must not leave half of them running.
  for (const { made } of slots) made.driver.start()

  return {
    get statuses() {
      return slots.map((slot) => slot.status)
    },
    get configuration() {
      return slots.map((slot) => slot.device)
    },
    onStatus: statuses.add,
    onScan: scans.add,
    onWeight: weights.add,
    onPress: presses.add,
    onLearned: learned.add,
    scanner: (deviceId) => slots.flatMap(({ device, made }) => (made.role === 'scanner' && device.deviceId === deviceId ? [{ driver: made.driver, profile: device.profile, simulated: device.simulated }] : []))[0] ?? null,
    printers: () => slots.flatMap(({ device, made }) => (made.role === 'printer' ? [{ deviceId: device.deviceId, driver: made.driver }] : [])),
    scale: () => slots.flatMap(({ made }) => (made.role === 'scale' ? [made.driver] : []))[0] ?? null,
    keyboard: (deviceId) => slots.flatMap(({ device, made }) => (made.role === 'scanner' && made.keyboard && (deviceId === undefined || device.deviceId === deviceId) ? [made.keyboard] : []))[0] ?? null,
    async configure(wanted) {
      judge(wanted)
      const kept = slots.filter((slot) => wanted.some((device) => isDeepStrictEqual(plain(device), plain(slot.device))))
      const left = slots.filter((slot) => !kept.includes(slot))
      for (const { device } of left) search.listen(device.deviceId, [])
      // The ports have to be free before anyone else opens them.
      await Promise.all(left.map(({ made }) => made.driver.stop()))
      if (!isOpen) return
      slots = wanted.map((device) => kept.find((slot) => slot.device.deviceId === device.deviceId) ?? open(device))
      for (const slot of slots) if (!kept.includes(slot)) slot.made.driver.start()
    },
    async close() {
      isOpen = false
      forgetChanges?.()
      await search.stop()
      await Promise.all(slots.map(({ made }) => made.driver.stop()))
    },
  }
}

function judge(configuration: DeviceConfiguration): void {
  const ids = new Set<string>()
  for (const { deviceId, protocol, role } of configuration) {
    invariant(!ids.has(deviceId), `one device per id, twice ${deviceId}`)
    invariant(driverMakers[protocol].role === role, `${protocol} is not for a ${role}`)
    ids.add(deviceId)
  }
}

/** As it would be stored: what is left out and what is undefined are the same. */
function plain(device: ConfiguredDevice): unknown {
  return JSON.parse(JSON.stringify(device))
}
