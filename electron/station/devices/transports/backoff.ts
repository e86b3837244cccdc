import type { DurationMs } from '@shared/domain/quantities'
import type { Random } from '../../ports'

/** The longest first wait; doubled at each further attempt. */
export const backoffBaseMs: DurationMs = 500
export const backoffCeilingMs: DurationMs = 10_000
/** Full jitter may draw nothing at all; this keeps a run of such draws from becoming a busy loop. */
export const backoffFloorMs: DurationMs = 50
/** A device on this machine that is simply not there is looked for at least this often, so that it is back at once when plugged in. */
export const localAbsentCeilingMs: DurationMs = 1_000
/** Whatever stood this lately is looked for as often: a pulled cable or a brown-out is over within seconds, wherever the device is. */
export const justLostMs: DurationMs = 60_000

/**
 * How long to wait before attempt number `attempt` (0 = the first one after a failure), in milliseconds.
 * Full jitter: anything between nothing and a ceiling that doubles, so that benches do not knock in step.
 */
export function backoffMs(attempt: number, random: Random, ceilingMs: DurationMs = backoffCeilingMs): DurationMs {
  const doubled = backoffBaseMs * 2 ** Math.min(attempt, 30)
  return Math.max(backoffFloorMs, Math.round(random.next() * Math.min(ceilingMs, doubled)))
}
