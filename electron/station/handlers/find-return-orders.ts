import { expectLines, piecesLeft } from '@shared/domain/expected-line'
import type { ItemCodeMatch } from '@shared/domain/item'
import { MATCHES_SHOWN, rankMatches, type FoundReturnOrder, type MatchCandidate } from '@shared/domain/match-parcel'
import { returnOrdersOf, type ParcelMatch, type ParcelView } from '@shared/domain/parcel'
import type { ReturnOrder, ReturnOrderCodeKind } from '@shared/domain/return-order'
import type { BenchScan } from '@shared/domain/scan-reading'
import type { ItemKeys, Store } from '../store/store'
import { returnOrderOf } from './counted-orders'

/** Titles shown to tell one return order from another. */
const TITLES_SHOWN = 3

const MATCH_OF_CODE: Record<ReturnOrderCodeKind, ParcelMatch> = { 'return-order': 'rma-number', tracking: 'tracking', order: 'order-number', other: 'order-number' }

function found(store: Store, order: ReturnOrder, by: ParcelMatch, waiting: ParcelView | null = store.bench.waitingParcelsOf(order.returnOrderId)[0] ?? null): FoundReturnOrder {
  const lines = expectLines(order, store.bench.lineCounts(order.returnOrderId))
  return {
    returnOrderId: order.returnOrderId, rmaNumber: order.rmaNumber, by, waiting,
    piecesExpected: lines.reduce((sum, line) => sum + line.quantityExpected, 0),
    piecesLeft: piecesLeft(lines),
    titles: lines.slice(0, TITLES_SHOWN).map((line) => line.title),
  }
}

/**
 * Return orders by a number: as announced, as opened on the spot, or as a parcel of it was received before. The code of an
 * item may have opened many parcels (`isItem`): by it one is offered, never taken.
 */
function byNumber(store: Store, number: string, isItem: boolean): readonly FoundReturnOrder[] {
  const announced = store.reference.returnOrdersByCode(number).map(({ returnOrder, kind }) => found(store, returnOrder, MATCH_OF_CODE[kind]))
  const blind = store.bench.blindReturnOrder(number)
  const opened = blind ? [found(store, returnOrderOf(store, blind), 'rma-number')] : []
  const parcel = store.bench.parcelByScanned(number)
  const before = parcel ? [found(store, returnOrderOf(store, parcel), isItem ? 'item' : 'parcel', parcel.closedAt === null ? parcel : undefined)] : []
  return [...announced, ...opened, ...before]
}

function keysOf(items: readonly ItemCodeMatch[]): ItemKeys {
  return { skus: items.map(({ item }) => item.sku), gtins: items.flatMap(({ item }) => item.gtins) }
}

/** Those that still miss a piece of the item. */
function expecting(store: Store, orders: readonly ReturnOrder[], keys: ItemKeys): readonly FoundReturnOrder[] {
  return orders
    .filter((order) => piecesLeft(expectLines(order, store.bench.lineCounts(order.returnOrderId)).filter((line) => keys.skus.includes(line.sku) || keys.gtins.includes(line.gtin14 ?? ''))) > 0)
    .map((order) => found(store, order, 'item'))
}

/** Return orders that a scan may mean, ranked: by its numbers, and by the items it may be (`items` null: those do not count here). */
export function findReturnOrders(store: Store, reading: BenchScan, items: readonly ItemCodeMatch[] | null): readonly MatchCandidate[] {
  const byNumbers = reading.numbers.flatMap((number) => byNumber(store, number, items !== null && items.length > 0))
  if (items === null || reading.plate) return rankMatches(byNumbers)
  // An announced item need not be in the catalogue.
  const keys: ItemKeys = { skus: [reading.text, ...keysOf(items).skus], gtins: [...reading.gtins, ...keysOf(items).gtins] }
  return rankMatches([...byNumbers, ...expecting(store, store.reference.returnOrdersOfItem(keys, 2 * MATCHES_SHOWN), keys)])
}

/** Return orders of the same order or buyer as the open parcel that still miss one of the items. */
export function findRelated(store: Store, parcel: ParcelView, items: readonly ItemCodeMatch[]): readonly MatchCandidate[] {
  const own = returnOrdersOf(parcel)
  const orders = store.reference.relatedReturnOrders(own.map(({ rmaNumber }) => rmaNumber), keysOf(items), 2 * MATCHES_SHOWN)
  return rankMatches(expecting(store, orders, keysOf(items)))
}
