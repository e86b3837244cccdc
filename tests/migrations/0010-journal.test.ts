import { expect, test } from 'vitest'
import { schemaVersion } from '../../electron/station/store/migrate'
import { JOURNAL_MIGRATIONS } from '../../electron/station/store/migrations'
import { openWriter } from '../../electron/station/store/open-database'
import { atEnd } from '../station/store/support/temporary-store'
import { migratedFile, schemaOf, shippedSchema } from './schema-of'

const to10 = JOURNAL_MIGRATIONS.filter((migration) => migration.version <= 10)

test('an empty file gets the schema that was shipped', () => {
  const { file, db } = migratedFile(to10)
  expect(schemaOf(db)).toBe(shippedSchema('0010-journal'))
  const writer = openWriter({ file, secureDelete: false })
  atEnd(() => writer.close())
  expect(schemaVersion(writer)).toBe(10)
})

test('every table is strict', () => {
  const { db } = migratedFile(JOURNAL_MIGRATIONS)
  const tables = db.prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'").all()
  expect(tables.length).toBeGreaterThan(5)
  expect(tables.filter((table) => (table as { strict: number }).strict !== 1)).toEqual([])
})

test('there is one own origin at most', () => {
  const { db } = migratedFile(to10)
  const insert = db.prepare('INSERT INTO origins (station, incarnation, state, opened_at) VALUES (?, ?, ?, 0)')
  insert.run('Bench', 'a', 'own')
  insert.run('Bench', 'b', 'closed')
  insert.run('Bench', 'c', 'peer')
  expect(() => insert.run('Bench', 'd', 'own')).toThrow(/UNIQUE/)
  expect(() => insert.run('Bench', 'a', 'peer')).toThrow(/UNIQUE/)
  expect(() => insert.run('Bench', 'e', 'other')).toThrow(/CHECK/)
})
