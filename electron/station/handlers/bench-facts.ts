import type { Identification } from '@shared/domain/barcode'
import type { CoveredCode } from '@shared/domain/covered-code'
import type { Lpn } from '@shared/domain/ids'
import { dueStep, type BenchState } from '@shared/domain/bench-state'
import type { ScanFacts } from '@shared/domain/decide-scan'
import { expectLines, type ExpectedLine } from '@shared/domain/expected-line'
import { weighedAs } from '@shared/domain/learned-weight'
import type { Operator } from '@shared/domain/operator'
import type { ParcelView } from '@shared/domain/parcel'
import { readScan } from '@shared/domain/scan-reading'
import type { Grams } from '@shared/domain/quantities'
import { heldAt, type UnitView } from '@shared/domain/unit'
import { missingHoldLabel, NOTHING_WAITS, WAITING_COUNTED, WAITING_SHOWN, waitingThings, type Waiting } from '@shared/domain/waiting'
import { judgeUnitWeight, usualWeight, type EarlierWeights, type WeightJudgement } from '@shared/domain/weight-check'
import type { Store } from '../store/store'
import type { Templates } from '../templates/templates'
import { countedOrdersOf } from './counted-orders'
import { findItems } from './find-items'
import { findRelated, findReturnOrders } from './find-return-orders'

/** Most units with the same serial number that are looked at. */
const SAME_SERIAL_LIMIT = 3

/** Everything a decision looks at, read from the projections. Nothing of it is kept between two decisions but `pending`. */
export function gatherBenchState(store: Store, templates: Templates, pending: BenchState['pending']): BenchState {
  const shift = store.bench.openShift()
  const unit = store.bench.unitInHand()
  const parcel = (unit && store.bench.parcel(unit.parcelId)) ?? store.bench.openParcel()
  const operator = shift?.signedIn ? activeOnly(store.reference.operator(shift.signedIn)) : null
  const earlier = unit && earlierWeightsOf(store, unit)
  const weightRules = templates.decisionRules.weight
  const counted = parcel ? countedOrdersOf(store, parcel) : []
  return {
    operator,
    shift,
    parcel,
    lines: counted.flatMap(({ order, counts }): readonly ExpectedLine[] => expectLines(order, counts)),
    unitsTaken: parcel ? store.bench.unitCountOfParcel(parcel.parcelId) : 0,
    unitsInWork: counted.flatMap(({ counts }) => counts).reduce((sum, count) => sum + count.inHand, 0),
    isClaimUnsaid: parcel !== null && store.bench.isClaimUnsaid(parcel.parcelId),
    unit,
    checklist: unit ? templates.checklist(unit.checklistId, unit.checklistVersion) : null,
    totes: store.bench.totes(),
    pending,
    weight: unit && unit.weightGrams !== null ? judgeUnitWeight(unit.weightGrams, unit.usualWeightGrams, earlier, weightRules) : null,
    usual: unit && usualWeight(unit.usualWeightGrams, earlier, weightRules),
    waiting: operator === null || parcel === null ? gatherWaiting(store) : NOTHING_WAITS,
    unlabelled: unit ? null : newestUnlabelled(store, parcel),
  }
}

/** What was set aside, here or at another bench. */
function gatherWaiting(store: Store): Waiting {
  const { units, parcels } = store.bench.waitingCounts(WAITING_COUNTED)
  if (units + parcels === 0) return NOTHING_WAITS
  const things = waitingThings(store.bench.heldUnits(WAITING_SHOWN), store.bench.waitingParcels(WAITING_SHOWN), (unit) => store.bench.parcel(unit.parcelId))
  return { things, units, parcels }
}

/** Only what was held here, and lately: what lies at another bench is printed there. */
function newestUnlabelled(store: Store, parcel: ParcelView | null): UnitView | null {
  const own = store.journal.origin.incarnation
  return store.bench.heldUnits(WAITING_SHOWN).find((unit) => missingHoldLabel(unit) !== null && heldAt(unit) === own && (parcel === null || unit.parcelId === parcel.parcelId)) ?? null
}

/** Who was let go while signed in here stands before a closed bench. */
function activeOnly(operator: Operator | null): Operator | null {
  return operator?.active === true ? operator : null
}

/** Weights of earlier units of the same item. A pack is compared with nothing: only single pieces are learned from. */
function earlierWeightsOf(store: Store, unit: UnitView): EarlierWeights | null {
  return unit.packQuantity === 1 ? store.bench.earlierWeights(weighedAs(unit), unit.unitId) : null
}

/** What a weight says about a unit. */
export function judgeWeightOf(store: Store, unit: UnitView, weightGrams: Grams, templates: Templates): WeightJudgement {
  return judgeUnitWeight(weightGrams, unit.usualWeightGrams, earlierWeightsOf(store, unit), templates.decisionRules.weight)
}

/** The unit that had the plate before, and what it has now; null for a plate that was never covered. */
export function coveredBy(store: Pick<Store, 'bench'>, lpn: Lpn): CoveredCode | null {
  const unit = store.bench.unitByCoveredCode(lpn)
  return unit && { oldCode: lpn, newLpn: unit.lpn, title: unit.title }
}

/** What a plate names, without any other look-up. */
export function gatherPlateFacts(store: Store, identification: Identification): Pick<ScanFacts, 'text' | 'unit' | 'covered' | 'tote'> {
  const { text, plate } = readScan(identification)
  const unit = plate?.type === 'unit' ? store.bench.unitByLpn(plate.lpn) : null
  return { text, unit, covered: plate?.type === 'unit' && !unit ? coveredBy(store, plate.lpn) : null, tote: plate?.type === 'tote' ? store.bench.toteByLpn(plate.lpn) : null }
}

/** Looks a scanned text up in everything the station knows. */
export function gatherScanFacts(store: Store, state: BenchState, identification: Identification, how: ScanFacts['how']): ScanFacts {
  const { text, unit, covered, tote } = gatherPlateFacts(store, identification)
  const reading = readScan(identification)
  const { plate } = reading
  const step = dueStep(state).kind
  const items = plate ? [] : findItems(store, reading)
  const serial = reading.serial ?? (step === 'serial' ? (reading.imei ?? text) : null)
  return {
    text, how, reading, items, unit, covered, tote,
    operator: plate?.type === 'badge' ? store.reference.operatorByBadge(plate.lpn) : null,
    matches: findReturnOrders(store, reading, step === 'scan-parcel' ? items : null),
    related: step === 'scan-unit' && state.parcel && items.length > 0 ? findRelated(store, state.parcel, items) : [],
    unitParcel: unit && store.bench.parcel(unit.parcelId),
    sameSerial: serial === null ? [] : store.bench.unitsBySerial(serial, SAME_SERIAL_LIMIT),
  }
}
