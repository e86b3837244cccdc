import type { DurationMs, Grams, Instant } from '@shared/domain/quantities'
import type { Random } from '../../ports'

/** How much the shown weight trembles while the load comes to rest, as a share of the change. */
const tremble = 0.2

/** A load on its way from one rest to the next. Pure: what the pan shows follows from it and the time. */
export interface SimulatedLoad {
  readonly fromGrams: Grams
  readonly toGrams: Grams
  readonly changedAt: Instant
  readonly settleMs: DurationMs
}

export interface LoadNow {
  readonly grams: Grams
  readonly isMoving: boolean
}

export function restingLoad(grams: Grams): SimulatedLoad {
  return { fromGrams: grams, toGrams: grams, changedAt: 0, settleMs: 0 }
}

/** What lies on the pan now, in whole grams: on the way there it trembles, then it is exactly the load. */
export function loadAt(load: SimulatedLoad, now: Instant, random: Random): LoadNow {
  const sinceMs = now - load.changedAt
  if (sinceMs < 0 || sinceMs >= load.settleMs) return { grams: load.toGrams, isMoving: false }
  const share = sinceMs / load.settleMs
  const noise = (random.next() - 0.5) * 2 * tremble * (1 - share)
  const change = load.toGrams - load.fromGrams
  return { grams: Math.round(load.fromGrams + change * (share + noise)), isMoving: true }
}
