import type { Grams } from '@shared/domain/quantities'
import type { Speech } from './speech'

/** Within so much a weight is "as usual": packing tape and the last digit of a scale. */
const AS_USUAL_GRAMS = 3
const AS_USUAL_SHARE = 0.01

/** "as usual", "38 g less than usual", or that nothing is known to compare with. */
export function comparisonWords({ t, weight }: Speech, grams: Grams, usual: Grams | null): string {
  if (usual === null) return t('outcomeParts.weightUnknown')
  const difference = grams - usual
  if (Math.abs(difference) <= Math.max(AS_USUAL_GRAMS, usual * AS_USUAL_SHARE)) return t('weight.asUsual')
  return t(difference < 0 ? 'weight.less' : 'weight.more', { weight: weight(Math.abs(difference)) })
}
