import type { ItemId } from './ids'
import type { Grams } from './quantities'

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
}
