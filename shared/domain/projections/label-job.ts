import { hybridTimeToInstant } from '../hybrid-clock'
import type { EntryPayloads, JournalEntry } from '../journal-entry'
import type { Instant } from '../quantities'
import type { LabelJob } from '../unit'

/** A label that was asked for and of which nothing more is known yet. */
export function requestedJob({ printJobId, reprint }: EntryPayloads['labelRequested'], at: Instant): LabelJob {
  return { printJobId, state: 'requested', requestedAt: at, sentAt: null, cause: null, sentNothing: false, reprint, isSending: false, isUnknown: false }
}

export type PrintResult = Extract<JournalEntry, { kind: 'labelSent' | 'labelFailed' }>

/** The job as the printer left it. */
export function finishJob<J extends LabelJob>(job: J, entry: PrintResult): J {
  const over = { ...job, isSending: false, isUnknown: false }
  if (entry.kind === 'labelFailed') return { ...over, state: 'failed', cause: entry.payload.cause, sentNothing: entry.payload.sentBytes === 0, isUnknown: entry.payload.sentBytes !== 0 }
  return { ...over, state: entry.payload.confirmed ? 'confirmed' : 'sent', sentAt: hybridTimeToInstant(entry.at), cause: null }
}
