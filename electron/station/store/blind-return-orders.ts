import { foldBlindReturnOrder, type BlindReturnOrderView } from '@shared/domain/projections/blind-return-order'
import { queryOne, type ReadableDb } from './db'
import { createProjection } from './projection'
import type { BenchReader } from './store'

export const blindReturnOrderProjection = createProjection<BlindReturnOrderView>({
  subjectType: 'return-order',
  table: 'blind_return_orders',
  fold: foldBlindReturnOrder,
  columns: {
    rma_number: (order) => order.rmaNumber,
    begun_hlc: (_order, [first]) => first.at,
  },
})

function blindReturnOrderFromRow(row: { readonly view: string }): BlindReturnOrderView {
  return JSON.parse(row.view)
}

/** Reads return orders that were opened at a bench; the newest when several carry one number. */
export function openBlindReturnOrderQueries(db: ReadableDb): Pick<BenchReader, 'blindReturnOrder'> {
  const byRma = queryOne<[string], { view: string }>(db, 'SELECT view FROM blind_return_orders WHERE rma_number = ? ORDER BY begun_hlc DESC LIMIT 1')
  return {
    blindReturnOrder: (rmaNumber) => {
      const row = byRma(rmaNumber)
      return row && blindReturnOrderFromRow(row)
    },
  }
}
