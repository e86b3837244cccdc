import type { Instant } from './quantities'
import type { Lpn, OperatorId, PrintJobId } from './ids'
import type { LabelPurpose, ReprintReason, Subject, VoidReason } from './journal-entry'

/*
 * A print job: one label that was asked for, and what is known of it. Which fact leads where:
 *
 *   labelRequested
 *        ▼
 *     queued ── labelSending ──▶ sending ── labelSent, confirmed by the printer ──▶ printed
 *        │                       ▲  │  │
 *        │                       │  │  ├── labelSent, not confirmed ──▶ sent ── labelScannedBack ──▶ printed
 *        │                       │  │  └── labelFailed, nothing had left ──▶ failed ── labelSending ──▶ sending
 *        │                       │  └───── labelFailed, some of it may have left ──▶ unknown
 *        │                       └── labelSending (the printer says that it has not printed) ──┤
 *        │                                                                                     ├── labelSent (the printer says that it has) ──▶ printed
 *        │                                                                                     ├── labelScannedBack ──▶ printed
 *        │                                                                                     └── labelJudged (a person has looked) ──▶ printed or queued
 *        └── the step that asked was taken back before anything left, or labelVoided ──▶ voided
 *
 * `labelSending` is written before the first byte leaves. So a job that is `queued` when the power comes back has sent
 * nothing and is printed; one that is `sending` is unknown, and nothing is printed until the printer or a person says
 * what became of it. labelVoided leads from every state to `voided`, and nothing leads out of that.
 */
export const PRINT_JOB_STATES = ['queued', 'sending', 'sent', 'printed', 'unknown', 'failed', 'voided'] as const
export type PrintJobState = (typeof PRINT_JOB_STATES)[number]

export interface PrintJob {
  readonly printJobId: PrintJobId
  readonly subject: Subject
  /** The station incarnation that prints it. */
  readonly origin: string
  readonly purpose: LabelPurpose
  readonly lpn: Lpn
  /** Null until the label was made, for plates that follow from their unit. */
  readonly templateId: string | null
  readonly templateVersion: number | null
  /** SHA-256 (hex) of what the label says. */
  readonly contentHash: string | null
  readonly printerId: string | null
  /** Who asked for it; null where the bench did by itself. */
  readonly operator: OperatorId | null
  readonly reprint: ReprintReason | null
  /** The job before it of the same label. */
  readonly reprintOf: PrintJobId | null
  readonly state: PrintJobState
  /** What the printer, the system or a person said last, in plain text. */
  readonly evidence: string
  /** How often bytes were about to leave for the printer. */
  readonly attempts: number
  /** The printer's odometer before the newest attempt; null where it has none. */
  readonly countBefore: number | null
  readonly requestedAt: Instant
  readonly sentAt: Instant | null
  /** When the fresh label was scanned; null for one that nobody has seen. */
  readonly scannedBackAt: Instant | null
  readonly judgedBy: OperatorId | null
  readonly voidReason: VoidReason | 'step-undone' | null
}

/** Whether a job still waits for its printer or for somebody who knows what became of it. */
export function isJobOpen({ state }: Pick<PrintJob, 'state'>): boolean {
  return state === 'queued' || state === 'sending' || state === 'unknown'
}

/** Whether a label lies somewhere that nobody has scanned: it came out, or may have. */
export function isNeverScannedBack({ state, scannedBackAt }: Pick<PrintJob, 'state' | 'scannedBackAt'>): boolean {
  return scannedBackAt === null && (state === 'sent' || state === 'printed' || state === 'unknown' || state === 'sending')
}

/** What a printer says of its labels; null for what it does not say. */
export interface PrinterTally {
  /** Labels that came out in its life. */
  readonly labelsPrinted: number | null
  /** Labels that it holds and will print. */
  readonly labelsWaiting: number | null
  /** Half a label waits in it for its end. */
  readonly hasHalfLabel: boolean
  /** Its own words. */
  readonly text: string
}

export type TallyVerdict = 'printed' | 'not-printed' | 'waiting' | 'unknowable'

/**
 * What a printer's count says of a label that was on its way to it when the odometer stood at `countBefore`. A count that
 * moved by more than one says nothing: somebody else printed, too.
 */
export function judgeTally(countBefore: number | null, { labelsPrinted, labelsWaiting, hasHalfLabel }: PrinterTally): TallyVerdict {
  const moved = countBefore === null || labelsPrinted === null ? null : labelsPrinted - countBefore
  // Half a label never prints; the next job clears it away.
  if (hasHalfLabel && (moved === null || moved === 0) && (labelsWaiting ?? 0) === 0) return 'not-printed'
  if (labelsWaiting !== null && labelsWaiting > 0) return 'waiting'
  if (moved === 1) return 'printed'
  return moved === 0 && labelsWaiting === 0 ? 'not-printed' : 'unknowable'
}
