import { change, insertNew, queryOne, type WritableDb } from './db'
import { codesFromText, codesToText, splitGtins } from './items'
import type { ItemRow } from './store'

const STORED = [
  'sku', 'title', 'brand', 'category', 'usual_weight_grams', 'gtins', 'price_minor', 'currency', 'source',
  'codes', 'asks_serial', 'asks_lot', 'pack_quantity', 'doubtful_weight_grams',
] as const
type Columns = [
  string, string, string | null, string, number | null, string, number | null, string | null, string,
  string, number, number, number | null, number | null,
]

function columnsOf(source: string, row: ItemRow): Columns {
  return [
    row.sku, row.title, row.brand, row.category, row.usualWeightGrams, row.gtins.join('|'), row.priceMinor, row.currency, source,
    codesToText(row.codes ?? []), row.asks?.serial ? 1 : 0, row.asks?.lot ? 1 : 0, row.packQuantity ?? null, row.doubtfulWeightGrams ?? null,
  ]
}

/** An item as it lies in the store: its number, then the columns in their order. */
interface StoredRow extends Readonly<Record<(typeof STORED)[number], string | number | null>> {
  readonly item: number
  readonly gtins: string
  readonly codes: string
}

/** Prepares adding and replacing items; to be called inside a transaction. A new item costs one statement, one that comes again unchanged two. */
export function openItemChanges(db: WritableDb): (source: string, row: ItemRow) => void {
  const find = queryOne<[string], StoredRow>(db, `SELECT item, ${STORED.join(', ')} FROM items WHERE item_id = ?`)
  const insert = insertNew<[...Columns, string]>(
    db,
    `INSERT INTO items (${STORED.join(', ')}, item_id) VALUES (${STORED.map(() => '?').join(', ')}, ?) ON CONFLICT (item_id) DO NOTHING`,
  )
  const update = change<[...Columns, number]>(db, `UPDATE items SET ${STORED.map((column) => `${column} = ?`).join(', ')} WHERE item = ?`)
  const addGtin = change<[string, number]>(db, 'INSERT OR IGNORE INTO item_gtins (gtin14, item) VALUES (?, ?)')
  const dropGtin = change<[string, number]>(db, 'DELETE FROM item_gtins WHERE gtin14 = ? AND item = ?')
  const addCode = change<[string, number, string, number | null, number]>(db, 'INSERT OR IGNORE INTO item_codes (code, item, kind, pieces, guessed) VALUES (?, ?, ?, ?, ?)')
  const dropCode = change<[string, number]>(db, 'DELETE FROM item_codes WHERE code = ? AND item = ?')

  /** Puts a row over the item of the same id; null when it is the same already. */
  function replace(row: ItemRow, columns: Columns): number | null {
    const known = find(row.itemId)
    if (!known || STORED.every((column, i) => known[column] === columns[i])) return null
    update(...columns, known.item)
    for (const gtin14 of splitGtins(known.gtins)) dropGtin(gtin14, known.item)
    for (const { code } of codesFromText(known.codes)) dropCode(code, known.item)
    return known.item
  }

  return (source, row) => {
    const columns = columnsOf(source, row)
    const item = insert(...columns, row.itemId) ?? replace(row, columns)
    if (item === null) return
    for (const gtin14 of row.gtins) addGtin(gtin14, item)
    for (const { code, kind, pieces, guessed } of row.codes ?? []) addCode(code, item, kind, pieces, guessed ? 1 : 0)
  }
}
