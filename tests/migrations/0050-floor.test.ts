import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { JOURNAL_MIGRATIONS } from '../../electron/station/store/migrations'
import { insertEntries } from '../station/store/support/insert-entries'
import { openTestStore, temporaryFolder } from '../station/store/support/temporary-store'
import { openShift, openTote, PARCEL, TOTE_PLATE, wholeWay } from '../station/store/support/usual-work'
import { migratedFile } from './schema-of'

const before0050 = JOURNAL_MIGRATIONS.filter((migration) => migration.version < 50)
const upTo0050 = JOURNAL_MIGRATIONS.filter((migration) => migration.version <= 50)

test('units get a location, and one that was put away is not in the hands of the clerk', () => {
  const { db } = migratedFile(upTo0050)
  const columns = db.prepare<[], { name: string }>("SELECT name FROM pragma_table_info('units')").all().map((column) => column.name)
  expect(columns).toContain('location')
  const plan = db.prepare<[], { detail: string }>("EXPLAIN QUERY PLAN SELECT view FROM units WHERE bench = 'x' AND state NOT IN ('placed', 'put-away', 'held') ORDER BY touched_hlc DESC LIMIT 1").all()
  expect(plan.map((step) => step.detail).join()).toContain('units_in_hand')
})

test('a journal of the version before is folded anew: its units and totes stay as they were', () => {
  const { file, db } = migratedFile(before0050)
  db.exec("INSERT INTO origins (origin, station, incarnation, lpn_range, next_plate, state, opened_at) VALUES (1, 'Bench 07', 'first', 'ABCEFH', 12, 'own', 5)")
  insertEntries(db, 1, [openShift(), openTote(), ...wholeWay('u1')].map((draft, i) => ({ seq: i + 1, at: 1_000 + i, ord: null, version: 1, kind: draft.kind, subject: draft.subject, actor: null, payload: draft.payload })))
  db.close()
  const dir = temporaryFolder()
  copyFileSync(file, join(dir, 'journal.db'))
  const store = openTestStore(dir)
  expect(store.journal.verify().problems).toEqual([])
  expect(store.bench.unitsOfParcel(PARCEL)).toMatchObject([{ unitId: 'u1', state: 'placed', putAway: null }])
  expect(store.bench.toteByLpn(TOTE_PLATE)).toMatchObject({ unitCount: 1, closed: null, location: null })
  store.close()
})
