import { toGtin14 } from '@shared/domain/barcode'
import { asId, type ItemId } from '@shared/domain/ids'
import type { Item, ItemCode, ItemCodeKind, ItemCodeMatch } from '@shared/domain/item'
import { queryAll, queryOne, type ReadableDb } from './db'
import type { ReferenceReader } from './store'

/** More items for one code than this are no choice for a person any more. */
const CHOICE_LIMIT = 100

interface FoundRow {
  readonly item_id: string
  readonly sku: string
  readonly title: string
  readonly category: string
  readonly usual_weight_grams: number | null
  readonly gtins: string
  readonly codes: string
  readonly asks_serial: number
  readonly asks_lot: number
  readonly pack_quantity: number | null
  readonly doubtful_weight_grams: number | null
}

interface FoundByCodeRow extends FoundRow {
  readonly kind: ItemCodeKind
  readonly pieces: number | null
  readonly guessed: number
}

/** How codes stand in `items.codes`: a JSON array of arrays, nothing for none. */
export function codesToText(codes: readonly ItemCode[]): string {
  return codes.length === 0 ? '' : JSON.stringify(codes.map(({ code, kind, pieces, guessed }) => [code, kind, pieces, guessed ? 1 : 0]))
}

export function codesFromText(text: string): readonly ItemCode[] {
  if (text === '') return []
  const stored: readonly [string, ItemCodeKind, number | null, number][] = JSON.parse(text)
  return stored.map(([code, kind, pieces, guessed]) => ({ code, kind, pieces, guessed: guessed === 1 }))
}

export function splitGtins(gtins: string): readonly string[] {
  return gtins === '' ? [] : gtins.split('|')
}

function itemFromRow(row: FoundRow): Item {
  return {
    itemId: asId<ItemId>(row.item_id), sku: row.sku, title: row.title, category: row.category, usualWeightGrams: row.usual_weight_grams, gtins: splitGtins(row.gtins),
    ...(row.asks_serial + row.asks_lot > 0 && { asks: { serial: row.asks_serial === 1, lot: row.asks_lot === 1 } }),
    ...(row.pack_quantity !== null && { packQuantity: row.pack_quantity }),
    ...(row.codes !== '' && { codes: codesFromText(row.codes) }),
    ...(row.doubtful_weight_grams !== null && { doubtfulWeightGrams: row.doubtful_weight_grams }),
  }
}

const COLUMNS = 'item_id, sku, title, category, usual_weight_grams, gtins, codes, asks_serial, asks_lot, pack_quantity, doubtful_weight_grams'

/** Reads the catalogue. */
export function openItemQueries(db: ReadableDb): Pick<ReferenceReader, 'itemsByGtin' | 'itemsByCode' | 'itemsBySku' | 'item' | 'itemOffer' | 'itemCount' | 'itemsPage'> {
  const byGtin = queryAll<[string], FoundRow>(db, `SELECT ${COLUMNS} FROM item_gtins JOIN items ON items.item = item_gtins.item WHERE gtin14 = ? ORDER BY items.item LIMIT ${CHOICE_LIMIT}`)
  const byCode = queryAll<[string, string], FoundByCodeRow>(
    db,
    `SELECT ${COLUMNS}, kind, pieces, guessed FROM item_codes JOIN items ON items.item = item_codes.item WHERE code IN (?, ?) ORDER BY guessed, items.item LIMIT ${CHOICE_LIMIT}`,
  )
  const bySku = queryAll<[string, string], FoundRow>(db, `SELECT ${COLUMNS} FROM items WHERE sku = ? COLLATE NOCASE AND sku = ? ORDER BY item LIMIT ${CHOICE_LIMIT}`)
  const bySkuAnyCase = queryAll<[string], FoundRow>(db, `SELECT ${COLUMNS} FROM items WHERE sku = ? COLLATE NOCASE ORDER BY item LIMIT ${CHOICE_LIMIT}`)
  const byId = queryOne<[string], FoundRow>(db, `SELECT ${COLUMNS} FROM items WHERE item_id = ?`)
  const offer = queryOne<[string], { brand: string | null; price_minor: number | null; currency: string | null }>(db, 'SELECT brand, price_minor, currency FROM items WHERE item_id = ?')
  const page = queryAll<[number, number], FoundRow>(db, `SELECT ${COLUMNS} FROM items ORDER BY item LIMIT ? OFFSET ?`)
  const count = queryOne<[], { items: number }>(db, 'SELECT count(*) AS items FROM items')

  function itemsByCode(code: string): readonly ItemCodeMatch[] {
    const text = code.trim()
    const gtin14 = toGtin14(text)
    const pieces = gtin14 ? byGtin(gtin14).map((row): ItemCodeMatch => ({ item: itemFromRow(row), kind: 'gtin', pieces: 1, guessed: false })) : []
    const known = new Set(pieces.map((match) => match.item.itemId))
    const others = byCode(text, gtin14 ?? text).map((row): ItemCodeMatch => ({ item: itemFromRow(row), kind: row.kind, pieces: row.pieces, guessed: row.guessed === 1 }))
    return [...pieces, ...others.filter((match) => !known.has(match.item.itemId))].slice(0, CHOICE_LIMIT)
  }

  return {
    itemsByGtin: (gtin14) => byGtin(gtin14).map(itemFromRow),
    itemsByCode,
    itemsBySku: (sku) => {
      const exact = bySku(sku, sku)
      return (exact.length > 0 ? exact : bySkuAnyCase(sku)).map(itemFromRow)
    },
    item: (itemId) => {
      const row = byId(itemId)
      return row && itemFromRow(row)
    },
    itemOffer(itemId) {
      const row = offer(itemId)
      return row && { brand: row.brand, price: row.price_minor === null || row.currency === null ? null : { minor: row.price_minor, currency: row.currency } }
    },
    itemCount: () => count()?.items ?? 0,
    itemsPage: (offset, limit) => page(limit, offset).map(itemFromRow),
  }
}
