import type { SerialVerdict } from './disposition-facts'
import type { Instant } from './quantities'
import { serialKey } from './serial-number'

/** One thing that is known of a serial number, from this network of benches and shops. */
export type SerialEvent =
  | { readonly kind: 'sold'; readonly at: Instant; readonly returnOrderId: string | null; readonly sku: string }
  | { readonly kind: 'returned'; readonly at: Instant; readonly unitId: string; readonly sku: string }
  /** The unit that came back instead of the one that was sold. */
  | { readonly kind: 'swapped-in'; readonly at: Instant; readonly unitId: string; readonly sku: string }

/** A serial number, range of them or item that must not pass, with the reason that people are told. */
export interface BlockEntry {
  readonly kind: 'recall' | 'block'
  /** The item it speaks of; null: any item. */
  readonly sku: string | null
  /** Serial numbers, as they are compared; empty: every piece of the item. */
  readonly serials: readonly string[]
  /** Lots; empty: every lot. */
  readonly lots: readonly string[]
  readonly reason: string
}

/** `resources/rules/blocks.json`: the recall and block list of a station; read at its start, so it stops units offline. */
export interface BlockList {
  readonly version: number
  readonly entries: readonly BlockEntry[]
}

/** What a unit is held against. */
export interface SerialQuestion {
  readonly serial: string | null
  readonly sku: string
  readonly lot: string | null
  /** The return order in hand, and the serial number it announces, where it does. */
  readonly returnOrderId: string
  readonly soldSerial: string | null
  /** Everything known of this serial number. */
  readonly events: readonly SerialEvent[]
  readonly blocks: readonly BlockEntry[]
}

/** What a serial number says, with what it was found by. `stop`: the unit must not pass without the lead. */
export interface SerialFinding {
  readonly verdict: SerialVerdict
  readonly stop: boolean
  readonly block: BlockEntry | null
  /** The newest event that speaks for the verdict. */
  readonly event: SerialEvent | null
}

/** The entry of a recall or block list that stops a unit, or null. An entry that names nothing but a reason stops nothing. */
export function blockFor(blocks: readonly BlockEntry[], unit: Pick<SerialQuestion, 'serial' | 'sku' | 'lot'>): BlockEntry | null {
  const serial = unit.serial === null ? null : serialKey(unit.serial)
  return blocks.find(({ sku, serials, lots }) => {
    if (sku === null && serials.length === 0) return false
    const isItem = sku === null || sku.toUpperCase() === unit.sku.toUpperCase()
    const isSerial = serials.length === 0 || (serial !== null && serials.some((one) => serialKey(one) === serial))
    const isLot = lots.length === 0 || (unit.lot !== null && lots.includes(unit.lot))
    return isItem && isSerial && isLot
  }) ?? null
}

function newest(events: readonly SerialEvent[], kind: SerialEvent['kind']): SerialEvent | null {
  return events.filter((event) => event.kind === kind).reduce<SerialEvent | null>((best, event) => (!best || event.at > best.at ? event : best), null)
}

/**
 * What a serial number says of its unit: blocked before all else; then another one than was sold, sold to somebody else,
 * returned before since it was sold; as sold. Whoever bought a piece again may return it again.
 */
export function judgeSerial(question: SerialQuestion): SerialFinding {
  const { serial, soldSerial, events, returnOrderId } = question
  const block = blockFor(question.blocks, question)
  if (block) return { verdict: 'blocked', stop: true, block, event: null }
  if (serial === null) return { verdict: 'unknown', stop: false, block: null, event: null }
  if (soldSerial !== null && serialKey(soldSerial) !== serialKey(serial)) return { verdict: 'differs', stop: true, block: null, event: newest(events, 'swapped-in') }
  const sold = newest(events, 'sold')
  const returned = newest(events, 'returned')
  if (returned && (!sold || returned.at >= sold.at)) return { verdict: 'returned-before', stop: true, block: null, event: returned }
  if (sold?.kind === 'sold' && sold.returnOrderId !== null && sold.returnOrderId !== returnOrderId) return { verdict: 'sold-to-another', stop: true, block: null, event: sold }
  if (soldSerial !== null || sold) return { verdict: 'as-sold', stop: false, block: null, event: sold }
  return { verdict: 'unknown', stop: false, block: null, event: null }
}
