import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSearch } from '@shared/domain/search-question'
import { CATALOGUE_MIGRATIONS } from '../../electron/station/store/migrations'
import { indexAll } from '../station/store/support/index-all'
import { openTestStore, temporaryFolder } from '../station/store/support/temporary-store'
import { migratedFile, schemaOf, shippedSchema } from './schema-of'

test('an empty file gets the schema that was shipped', () => {
  expect(schemaOf(migratedFile(CATALOGUE_MIGRATIONS.filter((migration) => migration.version <= 60)).db)).toBe(shippedSchema('0060-search'))
})

test('a catalogue of version 40 keeps its items, and they are found by code at once and by words when they are indexed', () => {
  const { file, db } = migratedFile(CATALOGUE_MIGRATIONS.filter((migration) => migration.version <= 40))
  db.exec(`
    INSERT INTO items (item_id, sku, title, category, gtins, source) VALUES ('shop/1', 'A-1', 'Fountain pen', 'stationery', '04006381333931', 'shop');
    INSERT INTO item_gtins SELECT '04006381333931', item FROM items`)
  db.close()

  const dir = temporaryFolder()
  openTestStore(dir).close()
  copyFileSync(file, join(dir, 'catalogue.db'))
  const store = openTestStore(dir)
  expect(store.search.find(readSearch('4006381333931'), 5)).toMatchObject({ indexed: 0, hits: [{ id: 'shop/1', match: 'code' }] })
  indexAll(store)
  expect(store.search.find(readSearch('pen foun'), 5)).toMatchObject({ indexed: 1, hits: [{ id: 'shop/1', match: 'words' }] })
})
