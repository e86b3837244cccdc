import { commandBarcode } from '@shared/domain/command-barcode'
import { makeNumberedLpn } from '@shared/domain/lpn'
import { spawnSync } from 'node:child_process'
import { closeSync, cpSync, fstatSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openCommandStore } from '../../electron/cli/open-command-store'
import { startStationProcess, type StationProcess } from '../support/station-process'

/* The station as a process whose files are damaged while it runs, or lie where nothing can be written. */

const DANA = makeNumberedLpn('badge', 'EXAMPL', 1)
const PAGE = 4096

const undo: (() => Promise<void> | void)[] = []
afterEach(async () => {
  while (undo.length > 0) await undo.pop()?.()
})

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'turnback-harmed-'))
  undo.push(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

/** Starts a station with the sample, with someone at the bench. */
async function startWorked(dir: string): Promise<StationProcess> {
  const station = await startStationProcess(dir)
  await station.request('setup.trySample', { language: 'en' })
  for (const text of [DANA, 'RMA-4711']) await station.request('bench.scan', { text, aim: null, source: 'typed' })
  return station
}

/** The failure that a request is refused with; null when it is answered. */
async function refusal(asked: Promise<unknown>): Promise<string | null> {
  try {
    await asked
    return null
  } catch (fault) {
    return /was refused: ([\w-]+)/.exec(String(fault))?.[1] ?? Promise.reject(fault)
  }
}

/** Every page but the first two becomes noise: the header still says that it is a database. */
function damage(file: string): void {
  const handle = openSync(file, 'r+')
  try {
    const noise = Buffer.alloc(fstatSync(handle).size - 2 * PAGE, 0xa5)
    writeSync(handle, noise, 0, noise.length, 2 * PAGE)
  } finally {
    closeSync(handle)
  }
}

test('a store that is damaged under a running station is told in words to whoever scans, and the station stays', { timeout: 60_000 }, async () => {
  const dir = folder()
  await (await startWorked(dir)).stop()
  const station = await startStationProcess(dir)
  undo.push(() => station.kill())
  const file = join(dir, 'store', 'journal.db')
  const whole = readFileSync(file)
  damage(file)
  const scan = () => refusal(station.request('bench.scan', { text: commandBarcode('SET ASIDE'), aim: null, source: 'typed' }))
  expect(await scan()).toBe('store-damaged')
  expect(await scan()).toBe('store-damaged')
  expect(await refusal(station.request('station.status', {}))).toBeNull()
  await station.kill()

  // What stood there before the harm stands there still: nothing was written over it.
  writeFileSync(file, whole)
  const store = openCommandStore(join(dir, 'store'))
  expect(store.journal.verify().problems).toEqual([])
  store.close()
})

test('a store where nothing can be written is not opened, says so, and is left as it was', { timeout: 60_000 }, async ({ skip }) => {
  const dir = folder()
  await (await startWorked(dir)).stop()
  const mounted = join(folder(), 'disk')
  mkdirSync(mounted)
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', mounted]).status !== 0) return skip('a disk cannot be mounted by this user')
  undo.push(() => void spawnSync('umount', ['-l', mounted]))
  cpSync(dir, mounted, { recursive: true })
  expect(spawnSync('mount', ['-o', 'remount,ro', mounted]).status).toBe(0)
  await expect(startStationProcess(mounted)).rejects.toThrow(/cannot be written|read-only/)
  expect(spawnSync('mount', ['-o', 'remount,rw', mounted]).status).toBe(0)
  const station = await startStationProcess(mounted)
  expect((await station.request('bench.view', {})).step.kind).toBe('scan-unit')
  await station.stop()
})
