import type { ParcelView } from '@shared/domain/parcel'
import { foldParcel } from '@shared/domain/projections/parcel-status'
import { queryAll, queryOne, type ReadableDb } from './db'
import { createProjection } from './projection'
import type { BenchReader } from './store'

export const parcelProjection = createProjection<ParcelView>({
  subjectType: 'parcel',
  table: 'parcels',
  fold: foldParcel,
  columns: {
    return_order_id: (parcel) => parcel.returnOrderId,
    rma_number: (parcel) => parcel.rmaNumber,
    also: (parcel) => (parcel.also.length === 0 ? '' : `|${parcel.also.map(({ returnOrderId }) => returnOrderId).join('|')}|`),
    scanned: (parcel) => parcel.scanned,
    begun_by: (_parcel, [first]) => first.origin,
    bench: (_parcel, standing) => standing.findLast((entry) => entry.kind === 'parcelResumed' || entry.kind === 'parcelReceived')?.origin ?? standing[0].origin,
    begun_hlc: (_parcel, [first]) => first.at,
    received_at: (parcel) => parcel.receivedAt,
    closed_at: (parcel) => parcel.closedAt,
    set_aside_at: (parcel) => parcel.setAsideAt,
    left_at: (parcel) => parcel.closedAt ?? parcel.setAsideAt,
  },
})

/** More waiting parcels of one return order than this are no choice for a person any more. */
const WAITING_LIMIT = 9

interface ViewRow {
  readonly view: string
}

function parcelFromRow(row: ViewRow): ParcelView {
  return JSON.parse(row.view)
}

type ParcelQueries = Pick<BenchReader, 'openParcel' | 'lastParcel' | 'parcel' | 'waitingParcelsOf' | 'parcelByScanned' | 'waitingParcels' | 'waitingCounts' | 'parcelsReceivedBetween'>

/** Reads parcels; `own` is the incarnation of this station. */
export function openParcelQueries(db: ReadableDb, own: string): ParcelQueries {
  const open = queryOne<[string], ViewRow>(db, 'SELECT view FROM parcels WHERE bench = ? AND left_at IS NULL ORDER BY begun_hlc DESC LIMIT 1')
  const last = queryOne<[string], ViewRow>(db, 'SELECT view FROM parcels WHERE bench = ? AND left_at IS NOT NULL ORDER BY left_at DESC, begun_hlc DESC LIMIT 1')
  // Parcels that are not closed are few, so those with further return orders are looked through one by one.
  const waitingOf = queryAll<[string, string], ViewRow>(
    db,
    `SELECT view FROM parcels WHERE closed_at IS NULL AND (return_order_id = ? OR instr(also, ?) > 0) ORDER BY begun_hlc DESC LIMIT ${WAITING_LIMIT}`,
  )
  const waiting = queryAll<[number], ViewRow>(db, 'SELECT view FROM parcels WHERE closed_at IS NULL AND set_aside_at IS NOT NULL ORDER BY set_aside_at DESC, subject LIMIT ?')
  const counts = queryOne<[number, number], { units: number; parcels: number }>(
    db,
    `SELECT (SELECT count(*) FROM (SELECT 1 FROM units WHERE held_at IS NOT NULL LIMIT ?)) AS units,
       (SELECT count(*) FROM (SELECT 1 FROM parcels WHERE closed_at IS NULL AND set_aside_at IS NOT NULL LIMIT ?)) AS parcels`,
  )
  const byScanned = queryOne<[string], ViewRow>(db, 'SELECT view FROM parcels WHERE scanned = ? ORDER BY begun_hlc DESC LIMIT 1')
  const bySubject = queryOne<[string], ViewRow>(db, 'SELECT view FROM parcels WHERE subject = ?')
  const receivedBetween = queryAll<[number, number], ViewRow>(db, 'SELECT view FROM parcels WHERE received_at >= ? AND received_at < ? ORDER BY received_at, subject')
  const one = (row: ViewRow | null): ParcelView | null => row && parcelFromRow(row)
  return {
    openParcel: () => one(open(own)),
    lastParcel: () => one(last(own)),
    parcel: (parcelId) => one(bySubject(`parcel:${parcelId}`)),
    waitingParcelsOf: (returnOrderId) => waitingOf(returnOrderId, `|${returnOrderId}|`).map(parcelFromRow),
    waitingParcels: (limit) => waiting(limit).map(parcelFromRow),
    waitingCounts: (limit) => counts(limit, limit) ?? { units: 0, parcels: 0 },
    parcelByScanned: (scanned) => one(byScanned(scanned)),
    parcelsReceivedBetween: (from, to) => receivedBetween(from, to).map(parcelFromRow),
  }
}
