import type { DurationMs } from '@shared/domain/quantities'
import { descriptorOf, honeywellForm } from './barcode-scanner/hid-pos-form'
import { createSimulatedBarcodeScanner, type SimulatedBarcodeScanner } from './barcode-scanner/simulated-barcode-scanner'
import { createSimulatedHidPosScanner, type SimulatedHidPosScanner } from './barcode-scanner/simulated-hid-pos-scanner'
import { createSimulatedBenchScale, type SimulatedBenchScale } from './bench-scale/simulated-bench-scale'
import { createSimulatedHidScale } from './bench-scale/simulated-hid-scale'
import type { DevicePorts } from './device'
import type { DeviceConfiguration } from './device-registry'
import { openSimulatedLabelPrinter, type SimulatedLabelPrinter } from './label-printer/simulated-label-printer'
import { openHidWire, openWire } from './wires/open-wire'

/** A whole bench without hardware, for demonstration, training and tests: the real drivers open what is in `configuration`. */
export interface SimulatedBench {
  readonly configuration: DeviceConfiguration
  readonly scanner: SimulatedBarcodeScanner
  readonly hidScanner: SimulatedHidPosScanner
  readonly scale: SimulatedBenchScale
  readonly printer: SimulatedLabelPrinter
  close(): Promise<void>
}

/** What a simulated scale can speak: asked over a serial line, or reporting by itself over USB HID. */
export type SimulatedScaleProtocol = 'mt-sics' | 'hid-scale'

async function openSimulatedScale(protocol: SimulatedScaleProtocol, ports: DevicePorts): Promise<SimulatedBenchScale> {
  if (protocol === 'hid-scale') return createSimulatedHidScale(await openHidWire(), ports)
  return createSimulatedBenchScale(await openWire('scale', ports.log), ports)
}

/**
 * Opens a scanner and a scale on serial wires (on the network where there are none), a HID POS scanner and a printer on 127.0.0.1.
 * With a seeded `random` the bytes arrive cut up the same way every time. `askEveryMs` is how often the drivers ask
 * scale and printer: simulated ones bear it far more often than real ones.
 */
export async function openSimulatedBench(ports: DevicePorts, askEveryMs?: DurationMs, scaleProtocol: SimulatedScaleProtocol = 'mt-sics'): Promise<SimulatedBench> {
  const scannerWire = await openWire('scanner', ports.log)
  const hidWire = await openHidWire(descriptorOf(honeywellForm))
  const printer = await openSimulatedLabelPrinter(ports.clock)
  const scanner = createSimulatedBarcodeScanner(scannerWire, ports.random)
  const scale = await openSimulatedScale(scaleProtocol, ports)
  return {
    configuration: [
      { deviceId: 'simulated-scanner', role: 'scanner', protocol: 'serial-scanner', address: scannerWire.address, simulated: true },
      { deviceId: 'simulated-hid-scanner', role: 'scanner', protocol: 'hid-pos', address: hidWire.address, simulated: true, profile: { codesPerTrigger: 'several' } },
      { deviceId: 'simulated-keyboard-scanner', role: 'scanner', protocol: 'keyboard', address: 'keyboard', simulated: true },
      { deviceId: 'simulated-scale', role: 'scale', protocol: scaleProtocol, address: scale.wire.address, simulated: true, askEveryMs },
      { deviceId: 'simulated-printer', role: 'printer', protocol: 'zpl', address: printer.address, simulated: true, askEveryMs },
    ],
    scanner,
    hidScanner: createSimulatedHidPosScanner(hidWire, honeywellForm),
    scale,
    printer,
    async close() {
      await Promise.all([scanner.close(), hidWire.close(), scale.close(), printer.close()])
    },
  }
}
