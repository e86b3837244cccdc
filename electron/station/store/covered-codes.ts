import { queryOne, type ReadableDb } from './db'

/** What `covered_codes` must hold. */
const OF_UNITS = 'SELECT DISTINCT value, subject FROM units, json_each(units.covered) WHERE units.covered IS NOT NULL'

/** Whether the table of covered plates says exactly what the units say. */
export function areCoveredCodesRight(db: ReadableDb): boolean {
  const differing = queryOne<[], { rows: number }>(
    db, `SELECT (SELECT count(*) FROM (SELECT code, subject FROM covered_codes EXCEPT ${OF_UNITS})) + (SELECT count(*) FROM (${OF_UNITS} EXCEPT SELECT code, subject FROM covered_codes)) AS rows`,
  )()
  return (differing?.rows ?? 0) === 0
}
