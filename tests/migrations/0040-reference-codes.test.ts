import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CATALOGUE_MIGRATIONS } from '../../electron/station/store/migrations'
import { openTestStore, temporaryFolder } from '../station/store/support/temporary-store'
import { migratedFile, schemaOf, shippedSchema } from './schema-of'

test('an empty file gets the schema that was shipped', () => {
  expect(schemaOf(migratedFile(CATALOGUE_MIGRATIONS.filter((migration) => migration.version <= 40)).db)).toBe(shippedSchema('0040-reference-codes'))
})

test('a catalogue of version 30 keeps its items and return orders, and can be read and replaced', () => {
  const { file, db } = migratedFile(CATALOGUE_MIGRATIONS.filter((migration) => migration.version <= 30))
  db.exec(`
    INSERT INTO items (item_id, sku, title, category, gtins, source) VALUES ('shop/1', 'A-1', 'Pen', 'stationery', '04006381333931', 'shop');
    INSERT INTO item_gtins SELECT '04006381333931', item FROM items;
    INSERT INTO return_orders (rma_number, return_order_id, source, import_number) VALUES ('R-1', 'announced-R-1', 'shop', 1);
    INSERT INTO return_lines (rma_number, line, source_row, sku, title, category, quantity_expected) VALUES ('R-1', 1, 1, 'A-1', 'Pen', '', 2)`)
  db.close()

  const dir = temporaryFolder()
  openTestStore(dir).close()
  copyFileSync(file, join(dir, 'catalogue.db'))
  const { reference } = openTestStore(dir)
  expect(reference.itemsByCode('4006381333931')).toMatchObject([{ item: { itemId: 'shop/1', title: 'Pen' }, kind: 'gtin', pieces: 1, guessed: false }])
  expect(reference.returnOrdersByCode('r-1')).toMatchObject([{ kind: 'return-order', returnOrder: { lines: [{ sku: 'A-1', quantityExpected: 2 }] } }])
})
