import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSearch } from '@shared/domain/search-question'
import { JOURNAL_MIGRATIONS } from '../../electron/station/store/migrations'
import { insertEntries } from '../station/store/support/insert-entries'
import { openTestStore, temporaryFolder } from '../station/store/support/temporary-store'
import { openShift, wholeWay } from '../station/store/support/usual-work'
import { migratedFile, schemaOf, shippedSchema } from './schema-of'

test('an empty file gets the schema that was shipped', () => {
  expect(schemaOf(migratedFile(JOURNAL_MIGRATIONS.filter((migration) => migration.version <= 65)).db)).toBe(shippedSchema('0065-search'))
})

test('the units of an older journal are found by their words when the file was opened', () => {
  const { file, db } = migratedFile(JOURNAL_MIGRATIONS.filter((migration) => migration.version < 65))
  db.exec(`INSERT INTO origins (origin, station, incarnation, lpn_range, next_plate, state, opened_at) VALUES (1, 'Bench 07', 'first', 'ABCEFH', 12, 'own', 5)`)
  insertEntries(db, 1, [openShift(), ...wholeWay('u1')].map((draft, i) => ({ seq: i + 1, at: 1_000 + i, ord: null, version: 1, kind: draft.kind, subject: draft.subject, actor: null, payload: draft.payload })))
  db.close()

  const dir = temporaryFolder()
  copyFileSync(file, join(dir, 'journal.db'))
  const store = openTestStore(dir)
  expect(store.search.find(readSearch('jacket navy'), 5).hits).toMatchObject([{ kind: 'unit', id: 'u1' }])
  expect(store.journal.verify().problems).toEqual([])
})
