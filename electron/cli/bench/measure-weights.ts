import { setTimeout as pause } from 'node:timers/promises'
import type { BenchDevices } from './bench-devices'
import type { Figure } from './bench-row'
import type { WeighedExample } from './devices-bench'
import type { MeasuredStation } from './station-process'
import { percentile } from './timings'

const STABLE_TO_JOURNAL_MS = 100
const LIMIT_MS = 10_000
const LOOK_MS = 2
const EMPTY_MS = 400

/**
 * From the scale's first word that a load rests to the moment its weight is in the journal and the bench says so. The same
 * unit is weighed again and again, as by a clerk who does not believe the scale.
 */
export async function* measureWeights(station: MeasuredStation, devices: BenchDevices, example: WeighedExample, count: number): AsyncGenerator<Figure> {
  const scan = (text: string) => station.request('bench.scan', { text, aim: null, source: 'serial-scanner' })
  await scan(example.badge)
  for (const { rmaNumber, code } of example.parcels) {
    await scan(rmaNumber)
    await scan(code)
    if ((await station.benchStep()) === 'weigh') break
    await station.request('bench.command', { command: 'UNDO' })
    await station.request('bench.command', { command: 'UNDO' })
  }
  if ((await station.benchStep()) !== 'weigh') throw new Error('the measured bench does not come to weighing')
  const times: number[] = []
  for (let n = 0; n < count; n++) {
    devices.scale.remove()
    await pause(EMPTY_MS)
    const grams = 500 + n * 3
    const recorded = station.nextAnswer()
    devices.scale.place(grams)
    times.push(await timed(recorded, () => devices.saidStableAt(grams)))
    await station.request('bench.command', { command: 'WEIGH AGAIN' })
    if ((await station.benchStep()) === 'confirm') await station.request('bench.command', { command: 'YES' })
  }
  devices.scale.remove()
  const rows = { weights: times.length }
  yield { metric: 'weight-stable-to-journal-p50', value: percentile(times, 0.5), unit: 'ms', goal: null, better: 'lower', rows }
  yield { metric: 'weight-stable-to-journal-p99', value: percentile(times, 0.99), unit: 'ms', goal: STABLE_TO_JOURNAL_MS, better: 'lower', rows }
}

async function timed(recorded: Promise<number>, saidStableAt: () => number | null): Promise<number> {
  const at = await Promise.race([recorded, pause(LIMIT_MS).then(() => null)])
  if (at === null) throw new Error('a weight was not taken')
  for (let waited = 0; saidStableAt() === null && waited < LIMIT_MS; waited += LOOK_MS) await pause(LOOK_MS)
  return at - (saidStableAt() ?? at)
}
