import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CATALOGUE_MIGRATIONS, JOURNAL_MIGRATIONS } from '../../electron/station/store/migrations'
import { insertEntries } from '../station/store/support/insert-entries'
import { openTestStore, temporaryFolder } from '../station/store/support/temporary-store'
import { openShift, PARCEL, receiveParcel, RETURN_ORDER, wholeWay } from '../station/store/support/usual-work'
import { migratedFile, schemaOf, shippedSchema } from './schema-of'

test('an empty journal and an empty catalogue get the schema that was shipped', () => {
  expect(schemaOf(migratedFile(JOURNAL_MIGRATIONS.filter((migration) => migration.version <= 45)).db)).toBe(shippedSchema('0045-loop'))
  expect(schemaOf(migratedFile(CATALOGUE_MIGRATIONS.filter((migration) => migration.version <= 46)).db)).toBe(shippedSchema('0046-lines-by-item'))
})

test('a journal of version 20 is folded anew: its units are counted on their lines, its parcel is at its bench', () => {
  const { file, db } = migratedFile(JOURNAL_MIGRATIONS.filter((migration) => migration.version <= 20))
  db.exec(`INSERT INTO origins (origin, station, incarnation, lpn_range, next_plate, state, opened_at) VALUES (1, 'Bench 07', 'first', 'ABCEFH', 12, 'own', 5)`)
  const drafts = [openShift(), receiveParcel(), ...wholeWay('u1'), ...wholeWay('u2', 1)]
  insertEntries(db, 1, drafts.map((draft, i) => ({ seq: i + 1, at: 1_000 + i, ord: null, version: 1, kind: draft.kind, subject: draft.subject, actor: null, payload: draft.payload })))
  db.close()

  const dir = temporaryFolder()
  copyFileSync(file, join(dir, 'journal.db'))
  const store = openTestStore(dir)
  expect(store.bench.lineCounts(RETURN_ORDER)).toEqual([{ line: 1, counted: 2, settled: 2, surplus: 0, units: 2, inHand: 0 }])
  expect(store.bench.openParcel()).toMatchObject({ parcelId: PARCEL, also: [], setAsideAt: null, missing: [] })
  expect(store.bench.newestUnitOfLine(RETURN_ORDER, 1)).toMatchObject({ unitId: 'u2', fit: 'expected', packQuantity: 1, serial: null })
  expect(store.journal.verify().problems).toEqual([])
})
