import type { LineView, ParcelSummary, UnitLine } from '@shared/contract/bench-view'
import { expectLines, piecesMissing, type ExpectedLine } from '@shared/domain/expected-line'
import type { ParcelView } from '@shared/domain/parcel'
import { whereIs, type UnitView } from '@shared/domain/unit'
import type { Store } from '../store/store'
import { countedOrdersOf } from './counted-orders'

/** Lines sent to the window; more would neither be read nor be quick. */
export const LINES_SHOWN = 40
/** Units beside the lines sent to the window. */
export const EXTRAS_SHOWN = 20

function viewUnitLine(unit: UnitView): UnitLine {
  return {
    unitId: unit.unitId, lpn: unit.lpn, title: unit.title, sku: unit.sku, state: unit.state, grade: unit.grade,
    zone: unit.zone, toteName: whereIs(unit), weightGrams: unit.weightGrams, fit: unit.fit, pieces: unit.packQuantity,
  }
}

/** All lines of a short list in their order; of a long one first those that are still awaited. */
function linesToShow(lines: readonly ExpectedLine[]): readonly ExpectedLine[] {
  if (lines.length <= LINES_SHOWN) return lines
  const isOpen = (line: ExpectedLine) => piecesMissing(line) > 0
  return [...lines.filter(isOpen), ...lines.filter((line) => !isOpen(line))].slice(0, LINES_SHOWN)
}

/** A parcel as the window shows it, counted by the store: no unit is read but the newest of each line shown. */
export function viewParcel(store: Store, parcel: ParcelView): ParcelSummary {
  const counted = countedOrdersOf(store, parcel)
  const lines = counted.flatMap(({ order, counts }) => expectLines(order, counts))
  const beside = counted.flatMap(({ counts }) => counts.filter(({ line }) => line === null))
  const shown = linesToShow(lines)
  const hidden = lines.filter((line) => !shown.includes(line))
  const extrasCount = beside.reduce((sum, { units }) => sum + units, 0)
  const sumOf = (value: (line: ExpectedLine) => number) => lines.reduce((sum, line) => sum + value(line), 0)
  return {
    parcelId: parcel.parcelId, rmaNumber: parcel.rmaNumber, scanned: parcel.scanned, blind: lines.length === 0,
    also: parcel.also.map(({ rmaNumber }) => rmaNumber),
    setAside: parcel.setAsideAt !== null,
    unitsExpected: sumOf((line) => line.quantityExpected),
    unitsPlaced: sumOf((line) => Math.min(line.settled, line.quantityExpected)),
    unitsFound: sumOf((line) => line.counted + line.surplus) + extrasCount,
    lines: shown.map((line): LineView => {
      const newest = line.counted + line.surplus > 0 ? store.bench.newestUnitOfLine(line.returnOrderId, line.line) : null
      return {
        rmaNumber: line.rmaNumber, line: line.line, sku: line.sku, title: line.title, claimedReason: line.claimedReason, usualWeightGrams: line.usualWeightGrams,
        quantityExpected: line.quantityExpected, counted: line.counted, settled: line.settled,
        surplus: line.surplus + Math.max(0, line.counted - line.quantityExpected), newest: newest && viewUnitLine(newest),
      }
    }),
    linesMore: { open: hidden.filter((line) => piecesMissing(line) > 0).length, done: hidden.filter((line) => piecesMissing(line) === 0).length },
    extras: extrasCount === 0 ? [] : counted.flatMap(({ order }) => store.bench.newestUnitsOffLines(order.returnOrderId, EXTRAS_SHOWN)).slice(0, EXTRAS_SHOWN).map(viewUnitLine),
    extrasCount,
  }
}
