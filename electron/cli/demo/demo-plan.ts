import type { ReferenceReader } from '../../station/store/store'
import type { Item } from '@shared/domain/item'
import type { ReturnOrder } from '@shared/domain/return-order'
import type { SeededRandom } from '../seeded-random'

/** One unit the demo will work: the code on it and what it weighs. */
export interface PlannedUnit {
  readonly code: string
  readonly grams: number
  /** True when nothing announced this unit. */
  readonly unexpected: boolean
}

/** One parcel: the code on its outside and the units inside. */
export interface PlannedParcel {
  readonly code: string
  readonly blind: boolean
  /** Units of this return order that other parcels of the plan leave out, because the demo has enough. */
  readonly unitsLeftOut: number
  readonly units: readonly PlannedUnit[]
}

/** Items of one catalogue: where they begin in the store's own order, and how many there are. */
export interface ItemRange {
  readonly from: number
  readonly count: number
}

/** At least this share of the units comes without a return order, also where enough are announced: they show every catalogue. */
const BLIND_SHARE = 0.2
const PAGE = 500
const MAX_BLIND_UNITS_PER_PARCEL = 3
const LIGHTEST_GRAMS = 20
const HEAVIEST_GRAMS = 30_000

function* returnOrders(reference: ReferenceReader, random: SeededRandom): Generator<ReturnOrder> {
  const numbers: string[] = []
  const count = reference.returnOrderCount()
  for (let offset = 0; offset < count; offset += PAGE) numbers.push(...reference.returnOrderNumbers(offset, PAGE))
  for (const number of random.shuffled(numbers)) {
    const order = reference.returnOrder(number)
    if (order) yield order
  }
}

/** Items of every catalogue in turn, so that a small one is worked as often as a large one. */
function* itemsAtRandom(reference: ReferenceReader, ranges: readonly ItemRange[], random: SeededRandom): Generator<Item> {
  const filled = ranges.filter(({ count }) => count > 0)
  for (let turn = 0; filled.length > 0; turn++) {
    const range = filled[turn % filled.length]
    const [item] = range ? reference.itemsPage(range.from + random.below(range.count), 1) : []
    if (item) yield item
  }
}

/** What the scale will show: the catalogue's weight where it is plausible, with the spread of real packing. */
function weightFor(usual: number | null, random: SeededRandom): number {
  const spread = 0.96 + random.next() * 0.08
  const plausible = usual !== null && usual >= LIGHTEST_GRAMS && usual <= HEAVIEST_GRAMS ? usual : 80 + random.below(900)
  return Math.max(LIGHTEST_GRAMS, Math.round(plausible * spread))
}

function codeOf(item: Pick<Item, 'gtins' | 'sku'>): string {
  const gtin = item.gtins[0]
  return gtin ? (gtin.startsWith('0') ? gtin.slice(1) : gtin) : item.sku
}

/** Plans the parcels for a number of units: announced ones in seeded order, and blind ones in between. */
export function planDemo(reference: ReferenceReader, ranges: readonly ItemRange[], units: number, random: SeededRandom): readonly PlannedParcel[] {
  const announced: PlannedParcel[] = []
  let left = reference.itemCount() > 0 ? units - Math.ceil(units * BLIND_SHARE) : units
  for (const order of returnOrders(reference, random)) {
    if (left <= 0) break
    const planned: PlannedUnit[] = []
    let leftOut = 0
    for (const line of order.lines) {
      const taken = Math.min(line.quantityExpected, left)
      const code = line.gtin14 ? codeOf({ gtins: [line.gtin14], sku: line.sku }) : line.sku
      for (let i = 0; i < taken; i++) planned.push({ code, grams: weightFor(line.usualWeightGrams, random), unexpected: false })
      left -= taken
      leftOut += line.quantityExpected - taken
    }
    if (planned.length > 0) announced.push({ code: order.rmaNumber, blind: false, unitsLeftOut: leftOut, units: planned })
  }
  const blindUnits = units - announced.reduce((sum, parcel) => sum + parcel.units.length, 0)
  return spread(announced, planBlind(itemsAtRandom(reference, ranges, random), blindUnits, random), random)
}

function planBlind(items: Generator<Item>, units: number, random: SeededRandom): PlannedParcel[] {
  const parcels: PlannedParcel[] = []
  for (let left = units, number = 1; left > 0; number++) {
    const planned: PlannedUnit[] = []
    for (let i = Math.min(left, 1 + random.below(MAX_BLIND_UNITS_PER_PARCEL)); i > 0; i--) {
      const item = items.next().value
      if (!item) return parcels
      planned.push({ code: codeOf(item), grams: weightFor(item.usualWeightGrams, random), unexpected: true })
    }
    left -= planned.length
    // A carrier's number that no return order knows; ten digits and letters of no other kind of code.
    parcels.push({ code: `CARRIER${String(number).padStart(6, '0')}Y`, blind: true, unitsLeftOut: 0, units: planned })
  }
  return parcels
}

/** Puts the blind parcels between the others at even distances. */
function spread(announced: readonly PlannedParcel[], blind: readonly PlannedParcel[], random: SeededRandom): readonly PlannedParcel[] {
  const placed = [...announced.map((parcel, i) => ({ parcel, at: (i + 0.5) / announced.length })), ...blind.map((parcel, i) => ({ parcel, at: (i + random.next()) / blind.length }))]
  return placed.sort((a, b) => a.at - b.at).map(({ parcel }) => parcel)
}
