import type { WeightView } from '@shared/contract/devices'
import { KEY_NAMES } from '../../input/key-map'
import type { Speech } from '../../strings/speech'

/** What to do, and why. */
export interface WeightTroubleWords {
  readonly prompt: string
  readonly context: string
}

/** Why no weight comes while the scale answers, and what to do about it; null when it only takes its time. */
export function weightTrouble({ stability, grams, net, refused, liftFirst }: WeightView, { t }: Speech): WeightTroubleWords | null {
  if (stability === 'over') return { prompt: t('steps.overload'), context: t('steps.overloadContext') }
  const isBelowZero = stability === 'under' || (refused?.kind === 'zero-not-seen' && (grams ?? 0) < 0)
  switch (refused?.kind) {
    case 'wrong-unit':
      return { prompt: t('steps.wrongUnit'), context: t('steps.wrongUnitContext', { unit: refused.unit ?? '' }) }
    case 'unit-unknown':
      return { prompt: t('steps.unitUnknown'), context: t('steps.unitUnknownContext') }
    case 'contradiction':
      return { prompt: t('steps.contradiction'), context: t('steps.contradictionContext', { key: KEY_NAMES['ZERO SCALE'] }) }
    case 'scale-fault':
      return { prompt: t('steps.scaleFault'), context: t('steps.scaleFaultContext') }
    case 'unit-changed':
      return { prompt: t('steps.underload'), context: t('steps.unitChangedContext', { from: refused.from ?? '', to: refused.unit ?? '' }) }
    default:
      if (liftFirst === true) return { prompt: t('steps.underload'), context: t('steps.liftContext') }
  }
  if (!isBelowZero) return null
  return net === true
    ? { prompt: t('steps.tareMissing'), context: t('steps.tareMissingContext', { key: KEY_NAMES['CLEAR TARE'] }) }
    : { prompt: t('steps.underload'), context: t('steps.belowZeroContext', { key: KEY_NAMES['ZERO SCALE'] }) }
}

/** Whether a weight changes the plate: every single one would draw the screen ten times a second. */
export function isTroubled({ stability, refused, liftFirst }: WeightView): boolean {
  return stability === 'over' || stability === 'under' || liftFirst === true || (refused ?? null) !== null
}

/** Whether two weights look the same, so that nothing need be drawn anew. */
export function looksSame(one: WeightView, other: WeightView): boolean {
  return (
    one.grams === other.grams && one.stability === other.stability && one.net === other.net && one.liftFirst === other.liftFirst
    && one.refused?.kind === other.refused?.kind && one.refused?.unit === other.refused?.unit && one.refused?.from === other.refused?.from
  )
}
