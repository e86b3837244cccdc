import { asId, type ReturnOrderId } from '@shared/domain/ids'
import type { ReturnLine, ReturnOrder } from '@shared/domain/return-order'
import { queryAll, queryOne, type ReadableDb } from './db'
import type { ReferenceReader } from './store'

/** Several orders for one number than this are no choice for a person any more. */
const CHOICE_LIMIT = 100

interface OrderRow {
  readonly rma_number: string
  readonly return_order_id: string
}

interface LineRow {
  readonly line: number
  readonly sku: string
  readonly gtin14: string | null
  readonly title: string
  readonly category: string
  readonly quantity_expected: number
  readonly claimed_reason: string | null
  readonly usual_weight_grams: number | null
}

function lineFromRow(row: LineRow): ReturnLine {
  return {
    line: row.line, sku: row.sku, gtin14: row.gtin14, title: row.title, category: row.category,
    quantityExpected: row.quantity_expected, claimedReason: row.claimed_reason, usualWeightGrams: row.usual_weight_grams,
  }
}

function returnOrderFromRow(row: OrderRow, lines: readonly LineRow[]): ReturnOrder {
  return { returnOrderId: asId<ReturnOrderId>(row.return_order_id), rmaNumber: row.rma_number, lines: lines.map(lineFromRow) }
}

type ReturnOrderQueries = Pick<ReferenceReader, 'returnOrder' | 'returnOrdersByOrderNumber' | 'returnOrderNumbers' | 'returnOrderCount'>

/** Reads announced return orders, without the buyers. Numbers are found in any case: a scanner with Caps Lock on types small letters. */
export function openReturnOrderQueries(db: ReadableDb): ReturnOrderQueries {
  const byRma = queryOne<[string], OrderRow>(db, 'SELECT rma_number, return_order_id FROM return_orders WHERE rma_number = ?')
  const byOrderNumber = queryAll<[string], OrderRow>(
    db,
    `SELECT rma_number, return_order_id FROM return_orders WHERE order_number = ? COLLATE NOCASE ORDER BY created_at, rma_number LIMIT ${CHOICE_LIMIT}`,
  )
  const linesOf = queryAll<[string], LineRow>(
    db,
    'SELECT line, sku, gtin14, title, category, quantity_expected, claimed_reason, usual_weight_grams FROM return_lines WHERE rma_number = ? ORDER BY line, source_row',
  )
  const numbers = queryAll<[number, number], OrderRow>(db, 'SELECT rma_number, return_order_id FROM return_orders ORDER BY rma_number LIMIT ? OFFSET ?')
  const count = queryOne<[], { orders: number }>(db, 'SELECT count(*) AS orders FROM return_orders')
  const whole = (row: OrderRow): ReturnOrder => returnOrderFromRow(row, linesOf(row.rma_number))
  return {
    returnOrder: (rmaNumber) => {
      const row = byRma(rmaNumber)
      return row && whole(row)
    },
    returnOrdersByOrderNumber: (orderNumber) => byOrderNumber(orderNumber).map(whole),
    returnOrderNumbers: (offset, limit) => numbers(limit, offset).map((row) => row.rma_number),
    returnOrderCount: () => count()?.orders ?? 0,
  }
}
