import type { KeyBurst } from '@shared/domain/keyboard/key-press'
import type { DurationMs } from '@shared/domain/quantities'
import { USUAL_SIMULATED_CHOICE, type SimulatedChoice } from '@shared/domain/simulated-devices'
import { descriptorOf, honeywellForm } from './barcode-scanner/hid-pos-form'
import { createSimulatedBarcodeScanner, type SimulatedBarcodeScanner } from './barcode-scanner/simulated-barcode-scanner'
import { createSimulatedHidPosScanner, type SimulatedHidPosScanner } from './barcode-scanner/simulated-hid-pos-scanner'
import { createSimulatedKeyboardScanner, type SimulatedKeyboardScanner } from './barcode-scanner/simulated-keyboard-scanner'
import { openSimulatedScale, simulatedScaleProfile } from './bench-scale/open-simulated-scale'
import type { SimulatedBenchScale } from './bench-scale/simulated-bench-scale'
import type { DevicePorts } from './device'
import type { ConfiguredDevice, DeviceConfiguration } from './device-registry'
import { DEVICE_PROTOCOLS, driverMakers, type DeviceProtocol } from './driver-makers'
import { createSimulatedFootPedal, type SimulatedFootPedal } from './foot-pedal/simulated-foot-pedal'
import { openSimulatedLabelPrinter, type SimulatedLabelPrinter } from './label-printer/simulated-label-printer'
import { openHidWire, openWire } from './wires/open-wire'

/** A whole bench without hardware, for demonstration, training and tests: the real drivers open what is in `configuration`. */
export interface SimulatedBench {
  readonly configuration: DeviceConfiguration
  readonly scanner: SimulatedBarcodeScanner
  readonly hidScanner: SimulatedHidPosScanner
  readonly keyboardScanner: SimulatedKeyboardScanner
  /** The one that stands there now: another one after `takeScale`. */
  readonly scale: SimulatedBenchScale
  readonly pedal: SimulatedFootPedal
  readonly printer: SimulatedLabelPrinter
  /** Puts a scale of another protocol there, empty; the configuration has it from now on. */
  takeScale(protocol: DeviceProtocol): Promise<ConfiguredDevice>
  close(): Promise<void>
}

/** What a simulated scale can speak: every protocol of a scale. */
export const simulatedScaleProtocols: readonly DeviceProtocol[] = DEVICE_PROTOCOLS.filter((protocol) => driverMakers[protocol].role === 'scale')

const SCALE_ID = 'simulated-scale'

export interface SimulatedBenchOptions {
  /** How often the drivers ask scale and printer: simulated ones bear it far more often than real ones. */
  readonly askEveryMs?: DurationMs | undefined
  readonly choice?: SimulatedChoice | undefined
  /** Takes the bursts of the scanner that types to the station; left out: nobody types. */
  readonly typed?: ((burst: KeyBurst) => void) | undefined
}

/**
 * Opens a scanner and a scale on wires of their kind (on the network where there are no serial ones), a HID POS scanner, a
 * pedal, and a printer on 127.0.0.1. With a seeded `random` the bytes arrive cut up the same way every time.
 */
export async function openSimulatedBench(ports: DevicePorts, { askEveryMs, choice = USUAL_SIMULATED_CHOICE, typed = () => undefined }: SimulatedBenchOptions = {}): Promise<SimulatedBench> {
  const scannerWire = await openWire('scanner', ports.log)
  const hidWire = await openHidWire(descriptorOf(honeywellForm))
  const pedal = createSimulatedFootPedal(await openHidWire(), 'reports')
  const printer = await openSimulatedLabelPrinter(ports.clock)
  const scanner = createSimulatedBarcodeScanner(scannerWire, ports.random)
  let protocol: DeviceProtocol = simulatedScaleProtocols.find((known) => known === choice.scale) ?? 'mt-sics'
  let scale = await openSimulatedScale(protocol, ports)

  const scaleDevice = (): ConfiguredDevice => ({ deviceId: SCALE_ID, role: 'scale', protocol, address: scale.wire.address, simulated: true, askEveryMs, profile: simulatedScaleProfile(protocol) })

  return {
    get configuration() {
      return [
        { deviceId: 'simulated-scanner', role: 'scanner', protocol: 'serial-scanner', address: scannerWire.address, simulated: true },
        { deviceId: 'simulated-hid-scanner', role: 'scanner', protocol: 'hid-pos', address: hidWire.address, simulated: true, profile: { codesPerTrigger: 'several' } },
        { deviceId: 'simulated-keyboard-scanner', role: 'scanner', protocol: 'keyboard', address: 'keyboard', simulated: true },
        scaleDevice(),
        { deviceId: 'simulated-printer', role: 'printer', protocol: 'zpl', address: printer.address, simulated: true, askEveryMs },
        { deviceId: 'simulated-pedal', role: 'pedal', protocol: 'hid-pedal', address: pedal.wire.address, simulated: true },
      ] satisfies DeviceConfiguration
    },
    scanner,
    hidScanner: createSimulatedHidPosScanner(hidWire, honeywellForm),
    keyboardScanner: createSimulatedKeyboardScanner(ports.clock, typed),
    get scale() {
      return scale
    },
    pedal,
    printer,
    async takeScale(wanted) {
      const before = scale
      scale = await openSimulatedScale(wanted, ports)
      protocol = wanted
      await before.close()
      return scaleDevice()
    },
    async close() {
      await Promise.all([scanner.close(), hidWire.close(), scale.close(), printer.close(), pedal.close()])
    },
  }
}
