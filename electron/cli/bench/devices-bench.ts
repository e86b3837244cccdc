import { mkdtempSync, rmSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { openStationStore, setUpSample } from '../../station/handlers/set-up'
import { writeBenchSettings } from '../../station/handlers/bench-settings'
import { silentLog } from '../../station/log'
import { loadTemplates } from '../../station/templates/load-templates'
import { resourcesDir } from '../resources-dir'
import { openBenchDevices, type BenchDevices } from './bench-devices'
import type { Figure } from './bench-row'
import { measureScans } from './measure-scans'
import { measureWeights } from './measure-weights'
import { startMeasuredStation, type MeasuredStation } from './station-process'

/** How much is measured. */
export interface DevicesSize {
  readonly scans: number
  readonly weights: number
  readonly idleSeconds: number
  /** Hours of a working bench, sent as fast as the station takes them; 0: none. */
  readonly hours: number
}

export const FULL_DEVICES: DevicesSize = { scans: 1_000, weights: 30, idleSeconds: 30, hours: 8 }

const IDLE_CPU_PERCENT = 1
const MEMORY_GROWTH_MB = 20
const DEVICES = 4
const READY_LIMIT_MS = 30_000
/** What a bench hears in an hour: a scan every four seconds, and a scale that repeats its weight ten times a second. */
const SCANS_PER_HOUR = 900
const FRAMES_PER_HOUR = 36_000
const FRAMES_PER_SCAN = FRAMES_PER_HOUR / SCANS_PER_HOUR
const PERCENT = 100
const SECOND_MS = 1_000

/** The station with four devices at the other ends of real lines: how soon it hears, how little it costs, and that it stays as it is. */
export async function* measureDevices(size: DevicesSize): AsyncGenerator<Figure> {
  const dir = mkdtempSync(join(tmpdir(), 'turnback-bench-'))
  const devices = await openBenchDevices()
  let station: MeasuredStation | null = null
  try {
    const storeDir = join(dir, 'store')
    const example = await fillStore(storeDir, devices)
    station = await startMeasuredStation(storeDir)
    await allReady(station)
    yield* measureScans(station, devices.scanner, size.scans)
    yield* measureWeights(station, devices, example, size.weights)
    yield* measureIdle(station, size.idleSeconds)
    if (size.hours > 0) yield* measureStream(station, devices, size.hours)
  } finally {
    await station?.close()
    await devices.close()
    rmSync(dir, { recursive: true, force: true })
  }
}

/** What has to be scanned until the bench waits for a weight. */
export interface WeighedExample {
  readonly badge: string
  /** A return order, and the code of something that is expected in it. */
  readonly parcels: readonly { readonly rmaNumber: string; readonly code: string }[]
}

async function fillStore(storeDir: string, devices: BenchDevices): Promise<WeighedExample> {
  const templates = await loadTemplates(resourcesDir())
  const surroundings = { storeDir, resourcesDir: resourcesDir(), clock: { now: () => Date.now() }, log: silentLog, newId: randomUUID, templates }
  await setUpSample(surroundings, 'en')
  const store = openStationStore(surroundings, null)
  try {
    writeBenchSettings(store, { language: 'en', simulated: false, devices: [...devices.configuration] })
    const badge = store.reference.operators()[0]?.badge ?? ''
    const parcels = store.reference.returnOrderNumbers(0, PERCENT).flatMap((rmaNumber) => {
      const sku = store.reference.returnOrder(rmaNumber)?.lines[0]?.sku
      const code = sku === undefined ? undefined : store.reference.itemsBySku(sku)[0]?.gtins[0]
      return code === undefined ? [] : [{ rmaNumber, code }]
    })
    return { badge, parcels }
  } finally {
    store.close()
  }
}

async function allReady(station: MeasuredStation): Promise<void> {
  const deadline = performance.now() + READY_LIMIT_MS
  while (!(await station.devicesReady())) {
    if (performance.now() > deadline) throw new Error('the devices of the measured bench are not ready')
    await pause(50)
  }
}

async function* measureIdle(station: MeasuredStation, seconds: number): AsyncGenerator<Figure> {
  const before = station.cpuMs()
  if (before === null) return
  const from = performance.now()
  await pause(seconds * SECOND_MS)
  const usedMs = (station.cpuMs() ?? 0) - before
  yield { metric: 'idle-cpu', value: (usedMs / (performance.now() - from)) * PERCENT, unit: '%', goal: IDLE_CPU_PERCENT, better: 'lower', rows: { devices: DEVICES, seconds } }
}

/** Memory after the first hour and after the last: what grows between them would grow for ever. */
async function* measureStream(station: MeasuredStation, devices: BenchDevices, hours: number): AsyncGenerator<Figure> {
  const from = performance.now()
  let afterFirst: number | null = null
  for (let hour = 0; hour < hours; hour++) {
    for (let scan = 0; scan < SCANS_PER_HOUR; scan++) {
      const text = `HOUR-${hour}-${scan}`
      const heard = station.nextScan(text)
      for (let frame = 0; frame < FRAMES_PER_SCAN; frame++) devices.scale.emit(Buffer.from(`S S ${`${100 + frame}.0`.padStart(10)} g\r\n`))
      devices.scanner.write(Buffer.from(`${text}\r`))
      await heard
    }
    if (hour === 0) afterFirst = station.memoryMb()
  }
  const rows = { hours, scans: hours * SCANS_PER_HOUR, frames: hours * FRAMES_PER_HOUR }
  yield { metric: 'stream-speed-up', value: (hours * 3_600 * SECOND_MS) / (performance.now() - from), unit: 'x', goal: null, better: 'higher', rows }
  const after = station.memoryMb()
  if (afterFirst === null || after === null) return
  yield { metric: 'memory-growth-after-the-first-hour', value: after - afterFirst, unit: 'MB', goal: hours === FULL_DEVICES.hours ? MEMORY_GROWTH_MB : null, better: 'lower', rows }
}
