import type { Clock } from '../../ports'
import type { Result } from '@shared/domain/result'
import type { PrintFailure, PrintProof } from '../device'
import type { Transport, TransportFailure } from '../transports/transport'
import { printJob, printLimits, type PrintLimits } from './print-job'
import { printerManuals } from './printer-manuals'
import { openPrinterSession, type PrinterSession } from './printer-session'
import { printSpooled } from './spool/print-spooled'
import type { Spooler } from './spool/spooler'
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
  const opened = await openPrinterSession(transport, printerManuals[language ?? 'zpl'], limits.answerTimeoutMs)
  if (!opened.ok) return { state: 'failed', evidence: wordsOf(opened.failure) }
  try {
    return language === null ? await sendBlindly(opened.value, job) : await printAsking(opened.value, job, clock, limits)
  } finally {
    await opened.value.close()
  }
}

/** Gives a whole job to a print queue: PDF as PDF, everything else as bytes that are not to be touched. Never `printed`. */
export async function printFileSpooled(spooler: Spooler, job: Uint8Array, clock: Clock, limits: PrintLimits = printLimits): Promise<PrintOutcome> {
  const language = Buffer.from(job.subarray(0, 5)).toString('latin1') === '%PDF-' ? 'pdf' : 'raw'
  return outcomeOf(await printSpooled({ spooler, clock, limits, name: 'Turnback', language }, job))
}

async function sendBlindly(session: PrinterSession, job: Uint8Array): Promise<PrintOutcome> {
  const sent = await session.send(job)
  return sent.ok ? { state: 'sent', evidence: 'the printer took all bytes; its language is not known, so it cannot be asked' } : { state: 'unknown', evidence: wordsOf(sent.failure.failure) }
}

async function printAsking(session: PrinterSession, job: Uint8Array, clock: Clock, limits: PrintLimits): Promise<PrintOutcome> {
  const { counter } = session.manual
  const state = counter === null ? null : await session.askState()
  const hasCounter = counter !== null && state?.kind === 'answered' && state.value.isFull && (await session.ask(counter)).kind === 'answered'
  const nothing = (): void => undefined
  const outcome = await printJob({ session, clock, limits, halfBytes: 0, hasCounter, labels: 1, heard: nothing, cleared: nothing, counted: nothing }, job)
  return outcomeOf(outcome)
}

function outcomeOf(outcome: Result<PrintProof, PrintFailure>): PrintOutcome {
  if (outcome.ok) return { state: outcome.value.confirmed ? 'printed' : 'sent', evidence: outcome.value.evidence }
  const { sentBytes, detail, trouble } = outcome.failure
  return { state: sentBytes === 0 ? 'failed' : 'unknown', evidence: trouble === null ? detail : `${trouble}: ${detail}` }
}

function wordsOf({ operation, address, detail }: TransportFailure): string {
  return `${address}: ${operation} failed, ${detail}`
}
