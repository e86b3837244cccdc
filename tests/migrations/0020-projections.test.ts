import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { JOURNAL_MIGRATIONS } from '../../electron/station/store/migrations'
import { insertEntries } from '../station/store/support/insert-entries'
import { openRaw } from '../station/store/support/raw-database'
import { openTestStore, temporaryFolder } from '../station/store/support/temporary-store'
import { openShift, PARCEL, wholeWay } from '../station/store/support/usual-work'
import { migratedFile, schemaOf, shippedSchema } from './schema-of'

test('an empty file gets the schema that was shipped', () => {
  expect(schemaOf(migratedFile(JOURNAL_MIGRATIONS.filter((migration) => migration.version <= 20)).db)).toBe(shippedSchema('0020-projections'))
})

test('a journal of version 10 keeps its origin, entries and settings, and is folded when it is opened', () => {
  const { file, db } = migratedFile(JOURNAL_MIGRATIONS.filter((migration) => migration.version <= 10))
  db.exec(`
    INSERT INTO origins (origin, station, incarnation, lpn_range, next_plate, state, opened_at) VALUES (1, 'Bench 07', 'first', 'ABCEFH', 12, 'own', 5);
    INSERT INTO settings (name, json) VALUES ('language', '"kk"')`)
  const entries = [openShift(), ...wholeWay('u1')].map((draft, i) => ({ seq: i + 1, at: 1_000 + i, ord: null, version: 1, kind: draft.kind, subject: draft.subject, actor: null, payload: draft.payload }))
  insertEntries(db, 1, entries)
  const before = { origins: db.prepare('SELECT * FROM origins').all(), entries: db.prepare('SELECT * FROM entries').all() }
  db.close()

  const dir = temporaryFolder()
  copyFileSync(file, join(dir, 'journal.db'))
  const store = openTestStore(dir)
  expect(store.journal.origin).toEqual({ station: 'Bench 07', incarnation: 'first', lpnRange: 'ABCEFH' })
  expect(store.setting('language')).toBe('"kk"')
  expect(store.journal.verify()).toMatchObject({ entries: entries.length, problems: [] })
  expect(store.bench.unitsOfParcel(PARCEL)).toMatchObject([{ unitId: 'u1', state: 'placed' }])
  expect(store.bench.openShift()).not.toBeNull()
  store.close()
  const after = openRaw(dir)
  expect({ origins: after.prepare('SELECT * FROM origins').all(), entries: after.prepare('SELECT * FROM entries').all() }).toEqual(before)
})
