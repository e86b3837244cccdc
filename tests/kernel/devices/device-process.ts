import { writeFileSync } from 'node:fs'
import { createSimulatedBenchScale, simulatedScaleOptions, type SimulatedBenchScale } from '../../../electron/station/devices/bench-scale/simulated-bench-scale'
import type { Wire } from '../../../electron/station/devices/wires/wire'
import type { DeviceAnswer, DeviceOrder, OrderFromTest } from './device-orders'
import { openUhidDevice, type UhidDevice } from './uhid-device'
import { createUsbGadget, type UsbGadget } from './usb-gadget'
import { createZplEnd, type ZplEnd } from './zpl-end'

/*
 * The device ends, in a process of their own: a driver may block its process in a HID call until the device answers,
 * and a flood has to go on while the station's loop stands still.
 */

const hids = new Map<string, UhidDevice>()
const gadgets = new Map<string, UsbGadget>()
const zplPrinters = new Map<string, ZplEnd>()
const scales = new Map<string, SimulatedBenchScale>()

function thing<T>(things: ReadonlyMap<string, T>, name: string): T {
  const found = things.get(name)
  if (found === undefined) throw new Error(`no device ${name}`)
  return found
}

async function obey(order: DeviceOrder): Promise<readonly string[]> {
  switch (order.order) {
    case 'create-hid': {
      hids.set(order.device, openUhidDevice(order.spec))
      thing(hids, order.device).create()
      return []
    }
    case 'create-gadget':
      gadgets.set(order.device, createUsbGadget(order.device, order.port, order.spec))
      return []
    case 'plug':
      if (hids.has(order.device)) thing(hids, order.device).create()
      else thing(gadgets, order.device).plug()
      return []
    case 'unplug':
      if (hids.has(order.device)) thing(hids, order.device).destroy()
      else thing(gadgets, order.device).unplug()
      return []
    case 'brown-out': {
      const { device, times, everyMs } = order
      for (let count = 0; count < times; count += 1) {
        await obey({ order: 'unplug', device })
        await pause(everyMs)
        await obey({ order: 'plug', device })
        await pause(everyMs)
      }
      return []
    }
    case 'send': {
      for (const hex of order.hex) {
        const bytes = Buffer.from(hex, 'hex')
        if (hids.has(order.device)) thing(hids, order.device).input(bytes)
        else thing(gadgets, order.device).write(bytes)
        if (order.everyMs > 0) await pause(order.everyMs)
      }
      if (order.endFile !== undefined) writeFileSync(order.endFile, '')
      return []
    }
    case 'received':
      return zplPrinters.get(order.device)?.labels ?? thing(hids, order.device).received
    case 'stall-in-label':
      thing(zplPrinters, order.device).stallInLabel()
      return []
    case 'be-zpl-printer':
      zplPrinters.set(order.device, createZplEnd(thing(gadgets, order.device)))
      return []
    case 'be-sics-scale':
      scales.set(order.device, createSimulatedBenchScale(wireOf(thing(gadgets, order.device)), stationPorts, { ...simulatedScaleOptions, settleMs: 100 }))
      return []
    case 'place':
      thing(scales, order.device).place(order.grams)
      return []
  }
}

const stationPorts = { clock: { now: () => Date.now() }, random: { next: () => Math.random() } }

/** The device's end of the USB cable, for the simulated devices of the product. */
function wireOf(gadget: UsbGadget): Wire {
  const nothing = () => Promise.resolve()
  return {
    address: '',
    isPlugged: true,
    write: gadget.write,
    onBytes(listener) {
      gadget.onBytes(listener)
      return () => undefined
    },
    unplug: nothing,
    plug: nothing,
    close: nothing,
  }
}

const pause = (durationMs: number) => new Promise((resolve) => setTimeout(resolve, durationMs))

process.on('message', ({ id, order }: OrderFromTest) => {
  const answer = (reply: DeviceAnswer) => process.send?.(reply)
  obey(order).then(
    (received) => answer({ id, received, fault: null }),
    (fault: unknown) => answer({ id, received: [], fault: String(fault) }),
  )
})
process.on('disconnect', () => process.exit(0))
