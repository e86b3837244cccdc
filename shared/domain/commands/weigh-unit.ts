import { dueUnitStep, type BenchState } from '../bench-state'
import { draft, subjectOf } from '../journal-entry'
import type { WeightReading } from '../reading'
import { invariant } from '../result'
import type { WeightJudgement } from '../weight-check'
import { accept, askFirst, decline, type Decision } from './plan'

/** Records the weight of the unit in hand. The caller has made sure that the reading is stable, fresh and of this load; `judged` is what it says about the unit. */
export function weighUnit(state: BenchState, reading: WeightReading, judged: WeightJudgement | null): Decision {
  if (!state.unit || dueUnitStep(state.unit, state).kind !== 'weigh') return decline('nothing-next')
  invariant(reading.stability === 'stable' && reading.grams !== null, 'only a stable weight with a value is recorded')
  const usual = judged?.kind === 'catalogue-doubtful' ? null : (state.usual?.grams ?? null)
  return accept('unit-weighed', { grams: reading.grams, usual, difference: usual === null ? null : reading.grams - usual }, [
    draft('unitWeighed', subjectOf('unit', state.unit.unitId), { weightGrams: reading.grams, frame: reading.frame, deviceId: reading.deviceId, load: reading.net ? 'net' : 'gross' }),
  ])
}

/**
 * Goes on without a weight; the gap is recorded. With a scale that works the clerk is asked first: some units are too
 * light for it, and a scale that never saw zero must not stop the bench.
 */
export function skipWeighing(state: BenchState, scaleReady: boolean, sure: boolean): Decision {
  if (!state.unit || dueUnitStep(state.unit, state).kind !== 'weigh') return decline('nothing-next')
  if (scaleReady && !sure) return askFirst({ kind: 'skip-weight' }, { title: state.unit.title })
  return accept('weighing-skipped', {}, [draft('weighingSkipped', subjectOf('unit', state.unit.unitId), { reason: scaleReady ? 'asked-by-operator' : 'scale-missing' })])
}
