import type { DurationMs, Instant } from '@shared/domain/quantities'
import type { SicsFrame } from './sics-frame'

/*
 * Who asked what: MT-SICS answers carry no number, so the order is all there is.
 *
 *              ┌────────── answer to I2, ES, or no answer in time ──────────┐
 *              │                                                            ▼
 *   start ▶ syncing (I2 sent)                                            waiting ◀── answer ── asked (SI sent)
 *              ▲                                                            │  poll due          ▲  │
 *              │                                                            └────────────────────┘  │
 *              └──────────── no answer in time, or a broken frame ──────────────────────────────────┘
 *
 * Invariants: at most one SI is unanswered; a weight is taken only as the answer to it, and counts as read when it was
 * asked for. When an answer went missing or was damaged, an old one may still be under way: `I2` (balance data) is asked,
 * whose answer cannot be mistaken for a weight, and everything before that answer is old and thrown away.
 * A weight nobody asked for (print key, continuous mode) is thrown away too.
 */

export interface SicsTimings {
  readonly pollEveryMs: DurationMs
  /** How long a scale may think about a weight. */
  readonly answerTimeoutMs: DurationMs
  /** Some scales know no `I2` and do not even say so; after this the line counts as empty. */
  readonly syncTimeoutMs: DurationMs
}

/** KERN asks for at least 100 ms between questions; slow scales think for two seconds, which is still below the reported silence. */
export const sicsTimings: SicsTimings = { pollEveryMs: 100, answerTimeoutMs: 2_500, syncTimeoutMs: 1_000 }

export type SicsPolling =
  | { readonly phase: 'unsynced' }
  | { readonly phase: 'syncing'; readonly sentAt: Instant }
  | { readonly phase: 'waiting'; readonly since: Instant }
  | { readonly phase: 'asked'; readonly sentAt: Instant }

export type SicsQuestion = 'SI' | 'I2'

/** At the start of a connection: what is under way is not ours. */
export const unsyncedPolling: SicsPolling = { phase: 'unsynced' }

/** What to send now, if anything. Called at least every few ten milliseconds. */
export function nextQuestion(
  polling: SicsPolling,
  now: Instant,
  timings: SicsTimings = sicsTimings,
): { polling: SicsPolling; send: SicsQuestion | null } {
  switch (polling.phase) {
    case 'unsynced':
      return { polling: { phase: 'syncing', sentAt: now }, send: 'I2' }
    case 'syncing':
      return hasPassed(polling.sentAt, timings.syncTimeoutMs, now) ? ask(now) : { polling, send: null }
    case 'waiting':
      return hasPassed(polling.since, timings.pollEveryMs, now) ? ask(now) : { polling, send: null }
    case 'asked':
      return hasPassed(polling.sentAt, timings.answerTimeoutMs, now)
        ? { polling: { phase: 'syncing', sentAt: now }, send: 'I2' }
        : { polling, send: null }
  }
}

/**
 * Takes a frame in. `askedAt` is when the question was sent that this frame answers; null for a frame that is
 * no answer to the standing SI and must not become a reading.
 */
export function afterFrame(polling: SicsPolling, frame: SicsFrame): { polling: SicsPolling; askedAt: Instant | null } {
  if (frame.kind === 'power-on') return { polling: unsyncedPolling, askedAt: null }
  if (polling.phase === 'syncing') {
    const isMark = (frame.kind === 'answer' && frame.command === 'I2') || frame.kind === 'error'
    return { polling: isMark ? { phase: 'waiting', since: polling.sentAt } : polling, askedAt: null }
  }
  if (polling.phase !== 'asked' || frame.kind === 'answer') return { polling, askedAt: null }
  if (frame.kind === 'invalid') return { polling: unsyncedPolling, askedAt: null }
  return { polling: { phase: 'waiting', since: polling.sentAt }, askedAt: polling.sentAt }
}

function ask(now: Instant): { polling: SicsPolling; send: SicsQuestion } {
  return { polling: { phase: 'asked', sentAt: now }, send: 'SI' }
}

/** A clock set back must not stretch a wait, so a start that lies in the future counts as passed. */
function hasPassed(since: Instant, durationMs: DurationMs, now: Instant): boolean {
  return now - since >= durationMs || now < since
}
