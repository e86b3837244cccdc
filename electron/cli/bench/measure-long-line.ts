import { makeNumberedLpn } from '@shared/domain/lpn'
import { asId, type OperatorId, type ParcelId, type ReturnOrderId, type ShiftId, type UnitId } from '@shared/domain/ids'
import { draft, subjectOf, type DraftEntry } from '@shared/domain/journal-entry'
import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createBench } from '../../station/handlers/bench'
import type { Store } from '../../station/store/store'
import type { Templates } from '../../station/templates/templates'
import { openCommandStore } from '../open-command-store'
import type { Figure } from './bench-row'
import { percentile } from './timings'

/** The largest line of the public data: one return order of 74,215 pieces, each taken as a unit of its own. */
const PIECES = 74_215
/** Enough to see that the figure comes, where the goals of full size do not hold. */
const FEW_PIECES = 1_000
const SCANS = 200
const BATCH = 1_000
const SCAN_P50_MS = 5
const VIEW_P99_MS = 5
const RMA = 'LONG-LINE'
const SKU = 'LONG-1'
const BADGE = makeNumberedLpn('badge', 'BENCH2', 1)
const CLERK = asId<OperatorId>('long-line-clerk')
const PARCEL = asId<ParcelId>('long-line-parcel')
const SHIFT = asId<ShiftId>('long-line-shift')

/** One more unit on a line that has almost all of its pieces: the scan, with what it writes, and the view after it. */
export function* measureLongLine(dir: string, templates: Templates, goal: (value: number) => number | null): Generator<Figure> {
  const pieces = goal(PIECES) ?? FEW_PIECES
  const folder = mkdtempSync(join(dir, 'long-line-'))
  const store = openCommandStore(folder)
  try {
    fill(store, pieces)
    const { scans, views } = timeScans(store, templates)
    const rows = { pieces, units: pieces - SCANS, scans: scans.length }
    yield { metric: 'long-line-scan-p50', value: percentile(scans, 0.5), unit: 'ms', goal: goal(SCAN_P50_MS), better: 'lower', rows }
    yield { metric: 'long-line-scan-p99', value: percentile(scans, 0.99), unit: 'ms', goal: null, better: 'lower', rows }
    yield { metric: 'long-line-view-p99', value: percentile(views, 0.99), unit: 'ms', goal: goal(VIEW_P99_MS), better: 'lower', rows }
  } finally {
    store.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function fill(store: Store, pieces: number): void {
  const line = { rmaNumber: RMA, line: 1, createdAt: null, sku: SKU, gtin14: null, title: 'One of very many', category: 'general', quantityExpected: pieces, claimedReason: null, usualWeightGrams: 40, orderNumber: null }
  store.reference.importReturnLines('bench', [{ ...line, buyer: { reference: null, name: null, address: null, phone: null, email: null, country: null } }])
  store.reference.addOperator({ operatorId: CLERK, name: 'Bench', role: 'clerk', language: 'en', badge: BADGE, active: true }, null)
  const shift = subjectOf('shift', SHIFT)
  const returnOrderId = store.reference.returnOrder(RMA)?.returnOrderId ?? asId<ReturnOrderId>(RMA)
  store.journal.append([
    draft('shiftOpened', shift, { shiftId: SHIFT, operatorId: CLERK }),
    draft('operatorSignedIn', shift, { operatorId: CLERK, by: 'badge' }),
    draft('parcelReceived', subjectOf('parcel', PARCEL), { parcelId: PARCEL, returnOrderId, rmaNumber: RMA, scanned: RMA, match: 'rma-number', shiftId: SHIFT, unitsExpected: pieces }),
  ], CLERK)
  for (let from = 0; from < pieces - SCANS; from += BATCH) {
    store.journal.append(Array.from({ length: Math.min(BATCH, pieces - SCANS - from) }, (_, i) => takenUnit(from + i, returnOrderId)).flat(), CLERK)
  }
}

/** A unit that was taken in and lies on hold: in nobody's hands. */
function takenUnit(n: number, returnOrderId: ReturnOrderId): readonly DraftEntry[] {
  const unitId = asId<UnitId>(`long-line-${n}`)
  const subject = subjectOf('unit', unitId)
  return [
    draft('unitIdentified', subject, {
      unitId, lpn: makeNumberedLpn('unit', 'BENCH2', n), parcelId: PARCEL, returnOrderId, shiftId: SHIFT, line: 1, itemId: null, sku: SKU, title: 'One of very many',
      checklistId: 'general', checklistVersion: 1, usualWeightGrams: 40, scanned: SKU,
    }),
    draft('unitHeld', subject, { reason: 'asked-by-operator' }),
  ]
}

/** `scans` end with the unit and its plate number on the disk; `views` write nothing. */
function timeScans(store: Store, templates: Templates): { readonly scans: readonly number[]; readonly views: readonly number[] } {
  let ids = 0
  const bench = createBench({
    store, templates, clock: { now: () => Date.now() }, newId: () => `measured-${++ids}`,
    isScaleReady: () => true, adjustScale: () => undefined, printers: { other: () => null, takeOver: () => undefined }, previewLabel: () => ({ widthMm: 1, heightMm: 1, shapes: [] }), onAppended() {},
  })
  const views: number[] = []
  const scans: number[] = []
  for (let n = 0; n < SCANS; n++) {
    const from = performance.now()
    const { kind } = bench.scan(SKU)
    const scanned = performance.now()
    bench.view()
    views.push(performance.now() - scanned)
    scans.push(scanned - from)
    if (kind !== 'unit-identified') throw new Error(`a unit of the long line gave ${kind}`)
    bench.command('LEAD')
  }
  return { scans, views }
}
