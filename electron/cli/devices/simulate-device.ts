import { ORDERED_SCALE_FAULTS } from '@shared/domain/simulated-devices'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import { descriptorOf, honeywellForm } from '../../station/devices/barcode-scanner/hid-pos-form'
import { createSimulatedBarcodeScanner } from '../../station/devices/barcode-scanner/simulated-barcode-scanner'
import { createSimulatedHidPosScanner } from '../../station/devices/barcode-scanner/simulated-hid-pos-scanner'
import { openSimulatedScale } from '../../station/devices/bench-scale/open-simulated-scale'
import { createSimulatedFootPedal } from '../../station/devices/foot-pedal/simulated-foot-pedal'
import { simulatedScaleProtocols } from '../../station/devices/simulated-bench'
import { openHidWire, openWire } from '../../station/devices/wires/open-wire'
import type { Wire } from '../../station/devices/wires/wire'
import { silentLog } from '../../station/log'
import { answer, EXIT, tell, type ExitCode } from '../outcome'

/** Protocols of simulated devices beside those of scales. */
const OTHERS = ['serial-scanner', 'hid-pos', 'serial-pedal', 'hid-pedal'] as const
export const SIMULATED_PROTOCOLS: readonly string[] = [...simulatedScaleProtocols, ...OTHERS]

const OrderSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('place'), grams: z.number().int().min(0).max(60_000) }).strict(),
  z.object({ do: z.literal('fault'), fault: z.enum(ORDERED_SCALE_FAULTS).nullable() }).strict(),
  z.object({ do: z.enum(['remove', 'power-cycle', 'press', 'unplug', 'plug']) }).strict(),
  z.object({ do: z.literal('scan'), text: z.string().min(1).max(3_000) }).strict(),
])
type Order = z.infer<typeof OrderSchema>

interface Simulated {
  readonly wire: Wire
  /** False when this device cannot do that. */
  carryOut(order: Order): Promise<boolean>
  close(): Promise<void>
}

/**
 * One simulated device on a wire of its own, until a signal or the end of the time: a station or the assistant connects to the
 * address it tells. Orders come on standard input, a JSON object a line.
 */
export async function simulateDevice(protocol: string, seconds: number | null): Promise<ExitCode> {
  const device = await openDevice(protocol)
  answer({ event: 'open', protocol, address: device.wire.address })
  const lines = createInterface({ input: process.stdin })
  lines.on('line', (line) => void obey(device, line))
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve)
    process.once('SIGTERM', resolve)
    if (seconds !== null) setTimeout(resolve, seconds * 1_000)
  })
  lines.close()
  process.stdin.pause()
  await device.close()
  answer({ event: 'closed' })
  return EXIT.done
}

async function obey(device: Simulated, line: string): Promise<void> {
  if (line.trim() === '') return
  try {
    const order = OrderSchema.parse(JSON.parse(line))
    if (order.do === 'unplug') await device.wire.unplug()
    else if (order.do === 'plug') await device.wire.plug()
    else if (!(await device.carryOut(order))) return tell(`turnback: this device cannot ${order.do}`)
    answer({ event: 'did', ...order })
  } catch {
    tell(`turnback: not understood: ${line}; say for example {"do":"place","grams":645}`)
  }
}

async function openDevice(protocol: string): Promise<Simulated> {
  switch (protocol) {
    case 'serial-scanner': {
      const scanner = createSimulatedBarcodeScanner(await openWire('scanner', silentLog), random)
      return { wire: scanner.wire, close: () => scanner.close(), carryOut: async (order) => order.do === 'scan' && (await scanner.scan(order.text), true) }
    }
    case 'hid-pos': {
      const scanner = createSimulatedHidPosScanner(await openHidWire(descriptorOf(honeywellForm)), honeywellForm)
      return { wire: scanner.wire, close: () => scanner.wire.close(), carryOut: async (order) => order.do === 'scan' && (await scanner.scan(order.text), true) }
    }
    case 'serial-pedal':
    case 'hid-pedal': {
      const pedal = protocol === 'hid-pedal' ? createSimulatedFootPedal(await openHidWire(), 'reports') : createSimulatedFootPedal(await openWire('pedal', silentLog), 'characters')
      return { wire: pedal.wire, close: () => pedal.close(), carryOut: async (order) => order.do === 'press' && (pedal.press(), true) }
    }
    default:
      return openScale(protocol)
  }
}

const random = { next: () => Math.random() }

async function openScale(protocol: string): Promise<Simulated> {
  const scale = await openSimulatedScale(protocol, { clock: { now: () => Date.now() }, random, log: silentLog })
  return {
    wire: scale.wire,
    close: () => scale.close(),
    async carryOut(order) {
      if (order.do === 'place') scale.place(order.grams)
      else if (order.do === 'remove') scale.remove()
      else if (order.do === 'power-cycle') scale.powerCycle()
      else if (order.do === 'fault') {
        scale.setMute(order.fault === 'silent')
        scale.setFault(order.fault === 'silent' ? null : order.fault)
      } else return false
      return true
    },
  }
}
