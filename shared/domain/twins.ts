import type { WeightReading } from './reading'

/** A hand on a scale changes the weight by more than this, grams; a scale that drifts does not. */
export const TOUCHED_GRAMS = 10

/**
 * Whether a scale that rested at `first` has been used since: it came to rest at another weight, or was pressed beyond
 * its range. What still moves may be a table that was bumped.
 */
export function isUsed(first: WeightReading, now: WeightReading): boolean {
  if (now.stability === 'over') return first.stability !== 'over'
  if (now.stability !== 'stable' || now.grams === null) return false
  return Math.abs(now.grams - (first.grams ?? 0)) >= TOUCHED_GRAMS
}
