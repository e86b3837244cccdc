import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CATALOGUE_MIGRATIONS } from '../../electron/station/store/migrations'
import { openTestStore, temporaryFolder } from '../station/store/support/temporary-store'
import { migratedFile, schemaOf, shippedSchema } from './schema-of'

test('an empty file gets the schema that was shipped', () => {
  expect(schemaOf(migratedFile(CATALOGUE_MIGRATIONS.filter((migration) => migration.version <= 80)).db)).toBe(shippedSchema('0080-people'))
})

test('people of the version before keep badge and PIN, and can all sign in', () => {
  const { file, db } = migratedFile(CATALOGUE_MIGRATIONS.filter((migration) => migration.version < 80))
  db.exec("INSERT INTO operators (operator_id, name, role, language, badge) VALUES ('o-1', 'Dana K.', 'clerk', 'en', 'BEXAMPL0001A')")
  db.close()
  const dir = temporaryFolder()
  openTestStore(dir).close()
  copyFileSync(file, join(dir, 'catalogue.db'))
  expect(openTestStore(dir).reference.operators()).toEqual([{ operatorId: 'o-1', name: 'Dana K.', role: 'clerk', language: 'en', badge: 'BEXAMPL0001A', active: true }])
})
