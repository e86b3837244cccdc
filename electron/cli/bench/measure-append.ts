import { asId, type OperatorId, type ParcelId, type PrintJobId, type ReturnOrderId, type ShiftId, type UnitId } from '@shared/domain/ids'
import { draft, subjectOf, type DraftEntry } from '@shared/domain/journal-entry'
import { makeLpn, makeNumberedLpn } from '@shared/domain/lpn'
import type { Store } from '../../station/store/store'
import type { BenchContext } from './bench-context'
import type { Figure } from './bench-row'
import { percentile, timeEach } from './timings'

const UNITS = 300
const APPEND_P50_MS = 1
const APPEND_P99_MS = 5
const RANGE = 'BENCH1'

/** Appends steps one by one, as a clerk takes them: each with its projections, each on the disk before the next. */
export function* measureAppend(store: Store, context: Pick<BenchContext, 'rows' | 'goal'>): Generator<Figure> {
  const steps = Array.from({ length: UNITS }, (_, n) => stepsOf(`measured-${store.journal.head().seq}-${n}`, n)).flat()
  const times = timeEach(steps, (step) => void store.journal.append([step], asId<OperatorId>('operator-synthetic')), 0)
  const rows = { ...context.rows, appends: times.length }
  yield { metric: 'append-p50', value: percentile(times, 0.5), unit: 'ms', goal: context.goal(APPEND_P50_MS), better: 'lower', rows }
  yield { metric: 'append-p99', value: percentile(times, 0.99), unit: 'ms', goal: context.goal(APPEND_P99_MS), better: 'lower', rows }
}

/** A unit from its scan to its place in the store, so that none stays in anybody's hands. */
function stepsOf(name: string, n: number): readonly DraftEntry[] {
  const unitId = asId<UnitId>(name)
  const subject = subjectOf('unit', unitId)
  const lpn = makeNumberedLpn('unit', RANGE, n)
  const printJobId = asId<PrintJobId>(`job-${name}`)
  return [
    draft('unitIdentified', subject, {
      unitId, lpn, parcelId: asId<ParcelId>(`parcel-${name}`), returnOrderId: asId<ReturnOrderId>(`return-${name}`), shiftId: asId<ShiftId>('measured-shift'),
      line: 1, itemId: null, sku: 'SY-0000001', title: 'Measured unit', checklistId: 'general', checklistVersion: 1, usualWeightGrams: 400, scanned: 'SY-0000001',
    }),
    draft('unitWeighed', subject, { weightGrams: 401, frame: 'S S      0.401 kg', deviceId: 'scale' }),
    draft('questionAnswered', subject, { questionId: 'seal', answerId: 'yes' }),
    draft('unitGraded', subject, { grade: 'A', score: 100, findings: [], rulesVersion: 1 }),
    draft('dispositionDecided', subject, { disposition: 'restock', zone: 'A', ruleId: 1, rulesVersion: 1 }),
    draft('labelRequested', subject, { printJobId, lpn, reprint: null }),
    draft('labelSent', subject, { printJobId, confirmed: true, evidence: '' }),
    draft('labelScannedBack', subject, { lpn, tookMs: 900 }),
    draft('unitPutAway', subject, { location: makeLpn('location', 'TBA1000') }),
  ]
}
