import { foldShift } from '@shared/domain/projections/shift-status'
import type { ShiftView } from '@shared/domain/shift'
import { queryOne, type ReadableDb } from './db'
import { createProjection } from './projection'
import type { BenchReader } from './store'

export const shiftProjection = createProjection<ShiftView>({
  subjectType: 'shift',
  table: 'shifts',
  fold: foldShift,
  columns: {
    begun_by: (_shift, [first]) => first.origin,
    begun_hlc: (_shift, [first]) => first.at,
    closed_at: (shift) => shift.closedAt,
  },
})

interface ViewRow {
  readonly view: string
}

function shiftFromRow(row: ViewRow): ShiftView {
  return JSON.parse(row.view)
}

/** Reads shifts; `own` is the incarnation of this station. */
export function openShiftQueries(db: ReadableDb, own: string): Pick<BenchReader, 'openShift' | 'shift' | 'latestShift' | 'lastClosedShift'> {
  const open = queryOne<[string], ViewRow>(db, 'SELECT view FROM shifts WHERE begun_by = ? AND closed_at IS NULL ORDER BY begun_hlc DESC LIMIT 1')
  const latest = queryOne<[string], ViewRow>(db, 'SELECT view FROM shifts WHERE begun_by = ? ORDER BY begun_hlc DESC LIMIT 1')
  const lastClosed = queryOne<[string], ViewRow>(db, 'SELECT view FROM shifts WHERE begun_by = ? AND closed_at IS NOT NULL ORDER BY begun_hlc DESC LIMIT 1')
  const bySubject = queryOne<[string], ViewRow>(db, 'SELECT view FROM shifts WHERE subject = ?')
  const one = (row: ViewRow | null): ShiftView | null => row && shiftFromRow(row)
  return {
    openShift: () => one(open(own)),
    shift: (shiftId) => one(bySubject(`shift:${shiftId}`)),
    latestShift: () => one(latest(own)),
    lastClosedShift: () => one(lastClosed(own)),
  }
}
