import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { Connection, TransportFailure } from '../../../../electron/station/devices/transports/transport'
import { transportForAddress } from '../../../../electron/station/devices/transports/transport-for-address'
import { openHidWire } from '../../../../electron/station/devices/wires/open-wire'
import { listenOnLoopback } from '../../../../electron/station/devices/wires/tcp-wire'
import { until } from '../support/until'

const opened: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close()
})

async function device(descriptor?: Uint8Array) {
  const wire = await openHidWire(descriptor)
  opened.push(() => wire.close())
  const heard: number[][] = []
  wire.onBytes((report) => heard.push([...report]))
  return { wire, heard }
}

async function station(address: string) {
  const reports: number[][] = []
  const losses: TransportFailure[] = []
  const open = await transportForAddress(address).open({ bytes: (report) => reports.push([...report]), lost: (lost) => losses.push(lost) })
  if (open.ok) opened.push(() => open.value.close())
  const line = (): Connection => {
    if (!open.ok) throw new Error(open.failure.detail)
    return open.value
  }
  return { open, line, reports, losses }
}

describe('HID reports over a simulated wire', () => {
  it('keep their borders both ways, whatever the stream does with them', async () => {
    const { wire, heard } = await device()
    const { line, reports } = await station(wire.address)
    const flood = Array.from({ length: 1_000 }, (_, index) => [3, 4, 2, 0, index & 0xff, index >> 8])
    for (const report of flood) wire.write(Uint8Array.from(report))
    await until(() => reports.length === flood.length, 'every report at the station', () => reports.length)
    expect(reports).toEqual(flood)
    await line().write(Uint8Array.of(2, 2))
    await line().write(Uint8Array.of(253, 3, 22, 7, 13))
    await until(() => heard.length === 2, 'both reports at the device', () => heard)
    expect(heard).toEqual([[2, 2], [253, 3, 22, 7, 13]])
  })

  it('come with the descriptor of the device, where it tells one', async () => {
    const told = await device(Uint8Array.of(0x05, 0x8d, 0x09, 0x20))
    const untold = await device()
    expect((await station(told.wire.address)).line().reportDescriptor).toEqual(Uint8Array.of(0x05, 0x8d, 0x09, 0x20))
    expect((await station(untold.wire.address)).line().reportDescriptor).toBeNull()
  })

  it('lets the device take or refuse a feature report', async () => {
    const { wire } = await device()
    const seen: number[][] = []
    wire.answerFeatures((report) => {
      seen.push([...report])
      return report[0] === 254 ? 'taken' : 'stalled'
    })
    const { line, losses } = await station(wire.address)
    expect(await line().feature?.(Uint8Array.of(254, 1))).toEqual({ ok: true, value: undefined })
    expect(await line().feature?.(Uint8Array.of(7))).toMatchObject({ ok: false, failure: { operation: 'feature', cause: 'broken' } })
    expect(seen).toEqual([[254, 1], [7]])
    expect(losses).toEqual([])
  })

  it('ends the connection at a feature report nobody answers', async () => {
    const { wire } = await device()
    wire.answerFeatures(() => 'none')
    const { line, losses } = await station(wire.address)
    expect(await line().feature?.(Uint8Array.of(254, 1))).toMatchObject({ ok: false, failure: { operation: 'feature', cause: 'timeout' } })
    expect(losses).toMatchObject([{ operation: 'feature', cause: 'timeout' }])
    expect(await line().stands()).toBe(false)
  })

  it('says at once that the cable was pulled, and opens again when it is back', async () => {
    const { wire } = await device()
    const { losses } = await station(wire.address)
    await wire.unplug()
    await until(() => losses.length === 1, 'the loss')
    expect((await station(wire.address)).open).toMatchObject({ ok: false, failure: { cause: 'absent', operation: 'open' } })
    await wire.plug()
    const { line, reports } = await station(wire.address)
    wire.write(Uint8Array.of(3, 2, 2, 0, 0, 0))
    await until(() => reports.length === 1, 'a report')
    expect(await line().stands()).toBe(true)
  })

  it('is refused by whatever else listens there', async () => {
    const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    const port = await listenOnLoopback(server, 0)
    opened.push(() => new Promise((resolve) => server.close(() => resolve())))
    expect((await station(`wire-hid:${port}`)).open).toMatchObject({ ok: false, failure: { operation: 'open' } })
  })
})
