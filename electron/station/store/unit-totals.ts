import type { EarlierWeights } from '@shared/domain/weight-check'
import type { LineCount } from '@shared/domain/expected-line'
import { queryAll, queryOne, type ReadableDb, type WritableDb } from './db'
import type { BenchReader } from './store'

/** Each table of totals with the sum over `units` that it must equal, column by column. */
const TOTALS = {
  line_counts: `SELECT return_order_id, ifnull(line, -1) AS line, sum(iif(fit = 'expected', pieces, 0)), sum(iif(fit = 'expected', pieces * settled, 0)), sum(iif(fit = 'surplus', pieces, 0)), count(*), sum(1 - settled)
    FROM units GROUP BY return_order_id, line`,
  parcel_counts: 'SELECT parcel_id, count(*) FROM units GROUP BY parcel_id',
  item_weights: 'SELECT weighed_as, count(*), sum(weight_grams), sum(weight_grams * weight_grams) FROM units WHERE weighed_as IS NOT NULL GROUP BY weighed_as',
} as const
const TABLES = ['line_counts', 'parcel_counts', 'item_weights'] as const

/** Keep the totals beside `units`, row by row. */
const TRIGGERS = ['units_added', 'units_recounted', 'units_taken_out'] as const

/** Does work that rewrites all of `units`, and sums the totals at once afterwards. To be called inside a transaction. */
export function withTotalsAtOnce<T>(db: WritableDb, work: () => T): T {
  const triggers = queryAll<[], { name: string; sql: string }>(db, `SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'units'`)()
  const own = triggers.filter(({ name }) => TRIGGERS.some((trigger) => trigger === name))
  for (const { name } of own) db.exec(`DROP TRIGGER ${name}`)
  const done = work()
  for (const table of TABLES) db.exec(`DELETE FROM ${table}; INSERT INTO ${table} ${TOTALS[table]}`)
  for (const { sql } of own) db.exec(sql)
  return done
}

/** Tables of totals that say something else than the units do. */
export function wrongTotals(db: ReadableDb): readonly string[] {
  return TABLES.filter((table) => {
    const differing = queryOne<[], { rows: number }>(
      db, `SELECT (SELECT count(*) FROM (SELECT * FROM ${table} EXCEPT ${TOTALS[table]})) + (SELECT count(*) FROM (${TOTALS[table]} EXCEPT SELECT * FROM ${table})) AS rows`,
    )()
    return (differing?.rows ?? 0) > 0
  })
}

interface CountRow extends Omit<LineCount, 'inHand' | 'line'> {
  readonly line: number
  readonly in_hand: number
}

function countFromRow({ in_hand: inHand, line, ...count }: CountRow): LineCount {
  return { ...count, line: line < 0 ? null : line, inHand }
}

interface WeightRow {
  readonly units: number
  readonly grams: number
  readonly squares: number
}

/** Mean and spread of what a row sums up. */
function weightsFromRow({ units, grams, squares }: WeightRow): EarlierWeights {
  const meanGrams = grams / units
  const variance = units > 1 ? Math.max(0, (squares - grams * meanGrams) / (units - 1)) : 0
  return { units, meanGrams, spreadGrams: Math.sqrt(variance) }
}

type TotalQueries = Pick<BenchReader, 'lineCounts' | 'unitCountOfParcel' | 'earlierWeights'>

/** Reads totals over units. */
export function openTotalQueries(db: ReadableDb): TotalQueries {
  const counts = queryAll<[string], CountRow>(db, 'SELECT line, counted, settled, surplus, units, in_hand FROM line_counts WHERE return_order_id = ?')
  const ofParcel = queryOne<[string], { units: number }>(db, 'SELECT units FROM parcel_counts WHERE parcel_id = ?')
  const weights = queryOne<[string, string, string], WeightRow>(
    db,
    // What the unit itself weighs is no earlier weight.
    `SELECT item_weights.units - ifnull(own.units, 0) AS units, grams - ifnull(own.weight_grams, 0) AS grams, squares - ifnull(own.weight_grams * own.weight_grams, 0) AS squares
     FROM item_weights LEFT JOIN (SELECT 1 AS units, weight_grams FROM units WHERE subject = ? AND weighed_as = ?) AS own WHERE item_weights.weighed_as = ?`,
  )
  return {
    lineCounts: (returnOrderId) => counts(returnOrderId).map(countFromRow),
    unitCountOfParcel: (parcelId) => ofParcel(parcelId)?.units ?? 0,
    earlierWeights(weighedAs, unitId) {
      const row = weights(`unit:${unitId}`, weighedAs, weighedAs)
      return row && row.units > 0 ? weightsFromRow(row) : null
    },
  }
}
