import type { Instant } from './quantities'

/*
 * Hybrid logical clock: (milliseconds since 2020-01-01) * 4096 + counter. A safe integer in JavaScript and a
 * bigint in PostgreSQL until 2089. It never goes back, so the order of one station's entries survives a clock
 * that is set back. After S. Kulkarni et al., "Logical Physical Clocks" (2014).
 */

const EPOCH_MS = Date.UTC(2020, 0, 1)
const COUNTER_SPAN = 4096
/** A wall clock beyond this is wrong. It is not followed, so that readings stay safe integers with years of room to count on. */
const LATEST_MS = Date.UTC(2088, 0, 1)

function countMs(instant: Instant): number {
  return Math.max(0, Math.floor(Math.min(instant, LATEST_MS) - EPOCH_MS))
}

/** One reading of the hybrid logical clock. */
export type HybridTime = number

/** The next reading after `previous` at wall-clock time `now`: always greater than `previous`. */
export function nextHybridTime(previous: HybridTime, now: Instant): HybridTime {
  return Math.max(previous + 1, countMs(now) * COUNTER_SPAN)
}

/** The wall-clock instant inside a reading, to the millisecond. */
export function hybridTimeToInstant(time: HybridTime): Instant {
  return Math.floor(time / COUNTER_SPAN) + EPOCH_MS
}

/** The first reading that belongs to an instant: the lower bound for queries by time. */
export function instantToHybridTime(instant: Instant): HybridTime {
  return countMs(instant) * COUNTER_SPAN
}
