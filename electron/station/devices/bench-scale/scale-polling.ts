import type { DurationMs, Instant } from '@shared/domain/quantities'
import { contradiction, type ScaleFrame } from './scale-frame'

/*
 * Who asked what: the answers of scales carry no number, so the order is all there is.
 *
 *              ┌────── the mark's answer, an error, or no answer in time ─────┐
 *              │                                                              ▼
 *   start ▶ syncing (mark sent) ── or ──▶ draining ── nothing more comes ──▶ waiting ◀── answer ── asked
 *              ▲                              ▲                               │  poll due        ▲   │
 *              │                              │                               └──────────────────┘   │
 *              └──────────────────────────────┴──── no answer in time, or a broken frame ────────────┘
 *
 * Invariants: at most one question is unanswered; a weight is taken only as the answer to it, and counts as read when it
 * was asked for. When an answer went missing or was damaged, an old one may still be under way. A protocol with a mark,
 * a question whose answer cannot be mistaken for a weight, asks that: everything before its answer is old. The others
 * wait until the line has been quiet for as long as a scale may think. A weight nobody asked for (print key) is thrown away.
 */

export interface PollingTimings {
  /** While the load moves, and until a value is confirmed. */
  readonly pollEveryMs: DurationMs
  /** While the scale says the same again and again. */
  readonly restEveryMs: DurationMs
  /** While a weight at rest was said once: a second word decides it, and a person waits for it. */
  readonly confirmEveryMs: DurationMs
  /** How long a scale may think about a weight. */
  readonly answerTimeoutMs: DurationMs
  /** Some scales do not know the mark and do not even say so; after this the line counts as empty. */
  readonly syncTimeoutMs: DurationMs
  /** So long nothing may come after an answer that was late or broken, until the line counts as empty. */
  readonly quietMs: DurationMs
}

/** Slow scales think for two seconds, which is still below the reported silence. */
export const pollingTimings: PollingTimings = { pollEveryMs: 100, restEveryMs: 250, confirmEveryMs: 60, answerTimeoutMs: 2_500, syncTimeoutMs: 1_000, quietMs: 300 }

/** A question of a protocol whose answer is no weight and cannot be taken for one. */
export interface ScaleMark {
  readonly ask: Uint8Array
  isAnswer(frame: ScaleFrame): boolean
}

/** By protocol. MT-SICS tells its balance data when asked `I2`; whoever does not know `I2` answers with an error, which marks as well. */
const sicsMark: ScaleMark = {
  ask: Uint8Array.from(Buffer.from('I2\r\n', 'latin1')),
  isAnswer: ({ reply }) => (reply?.kind === 'answer' && reply.command === 'I2') || reply?.kind === 'error',
}
const marks: ReadonlyMap<string, ScaleMark> = new Map([['mt-sics', sicsMark], ['kern-kcp', sicsMark]])

export function markOf(protocol: string): ScaleMark | null {
  return marks.get(protocol) ?? null
}

export type ScalePolling =
  | { readonly phase: 'unsynced' }
  | { readonly phase: 'syncing'; readonly sentAt: Instant }
  /** Begun at `since`; over when nothing came for `forMs`. */
  | { readonly phase: 'draining'; readonly since: Instant; readonly forMs: DurationMs }
  | { readonly phase: 'waiting'; readonly since: Instant }
  | { readonly phase: 'asked'; readonly sentAt: Instant }

export type ScaleQuestion = 'weight' | 'mark'

/** At the start of a connection: what is under way is not ours. */
export const unsyncedPolling: ScalePolling = { phase: 'unsynced' }

/** When `nextQuestion` will have something to do, if no frame comes before. */
export function questionDueAt(polling: ScalePolling, timings: PollingTimings): Instant {
  switch (polling.phase) {
    case 'unsynced':
      return 0
    case 'syncing':
      return polling.sentAt + timings.syncTimeoutMs
    case 'draining':
      return polling.since + polling.forMs
    case 'waiting':
      return polling.since + timings.pollEveryMs
    case 'asked':
      return polling.sentAt + timings.answerTimeoutMs
  }
}

/** What to send now, if anything. Called when `questionDueAt` says, and from time to time, because a clock may be set. */
export function nextQuestion(polling: ScalePolling, now: Instant, hasMark: boolean, timings: PollingTimings = pollingTimings): { polling: ScalePolling; send: ScaleQuestion | null } {
  switch (polling.phase) {
    case 'unsynced':
      return hasMark ? { polling: { phase: 'syncing', sentAt: now }, send: 'mark' } : { polling: { phase: 'draining', since: now, forMs: timings.quietMs }, send: null }
    case 'syncing':
      return hasPassed(polling.sentAt, timings.syncTimeoutMs, now) ? ask(now) : { polling, send: null }
    case 'draining':
      return hasPassed(polling.since, polling.forMs, now) ? ask(now) : { polling, send: null }
    case 'waiting':
      return hasPassed(polling.since, timings.pollEveryMs, now) ? ask(now) : { polling, send: null }
    case 'asked':
      if (!hasPassed(polling.sentAt, timings.answerTimeoutMs, now)) return { polling, send: null }
      return hasMark ? { polling: { phase: 'syncing', sentAt: now }, send: 'mark' } : { polling: { phase: 'draining', since: now, forMs: timings.answerTimeoutMs }, send: null }
  }
}

/**
 * Takes a frame in. `askedAt` is when the question was sent that this frame answers; null for a frame that is
 * no answer to the standing question and must not become a reading.
 */
export function afterFrame(polling: ScalePolling, frame: ScaleFrame, now: Instant, mark: ScaleMark | null, timings: PollingTimings = pollingTimings): { polling: ScalePolling; askedAt: Instant | null } {
  if (frame.reply?.kind === 'restarted') return { polling: unsyncedPolling, askedAt: null }
  switch (polling.phase) {
    case 'syncing':
      return { polling: mark?.isAnswer(frame) === true ? { phase: 'waiting', since: polling.sentAt } : polling, askedAt: null }
    case 'draining':
      return { polling: { phase: 'draining', since: now, forMs: timings.quietMs }, askedAt: null }
    case 'asked': {
      const other = frame.reply?.kind
      if (other === 'answer' || other === 'done' || other === 'refused') return { polling, askedAt: null }
      if (frame.state === 'invalid' && frame.why !== contradiction) return { polling: unsyncedPolling, askedAt: null }
      return { polling: { phase: 'waiting', since: polling.sentAt }, askedAt: polling.sentAt }
    }
    case 'unsynced':
    case 'waiting':
      return { polling, askedAt: null }
  }
}

function ask(now: Instant): { polling: ScalePolling; send: ScaleQuestion } {
  return { polling: { phase: 'asked', sentAt: now }, send: 'weight' }
}

/** A clock set back must not stretch a wait, so a start that lies in the future counts as passed. */
function hasPassed(since: Instant, durationMs: DurationMs, now: Instant): boolean {
  return now - since >= durationMs || now < since
}
