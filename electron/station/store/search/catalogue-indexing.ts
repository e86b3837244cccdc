import type { WritableDb } from '../db'
import { openBuyerIndexing } from './buyer-index'
import { openItemIndexing } from './item-index'

/** Brings everything that the search looks up in the catalogue up to date, a few rows at a time. */
export interface CatalogueIndexing {
  /** Whether every item is indexed as it is now. */
  isComplete(): boolean
  /** Indexes at most `limit` rows, in one transaction; true while there is more to do. While an import holds the file it does nothing, and does not wait. */
  step(limit: number): boolean
}

/** Items first: they are looked for most. */
export function openCatalogueIndexing(db: WritableDb): CatalogueIndexing {
  const items = openItemIndexing(db)
  const buyers = openBuyerIndexing(db)
  return { isComplete: () => items.isComplete(), step: (limit) => items.step(limit) || buyers.step(limit) }
}
