import type { ShiftSummary } from '@shared/contract/shift-summary'
import { LPN_ALPHABET } from '@shared/domain/lpn'
import type { Result } from '@shared/domain/result'
import { SIMULATED_SCANNERS, USUAL_SIMULATED_CHOICE, type SimulatedChoice } from '@shared/domain/simulated-devices'
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { simulatedScaleProtocols } from '../../station/devices/simulated-bench'
import { importCatalogue } from '../../station/feeds/import-catalogue'
import type { ImportFailure, ImportReport } from '../../station/feeds/import-report'
import { importExpectedReturns } from '../../station/feeds/import-expected-returns'
import { writeBenchSettings } from '../../station/handlers/bench-settings'
import { addSampleOperators } from '../../station/handlers/set-up'
import { createLog } from '../../station/log'
import { openStation, type Station } from '../../station/station'
import { loadTemplates } from '../../station/templates/load-templates'
import { parseArguments, requireOption, wholeNumber } from '../arguments'
import { openCommandStore } from '../open-command-store'
import { answer, EXIT, misuse, tell, type ExitCode } from '../outcome'
import { resourcesDir } from '../resources-dir'
import { createSeededRandom, type SeededRandom } from '../seeded-random'
import { openDemoBench } from './demo-bench'
import { collectDemoLabels } from './demo-labels'
import { createDemoOperator } from './demo-operator'
import { planDemo, type ItemRange, type PlannedParcel } from './demo-plan'

export const demoUsage = 'demo --catalogue FILE [--catalogue FILE ...] --expected FILE [--expected FILE ...] --units N --out DIR [--station NAME] [--seed N] [--scale PROTOCOL] [--scanner serial-scanner|hid-pos|keyboard]'

const MAX_UNITS = 100_000
const MAX_SEED = 2 ** 31 - 1
/** The simulated devices work faster than real ones: the demo proves the way of the bytes, not the patience of a scale. */
const SETTLE_MS = 40
const PRINT_MS = 1
const ASK_EVERY_MS = 15

interface DemoOrder {
  readonly catalogues: readonly string[]
  readonly expected: readonly string[]
  readonly units: number
  readonly out: string
  readonly station: string
  readonly seed: number
  /** What the simulated scale speaks and what the clerk scans with. */
  readonly devices: SimulatedChoice
}

/** Works units through the whole loop with simulated devices that speak to the real drivers. Exit 1 on any fault. */
export async function demoCommand(argv: readonly string[]): Promise<ExitCode> {
  const order = readOrder(argv)
  if (!order.ok) return misuse(order.failure, demoUsage)
  const { catalogues, expected, out } = order.value
  for (const file of [...catalogues, ...expected]) {
    if (existsSync(file)) continue
    tell(`turnback: there is no file ${file}. Check the name and try again.`)
    return EXIT.refused
  }
  if (existsSync(join(out, 'store', 'journal.db'))) {
    tell(`turnback: ${out} already holds a store. Name another folder with --out: the demo always begins a new station.`)
    return EXIT.refused
  }
  return runDemo(order.value)
}

function readOrder(argv: readonly string[]): Result<DemoOrder, string> {
  const args = parseArguments(argv, ['catalogue', 'expected', 'units', 'out', 'station', 'seed', 'scale', 'scanner'])
  if (!args.ok) return args
  if (args.value.positional.length > 0) return { ok: false, failure: `${args.value.positional[0]} is not expected here` }
  const out = requireOption(args.value, 'out')
  const unitsText = requireOption(args.value, 'units')
  for (const option of [requireOption(args.value, 'catalogue'), requireOption(args.value, 'expected')]) if (!option.ok) return option
  if (!out.ok) return out
  if (!unitsText.ok) return unitsText
  const units = wholeNumber(unitsText.value, 'units', 1, MAX_UNITS)
  if (!units.ok) return units
  const seed = wholeNumber(args.value.options.get('seed') ?? '1', 'seed', 0, MAX_SEED)
  if (!seed.ok) return seed
  const scale = args.value.options.get('scale') ?? USUAL_SIMULATED_CHOICE.scale
  if (!simulatedScaleProtocols.some((known) => known === scale)) return { ok: false, failure: `--scale must be one of ${simulatedScaleProtocols.join(', ')}` }
  const scannerText = args.value.options.get('scanner') ?? USUAL_SIMULATED_CHOICE.scanner
  const scanner = SIMULATED_SCANNERS.find((known) => known === scannerText)
  if (scanner === undefined) return { ok: false, failure: `--scanner must be one of ${SIMULATED_SCANNERS.join(', ')}` }
  const station = args.value.options.get('station') ?? `Demo ${Array.from(randomBytes(4), (byte) => LPN_ALPHABET.charAt(byte % LPN_ALPHABET.length)).join('')}`
  return { ok: true, value: { catalogues: args.value.all('catalogue'), expected: args.value.all('expected'), out: out.value, units: units.value, seed: seed.value, station, devices: { scale, scanner } } }
}

async function prepareStore(order: DemoOrder, random: SeededRandom): Promise<{ plan: readonly PlannedParcel[]; badge: string }> {
  const templates = await loadTemplates(resourcesDir())
  const store = openCommandStore(join(order.out, 'store'), order.station)
  try {
    const ranges: ItemRange[] = []
    for (const file of order.catalogues) {
      const from = store.reference.itemCount()
      tellImport(file, await importCatalogue(file, store))
      ranges.push({ from, count: store.reference.itemCount() - from })
    }
    for (const file of order.expected) tellImport(file, await importExpectedReturns(file, store))
    addSampleOperators(store, templates)
    writeBenchSettings(store, { language: 'en', simulated: true, devices: [], simulatedDevices: order.devices })
    const [clerk] = store.reference.operators()
    if (!clerk) throw new Error('the sample has no people')
    return { plan: planDemo(store.reference, ranges, order.units, random), badge: clerk.badge }
  } finally {
    store.close()
  }
}

function tellImport(file: string, imported: Result<ImportReport, ImportFailure>): void {
  if (!imported.ok) throw new Error(`${file} was not taken: ${imported.failure.detail}`)
  tell(`${file}: ${imported.value.imported} rows taken, ${imported.value.refused} not taken`)
}

async function runDemo(order: DemoOrder): Promise<ExitCode> {
  const startedAt = Date.now()
  mkdirSync(order.out, { recursive: true })
  // Three streams: how often devices draw depends on the speed of the machine, and must not change what is worked.
  const planRandom = createSeededRandom(order.seed)
  const clerkRandom = createSeededRandom(order.seed + 1)
  const deviceRandom = createSeededRandom(order.seed + 2)
  const prepared = await prepareStore(order, planRandom)
  const { plan } = prepared
  const planned = plan.reduce((sum, parcel) => sum + parcel.units.length, 0)
  if (planned < order.units) tell(`only ${planned} units can be worked: the catalogue is empty and the return orders are used up`)

  const station = await openStation({
    storeDir: join(order.out, 'store'), resourcesDir: resourcesDir(), exportsDir: order.out, version: 'demo', random: deviceRandom, simulatedAskEveryMs: ASK_EVERY_MS,
    log: process.env.TURNBACK_TRACE ? createLog('demo') : createLog('demo', (line) => !line.includes('"level":"info"') && tell(line)),
  })
  const { simulated } = station
  if (!simulated) throw new Error('the demo station has no simulated devices')
  simulated.scale.change({ settleMs: SETTLE_MS })
  simulated.printer.switch({ printMs: PRINT_MS })
  const labels = collectDemoLabels(simulated, join(order.out, 'labels'))
  const faults: string[] = []
  let summary: ShiftSummary
  try {
    const bench = await openDemoBench(station)
    const operator = createDemoOperator(bench, clerkRandom, (lpn) => labels.take(lpn), prepared.badge)
    await operator.signIn()
    for (const parcel of plan) {
      try {
        await operator.workParcel(parcel)
      } catch (fault) {
        faults.push(`parcel ${parcel.code}: ${fault instanceof Error ? fault.message : String(fault)}`)
        tell(`fault: ${faults.at(-1)}`)
        break
      }
    }
    bench.close()
    await labels.finish()
    summary = await exportSummary(station, order.out)
  } finally {
    await station.close()
  }
  return report(order, plan, summary, { faults, labels: labels.count(), tookMs: Date.now() - startedAt })
}

async function exportSummary(station: Station, out: string): Promise<ShiftSummary> {
  for (const format of ['pdf', 'csv'] as const) {
    const saved = await station.request('report.export', { format, language: 'en' })
    if (!saved.ok) throw new Error(`the shift summary was not saved as ${format}: ${saved.failure.kind}`)
    renameSync(saved.value.path, join(out, `shift-summary.${format}`))
  }
  const summary = await station.request('report.shift', {})
  if (!summary.ok) throw new Error(`no shift summary: ${summary.failure.kind}`)
  return summary.value
}

function report(order: DemoOrder, plan: readonly PlannedParcel[], summary: ShiftSummary, ran: { faults: readonly string[]; labels: number; tookMs: number }): ExitCode {
  const store = openCommandStore(join(order.out, 'store'))
  try {
    const verified = store.journal.verify()
    const faults = [...ran.faults, ...verified.problems.map((problem) => `${problem.kind}: ${problem.detail}`)]
    if (summary.unitsPlaced < plan.reduce((sum, parcel) => sum + parcel.units.length, 0)) faults.push(`${summary.unitsPlaced} units placed, fewer than planned`)
    if (ran.labels !== summary.unitsPlaced) faults.push(`${ran.labels} labels came out for ${summary.unitsPlaced} units`)
    const blindUnits = plan.filter((parcel) => parcel.blind).reduce((sum, parcel) => sum + parcel.units.length, 0)
    tellTable([
      ['units placed', summary.unitsPlaced], ['parcels', summary.parcelsReceived], ['of them blind', summary.parcelsBlind],
      ...summary.unitsByGrade.map(({ grade, count }) => [`grade ${grade}`, count] as const),
      ...summary.unitsByDisposition.map(({ disposition, count }) => [disposition, count] as const),
      ['labels', ran.labels], ['entries', verified.entries], ['faults', faults.length], ['seconds', Math.round(ran.tookMs / 1000)],
    ])
    answer({
      ok: faults.length === 0, units: summary.unitsPlaced, parcels: summary.parcelsReceived, blindParcels: summary.parcelsBlind, blindUnits, faults: faults.length, faultList: faults,
      labels: ran.labels, entries: verified.entries, grades: Object.fromEntries(summary.unitsByGrade.map(({ grade, count }) => [grade, count])),
      dispositions: Object.fromEntries(summary.unitsByDisposition.map(({ disposition, count }) => [disposition, count])),
      seed: order.seed, station: store.journal.origin.station, incarnation: store.journal.origin.incarnation, lpnRange: store.journal.origin.lpnRange, out: order.out, tookMs: ran.tookMs,
    })
    return faults.length === 0 ? EXIT.done : EXIT.refused
  } finally {
    store.close()
  }
}

function tellTable(rows: readonly (readonly [string, number])[]): void {
  const width = Math.max(...rows.map(([name]) => name.length))
  for (const [name, value] of rows) tell(`${name.padEnd(width)}  ${String(value).padStart(8)}`)
}
