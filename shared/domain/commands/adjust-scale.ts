import type { BenchState } from '../bench-state'
import { ok } from '../result'
import type { ScaleAdjustment } from '../scale-adjustment'
import { decline, type Decision } from './plan'

/** Has the scale's zero or tare changed. Nothing is recorded, and an open question stays open: the bench goes on as it is. */
export function adjustScale(state: BenchState, adjustment: ScaleAdjustment, scaleReady: boolean): Decision {
  if (!scaleReady) return decline('scale-not-adjusted', { adjustment, why: 'not-ready' })
  return ok({ entries: [], pending: state.pending, signal: 'ok', outcome: 'scale-asked', facts: { adjustment }, adjust: adjustment })
}
