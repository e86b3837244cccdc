import type { BenchAnswer } from '@shared/contract/bench-view'
import { SHOWN_WEIGHT_REFUSALS, type WeightView } from '@shared/contract/devices'
import { signalOf } from '@shared/domain/failure'
import { hybridTimeToInstant } from '@shared/domain/hybrid-clock'
import type { Instant } from '@shared/domain/quantities'
import type { WeightReading } from '@shared/domain/reading'
import { zeroBandGrams, type PanHistory } from '../devices/bench-scale/pan-history'
import { benchScaleLimits, judgeWeight, type WeightRefusal } from '../devices/bench-scale/settled-weight'
import type { BenchScale } from '../devices/device'
import type { Clock, Log } from '../ports'
import type { Bench } from './bench'
import { storeFailure } from './store-failure'

/** What became of a reading: the answer of the bench when it was recorded, and what the window shows of it. */
export interface Weighed {
  readonly answer: BenchAnswer | null
  readonly view: WeightView
}

/** Takes the weight by itself as soon as it may be trusted: nothing to press. */
export interface Weighing {
  onReading(reading: WeightReading): Weighed
}

function isOnPan(reading: WeightReading): boolean {
  return (reading.grams ?? 0) >= benchScaleLimits.minGrams
}

function isEmpty({ grams, stability, trouble }: WeightReading, pan: PanHistory): boolean {
  return stability === 'stable' && trouble === null && grams !== null && Math.abs(grams) <= zeroBandGrams && pan.zeroSeen && pan.unitBefore === null
}

/** A weight that the store refused: told once, and taken by a later reading while the load stays on. */
interface Refused {
  readonly unitId: string
}

/** Since when this unit's load may lie on the pan, by the clock of this process: the journal's time never goes back, the clock may. */
interface Noticed {
  readonly unitId: string
  readonly at: Instant
}

export function createWeighing(parts: { readonly bench: Bench; readonly clock: Clock; readonly log: Log; readonly scale: () => BenchScale | null }): Weighing {
  let refused: Refused | null = null
  let noticed: Noticed | null = null

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

  /** When the unit was scanned; where the clock was set back since, when that was noticed: what was read before has no age. */
  function placedAfter(unitId: string, identifiedAt: Instant, now: Instant): Instant {
    if (noticed?.unitId !== unitId || now < noticed.at) noticed = { unitId, at: now }
    return Math.min(identifiedAt, noticed.at)
  }

  return {
    onReading(reading) {
      const scale = parts.scale()
      // An empty pan, several times a second all day: there is nothing to look up for it.
      if (scale && isEmpty(reading, scale.pan)) return { answer: null, view: viewOf(reading, null) }
      const unit = parts.bench.unitInHand()
      const identified = unit?.steps.find((step) => step.kind === 'unitIdentified')
      if (!unit || unit.state !== 'identified' || !identified || !scale) return { answer: null, view: viewOf(reading, reading.trouble) }
      const now = parts.clock.now()
      const after = placedAfter(unit.unitId, hybridTimeToInstant(identified.at), now)
      const judged = judgeWeight({ reading, pan: scale.pan, placedAfter: after, now, limits: benchScaleLimits })
      if (!judged.ok) return { answer: null, view: viewOf(reading, judged.failure) }
      // A serial number or lot comes first; the load stays on, and a later reading of it counts.
      if (!parts.bench.isWeightAwaited()) return { answer: null, view: viewOf(reading, null) }
      const answer = weigh(reading, unit.unitId)
      if (answer?.signal === 'ok') scale.recorded(reading)
      return { answer, view: viewOf(reading, null) }
    },
  }
}

function viewOf(reading: WeightReading, refusal: WeightRefusal | null): WeightView {
  const { grams, stability, readAt, net } = reading
  const kind = SHOWN_WEIGHT_REFUSALS.find((shown) => shown === refusal?.kind)
  const liftFirst = isOnPan(reading) && (kind === 'zero-not-seen' || kind === 'same-load' || kind === 'unit-changed')
  return { grams, stability, readAt, net, liftFirst, refused: kind === undefined ? null : { kind, ...unitsOf(refusal) } }
}

function unitsOf(refusal: WeightRefusal | null): { unit?: string; from?: string } {
  if (refusal?.kind === 'wrong-unit') return { unit: refusal.unit }
  return refusal?.kind === 'unit-changed' ? { unit: refusal.to, from: refusal.from } : {}
}
