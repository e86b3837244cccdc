import { ENTRY_VERSION, SUBJECT_OF_KIND } from '@shared/domain/journal-entry'
import { blindReturnOrderProjection } from './blind-return-orders'
import { change, queryOne, type ReadableDb, type SqlValue, type WritableDb } from './db'
import { parcelProjection } from './parcels'
import type { Projection } from './projection'
import { shiftProjection } from './shifts'
import { toteProjection } from './totes'
import { unitProjection } from './units'

/** Raise it when a fold or a column changes its meaning: a store folded by another number is folded anew when it is opened. */
const FOLD_VERSION = 11

/** Every projection there is. Nothing else writes these tables. */
export const PROJECTIONS: readonly Projection[] = [unitProjection, parcelProjection, toteProjection, shiftProjection, blindReturnOrderProjection]

/** What the stored views were folded with: the folds' number, and the kinds and version of entries that this build knows. */
export function foldStamp(): string {
  return JSON.stringify({ folds: FOLD_VERSION, entryVersion: ENTRY_VERSION, kinds: Object.keys(SUBJECT_OF_KIND).sort() })
}

/** Writes and reads whole rows of one projection. */
export interface ProjectionTable {
  readonly projection: Projection
  replace(row: readonly SqlValue[]): void
  remove(subject: string): void
}

/** Opens a projection for writing. */
export function openProjectionTable(db: WritableDb, projection: Projection): ProjectionTable {
  const names = projection.columnNames
  const updates = names.slice(1).map((name) => `${name} = excluded.${name}`)
  const replace = change(db, `INSERT INTO ${projection.table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')}) ON CONFLICT (subject) DO UPDATE SET ${updates.join(', ')}`)
  const remove = change<[string]>(db, `DELETE FROM ${projection.table} WHERE subject = ?`)
  return { projection, replace: (row) => void replace(...row), remove: (subject) => void remove(subject) }
}

/** Reads the stored row of a subject, in the order of `columnNames`. */
export function openRowReader(db: ReadableDb, projection: Projection): (subject: string) => readonly SqlValue[] | null {
  const names = projection.columnNames
  const read = queryOne<[string], Record<string, SqlValue>>(db, `SELECT ${names.join(', ')} FROM ${projection.table} WHERE subject = ?`)
  return (subject) => {
    const row = read(subject)
    return row && names.map((name) => row[name] ?? null)
  }
}

/** Whether two rows say the same. */
export function isSameRow(a: readonly SqlValue[] | null, b: readonly SqlValue[] | null): boolean {
  return a === b || (a !== null && b !== null && a.length === b.length && a.every((value, i) => value === b[i]))
}
