import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { draft } from '@shared/domain/journal-entry'
import { describe, expect, test } from 'vitest'
import type { VerifyReport } from '../../../electron/station/store/store'
import { harm, openRaw } from './support/raw-database'
import { lastingFolder, openTestStore, temporaryFolder } from './support/temporary-store'
import { ALIYA, closeParcel, openShift, openTote, receiveParcel, signIn, unitSubject, wholeWay } from './support/usual-work'

/** A morning's work, closed; returns how many entries it holds. */
function writeJournal(dir: string): number {
  const store = openTestStore(dir)
  store.journal.append([openShift(), signIn(), openTote()], ALIYA)
  store.journal.append([receiveParcel()], ALIYA)
  store.journal.append(wholeWay('u1'), ALIYA)
  store.journal.append(wholeWay('u2', 1), null)
  const placed = store.journal.entriesOf([unitSubject('u2')]).at(-1)
  store.journal.append([draft('entryVoided', unitSubject('u2'), { origin: store.journal.origin.incarnation, seq: placed?.seq ?? 0, kind: 'unitPutInTote' })], ALIYA)
  store.journal.append([closeParcel()], ALIYA)
  const { seq } = store.journal.head()
  store.close()
  return seq
}

// Lives as long as the file: every test harms a copy.
const original = lastingFolder()
const ENTRIES = writeJournal(original)

function verifyAfter(damage: (dir: string) => void): VerifyReport {
  const dir = join(temporaryFolder(), 'copy')
  cpSync(original, dir, { recursive: true })
  damage(dir)
  const store = openTestStore(dir)
  const report = store.journal.verify()
  store.close()
  return report
}

test('the untouched journal verifies', () => {
  expect(verifyAfter(() => {})).toMatchObject({ entries: ENTRIES, problems: [] })
})

/** One change to each column of an entry. */
const CHANGES: readonly (readonly [column: string, value: string])[] = [
  ['origin', '7'], ['seq', 'seq + 1000'], ['hlc', 'hlc + 1'], ['hlc', 'hlc - 1'], ['version', 'version + 1'], ['kind', "kind || 'x'"], ['kind', "'unitHeld'"], ['subject', "subject || 'x'"],
  ['actor', "'somebody'"], ['actor', "''"], ['actor', 'CASE WHEN actor IS NULL THEN \'a\' END'], ['payload', "payload || ' '"], ['payload', "replace(payload, '1', '2') || ' '"], ['payload', "'not json'"],
  ['hash', 'zeroblob(32)'], ['subject', "subject || char(10) || 'x'"],
]

describe.each(CHANGES)('changing %s to %s', (column, value) => {
  test('is found at every entry', { timeout: 60_000 }, () => {
    for (let seq = 1; seq <= ENTRIES; seq++) {
      const report = verifyAfter((dir) => {
        harm(dir, "INSERT INTO origins (origin, station, incarnation, state, opened_at) VALUES (7, 'Elsewhere', 'elsewhere', 'peer', 0)")
        expect(harmAgain(dir, `UPDATE entries SET ${column} = ${value} WHERE seq = ?`, seq)).toBe(1)
      })
      expect(report.problems, `entry ${seq}`).not.toEqual([])
    }
  })
})

/** The triggers are gone after the first harm. */
function harmAgain(dir: string, sql: string, ...values: unknown[]): number {
  const db = openRaw(dir)
  db.pragma('foreign_keys = OFF')
  db.pragma('ignore_check_constraints = ON')
  const { changes } = db.prepare(sql).run(...values)
  db.close()
  return changes
}

test('the problem names the entry that was changed, and only it', () => {
  const report = verifyAfter((dir) => harm(dir, `UPDATE entries SET payload = payload || ' ' WHERE seq = 5`))
  expect(report.problems).toEqual([{ kind: 'chain-broken', origin: 'id-1', seq: 5, detail: expect.stringContaining('hash') }])
})

test('a payload that is not JSON is named as unreadable and stops nothing', () => {
  const report = verifyAfter((dir) => harm(dir, `UPDATE entries SET payload = '[1]' WHERE seq = 5`))
  expect(report.problems.map((problem) => problem.kind)).toEqual(expect.arrayContaining(['chain-broken', 'unreadable', 'projection-differs']))
})

test.each(Array.from({ length: ENTRIES }, (_, i) => i + 1))('removing entry %i is found', (seq) => {
  const kinds = verifyAfter((dir) => harm(dir, 'DELETE FROM entries WHERE seq = ?', seq)).problems.map((problem) => problem.kind)
  // The newest has no successor to miss it; what it told is still in the projections.
  expect(kinds).toContain(seq === ENTRIES ? 'projection-differs' : 'gap')
})

test('exchanging two entries is found', () => {
  const report = verifyAfter((dir) => {
    harm(dir, 'UPDATE entries SET seq = -1 WHERE seq = 4')
    harmAgain(dir, 'UPDATE entries SET seq = 4 WHERE seq = 5')
    harmAgain(dir, 'UPDATE entries SET seq = 5 WHERE seq = -1')
  })
  expect(report.problems.map((problem) => problem.kind)).toContain('chain-broken')
})

test.each([
  ['one stamped without those before it', 'UPDATE entries SET ord = hlc WHERE seq = 3'],
  ['stamps that do not rise', 'UPDATE entries SET ord = 5'],
])('order stamps: %s', (_what, sql) => {
  expect(verifyAfter((dir) => harm(dir, sql)).problems).not.toEqual([])
})

test.each(["UPDATE origins SET station = station || 'x'", "UPDATE origins SET incarnation = 'another'", 'UPDATE entries SET origin = 99 WHERE seq = 3'])('%s is found', (sql) => {
  const report = verifyAfter((dir) => harm(dir, sql))
  expect(report.problems).not.toEqual([])
})

test.each([
  "UPDATE units SET view = replace(view, 'placed', 'held')", "UPDATE units SET state = 'held'", 'UPDATE units SET touched_hlc = touched_hlc + 1', 'DELETE FROM units', "UPDATE parcels SET closed_at = NULL",
  "UPDATE totes SET name = 'B-99'", 'DELETE FROM shifts', "INSERT INTO shifts (subject, begun_by, begun_hlc, view) VALUES ('shift:ghost', 'x', 1, '{}')",
])('a projection that tells something else: %s', (sql) => {
  const report = verifyAfter((dir) => {
    const db = openRaw(dir)
    expect(db.prepare(sql).run().changes).toBeGreaterThan(0)
    db.close()
  })
  expect(report.problems.length).toBeGreaterThan(0)
  expect(report.problems.every((problem) => problem.kind === 'projection-differs')).toBe(true)
})

test('rebuilding mends projections and tells how many rows had differed', () => {
  const dir = join(temporaryFolder(), 'copy')
  cpSync(original, dir, { recursive: true })
  const db = openRaw(dir)
  db.exec("UPDATE units SET state = 'held'; DELETE FROM parcels; INSERT INTO shifts (subject, begun_by, begun_hlc, view) VALUES ('shift:ghost', 'x', 1, '{}')")
  db.close()
  const store = openTestStore(dir)
  expect(store.journal.rebuild()).toMatchObject({ entries: ENTRIES, changed: 4, unfolded: 0 })
  expect(store.journal.verify().problems).toEqual([])
  expect(store.bench.shift('ghost')).toBeNull()
})

test('a store that has lost its own origin is not begun anew over the old entries', () => {
  expect(() => verifyAfter((dir) => harm(dir, 'DELETE FROM origins'))).toThrow(/lost its own origin/)
})
