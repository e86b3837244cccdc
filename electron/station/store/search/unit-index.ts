import { queryAll, type WritableDb } from '../db'

/** Keep the index of unit words beside `units`, row by row. */
const TRIGGERS = ['units_found', 'units_renamed', 'units_lost'] as const

/**
 * Does work that rewrites all of `units`, and makes the index of their words anew at once afterwards: row by row it would
 * take as long as the work itself. To be called inside a transaction.
 */
export function withUnitIndexAtOnce<T>(db: WritableDb, work: () => T): T {
  const triggers = queryAll<[], { name: string; sql: string }>(db, `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'units'`)()
  const own = triggers.filter(({ name }) => TRIGGERS.some((trigger) => trigger === name))
  for (const { name } of own) db.exec(`DROP TRIGGER ${name}`)
  const done = work()
  db.exec(`
    DELETE FROM unit_docs;
    INSERT INTO unit_docs (subject) SELECT subject FROM units WHERE words <> '' ORDER BY begun_hlc, subject;
    INSERT INTO unit_words (unit_words) VALUES ('delete-all');
    INSERT INTO unit_words (rowid, words) SELECT doc, words FROM unit_docs JOIN units USING (subject) ORDER BY doc`)
  for (const { sql } of own) db.exec(sql)
  return done
}
