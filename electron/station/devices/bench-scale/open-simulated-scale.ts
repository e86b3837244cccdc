import type { DeviceProfile } from '@shared/domain/device-profile'
import { openHidWire, openWire } from '../wires/open-wire'
import type { DevicePorts } from '../device'
import { scaleProtocolNamed } from './scale-protocols'
import { createSimulatedBenchScale, simulatedScaleOptions, type SimulatedBenchScale } from './simulated-bench-scale'
import { createSimulatedHidScale } from './simulated-hid-scale'

/** Opens a simulated scale of any protocol on a wire of its kind: USB HID reports by itself, the others speak on a serial line. */
export async function openSimulatedScale(protocol: string, ports: Pick<DevicePorts, 'clock' | 'random' | 'log'>): Promise<SimulatedBenchScale> {
  if (protocol === 'hid-scale') return createSimulatedHidScale(await openHidWire(), ports)
  return createSimulatedBenchScale(await openWire('scale', ports.log), ports, { ...simulatedScaleOptions, protocol })
}

/** What a station has to know of a simulated scale beyond its protocol: the unit, where its frames name none. Dibal counts kilograms. */
export function simulatedScaleProfile(protocol: string): DeviceProfile | undefined {
  if (scaleProtocolNamed(protocol)?.hasUnit !== false) return undefined
  return { unit: protocol === 'dibal-dpos' ? 'kg' : 'g' }
}
