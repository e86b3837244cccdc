import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSearch } from '@shared/domain/search-question'
import { CATALOGUE_MIGRATIONS } from '../../electron/station/store/migrations'
import { indexAll } from '../station/store/support/index-all'
import { openTestStore, temporaryFolder } from '../station/store/support/temporary-store'
import { migratedFile, schemaOf, shippedSchema } from './schema-of'

test('an empty file gets the schema that was shipped', () => {
  expect(schemaOf(migratedFile(CATALOGUE_MIGRATIONS.filter((migration) => migration.version <= 61)).db)).toBe(shippedSchema('0061-buyer-search'))
})

test('every file has a secret of its own', () => {
  const secret = () => migratedFile(CATALOGUE_MIGRATIONS).db.prepare<[], { secret: string }>('SELECT hex(secret) AS secret FROM search_secret').get()?.secret
  const first = secret()
  expect(first).toHaveLength(64)
  expect(secret()).not.toBe(first)
})

test('the buyers of an older catalogue are found when they are indexed', () => {
  const { file, db } = migratedFile(CATALOGUE_MIGRATIONS.filter((migration) => migration.version <= 60))
  db.exec(`
    INSERT INTO return_orders (rma_number, return_order_id, source, import_number) VALUES ('R-1', 'announced-R-1', 'shop', 1);
    INSERT INTO buyers (rma_number, name) VALUES ('R-1', 'Ada Mill')`)
  db.close()

  const dir = temporaryFolder()
  openTestStore(dir).close()
  copyFileSync(file, join(dir, 'catalogue.db'))
  const store = openTestStore(dir)
  indexAll(store)
  expect(store.search.find(readSearch('mill'), 5).hits).toMatchObject([{ kind: 'return-order', id: 'R-1' }])
})
