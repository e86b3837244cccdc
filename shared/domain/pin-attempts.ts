import type { OperatorId } from './ids'
import type { DurationMs, Instant } from './quantities'

/*
 * PINs that did not fit, by operator. A few are free, as fingers slip; after that every further one makes the next
 * wait longer. A PIN that fits, or a badge, clears the table of that person. The table is kept on disk, so that a
 * restart does not shorten the wait.
 */

/** Wrong PINs in a row without a wait. */
export const FREE_PINS = 3
const FIRST_WAIT_MS = 5000
export const LONGEST_WAIT_MS = 300_000
/** Operators kept in the table; the one whose newest try is oldest makes way. */
export const PEOPLE_KEPT = 50

export interface PinAttempt {
  readonly operatorId: OperatorId
  readonly wrong: number
  readonly lastAt: Instant
}
export type PinAttempts = readonly PinAttempt[]

/** How long the next PIN of an operator must wait, in milliseconds; 0 when it may come now. A clock set back never locks longer than one wait. */
export function pinWaitMs(attempts: PinAttempts, operatorId: OperatorId, now: Instant): DurationMs {
  const attempt = attempts.find((candidate) => candidate.operatorId === operatorId)
  if (!attempt || attempt.wrong < FREE_PINS) return 0
  const waitMs = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempt.wrong - FREE_PINS, 10))
  return Math.min(waitMs, Math.max(0, attempt.lastAt + waitMs - now))
}

/** The table after a PIN that did not fit. */
export function afterWrongPin(attempts: PinAttempts, operatorId: OperatorId, now: Instant): PinAttempts {
  const wrong = (attempts.find((candidate) => candidate.operatorId === operatorId)?.wrong ?? 0) + 1
  const others = attempts.filter((candidate) => candidate.operatorId !== operatorId).sort((a, b) => b.lastAt - a.lastAt)
  return [{ operatorId, wrong, lastAt: now }, ...others].slice(0, PEOPLE_KEPT)
}

/** The table after the operator signed in. */
export function afterSignIn(attempts: PinAttempts, operatorId: OperatorId): PinAttempts {
  return attempts.filter((candidate) => candidate.operatorId !== operatorId)
}
