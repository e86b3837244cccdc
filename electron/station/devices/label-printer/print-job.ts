import type { PrinterTrouble } from '@shared/domain/device'
import type { DurationMs } from '@shared/domain/quantities'
import { ok, refuse, type Result } from '@shared/domain/result'
import type { Clock } from '../../ports'
import type { PrintFailure, PrintProof } from '../device'
import type { TransportFailure } from '../transports/transport'
import { isEmpty, type PrinterReport } from './printer-manuals'
import type { PrinterSession } from './printer-session'

/*
 * One job over one connection:
 *
 *   ask ─ trouble ──────────────────────────────▶ needs-hand, nothing sent
 *    │  └ half a label in the printer ─ clear ──┐
 *    │  └ no answer ─ ask for errors ───────────┤
 *    ▼                                          ▼
 *   send ─ line breaks or stalls ───────────────▶ broken or timeout, with how much may have left (settle-job.ts asks what became of it)
 *    ▼
 *   ask until done ─ trouble ───────────────────▶ needs-hand, the printer holds the label
 *                  └ no answer, or not done in time ▶ sent, not confirmed
 *                  └ line breaks ───────────────▶ broken
 *                  └ done, twice in a row ──────▶ confirmed; a printer with an odometer has to have counted, too
 *
 * Clearing may delete everything the printer holds, also labels of others, so it is done only when half a label would
 * swallow the next one.
 */

export interface PrintLimits {
  /** How long a printer may take to answer a question. */
  readonly answerTimeoutMs: DurationMs
  /** How long a printer with a full buffer may take to make room. */
  readonly roomTimeoutMs: DurationMs
  /** How long after the last byte the printer may take until it says that nothing is left to print. */
  readonly confirmTimeoutMs: DurationMs
  readonly askEveryMs: DurationMs
  /** How long after a broken line the printer may take to be back and say what became of the label. */
  readonly settleTimeoutMs: DurationMs
}

export const printLimits: PrintLimits = { answerTimeoutMs: 1_000, roomTimeoutMs: 5_000, confirmTimeoutMs: 10_000, askEveryMs: 100, settleTimeoutMs: 3_000 }

const clearAttempts = 2
/** A printer between receiving a format and printing it may say "nothing left" for a moment; it has to say so twice. */
export const doneAnswersNeeded = 2
/** Questions without an answer after the job, until it is called not confirmed. */
const unansweredToGiveUp = 2
/** A printer that tells only whether it is busy and was never seen so has most likely not printed. */
const idleAnswersToGiveUp = 10

export interface PrintWork {
  readonly session: PrinterSession
  readonly clock: Clock
  readonly limits: PrintLimits
  /** At most so many bytes of a job that broke off may be in the printer, which does not tell. */
  readonly halfBytes: number
  /** The printer is known to answer the question for its count of labels. */
  readonly hasCounter: boolean
  /** How many labels the job makes; at least so many where it is ready-made. */
  readonly labels: number
  /** Told of every answer, for the status of the device. */
  heard(report: PrinterReport): void
  /** Told that half a label, if there was one, is gone. */
  cleared(): void
  /** Told what the printer had counted before the job. */
  counted(labels: number | null): void
}

type Outcome = Result<PrintProof, PrintFailure>

/** Prints one job; see the header for what can come of it. Bounded by the limits given. */
export async function printJob(work: PrintWork, job: Uint8Array): Promise<Outcome> {
  const prepared = await prepare(work)
  if (!prepared.ok) return prepared
  const countBefore = await labelCount(work)
  work.counted(countBefore)
  const sent = await work.session.send(job)
  if (!sent.ok) return refuse(lineFailure(sent.failure.failure, sent.failure.sentBytes))
  return confirm(work, job.length, countBefore, prepared.value)
}

/** Labels printed so far by the printer's own count; null where it has none or does not say. */
export async function labelCount({ session, hasCounter }: Pick<PrintWork, 'session' | 'hasCounter'>): Promise<number | null> {
  if (!hasCounter || session.manual.counter === null) return null
  const answer = await session.ask(session.manual.counter)
  return answer.kind === 'answered' ? answer.value : null
}

/** What the count says when it moved since; null when it did not, or is not known. */
async function countedUp(work: PrintWork, countBefore: number | null): Promise<string | null> {
  const count = countBefore === null ? null : await labelCount(work)
  return count === null || countBefore === null || count < countBefore + work.labels ? null : `labels printed ${countBefore} -> ${count}`
}

type Talk = 'answers' | 'mute'

/** Makes sure that the printer takes a label now, as far as it says so. */
async function prepare(work: PrintWork): Promise<Result<Talk, PrintFailure>> {
  const { session, limits } = work
  const roomPolls = Math.ceil(limits.roomTimeoutMs / limits.askEveryMs)
  let clears = 0
  for (let polls = 0; polls <= roomPolls; polls += 1) {
    const answer = await session.askState()
    if (answer.kind === 'lost') return refuse(lineFailure(answer.failure, 0))
    if (answer.kind === 'no-answer') {
      // Connected and mute: an old printer, or one that keeps quiet while it is in trouble. It may still print.
      if (work.halfBytes === 0 || clears > 0) return ok('mute')
      // Or it takes the question for a part of the half label.
      clears += 1
      const cleared = await clear(work)
      if (!cleared.ok) return cleared
      continue
    }
    const { report, isFull } = answer.value
    if (isFull) work.heard(report)
    if (report.trouble !== null) return refuse(needsHand(report.trouble, report.text, 0))
    if (!isFull || !session.manual.tellsHalf) return clears > 0 ? ok('answers') : clearIfHalf(work)
    if (report.status.flags.includes('partial-format')) {
      if (clears === clearAttempts) return refuse(broken('half a label stays in the printer', 0))
      clears += 1
      const cleared = await clear(work)
      if (!cleared.ok) return cleared
    } else if (!report.status.flags.includes('buffer-full')) return ok('answers')
    await pause(limits.askEveryMs)
  }
  return refuse({ kind: 'timeout', trouble: null, detail: 'the buffer of the printer stays full', sentBytes: 0 })
}

async function clearIfHalf(work: PrintWork): Promise<Result<Talk, PrintFailure>> {
  if (work.halfBytes === 0) return ok('answers')
  const cleared = await clear(work)
  return cleared.ok ? ok('answers') : cleared
}

/** Gets rid of half a label, seen or not. */
export async function clear({ session, halfBytes, cleared }: Pick<PrintWork, 'session' | 'halfBytes' | 'cleared'>): Promise<Result<void, PrintFailure>> {
  const sent = await session.send(session.manual.clearing(halfBytes))
  if (!sent.ok) return refuse(lineFailure(sent.failure.failure, 0))
  session.fence()
  cleared()
  return ok(undefined)
}

async function confirm(work: PrintWork, sentBytes: number, countBefore: number | null, talk: Talk): Promise<Outcome> {
  const { session, limits } = work
  const { tells, state } = session.manual
  const sentAt = work.clock.now()
  const unconfirmed = (evidence: string): Outcome => ok({ confirmed: false, sentAt, evidence })
  session.fence()
  let doneAnswers = 0
  let unanswered = 0
  let wasBusy = tells !== 'busy'
  let newest = `no answer to ${state[0].name}`
  // Counted as well as timed: the wall clock may be set back meanwhile.
  const polls = Math.ceil(limits.confirmTimeoutMs / limits.askEveryMs)
  for (let poll = 0; poll <= polls && work.clock.now() - sentAt <= limits.confirmTimeoutMs; poll += 1) {
    const answer = await session.askState()
    if (answer.kind === 'lost') return refuse(lineFailure(answer.failure, sentBytes))
    if (answer.kind === 'no-answer' || !answer.value.isFull) {
      if (answer.kind === 'answered') {
        newest = answer.value.report.text
        if (answer.value.report.trouble !== null) return refuse(needsHand(answer.value.report.trouble, newest, sentBytes))
      }
      unanswered += 1
      if (talk === 'mute' || unanswered === unansweredToGiveUp) return unconfirmed(newest)
      continue
    }
    const { report } = answer.value
    work.heard(report)
    unanswered = 0
    newest = `not done in time: ${report.text}`
    if (report.trouble !== null) {
      // The last label of a roll: the paper is out, and the label is, too.
      const counted = isEmpty(report.status) ? await countedUp(work, countBefore) : null
      return counted === null ? refuse(needsHand(report.trouble, report.text, sentBytes)) : ok({ confirmed: true, sentAt, evidence: `${report.text} | ${counted}` })
    }
    wasBusy ||= report.status.flags.includes('printing')
    doneAnswers = isEmpty(report.status) ? doneAnswers + 1 : 0
    if (doneAnswers >= doneAnswersNeeded) {
      if (tells === 'nothing') return unconfirmed(`${report.text}; it does not tell what it printed`)
      if (wasBusy) {
        const count = countBefore === null ? null : await labelCount(work)
        // A printer that threw the label away says "nothing left", too; its odometer does not move.
        if (countBefore === null || count === null) return ok({ confirmed: true, sentAt, evidence: report.text })
        if (count >= countBefore + work.labels) return ok({ confirmed: true, sentAt, evidence: `${report.text} | labels printed ${countBefore} -> ${count}` })
        newest = `the printer says that nothing is left, but its odometer stands at ${count}: ${report.text}`
      } else if (doneAnswers >= idleAnswersToGiveUp) return unconfirmed(`${report.text}; it was never seen at work`)
    }
    await pause(limits.askEveryMs)
  }
  return unconfirmed(newest)
}

function needsHand(trouble: PrinterTrouble, detail: string, sentBytes: number): PrintFailure {
  return { kind: 'needs-hand', trouble, detail, sentBytes }
}

function broken(detail: string, sentBytes: number): PrintFailure {
  return { kind: 'broken', trouble: null, detail, sentBytes }
}

function lineFailure(failure: TransportFailure, sentBytes: number): PrintFailure {
  if (failure.cause === 'timeout') return { kind: 'timeout', trouble: null, detail: failure.detail, sentBytes }
  return broken(failure.detail, sentBytes)
}

/** Waits between two questions. */
export function pause(durationMs: DurationMs): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs))
}
