import { asId, type ItemId } from '@shared/domain/ids'
import type { ItemRow, ReturnLineRow } from '../../../../electron/station/store/store'

/** A catalogue row with nothing special about it. */
export function anItem(id: string, changes: Partial<ItemRow> = {}): ItemRow {
  return {
    itemId: asId<ItemId>(id), sku: `SKU-${id}`, title: `Item ${id}`, brand: null, category: 'general', usualWeightGrams: 100, gtins: [], priceMinor: 1250, currency: 'EUR', ...changes,
  }
}

export const NO_BUYER: ReturnLineRow['buyer'] = { reference: null, name: null, address: null, phone: null, email: null, country: null }

/** A return line with nothing special about it. */
export function aLine(rmaNumber: string, line: number, changes: Partial<ReturnLineRow> = {}): ReturnLineRow {
  return {
    rmaNumber, line, createdAt: '2026-11-01', sku: `SKU-${line}`, gtin14: null, title: `Item ${line}`, category: 'general', quantityExpected: 1, claimedReason: null,
    usualWeightGrams: null, orderNumber: null, buyer: NO_BUYER, ...changes,
  }
}
