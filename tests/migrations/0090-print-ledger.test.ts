import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { JOURNAL_MIGRATIONS } from '../../electron/station/store/migrations'
import { insertEntries } from '../station/store/support/insert-entries'
import { openTestStore, temporaryFolder } from '../station/store/support/temporary-store'
import { openShift, openTote, receiveParcel, unitSubject, wholeWay } from '../station/store/support/usual-work'
import { migratedFile, schemaOf, shippedSchema } from './schema-of'

const before0090 = JOURNAL_MIGRATIONS.filter((migration) => migration.version < 90)
const upTo0090 = JOURNAL_MIGRATIONS.filter((migration) => migration.version <= 90)

test('the schema is the one that was shipped, and jobs that wait are found without reading the others', () => {
  const { db } = migratedFile(upTo0090)
  expect(schemaOf(db)).toBe(shippedSchema('0090-print-ledger'))
  const plan = db.prepare<[], { detail: string }>("EXPLAIN QUERY PLAN SELECT view FROM print_jobs INDEXED BY print_jobs_open WHERE origin = 'x' AND state IN ('queued', 'sending', 'unknown') ORDER BY requested_at, print_job_id").all()
  expect(plan[0]?.detail).toContain('print_jobs_open')
})

test('a journal of the version before is folded anew, and its labels are print jobs', () => {
  const { file, db } = migratedFile(before0090)
  db.exec("INSERT INTO origins (origin, station, incarnation, lpn_range, next_plate, state, opened_at) VALUES (1, 'Bench 07', 'first', 'ABCEFH', 12, 'own', 5)")
  insertEntries(db, 1, [openShift(), openTote(), receiveParcel(), ...wholeWay('u1')].map((draft, i) => ({ seq: i + 1, at: 1_000 + i, ord: null, version: 1, kind: draft.kind, subject: draft.subject, actor: null, payload: draft.payload })))
  db.close()
  const dir = temporaryFolder()
  copyFileSync(file, join(dir, 'journal.db'))
  const store = openTestStore(dir)
  expect(store.journal.verify().problems).toEqual([])
  expect(store.bench.printJobsOf(unitSubject('u1'))).toMatchObject([{ printJobId: 'job-u1', state: 'printed', origin: 'first', purpose: 'route', templateId: null }])
  expect(store.bench.openPrintJobs()).toEqual([])
  store.close()
})
