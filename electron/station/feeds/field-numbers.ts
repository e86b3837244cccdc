import type { Grams } from '@shared/domain/quantities'
import type { RowReason } from './import-report'

const GRAMS_PER_KILOGRAM = 1_000
/** Heavier goods do not come over a bench. */
const HEAVIEST_GRAMS: Grams = 200 * GRAMS_PER_KILOGRAM
/** Nothing that is sold and packed weighs less; a number below it is kilograms in a column of grams. */
const LIGHTEST_GRAMS: Grams = 5
/** A package weighs something, but the item alone may have been weighed with its stand or its batteries. */
const PACKED_SHARE = 0.9
/** More of one article never comes back to a bench: whoever wrote it meant something else. */
export const QUANTITY_LIMIT = 10_000
/** More than this is taken, and told. */
const USUAL_QUANTITY = 1_000

/** Decimal places of currencies that have other than two (ISO 4217). */
const DECIMALS: Readonly<Record<string, number>> = { BHD: 3, CLP: 0, IQD: 3, ISK: 0, JOD: 3, JPY: 0, KRW: 0, KWD: 3, LYD: 3, OMR: 3, PYG: 0, TND: 3, UGX: 0, VND: 0, XAF: 0, XOF: 0 }

/** How nearly every number of a feed is written. */
const PLAIN = /^\d{1,15}(?:\.\d{1,15})?$/

/** A decimal number as tables write it, with point or comma; null for anything that could be read in two ways. */
export function parseDecimal(text: string): number | null {
  if (PLAIN.test(text)) return Number(text)
  const plain = text.trim().replace(/[\s\u00a0']/g, '')
  if (/^[+-]?\d+(?:\.\d+)?$/.test(plain)) return Number(plain)
  if (/^[+-]?\d+,\d+$/.test(plain)) return Number(plain.replace(',', '.'))
  if (/^[+-]?\d{1,3}(?:,\d{3})+\.\d+$/.test(plain)) return Number(plain.replaceAll(',', ''))
  if (/^[+-]?\d{1,3}(?:\.\d{3})+,\d+$/.test(plain)) return Number(plain.replaceAll('.', '').replace(',', '.'))
  return null
}

/** A weight as a table tells it: grams that can be meant, grams that cannot, or nothing. */
export type ReadWeight =
  | { readonly kind: 'none' }
  | { readonly kind: 'usual'; readonly grams: Grams }
  /** `grams` is what stands there, null below half a gram; `guess` is what may have been meant. */
  | { readonly kind: 'doubtful'; readonly grams: Grams | null; readonly reason: RowReason; readonly guess?: string | undefined }

const NO_WEIGHT: ReadWeight = { kind: 'none' }

/** A weight in whole grams. Tables of grams hold kilograms, too: what is lighter than anything that is sold is doubted. */
export function parseGrams(text: string, unit: 'g' | 'kg'): ReadWeight {
  if (text === '') return NO_WEIGHT
  const [, number = text, written] = PLAIN.test(text) ? [] : (/^(.*?)\s*(kg|g|gr|кг|г)\.?$/i.exec(text.trim()) ?? [])
  if (number.trim() === '') return NO_WEIGHT
  const value = parseDecimal(number)
  if (value === 0) return NO_WEIGHT
  if (value === null || value < 0) return { kind: 'doubtful', grams: null, reason: 'weight-not-a-number' }
  const isKilograms = written ? /^(?:kg|кг)$/i.test(written) : unit === 'kg'
  const grams = Math.round(value * (isKilograms ? GRAMS_PER_KILOGRAM : 1))
  if (grams >= HEAVIEST_GRAMS) return { kind: 'doubtful', grams: grams <= Number.MAX_SAFE_INTEGER ? grams : null, reason: 'weight-not-plausible' }
  if (grams >= LIGHTEST_GRAMS) return { kind: 'usual', grams }
  return { kind: 'doubtful', grams: grams > 0 ? grams : null, reason: 'weight-not-plausible', guess: isKilograms ? undefined : `${Math.round(value * GRAMS_PER_KILOGRAM)} g` }
}

/** The weight as sent, doubted where it is clearly less than the item alone: one of the two is in another unit or of another article. */
export function judgeWeights(asSent: ReadWeight, alone: ReadWeight): ReadWeight {
  if (asSent.kind === 'none') return alone
  if (asSent.kind !== 'usual' || alone.kind !== 'usual' || asSent.grams >= alone.grams * PACKED_SHARE) return asSent
  return { kind: 'doubtful', grams: asSent.grams, reason: 'weight-packed-lighter', guess: `${alone.grams} g` }
}

/** How many units are expected; one when nothing is said. A comma before three zeros could mean two things. */
export function parseQuantity(text: string): { readonly quantity: number; readonly unusual: boolean } | RowReason {
  const written = text.trim()
  if (written === '') return { quantity: 1, unusual: false }
  const value = /^[+-]?\d+(?:[.,]0{1,2})?$/.test(written) ? Number(written.replace(',', '.')) : null
  if (value === null) return 'quantity-not-whole'
  if (value < 0) return 'quantity-negative'
  if (value === 0) return 'quantity-zero'
  return value <= QUANTITY_LIMIT ? { quantity: value, unusual: value > USUAL_QUANTITY } : 'quantity-too-large'
}

/** A whole number of pieces in a pack, or null. */
export function parsePieces(text: string): number | null {
  if (text === '') return null
  const found = /^\s*(\d{1,5})(?:[.,]0{1,2})?\s*$/.exec(text)?.[1]
  const pieces = Number(found ?? 0)
  return pieces >= 1 ? pieces : null
}

const YES_WORDS: ReadonlySet<string> = new Set(['1', 'yes', 'y', 'true', 'x', 'да', 'ja', 'oui', 'si', 'sí', 'sim', '是'])

/** Whether a cell says yes, in the words of the feeds. */
export function parseYes(text: string): boolean {
  return text !== '' && YES_WORDS.has(text.trim().toLowerCase())
}

/** A price in minor units of its currency, or null. */
export function parsePriceMinor(text: string, currency: string | null): number | null {
  const value = parseDecimal(text)
  return value === null || value < 0 ? null : Math.round(value * 10 ** (DECIMALS[currency ?? ''] ?? 2))
}
