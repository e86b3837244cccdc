import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { JOURNAL_MIGRATIONS } from '../../electron/station/store/migrations'
import { insertEntries } from '../station/store/support/insert-entries'
import { openTestStore, temporaryFolder } from '../station/store/support/temporary-store'
import { openShift } from '../station/store/support/usual-work'
import { migratedFile, schemaOf, shippedSchema } from './schema-of'

const before0100 = JOURNAL_MIGRATIONS.filter((migration) => migration.version < 100)
const upTo0100 = JOURNAL_MIGRATIONS.filter((migration) => migration.version <= 100)

test('it adds what was shipped, and nothing else', () => {
  const before = schemaOf(migratedFile(before0100).db).split(/;\n(?=CREATE )/)
  const after = schemaOf(migratedFile(upTo0100).db).split(/;\n(?=CREATE )/)
  const added = after.filter((statement) => !before.includes(statement))
  expect(`${added.join(';\n')};\n`).toBe(shippedSchema('0100-replication'))
})

test('a journal of the version before has everything still to send', () => {
  const { file, db } = migratedFile(before0100)
  db.exec("INSERT INTO origins (origin, station, incarnation, lpn_range, next_plate, state, opened_at) VALUES (1, 'Bench 07', 'first', 'ABCEFH', 12, 'own', 5)")
  insertEntries(db, 1, [{ seq: 1, at: 1_000, ord: null, version: 1, kind: 'shiftOpened', subject: openShift().subject, actor: null, payload: openShift().payload }])
  db.close()
  const dir = temporaryFolder()
  copyFileSync(file, join(dir, 'journal.db'))
  const { replication } = openTestStore(dir).journal
  expect(replication.own()).toMatchObject({ station: 'Bench 07', incarnation: 'first', head: 1, acknowledged: 0 })
  expect(replication.cursors()).toEqual([])
  expect(replication.outgoing(1, 10)?.entries.map(({ kind }) => kind)).toEqual(['shiftOpened'])
})
