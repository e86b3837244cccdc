import type { Grams } from '@shared/domain/quantities'
import type { RowReason } from './import-report'

const GRAMS_PER_KILOGRAM = 1_000
/** Heavier goods do not come over a bench. */
const HEAVIEST_GRAMS: Grams = 200 * GRAMS_PER_KILOGRAM
export const QUANTITY_LIMIT = 100_000

/** Decimal places of currencies that have other than two (ISO 4217). */
const DECIMALS: Readonly<Record<string, number>> = { BHD: 3, CLP: 0, IQD: 3, ISK: 0, JOD: 3, JPY: 0, KRW: 0, KWD: 3, LYD: 3, OMR: 3, PYG: 0, TND: 3, UGX: 0, VND: 0, XAF: 0, XOF: 0 }

/** A decimal number as tables write it, with point or comma; null for anything that could be read in two ways. */
export function parseDecimal(text: string): number | null {
  const plain = text.trim().replace(/[\s\u00a0']/g, '')
  if (/^[+-]?\d+(?:\.\d+)?$/.test(plain)) return Number(plain)
  if (/^[+-]?\d+,\d+$/.test(plain)) return Number(plain.replace(',', '.'))
  if (/^[+-]?\d{1,3}(?:,\d{3})+\.\d+$/.test(plain)) return Number(plain.replaceAll(',', ''))
  if (/^[+-]?\d{1,3}(?:\.\d{3})+,\d+$/.test(plain)) return Number(plain.replaceAll('.', '').replace(',', '.'))
  return null
}

/** A weight in whole grams: `no` when the field says nothing, `implausible` when it says what nobody can mean. */
export function parseGrams(text: string, unit: 'g' | 'kg'): Grams | 'no' | 'implausible' {
  const [, number = text, written] = /^(.*?)\s*(kg|g|gr|кг|г)\.?$/i.exec(text.trim()) ?? []
  if (number.trim() === '') return 'no'
  const value = parseDecimal(number)
  if (value === 0) return 'no'
  const isKilograms = written ? /^(?:kg|кг)$/i.test(written) : unit === 'kg'
  const grams = value === null ? null : Math.round(value * (isKilograms ? GRAMS_PER_KILOGRAM : 1))
  return grams !== null && grams > 0 && grams < HEAVIEST_GRAMS ? grams : 'implausible'
}

/** How many units are expected; one when nothing is said. */
export function parseQuantity(text: string): number | RowReason {
  if (text.trim() === '') return 1
  const value = /^[+-]?\d+(?:[.,]0+)?$/.test(text.trim()) ? Number(text.trim().replace(',', '.')) : null
  if (value === null || value < 0) return 'quantity-not-whole'
  if (value === 0) return 'quantity-zero'
  return value <= QUANTITY_LIMIT ? value : 'quantity-too-large'
}

/** A price in minor units of its currency, or null. */
export function parsePriceMinor(text: string, currency: string | null): number | null {
  const value = parseDecimal(text)
  return value === null || value < 0 ? null : Math.round(value * 10 ** (DECIMALS[currency ?? ''] ?? 2))
}
