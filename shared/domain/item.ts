import type { ItemId } from './ids'
import type { Grams } from './quantities'

/** What a code of an item is printed on, or where it comes from: the piece's own trade item number, any other code of the piece, a pack, a carton. */
export type ItemCodeKind = 'gtin' | 'other' | 'pack' | 'carton'

/** A code of an item beside the trade item numbers of its single piece. */
export interface ItemCode {
  /** A 14-digit key where it is a trade item number, otherwise as printed. */
  readonly code: string
  readonly kind: ItemCodeKind
  /** How many pieces the code stands for; null for a pack or carton whose content nobody told. */
  readonly pieces: number | null
  /** Put together from what a damaged file left: to be offered, never taken without asking. */
  readonly guessed: boolean
}

/** An item found by a code, and what the code stands for. */
export interface ItemCodeMatch extends Omit<ItemCode, 'code'> {
  readonly item: Item
}

/** A catalogue product, as far as the bench needs it. */
export interface Item {
  readonly itemId: ItemId
  readonly sku: string
  readonly title: string
  /** The catalogue's own word for the kind of goods; chooses the checklist. */
  readonly category: string
  /** As the catalogue says, packed; null where it says nothing usable. */
  readonly usualWeightGrams: Grams | null
  /** 14-digit keys. */
  readonly gtins: readonly string[]
  /** What has to be recorded of every piece. */
  readonly asks?: { readonly serial: boolean; readonly lot: boolean } | undefined
  /** Pieces in the pack that the item is sold in; absent when it is sold singly. */
  readonly packQuantity?: number | undefined
  /** Every code beside `gtins`. */
  readonly codes?: readonly ItemCode[] | undefined
  /** What the catalogue says where it cannot be meant; `usualWeightGrams` is null then. */
  readonly doubtfulWeightGrams?: Grams | undefined
}
