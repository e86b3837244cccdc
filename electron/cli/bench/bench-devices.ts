import { createSimulatedBenchScale, simulatedScaleOptions, type SimulatedBenchScale } from '../../station/devices/bench-scale/simulated-bench-scale'
import type { DeviceConfiguration } from '../../station/devices/device-registry'
import { openSimulatedLabelPrinter } from '../../station/devices/label-printer/simulated-label-printer'
import { openWire } from '../../station/devices/wires/open-wire'
import type { Wire } from '../../station/devices/wires/wire'
import { silentLog } from '../../station/log'

/** The device ends of a measured bench: two serial scanners, a scale and a label printer, outside the station's process. */
export interface BenchDevices {
  readonly configuration: DeviceConfiguration
  readonly scanner: Wire
  readonly scale: SimulatedBenchScale
  /** When the scale first said that this load rests, by `performance.now()`; null: not yet. */
  saidStableAt(grams: number): number | null
  close(): Promise<void>
}

const ports = { clock: { now: () => Date.now() }, random: { next: () => Math.random() }, log: silentLog }
/** A load is at rest soon: how long a pan swings is not what is measured. */
const settleMs = 50

export async function openBenchDevices(): Promise<BenchDevices> {
  const scanner = await openWire('scanner', silentLog)
  const second = await openWire('second-scanner', silentLog)
  const scaleWire = await openWire('scale', silentLog)
  const printer = await openSimulatedLabelPrinter(ports.clock)
  const stableAt = new Map<number, number>()
  const scale = createSimulatedBenchScale(listenedTo(scaleWire, (text) => {
    const grams = Number(/^S S\s+(-?\d+)\.0 g/.exec(text)?.[1] ?? Number.NaN)
    if (!stableAt.has(grams)) stableAt.set(grams, performance.now())
  }), ports, { ...simulatedScaleOptions, settleMs })
  return {
    configuration: [
      { deviceId: 'scanner', role: 'scanner', protocol: 'serial-scanner', address: scanner.address, simulated: false },
      { deviceId: 'second-scanner', role: 'scanner', protocol: 'serial-scanner', address: second.address, simulated: false },
      { deviceId: 'scale', role: 'scale', protocol: 'mt-sics', address: scaleWire.address, simulated: false },
      { deviceId: 'printer', role: 'printer', protocol: 'zpl', address: printer.address, simulated: false },
    ],
    scanner,
    scale,
    saidStableAt: (grams) => stableAt.get(grams) ?? null,
    async close() {
      await Promise.all([scanner.close(), second.close(), scale.close(), printer.close()])
    },
  }
}

/** The same wire; tells what the device writes to it, at that moment. */
function listenedTo(wire: Wire, told: (text: string) => void): Wire {
  return {
    ...wire,
    get address() {
      return wire.address
    },
    get isPlugged() {
      return wire.isPlugged
    },
    write(bytes) {
      told(Buffer.from(bytes).toString('latin1'))
      wire.write(bytes)
    },
  }
}
