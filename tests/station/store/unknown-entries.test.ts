import { asId, type UnitId } from '@shared/domain/ids'
import { instantToHybridTime } from '@shared/domain/hybrid-clock'
import type { Subject } from '@shared/domain/journal-entry'
import { expect, test } from 'vitest'
import { insertEntries, insertOrigin, type PeerEntry } from './support/insert-entries'
import { openRaw } from './support/raw-database'
import { MORNING, openTestStore, temporaryFolder } from './support/temporary-store'
import { ALIYA, identifyUnit, unitSubject, weighUnit } from './support/usual-work'

/** What a newer build, or another station that runs one, may have written after this unit was identified here. */
const FOREIGN: readonly (readonly [reason: string, entry: Partial<PeerEntry>])[] = [
  ['unknown-kind', { kind: 'unitPhotographed', payload: { sha256: 'ab' } }],
  ['newer-version', { kind: 'unitWeighed', version: 2, payload: { weight: { value: 1, unit: 'lb' } } }],
  ['unknown-subject', { kind: 'palletClosed', subject: 'pallet:7' as Subject, payload: {} }],
  ['unreadable', { kind: 'unitHeld', payloadText: '{"reason":' }],
  ['unreadable', { kind: 'unitHeld', payloadText: 'null' }],
  ['unreadable', { kind: 'entryVoided', payloadText: '"x"' }],
]

function storeWith(entry: Partial<PeerEntry>): string {
  const dir = temporaryFolder()
  const store = openTestStore(dir)
  store.journal.append([identifyUnit('u1')], ALIYA)
  store.close()
  const db = openRaw(dir)
  insertEntries(db, insertOrigin(db, 'Bench 08', 'peer'), [
    { seq: 1, at: instantToHybridTime(MORNING + 1_000), ord: null, version: 1, kind: '', subject: unitSubject('u1'), actor: null, payload: {}, ...entry },
  ])
  db.close()
  return dir
}

test.each(FOREIGN)('%s: kept and named, the unit stays as this build knows it', (reason, entry) => {
  const dir = storeWith(entry)
  const store = openTestStore(dir)
  expect(store.journal.rebuild()).toMatchObject({ entries: 2, unfolded: 1, rows: 1 })
  expect(store.bench.unit(asId<UnitId>('u1'))).toMatchObject({ state: 'identified', steps: [expect.anything()] })
  expect(store.journal.verify().problems.map((problem) => problem.kind)).toEqual(reason === 'unreadable' ? ['unreadable'] : [])
  store.journal.append([weighUnit('u1')], ALIYA)
  expect(store.bench.unitInHand()?.state).toBe('weighed')
  store.close()
  expect(openRaw(dir).prepare('SELECT incarnation, seq, reason FROM unfolded JOIN origins USING (origin)').all()).toEqual([{ incarnation: 'peer', seq: 1, reason }])
})

test('what the fold chokes on is kept under fold-failed, and the subject has no view until an update', () => {
  const dir = storeWith({ kind: 'unitGraded', payload: { grade: 'A' } })
  const db = openRaw(dir)
  insertEntries(db, insertOrigin(db, 'Bench 09', 'peer-2'), [
    { seq: 1, at: instantToHybridTime(MORNING), ord: null, version: 1, kind: 'toteOpened', subject: 'tote:t' as Subject, actor: null, payload: { toteId: 't' } },
  ])
  db.close()
  const store = openTestStore(dir)
  expect(store.journal.rebuild()).toMatchObject({ unfolded: 1, rows: 1 })
  expect(store.bench.totes()).toEqual([])
  expect(store.journal.verify().problems).toEqual([])
  store.close()
  expect(openRaw(dir).prepare('SELECT reason FROM unfolded').all()).toEqual([{ reason: 'fold-failed' }])
})

test('entries that a newer build can fold are folded when it opens the store', () => {
  const dir = storeWith({ kind: 'unitWeighed', payload: { weightGrams: 5, frame: '', deviceId: 'd' } })
  const db = openRaw(dir)
  // As an older build left it: folded with other kinds than this build knows.
  db.exec(`UPDATE settings SET json = '{"folds":0}' WHERE name = 'store.foldStamp'`)
  db.close()
  const store = openTestStore(dir)
  expect(store.bench.unit(asId<UnitId>('u1'))?.weightGrams).toBe(5)
})

test('readable entries of unknown kinds are handed out, unreadable ones are not', () => {
  const unknown = openTestStore(storeWith({ kind: 'unitPhotographed', payload: { sha256: 'ab' } }))
  expect(unknown.journal.entriesOf([unitSubject('u1')]).map((entry) => entry.kind)).toEqual(['unitIdentified', 'unitPhotographed'])
  const unreadable = openTestStore(storeWith({ kind: 'unitHeld', payloadText: '{' }))
  expect(unreadable.journal.entriesBetween(MORNING, MORNING + 5_000).map((entry) => entry.kind)).toEqual(['unitIdentified'])
})
