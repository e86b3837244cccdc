import type { LineCount } from '@shared/domain/expected-line'
import { returnOrdersOf, type JoinedReturnOrder, type ParcelView } from '@shared/domain/parcel'
import type { ReturnOrder } from '@shared/domain/return-order'
import type { Store } from '../store/store'

/** A return order with what was taken in of it so far. */
export interface CountedOrder {
  readonly order: ReturnOrder
  readonly counts: readonly LineCount[]
}

/** A return order as imported, or an empty one where it was opened on the spot. */
export function returnOrderOf(store: Store, order: JoinedReturnOrder): ReturnOrder {
  return store.reference.returnOrder(order.rmaNumber) ?? { returnOrderId: order.returnOrderId, rmaNumber: order.rmaNumber, lines: [] }
}

/** A parcel's return orders with what was counted of each. */
export function countedOrdersOf(store: Store, parcel: ParcelView): readonly CountedOrder[] {
  return returnOrdersOf(parcel).map((joined) => ({ order: returnOrderOf(store, joined), counts: store.bench.lineCounts(joined.returnOrderId) }))
}
