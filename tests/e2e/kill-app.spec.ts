import { answerCommand, commandBarcode } from '@shared/domain/command-barcode'
import { makeNumberedLpn } from '@shared/domain/lpn'
import { readdirSync, readFileSync } from 'node:fs'
import { createSeededRandom } from '../../electron/cli/seeded-random'
import { StoreFault } from '../../electron/station/store/sqlite-failure'
import type { Store } from '../../electron/station/store/store'
import { openCommandStore } from '../../electron/cli/open-command-store'
import { join } from 'node:path'
import { testSeed } from '../support/seeded'
import { expect, test, type Bench } from './fixture'

const OPEN_ATTEMPTS = 20
const OPEN_AGAIN_MS = 100
const KILLS = 5
const DANA = makeNumberedLpn('badge', 'EXAMPL', 1)

/** A process and everything it started, read from /proc. */
function processTree(pid: number): number[] {
  const parents = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      return [{ pid: Number(name), parent: Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) }]
    } catch {
      return [] // It ended meanwhile.
    }
  })
  const children = (parent: number): number[] => parents.filter((entry) => entry.parent === parent).flatMap((entry) => [entry.pid, ...children(entry.pid)])
  return [pid, ...children(pid)]
}

/** Whether a process still runs; one that only waits to be collected does not. */
function isRunning(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).charAt(0) !== 'Z'
  } catch {
    return false
  }
}

/** As a power cut: window, main and station at once, nobody can say goodbye. */
async function powerCut(bench: Bench): Promise<void> {
  const tree = processTree(bench.app.process().pid ?? -1)
  for (const pid of tree) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // Gone already.
    }
  }
  await expect.poll(() => tree.filter(isRunning)).toEqual([])
}

/** The system lets go of a dead process's file locks a moment after it ended; any other trouble is told at once. */
async function openAfterCut(storeDir: string): Promise<Store> {
  for (let attempt = 1; ; attempt++) {
    try {
      return openCommandStore(storeDir)
    } catch (fault) {
      if (!(fault instanceof StoreFault) || fault.kind !== 'held' || attempt === OPEN_ATTEMPTS) throw fault
      await new Promise((resolve) => setTimeout(resolve, OPEN_AGAIN_MS))
    }
  }
}

/** The step and its prompt: what the bench waits for. */
async function shown(bench: Bench): Promise<string> {
  return `${await bench.page.getByTestId('step').getAttribute('data-step')}: ${await bench.page.getByRole('heading', { level: 1 }).first().innerText()}`
}

test(`${KILLS} power cuts in the middle of a unit lose no answered step`, async ({ openBench, dataDir }) => {
  test.setTimeout(120_000)
  const random = createSeededRandom(testSeed('kill-app'))
  let bench = await openBench()
  await bench.trySample()
  await bench.scan(DANA)
  await bench.expectStep('scan-parcel')
  await bench.scan('RMA-4720')
  await bench.expectStep('scan-unit')
  await bench.scan('9520000049355')
  await bench.expectStep('weigh')
  await bench.place(1250)
  await bench.expectStep('question')

  let entries = 0
  for (let kill = 1; kill <= KILLS; kill++) {
    const step = await bench.page.getByTestId('step').getAttribute('data-step')
    const lpn = await bench.page.getByTestId('unit-lpn').innerText()
    await bench.page.waitForTimeout(random.below(300))
    await powerCut(bench)

    const store = await openAfterCut(join(dataDir, 'store'))
    expect(store.journal.verify().problems).toEqual([])
    expect(store.journal.head().seq).toBeGreaterThan(entries)
    entries = store.journal.head().seq
    store.close()

    bench = await openBench()
    await bench.expectStep(step ?? '')
    await bench.devicesFound()
    expect(await bench.page.getByTestId('unit-lpn').innerText()).toBe(lpn)
    // One more step each time, so that every cut meets another state.
    const before = await shown(bench)
    await bench.scan(commandBarcode(step === 'question' ? answerCommand(kill % 2 === 0 ? 3 : 1) : 'UNDO'))
    await expect.poll(() => shown(bench)).not.toBe(before)
  }
})

test('the station crashes, the window stays, the unit in hand is still there', async ({ openBench }) => {
  const bench = await openBench()
  await bench.trySample()
  await bench.scan(DANA)
  await bench.expectStep('scan-parcel')
  await bench.scan('RMA-4720')
  await bench.expectStep('scan-unit')
  await bench.scan('KU-610-48-BLK')
  await bench.expectStep('weigh')
  const lpn = await bench.page.getByTestId('unit-lpn').innerText()

  const main = bench.app.process().pid ?? -1
  const station = processTree(main).find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('station.cjs'))
  if (station === undefined) throw new Error('no station process found')
  process.kill(station, 'SIGKILL')

  await expect(bench.page.getByText(/starts again|restart/i).first()).toBeVisible()
  await bench.expectStep('weigh')
  await expect(bench.page.getByText(/starts again|restart/i)).toHaveCount(0)
  expect(await bench.page.getByTestId('unit-lpn').innerText()).toBe(lpn)
  // A weight counts only after the scale was seen empty, so hands wait until the new station knows its scale.
  await bench.devicesFound()
  await bench.place(980)
  await bench.expectStep('question')
})
