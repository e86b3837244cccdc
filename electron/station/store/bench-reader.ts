import { openBlindReturnOrderQueries } from './blind-return-orders'
import type { ReadableDb } from './db'
import { openParcelQueries } from './parcels'
import { openShiftQueries } from './shifts'
import { openPrintJobQueries } from './print-jobs'
import type { BenchReader } from './store'
import { openToteQueries } from './totes'
import { openTotalQueries } from './unit-totals'
import { openUnitQueries } from './units'

/** Reads the projections of the journal; `own` is the incarnation of this station. */
export function openBenchReader(db: ReadableDb, own: string): BenchReader {
  return { ...openShiftQueries(db, own), ...openParcelQueries(db, own), ...openUnitQueries(db, own), ...openPrintJobQueries(db, own), ...openTotalQueries(db), ...openToteQueries(db), ...openBlindReturnOrderQueries(db) }
}
