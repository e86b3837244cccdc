import type { BenchContext } from './bench-context'
import type { Figure } from './bench-row'
import { mixedCodes } from './measure-look-up'
import { measureSearch } from './measure-search'
import { startMeasuredStation } from './station-process'
import { percentile, timeEachLater } from './timings'

const OPEN_MS = 1_000
const MEMORY_MB = 250
const SCANS = 2_000

/** The station as the app runs it: how soon it answers, how long a scan takes over the contract, and how much memory it holds. */
export async function* measureStationProcess(storeDir: string, badge: string, context: BenchContext): AsyncGenerator<Figure> {
  const station = await startMeasuredStation(storeDir)
  try {
    yield { metric: 'open-to-first-answer', value: station.openedMs, unit: 'ms', goal: context.goal(OPEN_MS), better: 'lower', rows: context.rows }
    await station.request('bench.scan', scanOf(badge))
    const codes = mixedCodes(context, SCANS)
    const times = await timeEachLater(codes, (text) => station.request('bench.scan', scanOf(text)))
    await station.request('bench.command', { command: 'SIGN OUT' })
    const rows = { ...context.rows, scans: times.length }
    yield { metric: 'scan-answered-p99', value: percentile(times, 0.99), unit: 'ms', goal: null, better: 'lower', rows }
    yield* measureSearch(station, context)
    const memory = station.peakMemoryMb()
    if (memory !== null) yield { metric: 'station-memory-peak', value: memory, unit: 'MB', goal: context.goal(MEMORY_MB), better: 'lower', rows }
  } finally {
    await station.close()
  }
}

function scanOf(text: string) {
  return { text, aim: null, source: 'serial-scanner' }
}
