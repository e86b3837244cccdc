import { hybridTimeToInstant } from '../hybrid-clock'
import type { PrintJobId } from '../ids'
import { compareEntries, isKnownEntry, type JournalEntry, type StoredEntry } from '../journal-entry'
import type { PrintJob } from '../print-job'

type Requested = JournalEntry & { readonly kind: 'labelRequested' }

function beginJob(entry: Requested, jobs: readonly PrintJob[]): PrintJob {
  const { printJobId, lpn, reprint, purpose = 'route', templateId = null } = entry.payload
  const before = jobs.findLast((job) => job.purpose === purpose && (templateId === null || job.templateId === templateId))
  return {
    printJobId, subject: entry.subject, origin: entry.origin, purpose, lpn, templateId, templateVersion: null, contentHash: null, printerId: null,
    operator: entry.actor, reprint, reprintOf: reprint === null ? null : (before?.printJobId ?? null), state: 'queued', evidence: '', attempts: 0, countBefore: null,
    requestedAt: hybridTimeToInstant(entry.at), sentAt: null, scannedBackAt: null, judgedBy: null, voidReason: null,
  }
}

type JobEntry = Extract<JournalEntry, { kind: 'labelSending' | 'labelSent' | 'labelFailed' | 'labelJudged' | 'labelVoided' }>

function isJobEntry(entry: JournalEntry): entry is JobEntry {
  return entry.kind === 'labelSending' || entry.kind === 'labelSent' || entry.kind === 'labelFailed' || entry.kind === 'labelJudged' || entry.kind === 'labelVoided'
}

/** One fact of a job applied to it; see the header of `print-job.ts`. A fact that does not fit changes nothing. */
export function applyToJob(job: PrintJob, entry: JobEntry): PrintJob {
  if (job.state === 'voided') return job
  const at = hybridTimeToInstant(entry.at)
  switch (entry.kind) {
    case 'labelSending': {
      if (job.state === 'sent' || job.state === 'printed') return job
      const { templateId, templateVersion, contentHash, printerId, countBefore } = entry.payload
      return { ...job, state: 'sending', templateId, templateVersion, contentHash, printerId, countBefore, attempts: job.attempts + 1 }
    }
    case 'labelSent':
      if (job.state === 'printed') return job
      return { ...job, state: entry.payload.confirmed ? 'printed' : 'sent', evidence: entry.payload.evidence, sentAt: job.sentAt ?? at }
    case 'labelFailed': {
      if (job.state === 'sent' || job.state === 'printed') return job
      const { cause, detail, sentBytes } = entry.payload
      return { ...job, state: sentBytes === 0 ? 'failed' : 'unknown', evidence: detail === '' ? cause : `${cause}: ${detail}` }
    }
    case 'labelJudged': {
      if (job.state !== 'unknown') return job
      const { printed } = entry.payload
      return { ...job, state: printed ? 'printed' : 'queued', judgedBy: entry.actor, evidence: printed ? 'a person has the label in hand' : 'a person has seen that none came out', sentAt: printed ? (job.sentAt ?? at) : null }
    }
    case 'labelVoided':
      return { ...job, state: 'voided', voidReason: entry.payload.reason }
  }
}

/** The fresh label was scanned: whatever the printer said, it is out. It is the newest of that plate that left the station. */
function scanBack(jobs: readonly PrintJob[], entry: JournalEntry & { readonly kind: 'labelScannedBack' }): readonly PrintJob[] {
  const { lpn, printJobId } = entry.payload
  const scanned = jobs.findLast((job) => (printJobId === undefined ? job.lpn === lpn && job.purpose !== 'extra' : job.printJobId === printJobId) && job.state !== 'queued' && job.state !== 'voided')
  if (!scanned) return jobs
  const at = hybridTimeToInstant(entry.at)
  const isNews = scanned.state !== 'printed'
  return jobs.map((job) => (job === scanned ? { ...job, state: 'printed', evidence: isNews ? 'the label was scanned' : job.evidence, sentAt: job.sentAt ?? at, scannedBackAt: at } : job))
}

/** A step that was taken back takes its label with it, as long as nothing of it has left the station; a label that is out stays out. */
function takeBack(jobs: readonly PrintJob[], printJobId: PrintJobId | undefined): readonly PrintJob[] {
  return jobs.map((job) => (job.printJobId === printJobId && job.state === 'queued' && job.attempts === 0 ? { ...job, state: 'voided', voidReason: 'step-undone' } : job))
}

/** Every print job that the entries of one subject tell, in the order they were asked for. */
export function foldPrintJobs(entries: readonly StoredEntry[]): readonly PrintJob[] {
  const asked = new Map<string, PrintJobId>()
  let jobs: readonly PrintJob[] = []
  for (const entry of entries.filter(isKnownEntry).sort(compareEntries)) {
    if (entry.kind === 'labelRequested') {
      if (jobs.some(({ printJobId }) => printJobId === entry.payload.printJobId)) continue
      asked.set(`${entry.origin}/${entry.seq}`, entry.payload.printJobId)
      jobs = [...jobs, beginJob(entry, jobs)]
    } else if (entry.kind === 'labelScannedBack') jobs = scanBack(jobs, entry)
    else if (entry.kind === 'entryVoided') jobs = takeBack(jobs, asked.get(`${entry.payload.origin}/${entry.payload.seq}`))
    else if (isJobEntry(entry)) jobs = jobs.map((job) => (job.printJobId === entry.payload.printJobId ? applyToJob(job, entry) : job))
  }
  return jobs
}

const JOB_KINDS: readonly string[] = ['labelRequested', 'labelSending', 'labelSent', 'labelFailed', 'labelJudged', 'labelVoided', 'labelScannedBack', 'entryVoided']

/** Whether an entry of this kind can change a print job. */
export function tellsOfJobs(kind: string): boolean {
  return JOB_KINDS.includes(kind)
}
