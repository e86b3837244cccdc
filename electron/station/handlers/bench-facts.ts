import type { BenchState } from '@shared/domain/bench-state'
import { articleKeys, cleanScan, plateOf, type Identification } from '@shared/domain/barcode'
import type { ScanFacts } from '@shared/domain/decide-scan'
import type { ParcelView } from '@shared/domain/parcel'
import type { Grams } from '@shared/domain/quantities'
import type { ReturnLine, ReturnOrder } from '@shared/domain/return-order'
import type { UnitView } from '@shared/domain/unit'
import { judgeUnitWeight, type WeightJudgement } from '@shared/domain/weight-check'
import type { Store } from '../store/store'
import type { Templates } from '../templates/templates'

/** The return order of a parcel as imported, or an empty one for a blind parcel. */
export function returnOrderOf(store: Store, parcel: Pick<ParcelView, 'returnOrderId' | 'rmaNumber'>): ReturnOrder {
  return store.reference.returnOrder(parcel.rmaNumber) ?? { returnOrderId: parcel.returnOrderId, rmaNumber: parcel.rmaNumber, lines: [] }
}

/** Lines of the parcel's return order; none for a blind parcel. */
export function linesOf(store: Store, parcel: ParcelView): readonly ReturnLine[] {
  return returnOrderOf(store, parcel).lines
}

/** Everything a decision looks at, read from the projections. Nothing of it is kept between two decisions but `pending`. */
export function gatherBenchState(store: Store, templates: Templates, pending: BenchState['pending']): BenchState {
  const shift = store.bench.openShift()
  const unit = store.bench.unitInHand()
  const parcel = (unit && store.bench.parcel(unit.parcelId)) ?? store.bench.openParcel()
  return {
    operator: shift?.signedIn ? store.reference.operator(shift.signedIn) : null,
    shift,
    parcel,
    lines: parcel ? linesOf(store, parcel).map((line) => ({ ...line, claimed: templates.claimedReasonOf(line) ?? undefined })) : [],
    units: parcel ? store.bench.unitsOfReturnOrder(parcel.returnOrderId) : [],
    unit,
    checklist: unit ? templates.checklist(unit.checklistId) : null,
    totes: store.bench.totes(),
    pending,
    weight: unit && unit.weightGrams !== null ? judgeWeightOf(unit, unit.weightGrams, templates) : null,
  }
}

/** What a weight says about a unit. */
export function judgeWeightOf(unit: UnitView, weightGrams: Grams, templates: Templates): WeightJudgement {
  return judgeUnitWeight(weightGrams, unit.usualWeightGrams, null, templates.decisionRules.weight)
}

/** Looks a scanned text up in everything the station knows. */
export function gatherScanFacts(store: Store, { text: scanned, candidates }: Identification): ScanFacts {
  const text = cleanScan(scanned)
  const plate = plateOf(candidates)
  const byGtin = articleKeys(candidates).map((gtin14) => store.reference.itemsByGtin(gtin14)).find((items) => items.length > 0) ?? []
  return {
    text,
    candidates,
    operator: plate?.type === 'badge' ? store.reference.operatorByBadge(plate.lpn) : null,
    returnOrder: findReturnOrder(store, text),
    items: byGtin.length > 0 ? byGtin : plate ? [] : store.reference.itemsBySku(text),
    unit: plate?.type === 'unit' ? store.bench.unitByLpn(plate.lpn) : null,
    tote: plate?.type === 'tote' ? store.bench.toteByLpn(plate.lpn) : null,
  }
}

/** By its own number, then as one opened on the spot, then by the number of its order when that names only one. */
function findReturnOrder(store: Store, text: string): ScanFacts['returnOrder'] {
  const announced = store.reference.returnOrder(text)
  if (announced) return { order: announced, match: 'rma-number', units: store.bench.unitsOfReturnOrder(announced.returnOrderId) }
  const blind = store.bench.blindReturnOrder(text)
  if (blind) {
    const order = { returnOrderId: blind.returnOrderId, rmaNumber: blind.rmaNumber, lines: [] }
    return { order, match: 'rma-number', units: store.bench.unitsOfReturnOrder(blind.returnOrderId) }
  }
  const [byOrder, ...others] = store.reference.returnOrdersByOrderNumber(text)
  return byOrder && others.length === 0 ? { order: byOrder, match: 'order-number', units: store.bench.unitsOfReturnOrder(byOrder.returnOrderId) } : null
}
