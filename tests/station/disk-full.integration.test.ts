import { answerCommand, commandBarcode } from '@shared/domain/command-barcode'
import { makeNumberedLpn } from '@shared/domain/lpn'
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, truncateSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openCommandStore } from '../../electron/cli/open-command-store'
import { startStationProcess, type StationProcess } from '../support/station-process'

/* The station as a process on a disk of its own that really fills up: a small file system in memory. */

const DISK = '24m'
const MOST_STEPS = 400
/** Longer than a simulated scale takes to settle. */
const SETTLED_MS = 2_500

const undo: (() => Promise<void> | void)[] = []
afterEach(async () => {
  while (undo.length > 0) await undo.pop()?.()
})

function mountSmallDisk(): string | null {
  const dir = mkdtempSync(join(tmpdir(), 'turnback-small-disk-'))
  undo.push(() => rmSync(dir, { recursive: true, force: true }))
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', dir]).status !== 0) return null
  undo.push(() => void spawnSync('umount', ['-l', dir]))
  return dir
}

/** Takes every byte that is left, and gives it back. */
function fillDisk(dir: string): { free(): void } {
  const file = join(dir, 'filler')
  const handle = openSync(file, 'w')
  try {
    for (let bytes = 1_048_576; bytes >= 1; ) {
      try {
        if (writeSync(handle, Buffer.alloc(bytes)) < bytes) bytes = Math.floor(bytes / 2)
      } catch (fault) {
        if (!(fault instanceof Error && 'code' in fault && fault.code === 'ENOSPC')) throw fault
        bytes = Math.floor(bytes / 2)
      }
    }
  } finally {
    closeSync(handle)
  }
  return { free: () => truncateSync(file, 0) }
}

/** Does the next thing at the bench; the kind of its answer, or of the failure in its place. */
async function workOneStep(station: StationProcess): Promise<string> {
  const view = await station.request('bench.view', {})
  const texts: Record<string, string> = { 'sign-in': makeNumberedLpn('badge', 'EXAMPL', 1), 'scan-parcel': 'RMA-4720', 'scan-unit': '9520000049355' }
  const text = texts[view.step.kind] ?? (view.step.kind === 'weigh' || view.step.kind === 'choose' ? commandBarcode('NEXT') : view.step.kind === 'question' ? commandBarcode(answerCommand(1)) : commandBarcode('HOLD'))
  return answerTo(station, text)
}

async function answerTo(station: StationProcess, text: string): Promise<string> {
  try {
    return (await station.request('bench.scan', { text, aim: null, source: 'typed' })).kind
  } catch (fault) {
    const refused = /was refused: ([\w-]+)/.exec(String(fault))?.[1]
    if (refused === undefined) throw fault
    return refused
  }
}

test('on a full disk the station answers in words, keeps running, and goes on where it was once there is room', { timeout: 120_000 }, async ({ skip }) => {
  const dir = mountSmallDisk()
  if (dir === null) return skip('a small disk cannot be mounted by this user')
  const station = await startStationProcess(dir)
  undo.push(() => station.stop())
  await station.request('setup.trySample', { language: 'en' })
  expect(await workOneStep(station)).toBe('signed-in')
  const filler = fillDisk(dir)
  let answer = ''
  // What SQLite has already laid out takes a few steps more.
  for (let i = 0; i < MOST_STEPS && answer !== 'disk-full'; i++) answer = await workOneStep(station)
  expect(answer).toBe('disk-full')
  const before = await station.request('bench.view', {})
  expect(await workOneStep(station)).toBe('disk-full')
  expect((await station.request('bench.view', {})).step).toEqual(before.step)
  filler.free()
  expect(await workOneStep(station)).not.toBe('disk-full')
  await station.stop()
  const store = openCommandStore(join(dir, 'store'))
  expect(store.journal.verify().problems).toEqual([])
  expect(store.journal.rebuild().changed).toBe(0)
  store.close()
})

test('a weight that a full disk refuses is not lost: it is taken by itself once there is room', { timeout: 120_000 }, async ({ skip }) => {
  const dir = mountSmallDisk()
  if (dir === null) return skip('a small disk cannot be mounted by this user')
  const station = await startStationProcess(dir)
  undo.push(() => station.stop())
  await station.request('setup.trySample', { language: 'en' })
  const view = () => station.request('bench.view', {})
  while ((await view()).step.kind !== 'weigh') await workOneStep(station)
  await expect.poll(async () => (await station.request('devices.list', {})).find(({ role }) => role === 'scale')?.state, { timeout: 10_000 }).toBe('ready')
  const filler = fillDisk(dir)
  const badges = [1, 2].map((n) => makeNumberedLpn('badge', 'EXAMPL', n))
  let answer = ''
  // People change at any step: this uses up what SQLite has already laid out, and leaves the unit on its way to the scale.
  for (let i = 0; i < MOST_STEPS && answer !== 'disk-full'; i++) answer = await answerTo(station, badges[i % 2] ?? '')
  expect([answer, (await view()).step.kind]).toEqual(['disk-full', 'weigh'])

  await station.request('simulated.act', { act: 'place', grams: 412 })
  await new Promise((resolve) => { setTimeout(resolve, SETTLED_MS) })
  expect((await view()).unit).toMatchObject({ weightGrams: null, state: 'identified' })
  expect(await answerTo(station, commandBarcode('NEXT'))).not.toBe('weighing-skipped')
  filler.free()
  await expect.poll(async () => (await view()).unit?.weightGrams, { timeout: 10_000 }).toBe(412)
})
