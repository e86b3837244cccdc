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
  // An index holds a copy of its own of what it sorts by, so none may sort by a personal field.
  const indexed = db.prepare<[string], { name: string }>('SELECT columns.name FROM pragma_index_list(?) AS indexes, pragma_index_info(indexes.name) AS columns')
  expect(new Set(indexed.all('buyers').map(({ name }) => name))).toEqual(new Set(['rma_number']))
  expect(new Set(indexed.all('return_lines').map(({ name }) => name))).toEqual(new Set(['rma_number', 'line', 'source_row', 'sku', 'gtin14']))
})
