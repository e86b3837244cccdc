import type { BenchAnswer } from '@shared/contract/bench-view'
import { hybridTimeToInstant } from '@shared/domain/hybrid-clock'
import type { WeightReading } from '@shared/domain/reading'
import { benchScaleLimits, judgeWeight } from '../devices/bench-scale/settled-weight'
import type { BenchScale } from '../devices/device'
import type { Clock } from '../ports'
import type { Bench } from './bench'

/** Takes the weight by itself as soon as it may be trusted: nothing to press. */
export interface Weighing {
  /** The answer of the bench when this reading was recorded; `liftFirst` when it never will be while the load stays on. */
  onReading(reading: WeightReading): { readonly answer: BenchAnswer | null; readonly liftFirst: boolean }
}

const NOTHING = { answer: null, liftFirst: false } as const

function isOnPan(reading: WeightReading): boolean {
  return (reading.grams ?? 0) >= benchScaleLimits.minGrams
}

export function createWeighing(parts: { readonly bench: Bench; readonly clock: Clock; readonly scale: () => BenchScale | null }): Weighing {
  return {
    onReading(reading) {
      const unit = parts.bench.unitInHand()
      const scale = parts.scale()
      const identified = unit?.steps.find((step) => step.kind === 'unitIdentified')
      if (!unit || unit.state !== 'identified' || !identified || !scale) return NOTHING
      const judged = judgeWeight({ reading, pan: scale.pan, placedAfter: hybridTimeToInstant(identified.at), now: parts.clock.now(), limits: benchScaleLimits })
      if (!judged.ok) return { answer: null, liftFirst: isOnPan(reading) && (judged.failure.kind === 'zero-not-seen' || judged.failure.kind === 'same-load') }
      // A serial number or lot comes first; the load stays on, and a later reading of it counts.
      if (!parts.bench.isWeightAwaited()) return NOTHING
      const answer = parts.bench.weigh(reading)
      if (answer.signal === 'ok') scale.recorded(reading)
      return { answer, liftFirst: false }
    },
  }
}
