import type { BenchAnswer } from '@shared/contract/bench-view'
import { commandBarcode, type BenchCommand } from '@shared/domain/command-barcode'
import type { BenchStepKind } from '@shared/domain/bench-state'
import { asId, type OperatorId } from '@shared/domain/ids'
import { draft, subjectOf } from '@shared/domain/journal-entry'
import { makeLpn, makeNumberedLpn, parseLpn } from '@shared/domain/lpn'
import { openTote } from '@shared/domain/commands/open-tote'
import { createBench, type Bench } from '../../../electron/station/handlers/bench'
import { importCatalogue } from '../../../electron/station/feeds/import-catalogue'
import { importExpectedReturns } from '../../../electron/station/feeds/import-expected-returns'
import type { Store } from '../../../electron/station/store/store'
import { loadTemplates } from '../../../electron/station/templates/load-templates'
import { aWeight } from '../../support/builders'
import { createTestClock, createTestSource, openTestStore, temporaryFolder } from '../store/support/temporary-store'
import { anItem } from '../store/support/reference-rows'
import { csvOf, fileOf } from '../feeds/files'

export const DANA_BADGE = makeNumberedLpn('badge', 'EXAMPL', 1)
export const TOTE_A = makeLpn('tote', 'A12')

/** Rows of a file as it comes, header first. */
export interface StoreBenchFiles {
  readonly catalogue?: readonly (readonly string[])[]
  readonly returns?: readonly (readonly string[])[]
}

/** The bench as the station has it, over a real store that real files were read into. Only the devices are hands. */
export interface StoreBench {
  readonly store: Store
  readonly bench: Bench
  scan(text: string): BenchAnswer
  command(command: BenchCommand): BenchAnswer
  /** Works a camera of RMA-CAM, which asks for everything, as far as the step. */
  goTo(step: BenchStepKind): void
  /** Number of the newest entry: an answer that took nothing leaves it. */
  head(): number
}

const CAMERA = anItem('camera', { sku: 'CAM-1', title: 'Camera', category: 'electronics', usualWeightGrams: 310, asks: { serial: true, lot: true } })

/** Read once: they are data, and every bench has the same. */
const templates = loadTemplates('resources')

export async function openStoreBench(files: StoreBenchFiles = {}): Promise<StoreBench> {
  const clock = createTestClock()
  const store = openTestStore(temporaryFolder(), { clock })
  store.reference.addOperator({ operatorId: asId<OperatorId>('dana'), name: 'Dana K.', role: 'clerk', language: 'en', badge: DANA_BADGE, active: true }, '1111')
  store.reference.importItems('test', [CAMERA])
  const returns = [['rma', 'line', 'sku', 'title', 'quantity'], ['RMA-CAM', '1', 'CAM-1', 'Camera', '3']]
  for (const imported of [
    ...(files.catalogue ? [await importCatalogue(fileOf(csvOf(files.catalogue), 'catalogue.csv'), store)] : []),
    await importExpectedReturns(fileOf(csvOf(returns), 'own.csv'), store),
    ...(files.returns ? [await importExpectedReturns(fileOf(csvOf(files.returns), 'returns.csv'), store)] : []),
  ]) {
    if (!imported.ok) throw new Error(imported.failure.detail)
  }
  for (const body of ['A12', 'B07', 'C04', 'V01', 'R01', 'Q01']) {
    const plate = parseLpn(makeLpn('tote', body))
    const opened = plate && openTote({ totes: store.bench.totes() }, plate)
    if (opened?.ok) store.journal.append(opened.value.entries, null)
  }
  const bench = createBench({
    store, templates: await templates, clock, newId: createTestSource('bench').newId,
    isScaleReady: () => true, adjustScale: () => undefined, printers: { other: () => null, takeOver: () => undefined },
    previewLabel: () => ({ widthMm: 1, heightMm: 1, shapes: [] }), onAppended() {},
  })
  const scan = (text: string) => {
    clock.step(1_000)
    return bench.scan(text)
  }
  const command = (wanted: BenchCommand) => scan(commandBarcode(wanted))

  function print(): void {
    const unit = store.bench.unitInHand()
    if (!unit?.label) throw new Error('no label is on its way')
    store.journal.append([draft('labelSent', subjectOf('unit', unit.unitId), { printJobId: unit.label.printJobId, confirmed: true, evidence: 'test' })], null)
  }

  /** What a person does next, in the order of the steps. */
  const next: Record<Exclude<BenchStepKind, 'confirm' | 'tote'>, () => void> = {
    'sign-in': () => scan(DANA_BADGE),
    'scan-parcel': () => scan('RMA-CAM'),
    'scan-unit': () => scan('CAM-1'),
    serial: () => scan('SN-4711'),
    lot: () => scan('LOT-7'),
    weigh: () => bench.weigh(aWeight(310)),
    choose: () => command('NEXT'),
    question: () => command('ANSWER 1'),
    label: () => {
      print()
      scan(bench.unitInHand()?.lpn ?? '')
    },
  }
  const MOST_STEPS = 30

  const desk: StoreBench = {
    store, bench, scan, command,
    head: () => store.journal.head().seq,
    goTo(step) {
      if (step === 'confirm') {
        desk.goTo('scan-unit')
        scan('NOBODY-KNOWS-IT')
        return
      }
      for (let i = 0; i < MOST_STEPS; i++) {
        const { kind } = bench.step()
        if (kind === step) return
        if (kind === 'confirm' || kind === 'tote') break
        next[kind]()
      }
      throw new Error(`the bench is at ${bench.step().kind}, not at ${step}`)
    },
  }
  return desk
}
