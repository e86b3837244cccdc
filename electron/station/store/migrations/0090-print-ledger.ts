import type { Migration } from '../migrate'

/**
 * One row for every print job, folded from the entries of what the label is of: a unit, a tote, or the shift. `state`
 * is told in shared/domain/print-job.ts; `view` is the whole job as JSON. A job that still waits is found by the station
 * that prints it, and one that was never scanned back by when it left.
 */
export const printLedger0090: Migration = {
  version: 90,
  name: 'print-ledger',
  sql: `
CREATE TABLE print_jobs (
  print_job_id TEXT NOT NULL, subject TEXT NOT NULL, origin TEXT NOT NULL, state TEXT NOT NULL, requested_at INTEGER NOT NULL, scanned_back_at INTEGER, view TEXT NOT NULL,
  PRIMARY KEY (print_job_id, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX print_jobs_subject ON print_jobs (subject);
CREATE INDEX print_jobs_open ON print_jobs (origin, requested_at) WHERE state IN ('queued', 'sending', 'unknown');
CREATE INDEX print_jobs_requested ON print_jobs (origin, requested_at);
`,
}
