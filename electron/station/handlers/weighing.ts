import type { BenchAnswer } from '@shared/contract/bench-view'
import { signalOf } from '@shared/domain/failure'
import { hybridTimeToInstant } from '@shared/domain/hybrid-clock'
import type { WeightReading } from '@shared/domain/reading'
import { benchScaleLimits, judgeWeight } from '../devices/bench-scale/settled-weight'
import type { BenchScale } from '../devices/device'
import type { Clock, Log } from '../ports'
import type { Bench } from './bench'
import { storeFailure } from './store-failure'

/** Takes the weight by itself as soon as it may be trusted: nothing to press. */
export interface Weighing {
  /** The answer of the bench when this reading was recorded; `liftFirst` when it never will be while the load stays on. */
  onReading(reading: WeightReading): { readonly answer: BenchAnswer | null; readonly liftFirst: boolean }
}

const NOTHING = { answer: null, liftFirst: false } as const

function isOnPan(reading: WeightReading): boolean {
  return (reading.grams ?? 0) >= benchScaleLimits.minGrams
}

/** A weight that the store refused: told once, and taken by a later reading while the load stays on. */
interface Refused {
  readonly unitId: string
}

export function createWeighing(parts: { readonly bench: Bench; readonly clock: Clock; readonly log: Log; readonly scale: () => BenchScale | null }): Weighing {
  let refused: Refused | null = null

  function weigh(reading: WeightReading, unitId: string): BenchAnswer | null {
    try {
      const answer = parts.bench.weigh(reading)
      refused = null
      return answer
    } catch (fault) {
      const failure = storeFailure(fault)
      if (!failure) throw fault
      // The scale speaks several times a second, the words are said once.
      if (refused?.unitId === unitId) return null
      refused = { unitId }
      parts.log.error('a weight was not written down', { cause: String(fault) })
      return { signal: signalOf(failure.kind), kind: failure.kind, facts: failure.facts, text: `${reading.grams ?? ''} g`, words: null, at: parts.clock.now() }
    }
  }

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
      const answer = weigh(reading, unit.unitId)
      if (answer?.signal === 'ok') scale.recorded(reading)
      return { answer, liftFirst: false }
    },
  }
}
