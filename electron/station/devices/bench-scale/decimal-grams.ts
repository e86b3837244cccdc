import type { Grams } from '@shared/domain/quantities'
import type { WeightUnit } from '@shared/domain/reading'
import { convertMass } from './mass'

/**
 * A decimal text in whole grams, rounded half away from zero, in exact arithmetic; null when it is no decimal text.
 * Floats would do harm here: 1.005 kg is not representable, and a tolerance judged on it may tip.
 */
export function decimalToGrams(decimal: string, unit: WeightUnit): Grams | null {
  const grams = convertMass(decimal, unit, 'g', 0)
  return grams === null ? null : Number(grams)
}
