import { change, queryAll, queryOne, type WritableDb } from './db'
import { returnOrderCodeKey } from './return-orders'
import type { ImportOutcome, ReturnLineRow } from './store'

interface OrderState {
  readonly rma_number: string
  readonly import_number: number
  readonly order_number: string | null
  readonly buyer_erased: number
}

/** Takes the lines of one import; to be called inside a transaction. */
export interface ReturnLineChanges {
  /** Adds a line. The first line of a return order in an import drops the lines that an earlier import brought. */
  add(row: ReturnLineRow): void
  /** Gives lines that share a number with an earlier one numbers of their own, after the last; tells how many return orders came. */
  finish(): Omit<ImportOutcome, 'imported'>
}

/** The return order of the newest line: its lines nearly always stand together, and then it is looked up once. */
interface CurrentOrder {
  readonly rmaNumber: string
  readonly isErased: boolean
  orderNumber: string | null
  buyer: ReturnLineRow['buyer'] | null
  readonly codes: Set<string>
  /** Numbers of its lines so far. */
  readonly lines: Set<number>
}

/** A return order of more lines is looked through in the store. */
const LINES_REMEMBERED = 1_000

/** An announced return order keeps its identity over imports and stations: it follows from its number. */
function returnOrderIdOf(rmaNumber: string): string {
  return `announced-${rmaNumber}`
}

export function openReturnLineChanges(db: WritableDb, source: string): ReturnLineChanges {
  const importNumber = (queryOne<[], { newest: number | null }>(db, 'SELECT max(import_number) AS newest FROM return_orders')()?.newest ?? 0) + 1
  const find = queryOne<[string], OrderState>(db, 'SELECT rma_number, import_number, order_number, buyer_erased FROM return_orders WHERE rma_number = ?')
  const addOrder = change<[string, string, string | null, string | null, string, number]>(
    db,
    `INSERT INTO return_orders (rma_number, return_order_id, order_number, created_at, source, import_number) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (rma_number) DO UPDATE SET order_number = excluded.order_number, created_at = excluded.created_at, source = excluded.source, import_number = excluded.import_number`,
  )
  const dropLines = change<[string]>(db, 'DELETE FROM return_lines WHERE rma_number = ?')
  const dropCodes = change<[string]>(db, 'DELETE FROM return_order_codes WHERE rma_number = ?')
  const completeOrder = change<[string | null, string]>(db, 'UPDATE return_orders SET order_number = ? WHERE rma_number = ? AND order_number IS NULL')
  const addLine = openLineInsert(db)
  const addCode = change<[string, string, string, string]>(db, 'INSERT OR IGNORE INTO return_order_codes (code, rma_number, kind, shown) VALUES (?, ?, ?, ?)')
  const buyers = openBuyerChanges(db)
  let rows = 0
  let current: CurrentOrder | null = null
  /** Whether two lines of this import may share a number. Looking for them costs as much as a tenth of the import. */
  let mayRepeat = false

  /** The return order of a row, made or emptied when the row is its first in this import. */
  function orderOf(row: ReturnLineRow): CurrentOrder {
    if (current?.rmaNumber === row.rmaNumber) return current
    const known = find(row.rmaNumber)
    const isFirst = known?.import_number !== importNumber
    if (isFirst) addOrder(row.rmaNumber, returnOrderIdOf(row.rmaNumber), row.orderNumber, row.createdAt, source, importNumber)
    // Lines that do not stand together are not remembered together.
    if (!isFirst) mayRepeat = true
    if (known && isFirst) {
      dropLines(row.rmaNumber)
      dropCodes(row.rmaNumber)
      buyers.drop(row.rmaNumber)
    }
    return { rmaNumber: row.rmaNumber, isErased: known?.buyer_erased === 1, orderNumber: isFirst ? row.orderNumber : known.order_number, buyer: null, codes: new Set(), lines: new Set() }
  }

  function watchRepeats({ lines }: CurrentOrder, line: number): void {
    if (mayRepeat) return
    mayRepeat = lines.has(line) || lines.size >= LINES_REMEMBERED
    lines.add(line)
  }

  return {
    add(row) {
      rows += 1
      const order = (current = orderOf(row))
      if (order.orderNumber === null && row.orderNumber !== null) {
        completeOrder(row.orderNumber, row.rmaNumber)
        order.orderNumber = row.orderNumber
      }
      watchRepeats(order, row.line)
      addLine(row, row.sourceRow ?? rows, order.isErased)
      for (const { code, kind } of row.codes ?? []) {
        const key = returnOrderCodeKey(code)
        if (key !== '' && !order.codes.has(key)) addCode(key, row.rmaNumber, kind, code)
        order.codes.add(key)
      }
      // Who asked to be forgotten stays forgotten, whatever later files say.
      if (!order.isErased && !isSameBuyer(order.buyer, row.buyer)) buyers.complete(row.rmaNumber, row.buyer)
      order.buyer = row.buyer
    },
    finish() {
      const repeatedLines = mayRepeat ? renumberRepeatedLines(db, importNumber) : []
      const counted = queryOne<[number], { orders: number }>(db, 'SELECT count(*) AS orders FROM return_orders WHERE import_number = ?')
      return { returnOrders: counted(importNumber)?.orders ?? 0, repeatedLines }
    },
  }
}

function openLineInsert(db: WritableDb): (row: ReturnLineRow, sourceRow: number, isErased: boolean) => void {
  const insert = change<[string, number, number, string, string | null, string, string, number, string | null, number | null, string | null, string | null, number | null]>(
    db,
    `INSERT INTO return_lines
       (rma_number, line, source_row, sku, gtin14, title, category, quantity_expected, claimed_reason, usual_weight_grams, claimed_code, ordered_serial, doubtful_weight_grams)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  return (row, sourceRow, isErased) => void insert(
    row.rmaNumber, row.line, sourceRow, row.sku, row.gtin14, row.title, row.category, row.quantityExpected,
    isErased ? null : row.claimedReason, row.usualWeightGrams, row.claimedCode ?? null, row.orderedSerial ?? null, row.doubtfulWeightGrams ?? null,
  )
}

const BUYER_FIELDS = ['reference', 'name', 'address', 'phone', 'email', 'country'] as const

function isSameBuyer(one: ReturnLineRow['buyer'] | null, other: ReturnLineRow['buyer']): boolean {
  return one !== null && BUYER_FIELDS.every((field) => one[field] === other[field])
}

function openBuyerChanges(db: WritableDb) {
  const drop = change<[string]>(db, 'DELETE FROM buyers WHERE rma_number = ?')
  const complete = change<(string | null)[]>(
    db,
    `INSERT INTO buyers (rma_number, reference, name, address, phone, email, country) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (rma_number) DO UPDATE SET reference = coalesce(reference, excluded.reference), name = coalesce(name, excluded.name),
       address = coalesce(address, excluded.address), phone = coalesce(phone, excluded.phone), email = coalesce(email, excluded.email),
       country = coalesce(country, excluded.country)`,
  )
  return {
    drop: (rmaNumber: string) => void drop(rmaNumber),
    complete: (rmaNumber: string, buyer: ReturnLineRow['buyer']) => {
      const fields = BUYER_FIELDS.map((field) => buyer[field])
      if (fields.some((field) => field !== null)) complete(rmaNumber, ...fields)
    },
  }
}

/** In the order of the file, so that importing it again gives every line the same number. */
function renumberRepeatedLines(db: WritableDb, importNumber: number): ImportOutcome['repeatedLines'] {
  const repeated = queryAll<[number], { return_line: number; rma_number: string; line: number; source_row: number }>(
    db,
    `SELECT return_line, rma_number, line, source_row FROM (
       SELECT return_line, rma_number, line, source_row, row_number() OVER (PARTITION BY rma_number, line ORDER BY source_row) AS nth
       FROM return_lines JOIN return_orders USING (rma_number) WHERE import_number = ?
     ) WHERE nth > 1 ORDER BY rma_number, source_row`,
  )
  const renumber = change<[number]>(
    db,
    `UPDATE return_lines SET line = 1 + (SELECT max(others.line) FROM return_lines AS others WHERE others.rma_number = return_lines.rma_number) WHERE return_line = ?`,
  )
  return repeated(importNumber).map(({ return_line, rma_number, line, source_row }) => {
    renumber(return_line)
    return { sourceRow: source_row, rmaNumber: rma_number, line }
  })
}
