import type { DeviceStatusView } from '@shared/contract/devices'
import { asId, type ItemId, type OperatorId } from '@shared/domain/ids'
import { draft, subjectOf, type StoredEntry } from '@shared/domain/journal-entry'
import { makeLpn, makeNumberedLpn } from '@shared/domain/lpn'
import { ok, refuse } from '@shared/domain/result'
import { cpSync } from 'node:fs'
import type { LabelPrinter, PrintFailure } from '../../../electron/station/devices/device'
import { createBench, type Bench } from '../../../electron/station/handlers/bench'
import { createFloor } from '../../../electron/station/handlers/floor'
import { createRelabel } from '../../../electron/station/handlers/relabel'
import { createRelabelNeeds } from '../../../electron/station/handlers/relabel-needs'
import { openLabelling } from '../../../electron/station/handlers/labelling'
import { openLabelPrinting, type LabelPrinting } from '../../../electron/station/handlers/label-printing'
import { createLabelSource } from '../../../electron/station/handlers/label-source'
import { openStore } from '../../../electron/station/store/open-store'
import type { Store } from '../../../electron/station/store/store'
import { loadTemplates } from '../../../electron/station/templates/load-templates'
import type { Templates } from '../../../electron/station/templates/templates'
import { aTote, aWeight } from '../../support/builders'
import { aLine, anItem } from '../../station/store/support/reference-rows'
import { atEnd, createTestSource, lastingFolder, openTestStore, silentLog, temporaryFolder } from '../../station/store/support/temporary-store'
import type { FakeStation } from './fake-station'
import { DEVICES } from './sample-views'

/*
 * The station's own decisions over a real store, without its devices: a press in the window leads to the next step.
 */

/** Codes of the live bench. */
export const CODES = {
  dana: makeNumberedLpn('badge', '3F7K2A', 1), timur: makeNumberedLpn('badge', '3F7K2A', 2), vera: makeNumberedLpn('badge', '3F7K2A', 3),
  toteA: makeLpn('tote', 'A12'), toteC: makeLpn('tote', 'C04'), shelf: makeLpn('location', 'TBA0417'),
  /** One return order with a piece that says why it came, one that does not, a camera with serial and lot, and a cable twice. */
  parcel: 'RMA-4711', second: 'RMA-4712', third: 'RMA-4713',
  /** The number of one order with two return orders. */
  order: 'W900110',
  headphones: 'HP-250', lamp: 'DL-1', camera: 'CAM-1', battery: 'BAT-7', stranger: 'TR-300',
  /** A code of two items, and the one code of a pack of six and of a carton nobody counted. */
  shared: '9520000047993', pack: '9520000047207', carton: '19520000047341',
} as const

const PIN = '2468'
const operators = [
  { operatorId: asId<OperatorId>('dana'), name: 'Dana K.', role: 'clerk', language: 'en', badge: CODES.dana, active: true },
  { operatorId: asId<OperatorId>('timur'), name: 'Timur A.', role: 'clerk', language: 'ru', badge: CODES.timur, active: true },
  { operatorId: asId<OperatorId>('vera'), name: 'Vera M.', role: 'lead', language: 'en', badge: CODES.vera, active: true },
] as const

const goods = (sku: string, title: string, changes: Parameters<typeof anItem>[1] = {}) =>
  anItem(sku, { itemId: asId<ItemId>(sku), sku, title, category: 'electronics/Audio', usualWeightGrams: 310, ...changes })

const items = [
  goods(CODES.headphones, 'Headphones', { gtins: ['09520000047184'] }),
  goods(CODES.lamp, 'Desk lamp'),
  goods(CODES.camera, 'Camera', { asks: { serial: true, lot: true } }),
  goods(CODES.battery, 'Battery', { asks: { serial: false, lot: true } }),
  goods(CODES.stranger, 'Trimmer set'),
  goods('SH-1', 'Shaver', { gtins: ['09520000047993'] }),
  goods('SH-2', 'Shaver, refurbished', { gtins: ['09520000047993'] }),
  goods('PEN-6', 'Gel pens', { codes: [{ code: '09520000047207', kind: 'pack', pieces: 6, guessed: false }] }),
  goods('DISC', 'Discs', { codes: [{ code: '19520000047341', kind: 'carton', pieces: null, guessed: false }] }),
]

const line = (rma: string, at: number, sku: string, title: string, changes: Parameters<typeof aLine>[2] = {}) =>
  aLine(rma, at, { sku, title, category: 'electronics/Audio', usualWeightGrams: 310, claimedReason: 'does not charge', claimedCode: 'defect', ...changes })

const lines = [
  line(CODES.parcel, 1, CODES.headphones, 'Headphones', { quantityExpected: 3, claimedCode: 'DEFECTIVE' }),
  line(CODES.parcel, 2, CODES.lamp, 'Desk lamp', { claimedReason: null, claimedCode: undefined }),
  line(CODES.parcel, 3, CODES.camera, 'Camera', { claimedCode: 'DEFECTIVE', quantityExpected: 2 }),
  line(CODES.parcel, 4, CODES.battery, 'Battery', { claimedCode: 'DEFECTIVE' }),
  line(CODES.second, 1, CODES.headphones, 'Headphones', { orderNumber: CODES.order, claimedCode: 'DEFECTIVE' }),
  line(CODES.third, 1, CODES.lamp, 'Desk lamp', { orderNumber: CODES.order }),
  line('RMA-4714', 1, CODES.headphones, 'Headphones', { claimedCode: 'DEFECTIVE' }),
]

/** Makes the store that every live station gets a copy of. */
function makeStore(dir: string): void {
  const store = openStore({ dir, stationName: 'Bench 07', clock: { now: () => Date.now() }, log: silentLog, ...createTestSource('first') })
  store.reference.importItems('test', items)
  store.reference.importReturnLines('test', lines)
  for (const operator of operators) store.reference.addOperator(operator, operator.operatorId === 'dana' ? PIN : null)
  store.journal.append(['A12', 'B07', 'C04', 'Q01'].map((body) => aTote(body)).map((tote) => draft('toteOpened', subjectOf('tote', tote.toteId), tote)), null)
  store.close()
}

/** A device that is not there. */
export type Missing = 'scanner' | 'scale' | 'printer' | 'paper' | 'line'

const STATES: Readonly<Record<Missing, Pick<DeviceStatusView, 'role' | 'state' | 'trouble'>>> = {
  scanner: { role: 'scanner', state: 'absent', trouble: null },
  scale: { role: 'scale', state: 'silent', trouble: null },
  printer: { role: 'printer', state: 'absent', trouble: null },
  paper: { role: 'printer', state: 'needs-hand', trouble: 'paper-out' },
  line: { role: 'printer', state: 'absent', trouble: null },
}

/** The line breaks over the first label, when some of it has left; then it is whole again. */
const LINE_BROKE: PrintFailure = { kind: 'broken', trouble: null, detail: 'reset', sentBytes: 120 }
const NO_PAPER: PrintFailure = { kind: 'needs-hand', trouble: 'paper-out', detail: 'paper out', sentBytes: 0 }

/** A station whose bench is real: the hands of a test before the window opens, and the answers to the window after that. */
export interface LiveStation {
  readonly bench: Bench
  readonly store: Store
  readonly devices: readonly DeviceStatusView[]
  /** Answers the window from now on. */
  answer(station: FakeStation): void
  /** The scale says a settled weight. */
  weigh(grams: number): void
  /** Waits until the printer is done with what it was given. */
  printed(): Promise<void>
  /** Entries that were appended since the last time this was asked. */
  news(): readonly StoredEntry[]
}

let template: { readonly dir: string; readonly templates: Templates; readonly printing: LabelPrinting } | null = null

/** Reads the shipped data and makes the first store; once for a test file, before the tests. */
export async function prepareLiveStations(): Promise<void> {
  const dir = lastingFolder()
  makeStore(dir)
  template = { dir, templates: await loadTemplates('resources'), printing: await openLabelPrinting('resources') }
}

export function openLiveStation(missing: readonly Missing[] = []): LiveStation {
  if (template === null) throw new Error('prepareLiveStations was not called')
  const { templates, printing } = template
  const dir = temporaryFolder()
  cpSync(template.dir, dir, { recursive: true })
  const { newId, randomBytes } = createTestSource('live')
  const clock = { now: () => Date.now() }
  const store = openTestStore(dir, { stationName: null, clock, newId, randomBytes })
  const isGone = (...which: readonly Missing[]) => which.some((one) => missing.includes(one))
  const devices = DEVICES.map((device): DeviceStatusView => {
    const gone = missing.map((one) => STATES[one]).find((state) => state.role === device.role && device.address !== 'keyboard')
    return gone ? { ...device, ...gone, detail: null, lastSaid: null } : device
  })
  let told: FakeStation | null = null
  const appended: StoredEntry[] = []
  const labelSource = createLabelSource({ ...printing, store, words: templates.labelWords, locale: 'en' })
  const tell = (answer: Parameters<FakeStation['show']>[1] = null) => told?.show(bench.view(), answer)
  let printsBegun = 0
  const printer: Pick<LabelPrinter, 'print' | 'language' | 'dpi'> = {
    language: 'zpl', dpi: 203,
    print() {
      printsBegun += 1
      if (isGone('line') && printsBegun === 1) return Promise.resolve(refuse(LINE_BROKE))
      return Promise.resolve(isGone('paper') ? refuse(NO_PAPER) : ok({ confirmed: true, sentAt: clock.now(), evidence: 'test' }))
    },
  }

  const labelling = openLabelling({
    store, log: silentLog, newId, make: (job, to) => labelSource.make(job, to), mediaOf: (job) => labelSource.mediaOf(job),
    printerOf: () => null,
    printerFor: () => (isGone('printer') ? null : { deviceId: 'printer', driver: printer }),
    onChanged: () => tell(),
  })
  atEnd(() => void labelling.close())
  const bench: Bench = createBench({
    store, templates, clock, newId,
    isScaleReady: () => !isGone('scale'),
    adjustScale: () => undefined, printers: { other: () => null, takeOver: () => undefined },
    previewLabel: (unit) => labelSource.previewUnit(unit),
    onAppended(entries) {
      appended.push(...entries)
      labelling.onAppended(entries)
    },
  })
  const floor = createFloor({ store, bench, newId })
  const relabel = createRelabel({
    store, bench, clock, newId, labels: printing.templates,
    needsOf: createRelabelNeeds({ store, templates, labels: printing.templates, locale: 'en', clock }),
    preview: ({ templateId, data, printJobId }) => labelSource.previewOf(templateId, data, printJobId),
  })
  /** A port answers later, never while it is still being written to. */
  const answered = async (decide: () => ReturnType<Bench['scan']>) => {
    await Promise.resolve()
    const answer = decide()
    if (answer.kind === 'tote-shown') floor.select(String(answer.facts.lpn))
    tell()
    return ok(answer)
  }

  return {
    bench, store, devices,
    answer(station) {
      told = station
      station.on('bench.view', () => ok(bench.view()))
      station.on('operators.list', () => ok(operators.map(({ operatorId, name, role, language }) => ({ operatorId, name, role, language }))))
      station.on('bench.scan', ({ text, source }) => answered(() => bench.scan(text, source === 'typed' ? 'typed' : 'scanned')))
      station.on('bench.command', ({ command }) => answered(() => bench.command(command)))
      station.on('bench.signInByPin', ({ operatorId, pin }) => answered(() => bench.signInByPin(operatorId, pin)))
      station.on('floor.view', () => ok(floor.view()))
      station.on('floor.scan', ({ text }) => answered(() => floor.scan(text)))
      station.on('floor.command', ({ command }) => answered(() => floor.command(command)))
      station.on('relabel.view', () => ok(relabel.view()))
      station.on('relabel.scan', ({ text }) => answered(() => relabel.scan(text)))
      station.on('relabel.command', ({ command }) => answered(() => relabel.command(command)))
    },
    weigh: (grams) => tell(bench.weigh(aWeight(grams, { readAt: clock.now() }))),
    async printed() {
      for (let turns = 0; store.bench.unitsWithLabelRequested().length > 0; turns++) {
        if (turns > 1000) throw new Error('the printer never comes to an end')
        await new Promise((resolve) => { setTimeout(resolve, 0) })
      }
    },
    news: () => appended.splice(0),
  }
}
