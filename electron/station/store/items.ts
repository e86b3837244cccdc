import { asId, type ItemId } from '@shared/domain/ids'
import type { Item } from '@shared/domain/item'
import { change, queryAll, queryOne, type ReadableDb, type WritableDb } from './db'
import type { ItemRow, ReferenceReader } from './store'

/** More items for one code than this are no choice for a person any more. */
const CHOICE_LIMIT = 100

interface FoundRow {
  readonly item_id: string
  readonly sku: string
  readonly title: string
  readonly category: string
  readonly usual_weight_grams: number | null
  readonly gtins: string
}

function splitGtins(gtins: string): readonly string[] {
  return gtins === '' ? [] : gtins.split('|')
}

function itemFromRow(row: FoundRow): Item {
  return {
    itemId: asId<ItemId>(row.item_id), sku: row.sku, title: row.title, category: row.category, usualWeightGrams: row.usual_weight_grams, gtins: splitGtins(row.gtins),
  }
}

const COLUMNS = 'item_id, sku, title, category, usual_weight_grams, gtins'

/** Reads the catalogue. */
export function openItemQueries(db: ReadableDb): Pick<ReferenceReader, 'itemsByGtin' | 'itemsBySku' | 'item' | 'itemCount' | 'itemsPage'> {
  const byGtin = queryAll<[string], FoundRow>(db, `SELECT ${COLUMNS} FROM item_gtins JOIN items ON items.item = item_gtins.item WHERE gtin14 = ? ORDER BY items.item LIMIT ${CHOICE_LIMIT}`)
  const bySku = queryAll<[string, string], FoundRow>(db, `SELECT ${COLUMNS} FROM items WHERE sku = ? COLLATE NOCASE AND sku = ? ORDER BY item LIMIT ${CHOICE_LIMIT}`)
  const bySkuAnyCase = queryAll<[string], FoundRow>(db, `SELECT ${COLUMNS} FROM items WHERE sku = ? COLLATE NOCASE ORDER BY item LIMIT ${CHOICE_LIMIT}`)
  const byId = queryOne<[string], FoundRow>(db, `SELECT ${COLUMNS} FROM items WHERE item_id = ?`)
  const page = queryAll<[number, number], FoundRow>(db, `SELECT ${COLUMNS} FROM items ORDER BY item LIMIT ? OFFSET ?`)
  const count = queryOne<[], { items: number }>(db, 'SELECT count(*) AS items FROM items')
  return {
    itemsByGtin: (gtin14) => byGtin(gtin14).map(itemFromRow),
    itemsBySku: (sku) => {
      const exact = bySku(sku, sku)
      return (exact.length > 0 ? exact : bySkuAnyCase(sku)).map(itemFromRow)
    },
    item: (itemId) => {
      const row = byId(itemId)
      return row && itemFromRow(row)
    },
    itemCount: () => count()?.items ?? 0,
    itemsPage: (offset, limit) => page(limit, offset).map(itemFromRow),
  }
}

const STORED = 'sku, title, brand, category, usual_weight_grams, gtins, price_minor, currency, source'

interface StoredRow {
  readonly item: number
  readonly sku: string
  readonly title: string
  readonly brand: string | null
  readonly category: string
  readonly usual_weight_grams: number | null
  readonly gtins: string
  readonly price_minor: number | null
  readonly currency: string | null
  readonly source: string
}

function isUnchanged(known: StoredRow, row: ItemRow, gtins: string, source: string): boolean {
  return (
    known.sku === row.sku && known.title === row.title && known.brand === row.brand && known.category === row.category &&
    known.usual_weight_grams === row.usualWeightGrams && known.gtins === gtins && known.price_minor === row.priceMinor && known.currency === row.currency && known.source === source
  )
}

/** Prepares adding and replacing items; to be called inside a transaction. An item that comes again unchanged costs one look-up. */
export function openItemChanges(db: WritableDb): (source: string, row: ItemRow) => void {
  type Columns = [string, string, string | null, string, number | null, string, number | null, string | null, string]
  const find = queryOne<[string], StoredRow>(db, `SELECT item, ${STORED} FROM items WHERE item_id = ?`)
  const insert = queryOne<[...Columns, string], { item: number }>(db, `INSERT INTO items (${STORED}, item_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING item`)
  const update = change<[...Columns, number]>(
    db,
    'UPDATE items SET sku = ?, title = ?, brand = ?, category = ?, usual_weight_grams = ?, gtins = ?, price_minor = ?, currency = ?, source = ? WHERE item = ?',
  )
  const addGtin = change<[string, number]>(db, 'INSERT OR IGNORE INTO item_gtins (gtin14, item) VALUES (?, ?)')
  const dropGtin = change<[string, number]>(db, 'DELETE FROM item_gtins WHERE gtin14 = ? AND item = ?')
  return (source, row) => {
    const gtins = row.gtins.join('|')
    const known = find(row.itemId)
    if (known && isUnchanged(known, row, gtins, source)) return
    const columns: Columns = [row.sku, row.title, row.brand, row.category, row.usualWeightGrams, gtins, row.priceMinor, row.currency, source]
    const item = known?.item ?? insert(...columns, row.itemId)?.item ?? 0
    if (known) update(...columns, item)
    for (const gtin14 of splitGtins(known?.gtins ?? '')) dropGtin(gtin14, item)
    for (const gtin14 of row.gtins) addGtin(gtin14, item)
  }
}
