import type { SearchCandidate } from '@shared/domain/search-hit'
import { codeKey, type SearchQuestion } from '@shared/domain/search-question'
import { queryAll, type ReadableDb } from '../db'
import { codesFromText, splitGtins } from '../items'
import { beginsWith, matchOf } from './beginnings'

/** How many items are looked at for each way to find them; the best of these are listed. */
const LOOKED_AT = 120
const GTIN_DIGITS = 14

interface FoundRow {
  readonly item: number
  readonly item_id: string
  readonly sku: string
  readonly title: string
  readonly brand: string | null
  readonly gtins: string
  readonly codes: string
  readonly usual_weight_grams: number | null
}

const COLUMNS = 'items.item, item_id, sku, title, brand, gtins, codes, usual_weight_grams'

function candidateFromRow(row: FoundRow): SearchCandidate {
  const gtins = splitGtins(row.gtins)
  return {
    hit: {
      kind: 'item', id: row.item_id, title: row.title,
      facts: { sku: row.sku, brand: row.brand, gtin: gtins[0] ?? null, weightGrams: row.usual_weight_grams },
    },
    codes: [row.sku, ...gtins, ...codesFromText(row.codes).map(({ code }) => code)],
    text: `${row.title} ${row.brand ?? ''} ${row.sku} ${codeKey(row.sku)}`,
    newest: -row.item,
  }
}

/** Finds items by their words and by the beginnings of their codes. */
export function openItemSearch(db: ReadableDb): (question: SearchQuestion) => readonly SearchCandidate[] {
  const byWords = queryAll<[string, number], FoundRow>(db, `SELECT ${COLUMNS} FROM items WHERE item IN (SELECT rowid FROM item_words WHERE item_words MATCH ? LIMIT ?)`)
  const bySku = queryAll<[string, string, number], FoundRow>(db, `SELECT ${COLUMNS} FROM items WHERE sku >= ? COLLATE NOCASE AND sku < ? COLLATE NOCASE ORDER BY sku COLLATE NOCASE LIMIT ?`)
  const byGtin = queryAll<[string, string, number], FoundRow>(db, `SELECT ${COLUMNS} FROM item_gtins JOIN items USING (item) WHERE gtin14 >= ? AND gtin14 <= ? ORDER BY gtin14 LIMIT ?`)
  const byCode = queryAll<[string, string, number], FoundRow>(
    db,
    `SELECT ${COLUMNS} FROM item_codes JOIN items USING (item) WHERE code >= ? COLLATE NOCASE AND code < ? COLLATE NOCASE ORDER BY code COLLATE NOCASE LIMIT ?`,
  )
  return ({ words, codes, gtins }) => {
    const found = new Map<number, FoundRow>()
    const add = (rows: readonly FoundRow[]): void => rows.forEach((row) => found.set(row.item, row))
    for (const key of gtins) add(byGtin(key.padEnd(GTIN_DIGITS, '0'), key.padEnd(GTIN_DIGITS, '9'), LOOKED_AT))
    for (const code of codes) {
      add(bySku(...beginsWith(code), LOOKED_AT))
      add(byCode(...beginsWith(code), LOOKED_AT))
    }
    // Whole words first: an item named exactly so must not be crowded out by hundreds that only begin so.
    if (words.length > 0) add(byWords(matchOf(words, 'whole'), LOOKED_AT))
    if (words.length > 0) add(byWords(matchOf(words, 'begun'), LOOKED_AT))
    return [...found.values()].map(candidateFromRow)
  }
}
