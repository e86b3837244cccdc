import { invariant } from '@shared/domain/result'
import { change, inTransaction, queryAll, queryOne, type ReadableDb, type WritableDb } from '../db'
import { createBuyerKeys, type BuyerKeys } from './buyer-keys'
import { withoutWaiting } from './without-waiting'

interface BuyerRow {
  readonly buyer: number
  readonly name: string | null
  readonly reference: string | null
}

/** The keys of this store. */
export function openBuyerKeys(db: ReadableDb): BuyerKeys {
  const row = queryOne<[], { secret: Uint8Array }>(db, 'SELECT secret FROM search_secret')()
  invariant(row !== null, 'the store has lost the secret of its buyer keys')
  return createBuyerKeys(row.secret)
}

/** Fills the keys of buyers behind the imports. */
export interface BuyerIndexing {
  /** Indexes at most `limit` buyers, in one transaction; true while there is more to do. While an import holds the file it does nothing. */
  step(limit: number): boolean
}

export function openBuyerIndexing(db: WritableDb): BuyerIndexing {
  const keys = openBuyerKeys(db)
  const progress = queryOne<[], { done: number }>(db, `SELECT done FROM search_progress WHERE source = 'buyers'`)
  const setProgress = change<[number]>(db, `UPDATE search_progress SET done = ? WHERE source = 'buyers'`)
  const newest = queryOne<[], { buyer: number | null }>(db, 'SELECT max(buyer) AS buyer FROM buyers')
  const stale = queryAll<[number], BuyerRow>(db, 'SELECT buyer, name, reference FROM stale_buyers JOIN buyers USING (buyer) LIMIT ?')
  const after = queryAll<[number, number], BuyerRow>(db, 'SELECT buyer, name, reference FROM buyers WHERE buyer > ? ORDER BY buyer LIMIT ?')
  const add = change<[number, number]>(db, 'INSERT OR IGNORE INTO buyer_keys (key, buyer) VALUES (?, ?)')
  const settle = change<[number]>(db, 'DELETE FROM stale_buyers WHERE buyer = ?')
  const isComplete = (): boolean => stale(1).length === 0 && (progress()?.done ?? 0) >= (newest()?.buyer ?? 0)
  const addKeys = (row: BuyerRow): void => keys.of(row).forEach((key) => add(key, row.buyer))
  return {
    step(limit) {
      if (isComplete()) return false
      if (!db.inTransaction) withoutWaiting(db, () => inTransaction(db, () => {
        const changed = stale(limit)
        for (const row of changed) {
          addKeys(row)
          settle(row.buyer)
        }
        const rows = after(progress()?.done ?? 0, limit - changed.length)
        rows.forEach(addKeys)
        const last = rows.at(-1)
        if (last) setProgress(last.buyer)
      }))
      return !isComplete()
    },
  }
}
