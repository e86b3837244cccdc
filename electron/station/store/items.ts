import { asId, type ItemId } from '@shared/domain/ids'
import type { Item } from '@shared/domain/item'
import { change, queryAll, queryOne, type ReadableDb, type WritableDb } from './db'
import type { ItemRow, ReferenceReader } from './store'

/** More items for one code than this are no choice for a person any more. */
const CHOICE_LIMIT = 100

interface FoundRow {
  readonly item: number
  readonly item_id: string
  readonly sku: string
  readonly title: string
  readonly category: string
  readonly usual_weight_grams: number | null
}

function itemFromRow(row: FoundRow, gtins: readonly string[]): Item {
  return { itemId: asId<ItemId>(row.item_id), sku: row.sku, title: row.title, category: row.category, usualWeightGrams: row.usual_weight_grams, gtins }
}

const COLUMNS = 'items.item, item_id, sku, title, category, usual_weight_grams'

/** Reads the catalogue. */
export function openItemQueries(db: ReadableDb): Pick<ReferenceReader, 'itemsByGtin' | 'itemsBySku' | 'item' | 'itemCount' | 'itemsPage'> {
  const byGtin = queryAll<[string], FoundRow>(db, `SELECT ${COLUMNS} FROM item_gtins JOIN items ON items.item = item_gtins.item WHERE gtin14 = ? ORDER BY items.item LIMIT ${CHOICE_LIMIT}`)
  const bySku = queryAll<[string, string], FoundRow>(db, `SELECT ${COLUMNS} FROM items WHERE sku = ? COLLATE NOCASE AND sku = ? ORDER BY item LIMIT ${CHOICE_LIMIT}`)
  const bySkuAnyCase = queryAll<[string], FoundRow>(db, `SELECT ${COLUMNS} FROM items WHERE sku = ? COLLATE NOCASE ORDER BY item LIMIT ${CHOICE_LIMIT}`)
  const byId = queryOne<[string], FoundRow>(db, `SELECT ${COLUMNS} FROM items WHERE item_id = ?`)
  const page = queryAll<[number, number], FoundRow>(db, `SELECT ${COLUMNS} FROM items ORDER BY item LIMIT ? OFFSET ?`)
  const count = queryOne<[], { items: number }>(db, 'SELECT count(*) AS items FROM items')
  const gtinsOf = queryAll<[number], { gtin14: string }>(db, 'SELECT gtin14 FROM item_gtins WHERE item = ? ORDER BY place')
  const whole = (row: FoundRow): Item => itemFromRow(row, gtinsOf(row.item).map(({ gtin14 }) => gtin14))
  return {
    itemsByGtin: (gtin14) => byGtin(gtin14).map(whole),
    itemsBySku: (sku) => {
      const exact = bySku(sku, sku)
      return (exact.length > 0 ? exact : bySkuAnyCase(sku)).map(whole)
    },
    item: (itemId) => {
      const row = byId(itemId)
      return row && whole(row)
    },
    itemCount: () => count()?.items ?? 0,
    itemsPage: (offset, limit) => page(limit, offset).map(whole),
  }
}

/** Prepares adding and replacing items; to be called inside a transaction. */
export function openItemChanges(db: WritableDb): (source: string, row: ItemRow) => void {
  const replace = db.prepare<(string | number | null)[], { item: number }>(
    `INSERT INTO items (item_id, sku, title, brand, category, usual_weight_grams, price_minor, currency, source) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (item_id) DO UPDATE SET sku = excluded.sku, title = excluded.title, brand = excluded.brand, category = excluded.category,
       usual_weight_grams = excluded.usual_weight_grams, price_minor = excluded.price_minor, currency = excluded.currency, source = excluded.source
     RETURNING item`,
  ).pluck()
  const forgetGtins = change<[number]>(db, 'DELETE FROM item_gtins WHERE item = ?')
  const addGtin = change<[string, number, number]>(db, 'INSERT OR IGNORE INTO item_gtins (gtin14, item, place) VALUES (?, ?, ?)')
  return (source, row) => {
    const item = Number(replace.get(row.itemId, row.sku, row.title, row.brand, row.category, row.usualWeightGrams, row.priceMinor, row.currency, source))
    forgetGtins(item)
    row.gtins.forEach((gtin14, place) => addGtin(gtin14, item, place))
  }
}
