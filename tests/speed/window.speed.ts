import { commandBarcode } from '@shared/domain/command-barcode'
import { makeNumberedLpn } from '@shared/domain/lpn'
import { writeFileSync } from 'node:fs'
import { syntheticGtin, syntheticRma } from '../../electron/cli/bench/synthetic-catalogue'
import { SCAN_TO_PAINT } from '../../renderer/feedback/answer-meter'
import { test as base, type Bench } from '../e2e/fixture'

/** The measuring folder as `turnback bench` filled it; what is there stays there. */
const test = base.extend({ dataDir: async ({}, use) => use(process.env.TURNBACK_BENCH_DIR ?? '') })

const ROUNDS = 60
const WARM_UP_ROUNDS = 5
const ANSWER_LIMIT_MS = 10_000
/** The same code read again at once is taken for one pull of the trigger. */
const REPEAT_PAUSE_MS = 330

const answers = (bench: Bench): Promise<number> => bench.page.evaluate((name) => performance.getEntriesByName(name).length, SCAN_TO_PAINT)

/** Scans with the simulated scanner and waits until the answer was painted. */
async function scanned(bench: Bench, text: string): Promise<void> {
  const before = await answers(bench)
  await bench.scan(text)
  await bench.page.waitForFunction(([name, count]) => performance.getEntriesByName(name).length > count, [SCAN_TO_PAINT, before] as const, { timeout: ANSWER_LIMIT_MS, polling: 5 })
}

/** A parcel, a unit of it, a code nobody knows, and back again: the bench answers ok and asks in turn. */
async function round(bench: Bench, n: number): Promise<void> {
  const items = Number(process.env.TURNBACK_BENCH_ITEMS)
  await scanned(bench, syntheticRma(n))
  await scanned(bench, syntheticGtin((n * 3 * 7919) % items))
  await scanned(bench, `UNKNOWN ${n}`)
  await scanned(bench, commandBarcode('BACK'))
  await scanned(bench, commandBarcode('UNDO'))
  await bench.page.waitForTimeout(REPEAT_PAUSE_MS)
}

test('scan to painted answer', async ({ openBench }) => {
  const bench = await openBench()
  await bench.expectStep('sign-in')
  await bench.devicesFound()
  await scanned(bench, makeNumberedLpn('badge', 'EXAMPL', 1))
  for (let n = 0; n < WARM_UP_ROUNDS; n++) await round(bench, n)
  await bench.page.evaluate((name) => performance.clearMeasures(name), SCAN_TO_PAINT)
  for (let n = 0; n < ROUNDS; n++) await round(bench, WARM_UP_ROUNDS + n)
  const answersMs = await bench.page.evaluate((name) => performance.getEntriesByName(name).map(({ duration }) => duration), SCAN_TO_PAINT)
  await bench.scan(commandBarcode('SIGN OUT'))
  writeFileSync(process.env.TURNBACK_BENCH_OUT ?? '', JSON.stringify({ answersMs }))
})
