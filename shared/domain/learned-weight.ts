import type { Grams } from './quantities'
import { reasonGroup } from './return-reason'
import type { UnitView } from './unit'

/** What an item's units are known by when their weights are gathered: the catalogue's item, else the announced article number. */
export function weighedAs({ itemId, sku }: Pick<UnitView, 'itemId' | 'sku'>): string {
  return itemId === null ? `sku:${sku}` : `item:${itemId}`
}

/**
 * What a unit teaches about the weight of its item; null when it teaches nothing. Only single pieces count, and only once
 * they were inspected: a unit that something is missing of, or that is another item, must not become what is usual.
 */
export function learnedWeight(unit: UnitView): { readonly weighedAs: string; readonly grams: Grams } | null {
  if (unit.weightGrams === null || unit.weightGrams <= 0 || unit.packQuantity !== 1 || unit.disposition === null) return null
  if (unit.weightJudged?.verdict === 'parts-missing') return null
  const found = unit.foundReason && reasonGroup(unit.foundReason.reason)
  if (found === 'parts-missing' || found === 'wrong-item') return null
  return { weighedAs: weighedAs(unit), grams: Math.round(unit.weightGrams) }
}
