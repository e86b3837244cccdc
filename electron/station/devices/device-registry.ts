import type { DeviceRole, DeviceStatus } from '@shared/domain/device'
import type { DurationMs } from '@shared/domain/quantities'
import type { ScanReading, WeightReading } from '@shared/domain/reading'
import { assertNever, invariant } from '@shared/domain/result'
import { createKeyboardBarcodeScanner } from './barcode-scanner/keyboard-barcode-scanner'
import { createSerialBarcodeScanner } from './barcode-scanner/serial-barcode-scanner'
import { createSerialBenchScale, scaleTimings } from './bench-scale/serial-bench-scale'
import type { BarcodeScanner, BenchScale, DevicePorts, Driver, KeyboardBarcodeScanner, LabelPrinter } from './device'
import { createZplLabelPrinter, printerTimings } from './label-printer/zpl-label-printer'
import { createListeners } from './listeners'
import { transportForAddress } from './transports/transport-for-address'

export type DeviceProtocol = 'keyboard' | 'serial-scanner' | 'mt-sics' | 'zpl'

export interface ConfiguredDevice {
  readonly deviceId: string
  readonly role: DeviceRole
  readonly protocol: DeviceProtocol
  /** `keyboard` for a keyboard scanner; else see `parseAddress`. */
  readonly address: string
  readonly simulated: boolean
  /** How often the device is asked; left out: as real devices bear it. */
  readonly askEveryMs?: DurationMs | undefined
}

export type DeviceConfiguration = readonly ConfiguredDevice[]

const roleByProtocol: Readonly<Record<DeviceProtocol, DeviceRole>> = {
  keyboard: 'scanner',
  'serial-scanner': 'scanner',
  'mt-sics': 'scale',
  zpl: 'printer',
}

/** All devices of a bench: what they say, how they are, and those one can ask for something. */
export interface DeviceRegistry {
  /** In the order of the configuration. */
  readonly statuses: readonly DeviceStatus[]
  onStatus(listener: (status: DeviceStatus) => void): () => void
  /** Codes from every scanner of the bench, keyboard ones too. */
  onScan(listener: (reading: ScanReading) => void): () => void
  onWeight(listener: (reading: WeightReading) => void): () => void
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
  const drivers: Driver[] = []
  let printer: LabelPrinter | null = null
  let scale: BenchScale | null = null
  let keyboard: KeyboardBarcodeScanner | null = null
  const ids = new Set<string>()

  function addScanner(scanner: BarcodeScanner): Driver {
    scanner.onScan(scans.announce)
    return scanner
  }

  function createDriver(device: ConfiguredDevice): Driver {
    switch (device.protocol) {
      case 'keyboard': {
        const scanner = createKeyboardBarcodeScanner(device, ports)
        keyboard ??= scanner
        return addScanner(scanner)
      }
      case 'serial-scanner':
        return addScanner(createSerialBarcodeScanner(device, transportForAddress(device.address), ports))
      case 'mt-sics': {
        const driver = createSerialBenchScale(device, transportForAddress(device.address), ports, { ...scaleTimings, pollEveryMs: device.askEveryMs ?? scaleTimings.pollEveryMs })
        driver.onWeight(weights.announce)
        scale ??= driver
        return driver
      }
      case 'zpl': {
        const driver = createZplLabelPrinter(device, transportForAddress(device.address), ports, { ...printerTimings, askEveryMs: device.askEveryMs ?? printerTimings.askEveryMs })
        printer ??= driver
        return driver
      }
      default:
        return assertNever(device.protocol, 'device protocol')
    }
  }

  for (const device of configuration) {
    invariant(!ids.has(device.deviceId), `one device per id, twice ${device.deviceId}`)
    invariant(roleByProtocol[device.protocol] === device.role, `${device.protocol} is not for a ${device.role}`)
    ids.add(device.deviceId)
    const driver = createDriver(device)
    driver.onStatus(statuses.announce)
    drivers.push(driver)
  }
  // Started only when all exist: a contradiction in the configuration must not leave half of them running.
  for (const driver of drivers) driver.start()

  return {
    get statuses() {
      return drivers.map((driver) => driver.status)
    },
    onStatus: statuses.add,
    onScan: scans.add,
    onWeight: weights.add,
    printer: () => printer,
    scale: () => scale,
    keyboard: () => keyboard,
    async close() {
      await Promise.all(drivers.map((driver) => driver.stop()))
    },
  }
}
