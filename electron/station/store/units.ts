import { foldUnit } from '@shared/domain/projections/unit-status'
import { instantToHybridTime, hybridTimeToInstant } from '@shared/domain/hybrid-clock'
import type { EntryKind } from '@shared/domain/journal-entry'
import type { ToteView } from '@shared/domain/tote'
import { searchWords } from '@shared/domain/search-question'
import { serialKey } from '@shared/domain/serial-number'
import { learnedWeight } from '@shared/domain/learned-weight'
import { isInHand, openRelabelJob, type UnitStep, type UnitView } from '@shared/domain/unit'
import { queryAll, queryOne, type ReadableDb } from './db'
import { createProjection } from './projection'
import type { BenchReader } from './store'

function lastStep(unit: UnitView, kinds: readonly EntryKind[]): UnitStep | undefined {
  return unit.steps.findLast((step) => kinds.includes(step.kind))
}

/** Where the unit is: the bench that identified it, or took it up again after that. */
function benchOf(unit: UnitView, begunBy: string): string {
  return lastStep(unit, ['unitIdentified', 'unitResumed'])?.origin ?? begunBy
}

function decidedAt(unit: UnitView): number | null {
  const step = unit.disposition && lastStep(unit, ['dispositionDecided'])
  return step ? hybridTimeToInstant(step.at) : null
}

/** The station that asked for a label of which nothing more is known. */
function labelRequestedBy(unit: UnitView): string | null {
  const isAsked = unit.label?.state === 'requested' || unit.holdLabel?.state === 'requested'
  const asked = isAsked ? lastStep(unit, ['labelRequested'])?.origin : unit.relabelJobs.find((job) => job.state === 'requested')?.origin
  return asked ?? null
}

export const unitProjection = createProjection<UnitView>({
  subjectType: 'unit',
  table: 'units',
  fold: foldUnit,
  columns: {
    lpn: (unit) => unit.lpn,
    words: (unit) => searchWords([unit.title], [unit.sku]),
    parcel_id: (unit) => unit.parcelId,
    return_order_id: (unit) => unit.returnOrderId,
    line: (unit) => unit.line,
    fit: (unit) => unit.fit,
    pieces: (unit) => unit.packQuantity,
    settled: (unit) => (isInHand(unit) ? 0 : 1),
    weighed_as: (unit) => learnedWeight(unit)?.weighedAs ?? null,
    weight_grams: (unit) => learnedWeight(unit)?.grams ?? null,
    item_id: (unit) => unit.itemId,
    serial: (unit) => (unit.serial === null ? null : serialKey(unit.serial)),
    claimed_reason: (unit) => unit.claimedReason,
    state: (unit) => unit.state,
    tote_id: (unit) => unit.toteId,
    location: (unit) => unit.putAway?.location ?? null,
    bench: (unit, [first]) => benchOf(unit, first.origin),
    begun_hlc: (_unit, [first]) => first.at,
    touched_hlc: (_unit, standing) => Math.max(...standing.map((entry) => entry.at)),
    held_at: (unit) => unit.held?.at ?? null,
    decided_at: decidedAt,
    decided_by: (unit) => (unit.disposition && lastStep(unit, ['dispositionDecided'])?.origin) ?? null,
    label_requested_by: (unit) => labelRequestedBy(unit),
    covered: (unit) => (unit.coveredCodes.length === 0 ? null : JSON.stringify(unit.coveredCodes)),
    relabelled_by: (unit) => openRelabelJob(unit)?.origin ?? null,
  },
})

/** In the tote at the bench, or gone with it to where it stands now. Units of an earlier trip of the tote stay where they went. */
function isInTote(unit: UnitView, tote: ToteView): boolean {
  if (unit.state === 'placed') return true
  return tote.location !== null && unit.putAway !== null && unit.putAway.at >= tote.location.at
}

interface ViewRow {
  readonly view: string
}

function unitFromRow(row: ViewRow): UnitView {
  return JSON.parse(row.view)
}

type UnitQueries = Pick<
  BenchReader,
  | 'unitInHand' | 'unit' | 'unitByLpn' | 'unitByCoveredCode' | 'unitBeingRelabelled' | 'unitsBySerial' | 'newestUnitOfLine' | 'newestUnitsOffLines' | 'isClaimUnsaid' | 'unitsOfReturnOrder' | 'unitsOfParcel' | 'newestUnitsOfParcel' | 'heldUnits' | 'unitsInTote' | 'unitsTouchedSince' | 'unitsDecidedBetween' | 'unitsWithLabelRequested'
>

/** Reads units; `own` is the incarnation of this station. */
export function openUnitQueries(db: ReadableDb, own: string): UnitQueries {
  const inHand = queryOne<[string], ViewRow>(db, `SELECT view FROM units WHERE bench = ? AND state NOT IN ('placed', 'put-away', 'held') ORDER BY touched_hlc DESC LIMIT 1`)
  const bySubject = queryOne<[string], ViewRow>(db, 'SELECT view FROM units WHERE subject = ?')
  const byLpn = queryOne<[string], ViewRow>(db, 'SELECT view FROM units WHERE lpn = ? ORDER BY touched_hlc DESC LIMIT 1')
  const byCovered = queryOne<[string], ViewRow>(db, 'SELECT view FROM covered_codes JOIN units USING (subject) WHERE code = ? ORDER BY touched_hlc DESC LIMIT 1')
  const relabelled = queryOne<[string], ViewRow>(db, 'SELECT view FROM units WHERE relabelled_by = ? ORDER BY touched_hlc DESC LIMIT 1')
  const ofReturnOrder = queryAll<[string], ViewRow>(db, 'SELECT view FROM units WHERE return_order_id = ? ORDER BY begun_hlc, subject')
  const bySerial = queryAll<[string, number], ViewRow>(db, 'SELECT view FROM units WHERE serial = ? ORDER BY touched_hlc DESC LIMIT ?')
  const newestOfLine = queryOne<[string, number], ViewRow>(db, 'SELECT view FROM units WHERE return_order_id = ? AND line = ? ORDER BY begun_hlc DESC LIMIT 1')
  const offLines = queryAll<[string, number], ViewRow>(db, 'SELECT view FROM units WHERE return_order_id = ? AND line IS NULL ORDER BY begun_hlc DESC LIMIT ?')
  // Named, because every index that begins with the parcel looks as good, and the others hold all its units.
  const unsaid = queryOne<[string], { subject: string }>(db, `SELECT subject FROM units INDEXED BY units_claim_unsaid WHERE parcel_id = ? AND claimed_reason = 'not-said' LIMIT 1`)
  const ofParcel = queryAll<[string], ViewRow>(db, 'SELECT view FROM units WHERE parcel_id = ? ORDER BY begun_hlc, subject')
  const newestOfParcel = queryAll<[string, number], ViewRow>(db, 'SELECT view FROM units WHERE parcel_id = ? ORDER BY touched_hlc DESC LIMIT ?')
  const held = queryAll<[number], ViewRow>(db, 'SELECT view FROM units WHERE held_at IS NOT NULL ORDER BY held_at DESC, subject LIMIT ?')
  const inTote = queryAll<[string, number], ViewRow>(db, `SELECT view FROM units WHERE tote_id = ? AND state IN ('placed', 'put-away') ORDER BY begun_hlc, subject LIMIT ?`)
  const touchedSince = queryAll<[number], ViewRow>(db, 'SELECT view FROM units WHERE touched_hlc >= ? ORDER BY touched_hlc, subject')
  const decidedBetween = queryOne<[string, number, number], { units: number }>(db, 'SELECT count(*) AS units FROM units WHERE decided_by = ? AND decided_at >= ? AND decided_at < ?')
  const labelRequested = queryAll<[string], ViewRow>(db, 'SELECT view FROM units WHERE label_requested_by = ? ORDER BY touched_hlc, subject')
  const one = (row: ViewRow | null): UnitView | null => row && unitFromRow(row)
  return {
    unitInHand: () => one(inHand(own)),
    unit: (unitId) => one(bySubject(`unit:${unitId}`)),
    unitByLpn: (lpn) => one(byLpn(lpn)),
    unitByCoveredCode: (code) => one(byCovered(code)),
    unitBeingRelabelled: () => one(relabelled(own)),
    unitsBySerial: (serial, limit) => bySerial(serialKey(serial), limit).map(unitFromRow),
    newestUnitOfLine: (returnOrderId, line) => one(newestOfLine(returnOrderId, line)),
    newestUnitsOffLines: (returnOrderId, limit) => offLines(returnOrderId, limit).map(unitFromRow),
    isClaimUnsaid: (parcelId) => unsaid(parcelId) !== null,
    unitsOfReturnOrder: (returnOrderId) => ofReturnOrder(returnOrderId).map(unitFromRow),
    unitsOfParcel: (parcelId) => ofParcel(parcelId).map(unitFromRow),
    newestUnitsOfParcel: (parcelId, limit) => newestOfParcel(parcelId, limit).map(unitFromRow),
    heldUnits: (limit) => held(limit).map(unitFromRow),
    unitsInTote: (tote, limit) => inTote(tote.toteId, limit).map(unitFromRow).filter((unit) => isInTote(unit, tote)),
    unitsTouchedSince: (from) => touchedSince(instantToHybridTime(from)).map(unitFromRow),
    unitsDecidedBetween: (from, to) => decidedBetween(own, from, to)?.units ?? 0,
    unitsWithLabelRequested: () => labelRequested(own).map(unitFromRow),
  }
}
