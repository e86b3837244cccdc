import type Sqlite from 'better-sqlite3'
import { withFaults } from './sqlite-failure'

declare const readable: unique symbol
declare const writable: unique symbol

/** A connection that may read. Read paths take this. */
export type ReadableDb = Sqlite.Database & { readonly [readable]: true }
/** The one connection of a file that may write. */
export type WritableDb = ReadableDb & { readonly [writable]: true }

/** Whether a connection may write. */
export function isWritable(db: Sqlite.Database): db is WritableDb {
  return !db.readonly
}

/** Whether a connection can only read. */
export function isReadOnly(db: Sqlite.Database): db is ReadableDb {
  return db.readonly
}

/** What a column can hold here. Whole numbers stay below 2^53. */
export type SqlValue = string | number | null | Uint8Array

/** Prepares a query for all its rows. */
export function queryAll<Params extends SqlValue[], Row>(db: ReadableDb, sql: string): (...params: Params) => Row[] {
  const statement = withFaults('reading the store', () => db.prepare<Params, Row>(sql))
  return (...params) => withFaults('reading the store', () => statement.all(...params))
}

/** Prepares a query for its first row. */
export function queryOne<Params extends SqlValue[], Row>(db: ReadableDb, sql: string): (...params: Params) => Row | null {
  const statement = withFaults('reading the store', () => db.prepare<Params, Row>(sql))
  return (...params) => withFaults('reading the store', () => statement.get(...params) ?? null)
}

/** Prepares a query whose rows are taken one by one; nothing may be written on the same connection meanwhile. */
export function queryEach<Params extends SqlValue[], Row>(db: ReadableDb, sql: string): (...params: Params) => IterableIterator<Row> {
  const statement = withFaults('reading the store', () => db.prepare<Params, Row>(sql))
  return function* (...params) {
    const rows = withFaults('reading the store', () => statement.iterate(...params))
    try {
      for (let next = withFaults('reading the store', () => rows.next()); !next.done; next = withFaults('reading the store', () => rows.next())) yield next.value
    } finally {
      rows.return?.()
    }
  }
}

/** Prepares a change; it tells how many rows it touched. */
export function change<Params extends SqlValue[]>(db: WritableDb, sql: string): (...params: Params) => number {
  const statement = withFaults('writing the store', () => db.prepare<Params>(sql))
  return (...params) => withFaults('writing the store', () => statement.run(...params).changes)
}

/** Prepares an insert; it tells the number of the new row, or null when nothing was added (`ON CONFLICT … DO NOTHING`). */
export function insertNew<Params extends SqlValue[]>(db: WritableDb, sql: string): (...params: Params) => number | null {
  const statement = withFaults('writing the store', () => db.prepare<Params>(sql))
  return (...params) => withFaults('writing the store', () => {
    const { changes, lastInsertRowid } = statement.run(...params)
    return changes === 0 ? null : Number(lastInsertRowid)
  })
}

/** Makes a change whole or not at all, and durable when it returns. It takes the write lock at once, so that nothing is read first and found stale later. */
export function inTransaction<T>(db: WritableDb, work: () => T): T {
  return withFaults('writing the store', () => db.transaction(work).immediate())
}
