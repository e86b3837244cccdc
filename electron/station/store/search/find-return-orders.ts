import type { SearchCandidate } from '@shared/domain/search-hit'
import type { SearchQuestion } from '@shared/domain/search-question'
import { queryAll, queryOne, type ReadableDb } from '../db'
import { beginsWith } from './beginnings'

/** More return orders than this for one beginning are no choice for a person any more. */
const LOOKED_AT = 40

interface FoundRow {
  readonly rma_number: string
  readonly return_order_id: string
  readonly order_number: string | null
  readonly created_at: string | null
}

const COLUMNS = 'return_orders.rma_number, return_order_id, order_number, created_at'

/** Finds announced return orders by their own number, their order's, and every other code of theirs. */
export function openReturnOrderSearch(db: ReadableDb): (question: SearchQuestion) => readonly SearchCandidate[] {
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

  return ({ codes }) => {
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
    return [...found.values()].map(({ row, codes: others }) => candidateFromRow(row, others))
  }
}
