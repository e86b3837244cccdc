import { createHash } from 'node:crypto'
import { instantToHybridTime } from '@shared/domain/hybrid-clock'
import { asId, type OperatorId } from '@shared/domain/ids'
import { draft, subjectOf, type DraftEntry } from '@shared/domain/journal-entry'
import { describe, expect, test } from 'vitest'
import { openRaw } from './support/raw-database'
import { createTestClock, MORNING, openTestStore, temporaryFolder } from './support/temporary-store'
import { ALIYA, closeParcel, holdUnit, identifyUnit, openShift, plateOf, receiveParcel, scanLabel, shiftSubject, signIn, unitSubject, weighUnit, wholeWay } from './support/usual-work'

describe('append', () => {
  test('gives origin, number, time and what was read back, in order', () => {
    const { journal } = openTestStore(temporaryFolder())
    const appended = journal.append([openShift(), signIn()], ALIYA)
    const { incarnation } = journal.origin
    expect(appended).toEqual([
      { origin: incarnation, seq: 1, at: instantToHybridTime(MORNING), ord: null, version: 1, kind: 'shiftOpened', subject: shiftSubject, actor: ALIYA, payload: openShift().payload },
      { origin: incarnation, seq: 2, at: instantToHybridTime(MORNING) + 1, ord: null, version: 1, kind: 'operatorSignedIn', subject: shiftSubject, actor: ALIYA, payload: signIn().payload },
    ])
    expect(journal.entriesOf([shiftSubject])).toEqual(appended)
    expect(journal.head().seq).toBe(2)
  })

  test('the hybrid clock rises also when the wall clock is set back', () => {
    const clock = createTestClock()
    const { journal } = openTestStore(temporaryFolder(), { clock })
    const first = journal.append([openShift()], null)
    clock.step(-86_400_000)
    const second = journal.append([signIn()], null)
    expect(second[0]?.at).toBe((first[0]?.at ?? 0) + 1)
  })

  test('nothing is appended by an empty list', () => {
    const { journal } = openTestStore(temporaryFolder())
    expect(journal.append([], ALIYA)).toEqual([])
    expect(journal.head().seq).toBe(0)
  })

  test('numbers, clock and chain go on after the store was closed', () => {
    const dir = temporaryFolder()
    const first = openTestStore(dir)
    const [opened] = first.journal.append([openShift()], ALIYA)
    const head = first.journal.head()
    first.close()
    const second = openTestStore(dir, { stationName: 'another name', clock: { now: () => MORNING - 1 } })
    expect(second.journal.head()).toEqual(head)
    expect(second.journal.origin).toEqual(first.journal.origin)
    expect(second.journal.append([signIn()], ALIYA)[0]).toMatchObject({ seq: 2, at: (opened?.at ?? 0) + 1 })
    expect(second.journal.verify().problems).toEqual([])
  })

  test('the chain is the documented one: SHA-256 over the hash before and the text of the entry', () => {
    const dir = temporaryFolder()
    const store = openTestStore(dir)
    store.journal.append([openShift(), signIn()], ALIYA)
    store.journal.append([draft('operatorSignedOut', shiftSubject, { operatorId: ALIYA })], null)
    const { origin } = store.journal
    const head = store.journal.head()
    store.close()
    const sha256 = (...parts: (string | Buffer)[]) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
    let hash = sha256(`${origin.station}\n${origin.incarnation}`)
    const rows = openRaw(dir).prepare('SELECT seq, hlc, version, kind, subject, actor, payload, hash FROM entries ORDER BY seq').all() as {
      seq: number; hlc: number; version: number; kind: string; subject: string; actor: string | null; payload: string; hash: Buffer
    }[]
    for (const row of rows) {
      hash = sha256(hash, `${row.seq}\n${row.hlc}\n${row.version}\n${row.kind}\n${row.subject}\n${row.actor ?? ''}\n${row.payload}`)
      expect(row.hash.toString('hex')).toBe(hash.toString('hex'))
    }
    expect(rows).toHaveLength(3)
    expect(head).toEqual({ seq: 3, hash: hash.toString('hex') })
  })
})

describe('append refuses', () => {
  const badDrafts: [string, DraftEntry, RegExp][] = [
    ['a kind that speaks of another type of subject', { kind: 'shiftOpened', subject: unitSubject('u'), payload: openShift().payload } as DraftEntry, /speaks of a shift/],
    ['an unknown type of subject', { ...openShift(), subject: 'pallet:1' } as unknown as DraftEntry, /is not a subject/],
    ['a subject without id', { ...openShift(), subject: 'shift:' } as DraftEntry, /is not a subject/],
    ['a line feed in the subject', { ...openShift(), subject: 'shift:1\n2' } as DraftEntry, /ambiguous/],
    ['an unknown kind', { kind: 'unitEaten', subject: unitSubject('u'), payload: {} } as unknown as DraftEntry, /not an entry kind/],
    ['a kind that every object has', { kind: 'constructor', subject: unitSubject('u'), payload: {} } as unknown as DraftEntry, /not an entry kind/],
    ['a NUL in the payload', draft('toteOpened', subjectOf('tote', 't'), { toteId: asId('t'), lpn: plateOf(1), name: 'A\0', zone: 'A', capacity: 1 }), /NUL/],
    ['half of a surrogate pair in the payload', draft('toteOpened', subjectOf('tote', 't'), { toteId: asId('t'), lpn: plateOf(1), name: 'A\ud83d', zone: 'A', capacity: 1 }), /surrogate/],
    ['a payload that is no object', { kind: 'unitHeld', subject: unitSubject('u'), payload: null } as unknown as DraftEntry, /not an object/],
    ['a payload over 64 KB', draft('unitWeighed', unitSubject('u'), { weightGrams: 1, frame: 'ж'.repeat(33_000), deviceId: 'd' }), /larger than/],
  ]

  test.each(badDrafts)('%s, and nothing of the batch is kept', (_what, bad, message) => {
    const store = openTestStore(temporaryFolder())
    store.journal.append([openShift()], ALIYA)
    expect(() => store.journal.append([identifyUnit('u1'), bad], ALIYA)).toThrow(message)
    expect(store.journal.head().seq).toBe(1)
    expect(store.bench.unitInHand()).toBeNull()
    expect(store.journal.append([identifyUnit('u1')], ALIYA)[0]?.seq).toBe(2)
    expect(store.journal.verify().problems).toEqual([])
  })

  test.each(['', 'a\nb', 'a\0b', 'a\udc00'])('an actor that the chain cannot carry: %j', (actor) => {
    const { journal } = openTestStore(temporaryFolder())
    expect(() => journal.append([openShift()], asId<OperatorId>(actor))).toThrow(/actor/)
  })

  test('what only looks like an escape is taken as typed', () => {
    const { journal } = openTestStore(temporaryFolder())
    const name = '\\u0000 \\ud800 😀'
    journal.append([draft('toteOpened', subjectOf('tote', 't'), { toteId: asId('t'), lpn: plateOf(1), name, zone: 'A', capacity: 1 })], null)
    expect(journal.entriesOf([subjectOf('tote', 't')])[0]?.payload).toMatchObject({ name })
  })

  test('a payload of exactly 64 KB is taken', () => {
    const { journal } = openTestStore(temporaryFolder())
    const payload = { weightGrams: 1, frame: '', deviceId: 'd' }
    const frame = 'x'.repeat(64 * 1024 - JSON.stringify(payload).length)
    expect(journal.append([draft('unitWeighed', unitSubject('u'), { ...payload, frame })], null)).toHaveLength(1)
    expect(() => journal.append([draft('unitWeighed', unitSubject('u'), { ...payload, frame: `${frame}x` })], null)).toThrow(/larger than/)
  })
})

describe('taking back', () => {
  test('the unit is as if the step had not been, and every entry stays', () => {
    const store = openTestStore(temporaryFolder())
    const [, weighed] = store.journal.append([identifyUnit('u1'), weighUnit('u1')], ALIYA)
    store.journal.append([draft('entryVoided', unitSubject('u1'), { origin: store.journal.origin.incarnation, seq: weighed?.seq ?? 0, kind: 'unitWeighed' })], ALIYA)
    expect(store.bench.unitInHand()).toMatchObject({ state: 'identified', weightGrams: null })
    expect(store.journal.entriesOf([unitSubject('u1')]).map((entry) => entry.kind)).toEqual(['unitIdentified', 'unitWeighed', 'entryVoided'])
  })

  test('a unit whose identification is taken back is no unit any more', () => {
    const store = openTestStore(temporaryFolder())
    const [identified] = store.journal.append([identifyUnit('u1')], ALIYA)
    store.journal.append([draft('entryVoided', unitSubject('u1'), { origin: store.journal.origin.incarnation, seq: identified?.seq ?? 0, kind: 'unitIdentified' })], ALIYA)
    expect(store.bench.unitInHand()).toBeNull()
    expect(store.bench.unitByLpn(plateOf(0))).toBeNull()
    expect(store.journal.verify().problems).toEqual([])
  })

  test.each([
    ['nothing', 99, 'unitWeighed'],
    ['an entry of another subject', 1, 'shiftOpened'],
    ['another kind than it names', 2, 'unitWeighed'],
    ['a taking back', 3, 'entryVoided'],
  ])('refuses to take back %s', (_what, seq, kind) => {
    const { journal } = openTestStore(temporaryFolder())
    const { incarnation } = journal.origin
    journal.append([openShift(), identifyUnit('u1')], ALIYA)
    journal.append([draft('entryVoided', unitSubject('u1'), { origin: incarnation, seq: 2, kind: 'unitIdentified' })], ALIYA)
    expect(() => journal.append([draft('entryVoided', unitSubject('u1'), { origin: incarnation, seq, kind })], ALIYA)).toThrow(/to take back/)
    expect(journal.head().seq).toBe(3)
  })
})

describe('the file itself refuses', () => {
  test.each([
    "UPDATE entries SET payload = '{}'",
    'UPDATE entries SET seq = seq + 10',
    "UPDATE entries SET hash = zeroblob(32)",
    'DELETE FROM entries',
    "INSERT OR REPLACE INTO entries (origin, seq, hlc, version, kind, subject, payload, hash) SELECT origin, seq, hlc, version, kind, subject, '{}', hash FROM entries",
  ])('%s', (sql) => {
    const dir = temporaryFolder()
    const store = openTestStore(dir)
    store.journal.append(wholeWay('u1'), ALIYA)
    store.close()
    const db = openRaw(dir)
    db.pragma('recursive_triggers = ON')
    expect(() => db.exec(sql)).toThrow(/never (changed|deleted)/)
  })

  test('but takes the order stamp of HQ', () => {
    const dir = temporaryFolder()
    const store = openTestStore(dir)
    store.journal.append(wholeWay('u1'), ALIYA)
    store.close()
    expect(openRaw(dir).prepare('UPDATE entries SET ord = hlc + 5').run().changes).toBe(wholeWay('u1').length)
    expect(openTestStore(dir).journal.verify().problems).toEqual([])
  })
})

describe('reading', () => {
  test('entries between two instants, the second left out, of all kinds or some', () => {
    const clock = createTestClock()
    const { journal } = openTestStore(temporaryFolder(), { clock })
    for (const drafts of [[openShift()], [receiveParcel()], [identifyUnit('u1')], [closeParcel()]]) {
      journal.append(drafts, ALIYA)
      clock.step(1_000)
    }
    const kinds = (from: number, to: number, only?: Parameters<typeof journal.entriesBetween>[2]) => journal.entriesBetween(MORNING + from, MORNING + to, only).map((entry) => entry.kind)
    expect(kinds(0, 4_000)).toEqual(['shiftOpened', 'parcelReceived', 'unitIdentified', 'parcelClosed'])
    expect(kinds(1_000, 3_000)).toEqual(['parcelReceived', 'unitIdentified'])
    expect(kinds(1_000, 1_001)).toEqual(['parcelReceived'])
    expect(kinds(0, 4_000, ['parcelClosed', 'shiftOpened'])).toEqual(['shiftOpened', 'parcelClosed'])
    expect(kinds(0, 4_000, [])).toEqual([])
    expect(journal.entriesBetween(0, Date.UTC(2080, 0, 1))).toHaveLength(4)
  })

  test('entries of several subjects come in fold order, each once', () => {
    const { journal } = openTestStore(temporaryFolder())
    journal.append([identifyUnit('u1', 1), identifyUnit('u2', 2), weighUnit('u1'), holdUnit('u2'), scanLabel('u1')], ALIYA)
    const found = journal.entriesOf([unitSubject('u2'), unitSubject('u1'), unitSubject('u2'), unitSubject('nobody')])
    expect(found.map((entry) => entry.seq)).toEqual([1, 2, 3, 4, 5])
  })
})
