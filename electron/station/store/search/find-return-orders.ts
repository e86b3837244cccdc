import type { SearchCandidate } from '@shared/domain/search-hit'
import { codeKey, type SearchQuestion } from '@shared/domain/search-question'
import { queryAll, queryOne, type ReadableDb } from '../db'
import { beginsWith } from './beginnings'
import { openBuyerKeys } from './buyer-index'
import { fitsBuyer, shortName } from './buyer-keys'

/** More return orders than this for one beginning are no choice for a person any more. */
const LOOKED_AT = 40

interface FoundRow {
  readonly rma_number: string
  readonly return_order_id: string
  readonly order_number: string | null
  readonly created_at: string | null
}

/** Buyers looked at for one word: names that begin alike are many, and the first that fit will do. */
const BUYERS_LOOKED_AT = 2_000

interface BuyerRow extends FoundRow {
  readonly name: string | null
  readonly reference: string | null
}

const COLUMNS = 'return_orders.rma_number, return_order_id, order_number, created_at'

/** Finds announced return orders by their own number, their order's, every other code of theirs, and by the buyer, whose short name is told only when `showBuyers` is set. */
export function openReturnOrderSearch(db: ReadableDb): (question: SearchQuestion, showBuyers: boolean) => readonly SearchCandidate[] {
  const keys = openBuyerKeys(db)
  const byKey = queryAll<[number, number], { buyer: number }>(db, 'SELECT buyer FROM buyer_keys WHERE key = ? ORDER BY buyer DESC LIMIT ?')
  const hasKey = queryOne<[number, number], { buyer: number }>(db, 'SELECT buyer FROM buyer_keys WHERE key = ? AND buyer = ?')
  const ofBuyer = queryOne<[number], BuyerRow>(db, `SELECT ${COLUMNS}, name, reference FROM buyers JOIN return_orders USING (rma_number) WHERE buyer = ?`)
  const byRma = queryAll<[string, string, number], FoundRow>(db, `SELECT ${COLUMNS} FROM return_orders WHERE rma_number >= ? AND rma_number < ? ORDER BY rma_number LIMIT ?`)
  const byOrder = queryAll<[string, string, number], FoundRow>(
    db,
    `SELECT ${COLUMNS} FROM return_orders WHERE order_number >= ? COLLATE NOCASE AND order_number < ? COLLATE NOCASE ORDER BY order_number COLLATE NOCASE LIMIT ?`,
  )
  const byCode = queryAll<[string, string, number], FoundRow & { readonly shown: string }>(
    db,
    `SELECT ${COLUMNS}, shown FROM return_order_codes JOIN return_orders USING (rma_number) WHERE code >= ? AND code < ? ORDER BY code LIMIT ?`,
  )
  const unitsExpected = queryOne<[string], { units: number | null }>(db, 'SELECT sum(quantity_expected) AS units FROM return_lines WHERE rma_number = ?')

  function candidateFromRow(row: FoundRow, codes: readonly string[]): SearchCandidate {
    return {
      hit: {
        kind: 'return-order', id: row.rma_number, title: row.rma_number,
        facts: { orderNumber: row.order_number, createdAt: row.created_at, units: unitsExpected(row.rma_number)?.units ?? 0, code: codes[0] ?? null },
      },
      codes: [row.rma_number, ...(row.order_number === null ? [] : [row.order_number]), ...codes],
      text: '',
      newest: 0,
    }
  }

  /** The longest word has the fewest buyers; the others must be theirs, too. */
  function byBuyer(words: readonly string[], showBuyers: boolean): readonly SearchCandidate[] {
    const [first, ...others] = [...words].sort((a, b) => b.length - a.length).map((word) => keys.asked(word))
    if (first === undefined) return []
    const candidates: SearchCandidate[] = []
    for (const { buyer } of byKey(first, BUYERS_LOOKED_AT)) {
      const row = others.every((key) => hasKey(key, buyer)) ? ofBuyer(buyer) : null
      if (row === null || !fitsBuyer(words, row)) continue
      const { hit, codes } = candidateFromRow(row, [])
      const facts = showBuyers && row.name !== null ? { ...hit.facts, buyer: shortName(row.name) } : hit.facts
      candidates.push({ hit: { ...hit, facts }, codes, text: `${row.name ?? ''} ${row.reference ?? ''} ${codeKey(row.reference ?? '')}`, newest: buyer })
      if (candidates.length >= LOOKED_AT) break
    }
    return candidates
  }

  return ({ codes, words }, showBuyers) => {
    const found = new Map<string, { readonly row: FoundRow; readonly codes: string[] }>()
    const add = (row: FoundRow, code?: string): void => {
      const known = found.get(row.rma_number) ?? { row, codes: [] }
      if (code !== undefined) known.codes.push(code)
      found.set(row.rma_number, known)
    }
    for (const code of codes) {
      for (const row of byRma(...beginsWith(code), LOOKED_AT)) add(row)
      for (const row of byOrder(...beginsWith(code), LOOKED_AT)) add(row)
      for (const row of byCode(...beginsWith(code), LOOKED_AT)) add(row, row.shown)
    }
    return [...[...found.values()].map(({ row, codes: others }) => candidateFromRow(row, others)), ...byBuyer(words, showBuyers)]
  }
}
