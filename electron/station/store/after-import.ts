import type { WritableDb } from './db'
import { openBuyerIndexing } from './search/buyer-index'
import { openItemIndexing } from './search/item-index'

/** Tells how far a stage is: `done` of `total` steps of its own. */
export type TellStage = (done: number, total: number) => void

/**
 * Work on `catalogue.db` that follows an import: indexes that are filled from the new rows. It runs on the import's own
 * connection, off the station's thread, after the rows were committed; in transactions of its own, each short. It may
 * be killed in the middle, so it has to find out for itself what is still to be done.
 */
export type AfterImportStage = (db: WritableDb, tell: TellStage) => void

/** Few enough that each transaction is short, many enough that writing it to disk does not count. */
const ITEMS_PER_STEP = 2_000
/** A catalogue of twenty million items; beyond that something goes round in circles. */
const MAX_STEPS = 10_000

/** Words of items for the search. What is left undone here the station does later, in small steps of its own. */
const indexItems: AfterImportStage = (db, tell) => {
  const indexing = openItemIndexing(db)
  for (let steps = 0; steps < MAX_STEPS && indexing.step(ITEMS_PER_STEP); steps++) tell(indexing.done(), indexing.newest())
}

/** Keys that find return orders by their buyers. */
const indexBuyers: AfterImportStage = (db) => {
  const indexing = openBuyerIndexing(db)
  for (let steps = 0; steps < MAX_STEPS && indexing.step(ITEMS_PER_STEP); steps++);
}

/** Run one after the other after every import. */
export const AFTER_IMPORT: readonly AfterImportStage[] = [indexItems, indexBuyers]
