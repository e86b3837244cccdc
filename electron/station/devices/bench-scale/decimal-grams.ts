import type { Grams } from '@shared/domain/quantities'
import type { WeightUnit } from '@shared/domain/reading'

/** Billionths of a gram per unit; pound and ounce are the international avoirdupois ones, exact by definition (1959). */
const nanogramsByUnit: Readonly<Record<WeightUnit, bigint>> = {
  g: 1_000_000_000n,
  kg: 1_000_000_000_000n,
  lb: 453_592_370_000n,
  oz: 28_349_523_125n,
}

const decimalText = /^(-?)(\d{1,9})(?:\.(\d{1,9}))?$/

/** Whether this text is a plain decimal number a scale may send: no exponent, no comma, no plus sign, at most 9 digits each side. */
export function isDecimalText(text: string): boolean {
  return decimalText.test(text)
}

/**
 * A decimal text in whole grams, rounded half away from zero, in exact arithmetic; null when it is no decimal text.
 * Floats would do harm here: 1.005 kg is not representable, and a tolerance judged on it may tip.
 */
export function decimalToGrams(decimal: string, unit: WeightUnit): Grams | null {
  const match = decimalText.exec(decimal)
  if (match === null) return null
  const [, sign = '', whole = '', fraction = ''] = match
  const scale = 10n ** BigInt(fraction.length)
  const numerator = BigInt(whole + fraction) * nanogramsByUnit[unit]
  const denominator = scale * nanogramsByUnit.g
  const grams = Number((2n * numerator + denominator) / (2n * denominator))
  // Never -0: it would not equal 0 everywhere.
  return sign === '-' && grams !== 0 ? -grams : grams
}
