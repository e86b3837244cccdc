import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { JOURNAL_MIGRATIONS } from '../../electron/station/store/migrations'
import { insertEntries } from '../station/store/support/insert-entries'
import { openTestStore, temporaryFolder } from '../station/store/support/temporary-store'
import { openShift, openTote, PARCEL, receiveParcel, RETURN_ORDER, wholeWay } from '../station/store/support/usual-work'
import { asId, type UnitId } from '@shared/domain/ids'
import { migratedFile, schemaOf, shippedSchema } from './schema-of'

const before0085 = JOURNAL_MIGRATIONS.filter((migration) => migration.version < 85)
const upTo0085 = JOURNAL_MIGRATIONS.filter((migration) => migration.version <= 85)

test('the schema is the one that was shipped, and the trail finds the newest units of a parcel without sorting all', () => {
  const { db } = migratedFile(upTo0085)
  expect(schemaOf(db)).toBe(shippedSchema('0085-totals'))
  const plan = db.prepare<[], { detail: string }>("EXPLAIN QUERY PLAN SELECT view FROM units WHERE parcel_id = 'x' ORDER BY touched_hlc DESC LIMIT 5").all()
  expect(plan.map((step) => step.detail)).toEqual([expect.stringContaining('units_parcel_touched')])
})

test('a journal of the version before is folded anew, and its units are in the totals', () => {
  const { file, db } = migratedFile(before0085)
  db.exec("INSERT INTO origins (origin, station, incarnation, lpn_range, next_plate, state, opened_at) VALUES (1, 'Bench 07', 'first', 'ABCEFH', 12, 'own', 5)")
  insertEntries(db, 1, [openShift(), openTote(), receiveParcel(), ...wholeWay('u1')].map((draft, i) => ({ seq: i + 1, at: 1_000 + i, ord: null, version: 1, kind: draft.kind, subject: draft.subject, actor: null, payload: draft.payload })))
  db.close()
  const dir = temporaryFolder()
  copyFileSync(file, join(dir, 'journal.db'))
  const store = openTestStore(dir)
  expect(store.journal.verify().problems).toEqual([])
  expect(store.bench.lineCounts(RETURN_ORDER)).toEqual([{ line: 1, counted: 1, settled: 1, surplus: 0, units: 1, inHand: 0 }])
  expect(store.bench.unitCountOfParcel(PARCEL)).toBe(1)
  expect(store.bench.earlierWeights('sku:RJ-210-M', asId<UnitId>('new'))).toEqual({ units: 1, meanGrams: 391, spreadGrams: 0 })
  store.close()
})
