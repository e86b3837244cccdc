import type { DurationMs } from '@shared/domain/quantities'
import { createSimulatedBarcodeScanner, type SimulatedBarcodeScanner } from './barcode-scanner/simulated-barcode-scanner'
import { createSimulatedBenchScale, type SimulatedBenchScale } from './bench-scale/simulated-bench-scale'
import type { DevicePorts } from './device'
import type { DeviceConfiguration } from './device-registry'
import { openSimulatedLabelPrinter, type SimulatedLabelPrinter } from './label-printer/simulated-label-printer'
import { openWire } from './wires/open-wire'

/** A whole bench without hardware, for demonstration, training and tests: the real drivers open what is in `configuration`. */
export interface SimulatedBench {
  readonly configuration: DeviceConfiguration
  readonly scanner: SimulatedBarcodeScanner
  readonly scale: SimulatedBenchScale
  readonly printer: SimulatedLabelPrinter
  close(): Promise<void>
}

/**
 * Opens a scanner and a scale on serial wires (on the network where there are none) and a printer on 127.0.0.1.
 * With a seeded `random` the bytes arrive cut up the same way every time. `askEveryMs` is how often the drivers ask
 * scale and printer: simulated ones bear it far more often than real ones.
 */
export async function openSimulatedBench(ports: DevicePorts, askEveryMs?: DurationMs): Promise<SimulatedBench> {
  const scannerWire = await openWire('scanner', ports.log)
  const scaleWire = await openWire('scale', ports.log)
  const printer = await openSimulatedLabelPrinter(ports.clock)
  const scanner = createSimulatedBarcodeScanner(scannerWire, ports.random)
  const scale = createSimulatedBenchScale(scaleWire, ports)
  return {
    configuration: [
      { deviceId: 'simulated-scanner', role: 'scanner', protocol: 'serial-scanner', address: scannerWire.address, simulated: true },
      { deviceId: 'simulated-keyboard-scanner', role: 'scanner', protocol: 'keyboard', address: 'keyboard', simulated: true },
      { deviceId: 'simulated-scale', role: 'scale', protocol: 'mt-sics', address: scaleWire.address, simulated: true, askEveryMs },
      { deviceId: 'simulated-printer', role: 'printer', protocol: 'zpl', address: printer.address, simulated: true, askEveryMs },
    ],
    scanner,
    scale,
    printer,
    async close() {
      await Promise.all([scanner.close(), scale.close(), printer.close()])
    },
  }
}
