import { execFileSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import { openPtyWire } from '../../../../electron/station/devices/wires/pty-wire'
import { openTcpWire } from '../../../../electron/station/devices/wires/tcp-wire'
import type { Wire } from '../../../../electron/station/devices/wires/wire'
import { transportForAddress } from '../../../../electron/station/devices/transports/transport-for-address'
import type { Connection, TransportFailure } from '../../../../electron/station/devices/transports/transport'
import { until } from '../support/until'

const probe = await openPtyWire('probe')
if (probe.ok) await probe.value.close()
else console.info(`skipped: ${probe.failure}`)

const opened: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close()
})

async function ptyWire(): Promise<Wire> {
  const wire = await openPtyWire('device')
  if (!wire.ok) throw new Error(wire.failure)
  return wire.value
}

/** Opens the station's end, and notes what it hears and why it lost. */
async function stationEnd(address: string) {
  const heard: number[] = []
  const losses: TransportFailure[] = []
  const open = await transportForAddress(address).open({ bytes: (bytes) => heard.push(...bytes), lost: (lost) => losses.push(lost) })
  if (open.ok) opened.push(() => open.value.close())
  return { open, heard, losses }
}

function standing(open: Awaited<ReturnType<typeof stationEnd>>['open']): Connection {
  if (!open.ok) throw new Error(open.failure.detail)
  return open.value
}

const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte)

describe.each([
  { name: 'a pseudo terminal', openWire: ptyWire, isAvailable: probe.ok },
  { name: 'a network wire', openWire: openTcpWire, isAvailable: true },
])('$name', ({ openWire, isAvailable }) => {
  async function plugged(): Promise<Wire> {
    const wire = await openWire()
    opened.push(() => wire.close())
    return wire
  }

  it.runIf(isAvailable)('carries every byte both ways unchanged', async () => {
    const wire = await plugged()
    const arrived: number[] = []
    wire.onBytes((bytes) => arrived.push(...bytes))
    const { open, heard } = await stationEnd(wire.address)
    expect(await standing(open).write(everyByte)).toEqual({ ok: true, value: undefined })
    await until(() => arrived.length === 256, 'every byte at the device', () => arrived.length)
    wire.write(everyByte)
    await until(() => heard.length === 256, 'every byte at the station', () => heard.length)
    expect([arrived, heard]).toEqual([[...everyByte], [...everyByte]])
  })

  it.runIf(isAvailable)('breaks when it is unplugged, is absent, and is there again at the same address', async () => {
    const wire = await plugged()
    const { address } = wire
    const first = await stationEnd(address)
    expect(first.open.ok).toBe(true)
    await wire.unplug()
    await until(() => first.losses.length > 0, 'the loss')
    expect(first.losses).toHaveLength(1)
    expect(await standing(first.open).write(everyByte)).toMatchObject({ ok: false, failure: { operation: 'write' } })
    expect((await stationEnd(address)).open).toMatchObject({ ok: false, failure: { cause: 'absent', operation: 'open' } })
    await wire.plug()
    expect(wire.address).toBe(address)
    expect((await stationEnd(address)).open.ok).toBe(true)
  })

  it.runIf(isAvailable)('says nothing more after it was closed', async () => {
    const wire = await plugged()
    const { open, heard, losses } = await stationEnd(wire.address)
    await standing(open).close()
    wire.write(everyByte)
    await wire.unplug()
    expect([heard, losses]).toEqual([[], []])
  })
})

describe.runIf(probe.ok)('a serial port', () => {
  it('belongs to one at a time', async () => {
    const wire = await ptyWire()
    opened.push(() => wire.close())
    const first = await stationEnd(wire.address)
    expect((await stationEnd(wire.address)).open).toMatchObject({ ok: false, failure: { cause: 'held' } })
    await standing(first.open).close()
    expect((await stationEnd(wire.address)).open.ok).toBe(true)
  })

  it('gives a write up when nobody takes the bytes', async () => {
    // Nothing is read at the other end of a stopped terminal process, so the buffer of the system fills up.
    const wire = await ptyWire()
    const terminal = realpathSync(wire.address).replace('/dev/', '')
    const { open, losses } = await stationEnd(wire.address)
    const script = execFileSync('ps', ['-o', 'ppid=', '-t', terminal], { encoding: 'utf8' }).trim().split('\n')[0] ?? ''
    process.kill(Number(script), 'SIGSTOP')
    opened.push(async () => {
      process.kill(Number(script), 'SIGCONT')
      await wire.close()
    })
    const written = await standing(open).write(new Uint8Array(1_000_000))
    expect(written).toMatchObject({ ok: false, failure: { cause: 'timeout', operation: 'write' } })
    expect(losses).toMatchObject([{ cause: 'timeout' }])
  })

  it('leaves no process and no link behind', async () => {
    const wire = await ptyWire()
    const terminal = realpathSync(wire.address).replace('/dev/', '')
    const onTerminal = (): string => {
      try {
        return execFileSync('ps', ['-o', 'pid=', '-t', terminal], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
      } catch {
        return ''
      }
    }
    expect(onTerminal()).not.toBe('')
    await wire.close()
    await until(() => onTerminal() === '', 'the terminal to be empty', onTerminal)
    expect(existsSync(wire.address)).toBe(false)
  })
})
