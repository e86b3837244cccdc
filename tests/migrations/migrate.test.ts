import { join } from 'node:path'
import { expect, test } from 'vitest'
import { migrate, schemaVersion, type Migration } from '../../electron/station/store/migrate'
import { CATALOGUE_MIGRATIONS, JOURNAL_MIGRATIONS } from '../../electron/station/store/migrations'
import { openWriter } from '../../electron/station/store/open-database'
import { StoreFault } from '../../electron/station/store/sqlite-failure'
import { atEnd, silentLog, temporaryFolder } from '../station/store/support/temporary-store'

function emptyDb() {
  const db = openWriter({ file: join(temporaryFolder(), 'x.db'), secureDelete: false })
  atEnd(() => db.close())
  return db
}

const one: Migration = { version: 10, name: 'one', sql: 'CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (1)' }
const two: Migration = { version: 20, name: 'two', sql: 'ALTER TABLE a ADD COLUMN y INTEGER; UPDATE a SET y = x + 1' }
const broken: Migration = { version: 30, name: 'broken', sql: 'ALTER TABLE a ADD COLUMN z INTEGER; UPDATE a SET z = 1; UPDATE nothing SET z = 1' }

test('each step runs once, in order, and a second run does nothing', () => {
  const db = emptyDb()
  const told: unknown[] = []
  const log = { ...silentLog, info: (_message: string, facts: Record<string, unknown> = {}) => void told.push(facts.version) }
  migrate(db, [one], log)
  migrate(db, [one, two], log)
  migrate(db, [one, two], log)
  expect(told).toEqual([10, 20])
  expect(db.prepare('SELECT * FROM a').all()).toEqual([{ x: 1, y: 2 }])
})

test('a step that breaks leaves the version before it', () => {
  const db = emptyDb()
  expect(() => migrate(db, [one, two, broken], silentLog)).toThrow(/nothing/)
  expect(schemaVersion(db)).toBe(20)
  expect(db.prepare('SELECT * FROM a').all()).toEqual([{ x: 1, y: 2 }])
})

test('a newer file is refused and left alone', () => {
  const db = emptyDb()
  migrate(db, [one, two], silentLog)
  expect(() => migrate(db, [one], silentLog)).toThrow(StoreFault)
  expect(schemaVersion(db)).toBe(20)
})

test('numbers rise over both files, so that a new step is always the last', () => {
  const versions = [...JOURNAL_MIGRATIONS, ...CATALOGUE_MIGRATIONS].map((migration) => migration.version)
  expect(versions).toEqual([...new Set(versions)])
  for (const list of [JOURNAL_MIGRATIONS, CATALOGUE_MIGRATIONS]) {
    const own = list.map((migration) => migration.version)
    expect(own).toEqual([...own].sort((a, b) => a - b))
  }
})
