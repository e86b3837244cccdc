import type { DurationMs } from '@shared/domain/quantities'
import type { Clock } from '../../ports'
import type { Transport, TransportFailure } from '../transports/transport'
import { openStatusSession, type StatusSession } from './ask-status'
import { printJob, printLimits, type PrintLimits } from './print-job'
import { openPrinterSession } from './printer-session'
import type { StatusLanguage } from './status/read-printer-status'

/*
 * A ready-made job to a printer, with what can be proven of it:
 *
 *   failed    nothing left the station: printing again cannot double it
 *   printed   the printer itself said so
 *   sent      all of it left the station; the printer does not tell what became of it
 *   unknown   some of it may have left, or the printer stopped over it: a person looks before it is printed again
 */

export interface PrintOutcome {
  readonly state: 'printed' | 'sent' | 'unknown' | 'failed'
  /** What the printer or the system said, in plain text. */
  readonly evidence: string
}

/** The language of a job by how it begins; null for one that nobody here can ask about. */
export function languageOfJob(job: Uint8Array): StatusLanguage | null {
  const head = Buffer.from(job.subarray(0, 400)).toString('latin1').replace(/^\xef\xbb\xbf/, '').trimStart()
  if (/^(?:~|\^XA|\^FX|CT~~|! U1 )/.test(head)) return 'zpl'
  if (/^(?:SIZE|GAP|CLS|DIRECTION|SPEED|DENSITY|CODEPAGE)\b/.test(head)) return 'tspl'
  if (/^N\r?\n/.test(head) || /^(?:I8|q\d+|OD)\b/.test(head)) return 'epl'
  if (/^! (?:\d+ ){4}\d+/.test(head)) return 'cpcl'
  return head.startsWith('\x1b@') ? 'escpos' : null
}

/** Prints a whole job. Bounded by the limits; jobs of one printer wait for each other at the caller. */
export async function printFile(transport: Transport, job: Uint8Array, clock: Clock, language: StatusLanguage | null, limits: PrintLimits = printLimits): Promise<PrintOutcome> {
  if (language === 'zpl') return printZpl(transport, job, clock, limits)
  const opened = await openStatusSession(transport, language ?? 'zpl', limits.answerTimeoutMs)
  if (!opened.ok) return { state: 'failed', evidence: wordsOf(opened.failure) }
  try {
    return language === null ? await sendBlindly(opened.value, job) : await printAsking(opened.value, job, limits)
  } finally {
    await opened.value.close()
  }
}

async function printZpl(transport: Transport, job: Uint8Array, clock: Clock, limits: PrintLimits): Promise<PrintOutcome> {
  const opened = await openPrinterSession(transport, limits.answerTimeoutMs)
  if (!opened.ok) return { state: 'failed', evidence: wordsOf(opened.failure) }
  const session = opened.value
  try {
    const status = await session.askHostStatus()
    const hasOdometer = status.kind === 'answered' && (await session.askOdometer()).kind === 'answered'
    const outcome = await printJob({ session, clock, limits, mayHoldHalfLabel: false, hasOdometer, heard: () => undefined }, job)
    if (outcome.ok) return { state: outcome.value.confirmed ? 'printed' : 'sent', evidence: outcome.value.evidence }
    const { sentBytes, detail, trouble } = outcome.failure
    return { state: sentBytes === 0 ? 'failed' : 'unknown', evidence: trouble === null ? detail : `${trouble}: ${detail}` }
  } finally {
    await session.close()
  }
}

async function sendBlindly(session: StatusSession, job: Uint8Array): Promise<PrintOutcome> {
  const written = await session.write(job)
  return written.ok ? { state: 'sent', evidence: 'the printer took all bytes; its language is not known, so it cannot be asked' } : { state: 'unknown', evidence: wordsOf(written.failure) }
}

/** Two answers in a row that nothing is left, because a printer between receiving and printing may say so for a moment. */
const readyAnswersNeeded = 2

async function printAsking(session: StatusSession, job: Uint8Array, limits: PrintLimits): Promise<PrintOutcome> {
  const before = await session.ask()
  if (!before.ok) return { state: 'failed', evidence: wordsOf(before.failure) }
  if (before.value.status.state === 'blocked' || before.value.status.state === 'paused') return { state: 'failed', evidence: before.value.status.problems.join('; ') }
  const written = await session.write(job)
  if (!written.ok) return { state: 'unknown', evidence: wordsOf(written.failure) }
  if (before.value.answered.length === 0) return { state: 'sent', evidence: 'the printer took all bytes and answers no question' }
  let readyAnswers = 0
  let newest = 'no answer after the job'
  for (let poll = 0; poll < Math.ceil(limits.confirmTimeoutMs / limits.askEveryMs); poll += 1) {
    await pause(limits.askEveryMs)
    const asked = await session.ask()
    if (!asked.ok) return { state: 'unknown', evidence: wordsOf(asked.failure) }
    const { status, answered } = asked.value
    if (answered.length === 0) return { state: 'sent', evidence: newest }
    newest = `${answered.join(', ')}: ${[status.state, ...status.problems].join('; ')}`
    if (status.state === 'blocked' || status.state === 'paused') return { state: 'unknown', evidence: newest }
    readyAnswers = status.state === 'ready' ? readyAnswers + 1 : 0
    if (readyAnswers === readyAnswersNeeded) return { state: 'printed', evidence: newest }
  }
  return { state: 'sent', evidence: `not done in time: ${newest}` }
}

function wordsOf({ operation, address, detail }: TransportFailure): string {
  return `${address}: ${operation} failed, ${detail}`
}

function pause(durationMs: DurationMs): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs))
}
