import { nextActFor, type DeviceRole, type DeviceStatus } from '@shared/domain/device'
import type { DeviceEvidence } from '@shared/domain/device-evidence'
import type { DeviceProfile } from '@shared/domain/device-profile'
import type { DurationMs } from '@shared/domain/quantities'
import type { ScanReading, WeightReading } from '@shared/domain/reading'
import { invariant } from '@shared/domain/result'
import type { BenchScale, DevicePorts, KeyboardBarcodeScanner, LabelPrinter, PedalPress } from './device'
import { driverMakers, type DeviceProtocol, type MadeDriver } from './driver-makers'
import { createListeners } from './listeners'
import { createLoggedTransport } from './transports/logged-transport'
import { transportForAddress } from './transports/transport-for-address'

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
  /** The first of its kind; null when the bench has none. */
  printer(): LabelPrinter | null
  scale(): BenchScale | null
  /** Takes the bursts the window saw typed. */
  keyboard(): KeyboardBarcodeScanner | null
  /** Gives every device back. Nothing is announced once it resolved. */
  close(): Promise<void>
}

/**
 * Starts a driver for every configured device. A device that is not there is a status, not an error; a configuration
 * that contradicts itself (two devices of one id, a protocol for another role) is a fault.
 */
export function openDevices(configuration: DeviceConfiguration, ports: DevicePorts): DeviceRegistry {
  const statuses = createListeners<DeviceStatus>()
  const scans = createListeners<ScanReading>()
  const weights = createListeners<WeightReading>()
  const presses = createListeners<PedalPress>()
  const places: { readonly device: ConfiguredDevice; readonly made: MadeDriver }[] = []

  function make(device: ConfiguredDevice): MadeDriver {
    const address = device.address ?? ''
    const identity = { deviceId: device.deviceId, address, simulated: device.simulated, profile: device.profile }
    const transport = createLoggedTransport(transportForAddress(address), device.deviceId, ports)
    return driverMakers[device.protocol].make({ identity, transport, ports, askEveryMs: device.askEveryMs })
  }

  function listen(made: MadeDriver): void {
    if (made.role === 'scanner') made.driver.onScan(scans.announce)
    if (made.role === 'scale') made.driver.onWeight(weights.announce)
    if (made.role === 'pedal') made.driver.onPress(presses.announce)
  }

  function describe(device: ConfiguredDevice, status: DeviceStatus): DeviceStatus {
    return { ...status, evidence: device.evidence ?? null, nextAct: nextActFor(status.state, { holder: null, allowCommand: null }) }
  }

  const ids = new Set<string>()
  for (const device of configuration) {
    invariant(!ids.has(device.deviceId), `one device per id, twice ${device.deviceId}`)
    invariant(driverMakers[device.protocol].role === device.role, `${device.protocol} is not for a ${device.role}`)
    ids.add(device.deviceId)
    const made = make(device)
    listen(made)
    made.driver.onStatus((status) => statuses.announce(describe(device, status)))
    places.push({ device, made })
  }
  // Started only when all exist: a contradiction in the configuration must not leave half of them running.
  for (const { made } of places) made.driver.start()

  return {
    get statuses() {
      return places.map(({ device, made }) => describe(device, made.driver.status))
    },
    onStatus: statuses.add,
    onScan: scans.add,
    onWeight: weights.add,
    onPress: presses.add,
    printer: () => places.flatMap(({ made }) => (made.role === 'printer' ? [made.driver] : []))[0] ?? null,
    scale: () => places.flatMap(({ made }) => (made.role === 'scale' ? [made.driver] : []))[0] ?? null,
    keyboard: () => places.flatMap(({ made }) => (made.role === 'scanner' && made.keyboard ? [made.keyboard] : []))[0] ?? null,
    async close() {
      await Promise.all(places.map(({ made }) => made.driver.stop()))
    },
  }
}
