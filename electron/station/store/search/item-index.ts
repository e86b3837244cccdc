import { searchWords } from '@shared/domain/search-question'
import { change, inTransaction, queryAll, queryOne, type ReadableDb, type WritableDb } from '../db'
import { withoutWaiting } from './without-waiting'

/** Raise it when words are folded in another way: the index is made anew then. */
const FOLDING = 1

/** What the words of an item come from. */
export interface ItemWordsRow {
  readonly item: number
  readonly sku: string
  readonly title: string
  readonly brand: string | null
}

/** Fills the index of item words behind the imports. */
export interface ItemIndexing {
  /** Whether every item is indexed as it is now. */
  isComplete(): boolean
  /** Number of the last item that was indexed, and of the newest there is. */
  done(): number
  newest(): number
  /** Indexes at most `limit` items, in one transaction; true while there is more to do. While an import holds the file it does nothing, and does not wait. */
  step(limit: number): boolean
}

export function openItemIndexing(db: WritableDb): ItemIndexing {
  const progress = queryOne<[], { done: number; folding: number }>(db, `SELECT done, folding FROM search_progress WHERE source = 'items'`)
  const setProgress = change<[number, number]>(db, `UPDATE search_progress SET done = ?, folding = ? WHERE source = 'items'`)
  const newest = queryOne<[], { item: number | null }>(db, 'SELECT max(item) AS item FROM items')
  const stale = queryAll<[number], { item: number }>(db, 'SELECT item FROM stale_items LIMIT ?')
  const after = queryAll<[number, number], ItemWordsRow>(db, 'SELECT item, sku, title, brand FROM items WHERE item > ? ORDER BY item LIMIT ?')
  const one = queryOne<[number], ItemWordsRow>(db, 'SELECT item, sku, title, brand FROM items WHERE item = ?')
  const add = change<[number, string]>(db, 'INSERT INTO item_words (rowid, words) VALUES (?, ?)')
  const remove = change<[number]>(db, 'DELETE FROM item_words WHERE rowid = ?')
  const settle = change<[number]>(db, 'DELETE FROM stale_items WHERE item = ?')
  const done = (): number => progress()?.done ?? 0

  if (progress()?.folding !== FOLDING) {
    inTransaction(db, () => {
      db.exec(`INSERT INTO item_words (item_words) VALUES ('delete-all'); DELETE FROM stale_items`)
      setProgress(0, FOLDING)
    })
  }

  function renew(item: number): void {
    remove(item)
    const row = one(item)
    if (row) add(item, searchWords([row.title, row.brand], [row.sku]))
    settle(item)
  }

  function isComplete(): boolean {
    return stale(1).length === 0 && done() >= (newest()?.item ?? 0)
  }

  return {
    isComplete,
    done,
    newest: () => newest()?.item ?? 0,
    step(limit) {
      if (isComplete()) return false
      if (!db.inTransaction) withoutWaiting(db, () => inTransaction(db, () => {
        const changed = stale(limit)
        for (const { item } of changed) renew(item)
        const rows = after(done(), limit - changed.length)
        for (const row of rows) add(row.item, searchWords([row.title, row.brand], [row.sku]))
        const last = rows.at(-1)
        if (last) setProgress(last.item, FOLDING)
      }))
      return !isComplete()
    },
  }
}

/** Reads which share of the catalogue has its words indexed, 0 to 1. */
export function openIndexShare(db: ReadableDb): () => number {
  const read = queryOne<[], { done: number; newest: number | null; stale: number }>(
    db,
    `SELECT done, (SELECT max(item) FROM items) AS newest, (SELECT count(*) FROM stale_items) AS stale FROM search_progress WHERE source = 'items'`,
  )
  return () => {
    const { done, newest, stale } = read() ?? { done: 0, newest: null, stale: 0 }
    return newest === null ? 1 : Math.max(0, Math.min(1, (done - stale) / newest))
  }
}
