import { expect, test } from 'vitest'
import { CATALOGUE_MIGRATIONS } from '../../electron/station/store/migrations'
import { migratedFile, schemaOf, shippedSchema } from './schema-of'

const upTo = CATALOGUE_MIGRATIONS.filter((migration) => migration.version <= 92)

test('an empty file gets the schema that was shipped', () => {
  expect(schemaOf(migratedFile(upTo).db)).toBe(shippedSchema('0092-label-versions'))
})

test('what was approved is never changed, deleted or made a draft again; a template has one draft and one version in force', () => {
  const { db } = migratedFile(upTo)
  const add = (version: number, state: string) => db.exec(`INSERT INTO label_versions (template_id, version, state, template, author_id, author_name, saved_at, approver_id, approver_name, approved_at)
    VALUES ('unit-lpn', ${version}, '${state}', '{}', 'a', 'A', 1, ${state === 'draft' ? 'NULL, NULL, NULL' : "'b', 'B', 2"})`)
  add(1001, 'approved')
  add(1002, 'draft')
  for (const refused of [
    "UPDATE label_versions SET template = '[]' WHERE version = 1001", "UPDATE label_versions SET state = 'draft', approver_id = NULL, approver_name = NULL, approved_at = NULL WHERE version = 1001",
    "UPDATE label_versions SET approver_id = 'c' WHERE version = 1001", 'DELETE FROM label_versions', "UPDATE label_versions SET template = 'no json' WHERE version = 1002",
    "UPDATE label_versions SET state = 'approved', approver_id = 'b', approver_name = 'B', approved_at = 3 WHERE version = 1002",
  ]) expect(() => db.exec(refused), refused).toThrow()
  expect(() => add(1003, 'draft')).toThrow()
  db.exec("UPDATE label_versions SET state = 'retired', retired_at = 9 WHERE version = 1001")
  db.exec("UPDATE label_versions SET template = '[]' WHERE version = 1002")
})
