import type { PrinterTrouble } from '@shared/domain/device'
import type { DurationMs } from '@shared/domain/quantities'
import { ok, refuse, type Result } from '@shared/domain/result'
import type { Clock } from '../../ports'
import type { PrintFailure, PrintProof } from '../device'
import type { TransportFailure } from '../transports/transport'
import { isDone, isEmpty, troubleOfHostStatus, type HostStatus } from './host-status'
import type { PrinterSession } from './printer-session'

/*
 * One label over one connection:
 *
 *   ask ─ trouble ──────────────────────────────▶ needs-hand, nothing sent
 *    │  └ half a label in the printer ─ ~JA ─┐
 *    │  └ no answer ─ ask ~HQES ─────────────┤
 *    ▼                                       ▼
 *   send ─ line breaks or stalls ───────────────▶ broken or timeout, with how much may have left
 *    ▼
 *   ask until done ─ trouble ───────────────────▶ needs-hand, the printer holds the label
 *                  └ no answer, or not done in time ▶ sent, not confirmed
 *                  └ line breaks ───────────────▶ broken: printed or not, nobody knows
 *                  └ done, twice in a row ──────▶ confirmed; a printer with an odometer has to have counted, too
 *
 * `~JA` deletes everything the printer holds, also labels of others, so it is sent only when a half label would
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
}

export const printLimits: PrintLimits = { answerTimeoutMs: 1_000, roomTimeoutMs: 5_000, confirmTimeoutMs: 10_000, askEveryMs: 100 }

const clearAttempts = 2
/** A printer between receiving a format and printing it may say "nothing left" for a moment; it has to say so twice. */
const doneAnswersNeeded = 2
/** Questions without an answer after the job, until it is called not confirmed. */
const unansweredToGiveUp = 2

export interface PrintWork {
  readonly session: PrinterSession
  readonly clock: Clock
  readonly limits: PrintLimits
  /** Our last job broke half-way: without an answer to `~HS` the printer has to be cleared blindly. */
  readonly mayHoldHalfLabel: boolean
  /** The printer is known to answer the question for its odometer. */
  readonly hasOdometer: boolean
  /** Told of every answer, for the status of the device. */
  heard(status: HostStatus): void
}

type Outcome = Result<PrintProof, PrintFailure>

/** Prints one label; see the header for what can come of it. Bounded by the limits given. */
export async function printJob(work: PrintWork, label: Uint8Array): Promise<Outcome> {
  const prepared = await prepare(work)
  if (!prepared.ok) return prepared
  const countBefore = await labelCount(work)
  const sent = await work.session.send(label)
  if (!sent.ok) return refuse(lineFailure(sent.failure.failure, sent.failure.sentBytes))
  return confirm(work, label.length, countBefore)
}

/** What the odometer says when it moved since; null when it did not, or is not known. */
async function countedUp(work: PrintWork, countBefore: number | null): Promise<string | null> {
  const count = countBefore === null ? null : await labelCount(work)
  return count === null || countBefore === null || count <= countBefore ? null : `labels printed ${countBefore} -> ${count}`
}

/** Labels printed so far by the printer's odometer; null where it has none or does not say. */
async function labelCount({ session, hasOdometer }: PrintWork): Promise<number | null> {
  if (!hasOdometer) return null
  const answer = await session.askOdometer()
  return answer.kind === 'answered' ? answer.status : null
}

/** Makes sure that the printer takes a label now, as far as it says so. */
async function prepare(work: PrintWork): Promise<Result<void, PrintFailure>> {
  const { session, limits } = work
  const roomPolls = Math.ceil(limits.roomTimeoutMs / limits.askEveryMs)
  let clears = 0
  for (let polls = 0; polls <= roomPolls; polls += 1) {
    const answer = await session.askHostStatus()
    if (answer.kind === 'lost') return refuse(lineFailure(answer.failure, 0))
    if (answer.kind === 'no-answer') return prepareUnanswered(work)
    work.heard(answer.status)
    const trouble = troubleOfHostStatus(answer.status)
    if (trouble !== null) return refuse(needsHand(trouble, answer.status.text, 0))
    if (answer.status.hasPartialFormat) {
      if (clears === clearAttempts) return refuse(broken('half a label stays in the printer', 0))
      clears += 1
      const cleared = await clear(session)
      if (!cleared.ok) return cleared
    } else if (!answer.status.isBufferFull) return ok(undefined)
    await pause(limits.askEveryMs)
  }
  return refuse({ kind: 'timeout', trouble: null, detail: 'the buffer of the printer stays full', sentBytes: 0 })
}

async function prepareUnanswered(work: PrintWork): Promise<Result<void, PrintFailure>> {
  const answer = await work.session.askErrorStatus()
  if (answer.kind === 'lost') return refuse(lineFailure(answer.failure, 0))
  if (answer.kind === 'answered' && answer.status.hasError) return refuse(needsHand(answer.status.trouble, answer.status.text, 0))
  // Connected and mute: an old printer, or one that keeps quiet while it is in trouble. It may still print.
  return work.mayHoldHalfLabel ? clear(work.session) : ok(undefined)
}

async function clear(session: PrinterSession): Promise<Result<void, PrintFailure>> {
  const sent = await session.send(Buffer.from('~JA\r\n', 'latin1'))
  if (!sent.ok) return refuse(lineFailure(sent.failure.failure, 0))
  session.fence()
  return ok(undefined)
}

async function confirm(work: PrintWork, sentBytes: number, countBefore: number | null): Promise<Outcome> {
  const { session, limits } = work
  const sentAt = work.clock.now()
  const unconfirmed = (evidence: string): Outcome => ok({ confirmed: false, sentAt, evidence })
  session.fence()
  let doneAnswers = 0
  let unanswered = 0
  let newest = 'no answer to ~HS'
  // Counted as well as timed: the wall clock may be set back meanwhile.
  const polls = Math.ceil(limits.confirmTimeoutMs / limits.askEveryMs)
  for (let poll = 0; poll <= polls && work.clock.now() - sentAt <= limits.confirmTimeoutMs; poll += 1) {
    const answer = await session.askHostStatus()
    if (answer.kind === 'lost') return refuse(lineFailure(answer.failure, sentBytes))
    if (answer.kind === 'no-answer') {
      unanswered += 1
      if (unanswered < unansweredToGiveUp) continue
      const errors = await session.askErrorStatus()
      if (errors.kind === 'lost') return refuse(lineFailure(errors.failure, sentBytes))
      if (errors.kind === 'no-answer') return unconfirmed(newest)
      return errors.status.hasError
        ? refuse(needsHand(errors.status.trouble, errors.status.text, sentBytes))
        : unconfirmed(errors.status.text)
    }
    const { status } = answer
    work.heard(status)
    unanswered = 0
    newest = `not done in time: ${status.text}`
    const trouble = troubleOfHostStatus(status)
    if (trouble !== null) {
      // The last label of a roll: the paper is out, and the label is, too.
      const counted = isEmpty(status) ? await countedUp(work, countBefore) : null
      return counted === null ? refuse(needsHand(trouble, status.text, sentBytes)) : ok({ confirmed: true, sentAt, evidence: `${status.text} | ${counted}` })
    }
    doneAnswers = isDone(status) ? doneAnswers + 1 : 0
    if (doneAnswers >= doneAnswersNeeded) {
      const count = countBefore === null ? null : await labelCount(work)
      // A printer that threw the label away says "nothing left", too; its odometer does not move.
      if (countBefore === null || count === null) return ok({ confirmed: true, sentAt, evidence: status.text })
      if (count > countBefore) return ok({ confirmed: true, sentAt, evidence: `${status.text} | labels printed ${countBefore} -> ${count}` })
      newest = `the printer says that nothing is left, but its odometer stands at ${count}: ${status.text}`
    }
    await pause(limits.askEveryMs)
  }
  return unconfirmed(newest)
}

function needsHand(trouble: PrinterTrouble | null, detail: string, sentBytes: number): PrintFailure {
  return { kind: 'needs-hand', trouble, detail, sentBytes }
}

function broken(detail: string, sentBytes: number): PrintFailure {
  return { kind: 'broken', trouble: null, detail, sentBytes }
}

function lineFailure(failure: TransportFailure, sentBytes: number): PrintFailure {
  if (failure.cause === 'timeout') return { kind: 'timeout', trouble: null, detail: failure.detail, sentBytes }
  return broken(failure.detail, sentBytes)
}

function pause(durationMs: DurationMs): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs))
}
