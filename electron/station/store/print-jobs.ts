import type { StoredEntry } from '@shared/domain/journal-entry'
import type { PrintJob } from '@shared/domain/print-job'
import { foldPrintJobs } from '@shared/domain/projections/print-jobs'
import { change, queryAll, queryOne, type ReadableDb, type WritableDb } from './db'
import type { BenchReader } from './store'

interface JobRow {
  readonly view: string
}

interface StoredJobRow extends JobRow {
  readonly print_job_id: string
  readonly origin: string
  readonly state: string
  readonly requested_at: number
  readonly scanned_back_at: number | null
}

function jobFromRow({ view }: JobRow): PrintJob {
  return JSON.parse(view)
}

/** The stored print jobs of a subject, as they are compared: one text. */
export function openStoredJobs(db: ReadableDb): (subject: string) => string {
  const read = queryAll<[string], StoredJobRow>(db, 'SELECT print_job_id, origin, state, requested_at, scanned_back_at, view FROM print_jobs WHERE subject = ? ORDER BY print_job_id')
  return (subject) => read(subject).map((row) => JSON.stringify([row.print_job_id, row.origin, row.state, row.requested_at, row.scanned_back_at, row.view])).join('\n')
}

/** What must be stored of a subject's print jobs, in the same form. */
export function expectedJobs(entries: readonly StoredEntry[]): string {
  return [...jobsOf(entries)].sort((a, b) => (a.printJobId < b.printJobId ? -1 : 1))
    .map((job) => JSON.stringify([job.printJobId, job.origin, job.state, job.requestedAt, job.scannedBackAt, JSON.stringify(job)])).join('\n')
}

/** A payload of another shape than this build's, from a peer: its subject stays without print jobs until an update knows it. */
function jobsOf(entries: readonly StoredEntry[]): readonly PrintJob[] {
  try {
    return foldPrintJobs(entries).filter(({ printJobId, requestedAt }) => typeof printJobId === 'string' && Number.isSafeInteger(requestedAt))
  } catch {
    return []
  }
}

export interface PrintJobTable {
  /** Folds the print jobs of a subject anew. */
  replaceOf(subject: string, entries: readonly StoredEntry[]): void
}

export function openPrintJobTable(db: WritableDb): PrintJobTable {
  const remove = change<[string]>(db, 'DELETE FROM print_jobs WHERE subject = ?')
  const add = change<[string, string, string, string, number, number | null, string]>(
    db, 'INSERT INTO print_jobs (print_job_id, subject, origin, state, requested_at, scanned_back_at, view) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  return {
    replaceOf(subject, entries) {
      remove(subject)
      for (const job of jobsOf(entries)) add(job.printJobId, subject, job.origin, job.state, job.requestedAt, job.scannedBackAt, JSON.stringify(job))
    },
  }
}

/** Reads print jobs; `own` is the incarnation of this station. */
export function openPrintJobQueries(db: ReadableDb, own: string): Pick<BenchReader, 'printJob' | 'openPrintJobs' | 'printJobsOf' | 'printJobsBetween'> {
  const byId = queryOne<[string], JobRow>(db, 'SELECT view FROM print_jobs WHERE print_job_id = ? LIMIT 1')
  // Named: the index of all jobs looks as good to SQLite, and holds those of years.
  const open = queryAll<[string], JobRow>(db, `SELECT view FROM print_jobs INDEXED BY print_jobs_open WHERE origin = ? AND state IN ('queued', 'sending', 'unknown') ORDER BY requested_at, print_job_id`)
  const ofSubject = queryAll<[string], JobRow>(db, 'SELECT view FROM print_jobs WHERE subject = ? ORDER BY requested_at, print_job_id')
  const between = queryAll<[string, number, number], JobRow>(db, 'SELECT view FROM print_jobs WHERE origin = ? AND requested_at >= ? AND requested_at < ? ORDER BY requested_at, print_job_id')
  return {
    printJob(printJobId) {
      const row = byId(printJobId)
      return row && jobFromRow(row)
    },
    openPrintJobs: () => open(own).map(jobFromRow),
    printJobsOf: (subject) => ofSubject(subject).map(jobFromRow),
    printJobsBetween: (from, to) => between(own, from, to).map(jobFromRow),
  }
}
