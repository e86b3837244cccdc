import { change, queryAll, queryOne, type WritableDb } from './db'

/**
 * Indexes of the expected lines that an import does not read itself. Their keys come in no order, so that keeping them up
 * row by row writes random pages; sorted at the end, they are written once. The items keep theirs: article numbers
 * mostly come in order, and reading the wide rows of the table again costs more than it saves.
 */
const LATE = ['return_lines_sku', 'return_lines_gtin14'] as const

/** A table of more rows than this keeps its indexes: making them anew would cost more than the import saves. */
export const SMALL_TABLE_ROWS = 50_000

/** Sorting takes as much memory as the page cache may: beside a full one that would be twice as much. What does not fit goes to temporary files. */
const SORTING_KIB = 8 * 1024

/** Takes indexes away for the rest of a transaction. */
export interface LateIndexes {
  /** Takes them away, if the table is small. Readers on other connections keep them until the commit. */
  putOff(): void
  /** Makes those anew that were taken away; `written` is called after each. */
  make(written: () => void): void
}

/** To be used inside a transaction: what takes that back brings the indexes back as they were. */
export function openLateIndexes(db: WritableDb): LateIndexes {
  const makers: string[] = []
  return {
    putOff() {
      const { rows } = queryOne<[], { rows: number }>(db, `SELECT count(*) AS rows FROM (SELECT 1 FROM return_lines LIMIT ${SMALL_TABLE_ROWS + 1})`)() ?? { rows: 0 }
      if (rows > SMALL_TABLE_ROWS) return
      const definition = queryAll<[string], { sql: string }>(db, `SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?`)
      for (const name of LATE) {
        makers.push(...definition(name).map(({ sql }) => sql))
        change(db, `DROP INDEX ${name}`)()
      }
    },
    make(written) {
      if (makers.length === 0) return
      const cache = Number(db.pragma('cache_size', { simple: true }))
      db.pragma(`cache_size = -${SORTING_KIB}`)
      for (const sql of makers.splice(0)) {
        change(db, sql)()
        written()
      }
      db.pragma(`cache_size = ${cache}`)
    },
  }
}
