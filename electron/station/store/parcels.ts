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
    begun_by: (_parcel, [first]) => first.origin,
    begun_hlc: (_parcel, [first]) => first.at,
    received_at: (parcel) => parcel.receivedAt,
    closed_at: (parcel) => parcel.closedAt,
  },
})

interface ViewRow {
  readonly view: string
}

function parcelFromRow(row: ViewRow): ParcelView {
  return JSON.parse(row.view)
}

/** Reads parcels; `own` is the incarnation of this station. */
export function openParcelQueries(db: ReadableDb, own: string): Pick<BenchReader, 'openParcel' | 'lastClosedParcel' | 'parcel' | 'parcelsReceivedBetween'> {
  const open = queryOne<[string], ViewRow>(db, 'SELECT view FROM parcels WHERE begun_by = ? AND closed_at IS NULL ORDER BY begun_hlc DESC LIMIT 1')
  const lastClosed = queryOne<[string], ViewRow>(db, 'SELECT view FROM parcels WHERE begun_by = ? AND closed_at IS NOT NULL ORDER BY closed_at DESC, begun_hlc DESC LIMIT 1')
  const bySubject = queryOne<[string], ViewRow>(db, 'SELECT view FROM parcels WHERE subject = ?')
  const receivedBetween = queryAll<[number, number], ViewRow>(db, 'SELECT view FROM parcels WHERE received_at >= ? AND received_at < ? ORDER BY received_at, subject')
  const one = (row: ViewRow | null): ParcelView | null => row && parcelFromRow(row)
  return {
    openParcel: () => one(open(own)),
    lastClosedParcel: () => one(lastClosed(own)),
    parcel: (parcelId) => one(bySubject(`parcel:${parcelId}`)),
    parcelsReceivedBetween: (from, to) => receivedBetween(from, to).map(parcelFromRow),
  }
}
