import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { descriptorOf, honeywellForm } from '../../../../electron/station/devices/barcode-scanner/hid-pos-form'
import { openHidWire } from '../../../../electron/station/devices/wires/hid-wire'
import { openPtyWire } from '../../../../electron/station/devices/wires/pty-wire'
import { openTcpWire } from '../../../../electron/station/devices/wires/tcp-wire'
import type { Wire } from '../../../../electron/station/devices/wires/wire'
import type { Random } from '../../../../electron/station/ports'
import { testSeed } from '../../../support/seeded'
import { devicePorts, seededRandom } from '../support/ports'
import { pass, until } from '../support/until'
import { openFaultyDevice, type FaultyDevice } from './faulty-device'

/** TURNBACK_UNPLUGS=20000 for a longer run. */
const unplugs = Number(process.env.TURNBACK_UNPLUGS ?? 1_000)
const terminals = 18
const connections = 30
const hidLines = 12
/** What a person may be asked to wait for. Printed, not asserted: a busy machine is no defect. */
const backOnlineMs = 2_000
const speakEveryMs = 25
/** Moments of an unplug lie this close to what they are to hit. */
const closeByMs = 3

type Moment = 'idle' | 'read' | 'write' | 'open' | 'close'
const moments: readonly Moment[] = ['idle', 'read', 'write', 'open', 'close']

const openFiles = (): number => readdirSync('/proc/self/fd').length

/** Brings the device to the moment and unplugs it there. */
async function unplugAt(moment: Moment, device: FaultyDevice, random: Random): Promise<void> {
  const soon = () => pass(random.next() * closeByMs)
  switch (moment) {
    case 'idle':
      await pass(random.next() * 20)
      return device.wire.unplug()
    case 'read':
      device.speak()
      device.cut()
      await soon()
      return device.wire.unplug()
    case 'write':
      // A scanner is never written to: nothing to wait for.
      await Promise.race([device.asked(), pass(60)])
      await soon()
      return device.wire.unplug()
    case 'open': {
      await device.wire.unplug()
      const opening = device.opening()
      await device.wire.plug()
      await opening
      await soon()
      return device.wire.unplug()
    }
    case 'close':
      await Promise.all([device.restart(), soon().then(() => device.wire.unplug())])
  }
}

/** Plugs the device in; gives the time until the driver gave out a value that was said after that, milliseconds. */
async function replug(device: FaultyDevice): Promise<number> {
  await device.wire.plug()
  const pluggedAt = performance.now()
  const before = device.heard.length
  const speaking = setInterval(device.speak, speakEveryMs)
  try {
    await until(() => device.heard.length > before && device.driver.status.state === 'ready', `${device.name} to be back`, () => device.driver.status)
  } finally {
    clearInterval(speaking)
  }
  return performance.now() - pluggedAt
}

describe.runIf(process.platform === 'linux')('faults of lines', () => {
  it('Unplug anywhere is boring: no crash, no leaked file, no value from a bad frame, back online', { timeout: 600_000 }, async () => {
    const seed = testSeed('unplug anywhere')
    const open = async (wire: Wire, index: number) => {
      const [scale, scanner] = isHid(index) ? (['hid-scale', 'hid-pos'] as const) : (['mt-sics', 'serial-scanner'] as const)
      const protocol = index % 2 === 0 ? scale : scanner
      return openFaultyDevice(`${protocol}-${index}`, protocol, wire, devicePorts(seed + index))
    }
    const devices = await Promise.all(Array.from({ length: terminals + connections + hidLines }, async (_, index) => open(await wireOf(index), index)))
    const times: { readonly moment: Moment; readonly tookMs: number }[] = []
    try {
      await Promise.all(devices.map(replug))
      const filesBefore = openFiles()
      await Promise.all(devices.map(async (device, index) => {
        const own = seededRandom(seed ^ (index * 7_919))
        for (let done = 0; done < unplugs / devices.length; done += 1) {
          const moment = moments[Math.floor(own.next() * moments.length)]!
          await unplugAt(moment, device, own)
          await pass(own.next() * 30)
          times.push({ moment, tookMs: await replug(device) })
        }
      }))
      for (const moment of moments) console.log(`unplugged while ${moment}: ${spread(times.filter((each) => each.moment === moment).map(({ tookMs }) => tookMs))}`)
      expect(times.length).toBeGreaterThanOrEqual(unplugs)
      expect(devices.flatMap((device) => device.invented()), 'no value that no device said').toEqual([])
      await until(() => openFiles() <= filesBefore, `no more than ${filesBefore} open files`, openFiles)
    } finally {
      await Promise.all(devices.map((device) => device.close()))
    }
  })
})

const isHid = (index: number): boolean => index >= terminals + connections

async function wireOf(index: number): Promise<Wire> {
  if (isHid(index)) return openHidWire(index % 2 === 0 ? undefined : descriptorOf({ ...honeywellForm, hasVendorCommands: true }))
  if (index >= terminals) return openTcpWire()
  const wire = await openPtyWire(`device-${index}`)
  if (!wire.ok) throw new Error(wire.failure)
  return wire.value
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((one, other) => one - other)
  const at = (share: number) => Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)
  const inTime = times.filter((tookMs) => tookMs < backOnlineMs).length
  return `${times.length} times, back after ${at(0.5)} ms (half), ${at(0.99)} ms (99 %), ${at(1)} ms (all); ${inTime} within ${backOnlineMs} ms`
}
