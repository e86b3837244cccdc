import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { findHolder } from '../../electron/station/devices/transports/device-holder'
import { transportForAddress } from '../../electron/station/devices/transports/transport-for-address'
import type { TransportFailure } from '../../electron/station/devices/transports/transport'
import { openPtyProcess } from '../../electron/station/devices/wires/pty-process'
import { listenOnLoopback } from '../../electron/station/devices/wires/tcp-wire'
import type { BenchView } from '@shared/contract/bench-view'
import { startStationProcess, type StationProcess } from '../support/station-process'
import { workOneStep } from '../support/work-one-step'

const opened: (() => Promise<void> | void)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close()
})

/** More than any system buffers of a line that nobody reads. */
const tooMuch = new Uint8Array(32_000_000)

/** Writes until the line takes no more, and counts what else the process got done meanwhile. */
async function writeToStalled(address: string) {
  const lost: TransportFailure[] = []
  const connection = await transportForAddress(address).open({ bytes: () => undefined, lost: (failure) => lost.push(failure) })
  if (!connection.ok) throw new Error(connection.failure.detail)
  let turns = 0
  const counting = setInterval(() => (turns += 1), 5)
  const written = await connection.value.write(tooMuch)
  clearInterval(counting)
  await connection.value.close()
  return { written, lost, turns, again: await connection.value.write(Uint8Array.of(1)) }
}

describe('Never block, always deadline', () => {
  test('a network device that takes nothing ends a write by its deadline, typed, while the process goes on', async () => {
    const sockets: Socket[] = []
    const server = createServer((socket) => void sockets.push(socket.on('error', () => undefined).pause()))
    const port = await listenOnLoopback(server, 0)
    opened.push(() => {
      for (const socket of sockets) socket.destroy()
      server.close()
    })
    const { written, lost, turns, again } = await writeToStalled(`tcp://127.0.0.1:${port}`)
    expect(written).toMatchObject({ ok: false, failure: { cause: 'timeout', operation: 'write' } })
    expect(lost).toMatchObject([{ cause: 'timeout', operation: 'write' }])
    expect(turns).toBeGreaterThan(10)
    expect(again).toMatchObject({ ok: false, failure: { operation: 'write' } })
  })

  test.skipIf(process.platform !== 'linux')('a serial device that takes nothing ends a write by its deadline, typed, while the process goes on', async () => {
    const pty = await openPtyProcess({ bytes: () => undefined, ended: () => undefined })
    if (!pty.ok) throw new Error(pty.failure)
    opened.push(() => pty.value.kill())
    // The program at the other end of the terminal stands still, as a device that hangs does.
    const holder = await findHolder(pty.value.slavePath)
    // Which of the two has the terminal open first depends on the version of `script`.
    const parent = Number(/^\d+ \(.*\) \S (\d+)/.exec(readFileSync(`/proc/${holder?.processId}/stat`, 'utf8'))?.[1])
    const terminal = holder?.program === 'script' ? holder.processId : parent
    expect(terminal).not.toBe(process.pid)
    process.kill(terminal, 'SIGSTOP')
    opened.push(() => void process.kill(terminal, 'SIGCONT'))
    const { written, lost, turns, again } = await writeToStalled(pty.value.slavePath)
    expect(written).toMatchObject({ ok: false, failure: { cause: 'timeout', operation: 'write' } })
    expect(lost).toMatchObject([{ cause: 'timeout', operation: 'write' }])
    expect(turns).toBeGreaterThan(10)
    expect(again).toMatchObject({ ok: false, failure: { operation: 'write' } })
  })

  test('no device is spoken to outside of the station, and none by a call that waits', () => {
    const sources = ['electron', 'renderer', 'shared'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name)).map((name) => join(folder, name)))
    expect(sources.length).toBeGreaterThan(300)
    for (const path of sources) {
      const text = readFileSync(path, 'utf8')
      if (/from '(?:serialport|node-hid)'|import\('(?:serialport|node-hid)'\)/.test(text)) expect(path).toMatch(/^electron\/station\/devices\//)
      expect(text, path).not.toMatch(/\bnew (?:hid|HID)\.HID\(|\bnew HID\(|\.readSync\(|\.readTimeout\(|\bHID\.devices\(|\bhid\.devices\(/)
    }
  })

  test('a native crash costs the station process alone: the label that waited comes out after its restart, once', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'turnback-crash-'))
    opened.push(() => rmSync(dataDir, { recursive: true, force: true }))
    const first = await startStationProcess(dataDir)
    opened.push(() => first.kill())
    await first.request('setup.trySample', { language: 'en' })
    await first.request('simulated.act', { act: 'printer-cable', plugged: false })
    let waiting: string | null = null
    for (let step = 0; step < 60 && waiting === null; step++) {
      const { unit, label } = await first.request('bench.view', {})
      if (unit && (label?.state === 'requested' || label?.state === 'failed')) waiting = unit.lpn
      else await workOneStep(first, () => 0.9)
    }
    expect(waiting).not.toBeNull()
    // The station knows that nothing of it left: a label that is on its way at the crash may be out, and then a person decides.
    expect(await labelStateOnce(first, (view) => view.label?.state === 'failed')).toBe('failed')
    await first.kill('SIGSEGV')

    const second = await startStationProcess(dataDir)
    opened.push(() => second.stop())
    expect(await labelStateOnce(second, (view) => view.unit?.lpn === waiting && (view.label?.state === 'sent' || view.label?.state === 'confirmed'))).toMatch(/^(sent|confirmed)$/)
    expect((await second.request('simulated.view', {})).labelsPrinted).toBe(1)
  })
})

const LOOKS_AT_MOST = 400
const LOOK_EVERY_MS = 25

/** State of the label in hand as soon as the bench looks as wanted, or the last one seen. */
async function labelStateOnce(station: StationProcess, isWanted: (view: BenchView) => boolean): Promise<string | undefined> {
  let view = await station.request('bench.view', {})
  for (let looks = 0; looks < LOOKS_AT_MOST && !isWanted(view); looks++) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    view = await station.request('bench.view', {})
  }
  return view.label?.state
}
