import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { asId, type Lpn } from '@shared/domain/ids'
import { draft } from '@shared/domain/journal-entry'
import { makeNumberedLpn } from '@shared/domain/lpn'
import { expect, test } from 'vitest'
import { JOURNAL_MIGRATIONS } from '../../electron/station/store/migrations'
import { insertEntries } from '../station/store/support/insert-entries'
import { openTestStore, temporaryFolder } from '../station/store/support/temporary-store'
import { openShift, openTote, receiveParcel, unitSubject, wholeWay } from '../station/store/support/usual-work'
import { migratedFile, schemaOf, shippedSchema } from './schema-of'

const before0091 = JOURNAL_MIGRATIONS.filter((migration) => migration.version < 91)
const upTo0091 = JOURNAL_MIGRATIONS.filter((migration) => migration.version <= 91)
const [first, second] = [makeNumberedLpn('unit', 'ABCEFH', 7), makeNumberedLpn('unit', 'ABCEFH', 8)]

test('the schema is the one that was shipped, and a covered plate is found by its key', () => {
  const { db } = migratedFile(upTo0091)
  expect(schemaOf(db)).toBe(shippedSchema('0091-relabel'))
  const plan = db.prepare<[], { detail: string }>("EXPLAIN QUERY PLAN SELECT view FROM covered_codes JOIN units USING (subject) WHERE code = 'x' ORDER BY touched_hlc DESC LIMIT 1").all()
  expect(plan.map((step) => step.detail).join('\n')).not.toContain('SCAN')
})

test('a journal of the version before is folded anew; plates that are covered then are found, and lost again when the step is taken back', () => {
  const { file, db } = migratedFile(before0091)
  db.exec("INSERT INTO origins (origin, station, incarnation, lpn_range, next_plate, state, opened_at) VALUES (1, 'Bench 07', 'first', 'ABCEFH', 12, 'own', 5)")
  insertEntries(db, 1, [openShift(), openTote(), receiveParcel(), ...wholeWay('u1')].map((entry, i) => ({ seq: i + 1, at: 1_000 + i, ord: null, version: 1, kind: entry.kind, subject: entry.subject, actor: null, payload: entry.payload })))
  db.close()
  const dir = temporaryFolder()
  copyFileSync(file, join(dir, 'journal.db'))
  const store = openTestStore(dir)
  const lpnOf = () => store.bench.unit(asId('u1'))?.lpn as Lpn
  const plate = lpnOf()
  const relabel = (oldCode: Lpn, newLpn: Lpn) => store.journal.append([draft('unitRelabelled', unitSubject('u1'), { oldCode, newLpn, reason: 'damaged' })], null)
  relabel(plate, first)
  const [taken] = relabel(first, second)
  expect(lpnOf()).toBe(second)
  expect([plate, first, second].map((code) => store.bench.unitByCoveredCode(code)?.unitId)).toEqual(['u1', 'u1', undefined])
  expect(store.journal.verify().problems).toEqual([])
  expect(store.journal.rebuild()).toMatchObject({ changed: 0 })
  expect(store.bench.unitByCoveredCode(first)?.lpn).toBe(second)
  if (!taken) throw new Error('nothing was appended')
  store.journal.append([draft('entryVoided', unitSubject('u1'), { origin: taken.origin, seq: taken.seq, kind: taken.kind })], null)
  expect([plate, first].map((code) => store.bench.unitByCoveredCode(code)?.lpn)).toEqual([first, undefined])
  expect(store.journal.verify().problems).toEqual([])
  store.close()
})
