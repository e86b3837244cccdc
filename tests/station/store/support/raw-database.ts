import { join } from 'node:path'
import type Sqlite from 'better-sqlite3'
import { loadSqlite } from '../../../../electron/station/store/load-sqlite'
import { atEnd } from './temporary-store'

/** Opens a file of a closed store behind the store's back: to look into it, or to do it harm. */
export function openRaw(dir: string, file: 'journal.db' | 'catalogue.db' = 'journal.db'): Sqlite.Database {
  const Database = loadSqlite()
  const db = new Database(join(dir, file))
  atEnd(() => db.close())
  return db
}

/** Does harm to the journal of a closed store that the triggers would refuse. */
export function harm(dir: string, sql: string, ...values: unknown[]): number {
  const db = openRaw(dir)
  db.pragma('foreign_keys = OFF')
  db.pragma('ignore_check_constraints = ON')
  db.exec('DROP TRIGGER entries_are_never_changed; DROP TRIGGER entries_are_never_deleted')
  const { changes } = db.prepare(sql).run(...values)
  db.close()
  return changes
}

/** Every row of every projection, in a stable order. */
export function projectionRows(dir: string): Record<string, unknown[]> {
  const db = openRaw(dir)
  const rows = Object.fromEntries(['units', 'parcels', 'totes', 'shifts', 'blind_return_orders'].map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY subject`).all()]))
  db.close()
  return rows
}
