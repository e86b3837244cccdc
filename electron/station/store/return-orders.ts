import { asId, type ReturnOrderId } from '@shared/domain/ids'
import type { ReturnLine, ReturnOrder, ReturnOrderCode, ReturnOrderMatch } from '@shared/domain/return-order'
import { queryAll, queryOne, type ReadableDb } from './db'
import type { ItemKeys, ReferenceReader } from './store'

/** Several orders for one number than this are no choice for a person any more. */
const CHOICE_LIMIT = 100

/** A popular item stands on thousands of lines; only the newest are looked through. */
const LINES_LOOKED_AT = 400

/** Newest lines of an item, by its SKUs and its keys. */
const LINES_OF_ITEM = `
  SELECT rma_number, return_line FROM (
    SELECT rma_number, return_line FROM return_lines WHERE sku IN (SELECT value FROM json_each(?))
    UNION SELECT rma_number, return_line FROM return_lines WHERE gtin14 IN (SELECT value FROM json_each(?))
  ) ORDER BY return_line DESC LIMIT ${LINES_LOOKED_AT}`

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
  readonly claimed_code: string | null
  readonly ordered_serial: string | null
  readonly doubtful_weight_grams: number | null
}

/** How a code that finds return orders is compared: carriers print their numbers in groups, systems write them in one. */
export function returnOrderCodeKey(code: string): string {
  return code.replace(/[\s-]/g, '')
}

function lineFromRow(row: LineRow): ReturnLine {
  return {
    line: row.line, sku: row.sku, gtin14: row.gtin14, title: row.title, category: row.category,
    quantityExpected: row.quantity_expected, claimedReason: row.claimed_reason, usualWeightGrams: row.usual_weight_grams,
    ...(row.claimed_code !== null && { claimedCode: row.claimed_code }),
    ...(row.ordered_serial !== null && { orderedSerial: row.ordered_serial }),
    ...(row.doubtful_weight_grams !== null && { doubtfulWeightGrams: row.doubtful_weight_grams }),
  }
}

function returnOrderFromRow(row: OrderRow, lines: readonly LineRow[]): ReturnOrder {
  return { returnOrderId: asId<ReturnOrderId>(row.return_order_id), rmaNumber: row.rma_number, lines: lines.map(lineFromRow) }
}

type ReturnOrderQueries = Pick<ReferenceReader, 'returnOrder' | 'returnOrdersByOrderNumber' | 'returnOrdersByCode' | 'returnOrdersOfItem' | 'relatedReturnOrders' | 'returnOrderNumbers' | 'returnOrderCount'>

/** Reads announced return orders, without the buyers. Numbers are found in any case: a scanner with Caps Lock on types small letters. */
export function openReturnOrderQueries(db: ReadableDb): ReturnOrderQueries {
  const byRma = queryOne<[string], OrderRow>(db, 'SELECT rma_number, return_order_id FROM return_orders WHERE rma_number = ?')
  const byOrderNumber = queryAll<[string], OrderRow>(
    db,
    `SELECT rma_number, return_order_id FROM return_orders WHERE order_number = ? COLLATE NOCASE ORDER BY created_at, rma_number LIMIT ${CHOICE_LIMIT}`,
  )
  const byCode = queryAll<[string], OrderRow & Pick<ReturnOrderCode, 'kind'>>(
    db,
    `SELECT rma_number, return_order_id, kind FROM return_order_codes JOIN return_orders USING (rma_number) WHERE code = ? ORDER BY created_at, rma_number LIMIT ${CHOICE_LIMIT}`,
  )
  const linesOf = queryAll<[string], LineRow>(
    db,
    `SELECT line, sku, gtin14, title, category, quantity_expected, claimed_reason, usual_weight_grams, claimed_code, ordered_serial, doubtful_weight_grams
     FROM return_lines WHERE rma_number = ? ORDER BY line, source_row`,
  )
  const ofItem = queryAll<[string, string, number], OrderRow>(
    db,
    `SELECT rma_number, return_order_id FROM (${LINES_OF_ITEM}) JOIN return_orders USING (rma_number) GROUP BY rma_number ORDER BY max(return_line) DESC LIMIT ?`,
  )
  const related = queryAll<[string, string, string, string, string, number], OrderRow>(
    db,
    `SELECT rma_number, return_order_id FROM (${LINES_OF_ITEM}) JOIN return_orders USING (rma_number) LEFT JOIN buyers USING (rma_number)
     WHERE rma_number NOT IN (SELECT value FROM json_each(?))
       AND (order_number IN (SELECT order_number FROM return_orders WHERE rma_number IN (SELECT value FROM json_each(?)))
         OR buyers.reference IN (SELECT reference FROM buyers WHERE rma_number IN (SELECT value FROM json_each(?))))
     GROUP BY rma_number ORDER BY max(return_line) DESC LIMIT ?`,
  )
  const keyTexts = ({ skus, gtins }: ItemKeys): [string, string] => [JSON.stringify(skus), JSON.stringify(gtins)]
  const numbers = queryAll<[number, number], OrderRow>(db, 'SELECT rma_number, return_order_id FROM return_orders ORDER BY rma_number LIMIT ? OFFSET ?')
  const count = queryOne<[], { orders: number }>(db, 'SELECT count(*) AS orders FROM return_orders')
  const whole = (row: OrderRow): ReturnOrder => returnOrderFromRow(row, linesOf(row.rma_number))

  function returnOrdersByCode(code: string): readonly ReturnOrderMatch[] {
    const text = code.trim()
    const own = byRma(text)
    const found: readonly (readonly [OrderRow, ReturnOrderMatch['kind']])[] = [
      ...(own ? [[own, 'return-order'] as const] : []),
      ...byOrderNumber(text).map((row) => [row, 'order'] as const),
      ...byCode(returnOrderCodeKey(text)).map((row) => [row, row.kind] as const),
    ]
    const first = new Map(found.toReversed().map((match) => [match[0].rma_number, match]))
    return found.filter((match) => first.get(match[0].rma_number) === match).slice(0, CHOICE_LIMIT).map(([row, kind]) => ({ returnOrder: whole(row), kind }))
  }

  return {
    returnOrdersByCode,
    returnOrdersOfItem: (keys, limit) => ofItem(...keyTexts(keys), limit).map(whole),
    relatedReturnOrders(rmaNumbers, keys, limit) {
      const own = JSON.stringify(rmaNumbers)
      return related(...keyTexts(keys), own, own, own, limit).map(whole)
    },
    returnOrder: (rmaNumber) => {
      const row = byRma(rmaNumber)
      return row && whole(row)
    },
    returnOrdersByOrderNumber: (orderNumber) => byOrderNumber(orderNumber).map(whole),
    returnOrderNumbers: (offset, limit) => numbers(limit, offset).map((row) => row.rma_number),
    returnOrderCount: () => count()?.orders ?? 0,
  }
}
