import { expect, test } from 'vitest'
import { CATALOGUE_MIGRATIONS } from '../../electron/station/store/migrations'
import { migratedFile, schemaOf, shippedSchema } from './schema-of'

test('an empty file gets the schema that was shipped', () => {
  expect(schemaOf(migratedFile(CATALOGUE_MIGRATIONS.filter((migration) => migration.version <= 30)).db)).toBe(shippedSchema('0030-reference'))
})

test('every table is strict', () => {
  const { db } = migratedFile(CATALOGUE_MIGRATIONS)
  expect(db.prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND NOT strict").all()).toEqual([])
})

test('personal fields stand in tables that only grow at their end', () => {
  const { db } = migratedFile(CATALOGUE_MIGRATIONS)
  const sql = (table: string) => (db.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').get(table) as { sql: string }).sql
  for (const table of ['buyers', 'return_lines']) expect(sql(table)).toMatch(/INTEGER PRIMARY KEY AUTOINCREMENT/)
  // An index would hold a copy of its own.
  const indexes = db.prepare("SELECT sql FROM sqlite_schema WHERE type = 'index' AND tbl_name IN ('buyers', 'return_lines') AND sql IS NOT NULL").all()
  expect(indexes).toEqual([])
})
