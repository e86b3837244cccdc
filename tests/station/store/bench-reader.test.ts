import { instantToHybridTime } from '@shared/domain/hybrid-clock'
import { asId, type ParcelId, type ToteId } from '@shared/domain/ids'
import { draft, subjectOf, type DraftEntry } from '@shared/domain/journal-entry'
import { makeLpn } from '@shared/domain/lpn'
import { describe, expect, test } from 'vitest'
import { insertEntries, insertOrigin } from './support/insert-entries'
import { openRaw } from './support/raw-database'
import { createTestClock, MORNING, openTestStore, temporaryFolder } from './support/temporary-store'
import {
  ALIYA, closeParcel, decideUnit, holdUnit, identifyUnit, openShift, openTote, PARCEL, plateOf, receiveParcel, requestLabel, resumeUnit, RETURN_ORDER, scanLabel, sendLabel, shiftSubject,
  signIn, TOTE_PLATE, unitSubject, weighUnit, wholeWay,
} from './support/usual-work'

const MINUTE = 60_000

/** A store whose clock moves a minute with every append. */
function openBench(dir = temporaryFolder()) {
  const clock = createTestClock()
  const store = openTestStore(dir, { clock })
  const append = (...drafts: readonly (DraftEntry | readonly DraftEntry[])[]) => {
    store.journal.append(drafts.flat(), ALIYA)
    clock.step(MINUTE)
  }
  return { ...store, append, clock }
}

const ids = (units: readonly { readonly unitId: string }[]) => units.map((unit) => unit.unitId)

test('an empty bench', () => {
  const { bench } = openTestStore(temporaryFolder())
  expect([bench.openShift(), bench.latestShift(), bench.openParcel(), bench.lastParcel(), bench.unitInHand(), bench.blindReturnOrder('x'), bench.toteByLpn(TOTE_PLATE)]).toEqual([null, null, null, null, null, null, null])
  expect([bench.totes(), bench.heldUnits(9), bench.unitsTouchedSince(0), bench.unitsWithLabelRequested(), bench.unitsDecidedBetween(0, MORNING * 2)]).toEqual([[], [], [], [], 0])
})

test('shifts: the open one, the newest one', () => {
  const { append, bench } = openBench()
  append(openShift())
  append(signIn())
  expect(bench.openShift()).toMatchObject({ signedIn: ALIYA, openedAt: MORNING })
  append(draft('shiftClosed', shiftSubject, { operatorId: ALIYA }))
  expect(bench.openShift()).toBeNull()
  expect(bench.latestShift()).toMatchObject({ closedAt: MORNING + 2 * MINUTE })
  append(draft('shiftOpened', subjectOf('shift', 'shift-2'), { shiftId: asId('shift-2'), operatorId: ALIYA }))
  expect(bench.openShift()?.shiftId).toBe('shift-2')
  expect(bench.latestShift()?.shiftId).toBe('shift-2')
  expect(bench.shift('shift-1')?.closedAt).toBe(MORNING + 2 * MINUTE)
})

test('parcels: the newest open one, the last closed one, those received between two instants', () => {
  const { append, bench } = openBench()
  const second = asId<ParcelId>('parcel-2')
  append(receiveParcel())
  append(receiveParcel(second))
  expect(bench.openParcel()?.parcelId).toBe(second)
  append(closeParcel(second))
  expect(bench.openParcel()?.parcelId).toBe(PARCEL)
  append(closeParcel())
  expect(bench.openParcel()).toBeNull()
  expect(bench.lastParcel()?.parcelId).toBe(PARCEL)
  expect(bench.parcelsReceivedBetween(MORNING, MORNING + MINUTE).map((parcel) => parcel.parcelId)).toEqual([PARCEL])
  expect(bench.parcelsReceivedBetween(MORNING, MORNING + MINUTE + 1)).toHaveLength(2)
  expect(bench.parcel(second)?.closedAt).toBe(MORNING + 2 * MINUTE)
})

describe('the unit in hand', () => {
  test('is the one begun and neither placed nor held; the newest touched one if there are several', () => {
    const { append, bench } = openBench()
    append(identifyUnit('u1', 1))
    expect(bench.unitInHand()?.unitId).toBe('u1')
    append(identifyUnit('u2', 2))
    expect(bench.unitInHand()?.unitId).toBe('u2')
    append(weighUnit('u1'))
    expect(bench.unitInHand()?.unitId).toBe('u1')
    append(holdUnit('u1'))
    expect(bench.unitInHand()?.unitId).toBe('u2')
    append(wholeWay('u2', 2).slice(1))
    expect(bench.unitInHand()).toBeNull()
    append(resumeUnit('u1'))
    expect(bench.unitInHand()).toMatchObject({ unitId: 'u1', state: 'weighed' })
  })

  test('is not a unit that another bench has', () => {
    const dir = temporaryFolder()
    const bench = openBench(dir)
    bench.append(identifyUnit('u1', 1))
    bench.append(holdUnit('u1'))
    bench.close()
    const db = openRaw(dir)
    const peer = insertOrigin(db, 'Bench 08', 'peer')
    const at = (minutes: number) => instantToHybridTime(MORNING + minutes * MINUTE)
    const entry = (seq: number, source: DraftEntry) => ({ seq, at: at(10 + seq), ord: null, version: 1, kind: source.kind, subject: source.subject, actor: null, payload: source.payload })
    insertEntries(db, peer, [entry(1, identifyUnit('theirs', 2)), entry(2, resumeUnit('u1')), entry(3, receiveParcel(asId('their-parcel'))), entry(4, openShift()),
      entry(5, weighUnit('theirs')), ...decideUnit('theirs').map((source, i) => entry(6 + i, source)), entry(8, requestLabel('theirs', 2))])
    db.close()
    const store = openTestStore(dir)
    store.journal.rebuild()
    expect(store.bench.unitInHand()).toBeNull()
    expect(store.bench.unit(asId('u1'))?.state).toBe('identified')
    expect(store.bench.openParcel()).toBeNull()
    expect(store.bench.openShift()).toBeNull()
    expect(store.bench.unitsDecidedBetween(0, MORNING * 2)).toBe(0)
    expect(store.bench.unitsWithLabelRequested()).toEqual([])
    expect(store.bench.unitByLpn(plateOf(2))).toMatchObject({ unitId: 'theirs', state: 'labelling' })
  })
})

describe('units', () => {
  test('by plate, parcel and return order, in the order they were begun', () => {
    const { append, bench } = openBench()
    append(wholeWay('u2', 2))
    append(wholeWay('u1', 1))
    expect(bench.unitByLpn(plateOf(1))?.unitId).toBe('u1')
    expect(bench.unitByLpn(plateOf(9))).toBeNull()
    expect(ids(bench.unitsOfParcel(PARCEL))).toEqual(['u2', 'u1'])
    expect(ids(bench.unitsOfReturnOrder(RETURN_ORDER))).toEqual(['u2', 'u1'])
    expect(bench.unitsOfParcel(asId('none'))).toEqual([])
    expect(bench.unit(asId('u1'))?.state).toBe('placed')
  })

  test('held, the newest first, no more than asked for', () => {
    const { append, bench } = openBench()
    for (const name of ['u1', 'u2', 'u3']) append(identifyUnit(name), holdUnit(name))
    append(resumeUnit('u2'))
    expect(ids(bench.heldUnits(9))).toEqual(['u3', 'u1'])
    expect(ids(bench.heldUnits(1))).toEqual(['u3'])
  })

  test('touched since an instant, that instant included', () => {
    const { append, bench } = openBench()
    append(identifyUnit('u1', 1))
    append(identifyUnit('u2', 2))
    append(weighUnit('u1'))
    expect(ids(bench.unitsTouchedSince(MORNING + MINUTE))).toEqual(['u2', 'u1'])
    expect(ids(bench.unitsTouchedSince(MORNING + 2 * MINUTE))).toEqual(['u1'])
    expect(bench.unitsTouchedSince(MORNING + 3 * MINUTE)).toEqual([])
  })

  test('decided between two instants, the second left out; a decision taken back does not count', () => {
    const { append, bench, journal } = openBench()
    append(identifyUnit('u1', 1), weighUnit('u1'), decideUnit('u1'))
    append(identifyUnit('u2', 2), weighUnit('u2'), decideUnit('u2'))
    expect(bench.unitsDecidedBetween(MORNING, MORNING + MINUTE)).toBe(1)
    expect(bench.unitsDecidedBetween(MORNING, MORNING + MINUTE + 1)).toBe(2)
    const decided = journal.entriesOf([unitSubject('u2')]).at(-1)
    append(draft('entryVoided', unitSubject('u2'), { origin: journal.origin.incarnation, seq: decided?.seq ?? 0, kind: 'dispositionDecided' }))
    expect(bench.unitsDecidedBetween(0, MORNING * 2)).toBe(1)
  })

  test('whose label was asked for and has no result', () => {
    const { append, bench } = openBench()
    for (const [n, name] of ['u1', 'u2', 'u3'].entries()) append(identifyUnit(name, n), weighUnit(name), decideUnit(name), requestLabel(name, n))
    append(sendLabel('u1'))
    append(draft('labelFailed', unitSubject('u3'), { printJobId: asId('job-u3'), cause: 'paper-out', detail: '', sentBytes: 0 }))
    expect(ids(bench.unitsWithLabelRequested())).toEqual(['u2'])
  })
})

describe('totes', () => {
  test('with the units that lie in them, by name', () => {
    const { append, bench } = openBench()
    const early = asId<ToteId>('tote-2')
    append(openTote(), draft('toteOpened', subjectOf('tote', early), { toteId: early, lpn: makeLpn('tote', 'A02'), name: 'A-02', zone: 'A', capacity: 5 }))
    append(wholeWay('u1', 1), wholeWay('u2', 2), identifyUnit('u3', 3), weighUnit('u3'), decideUnit('u3'), requestLabel('u3', 3), scanLabel('u3', 3))
    expect(bench.totes().map((tote) => [tote.name, tote.unitCount])).toEqual([['A-02', 0], ['A-12', 2]])
    expect(bench.toteByLpn(TOTE_PLATE)).toEqual({ ...openTote().payload, closed: null, location: null, unitCount: 2 })
    expect(bench.toteByLpn(makeLpn('tote', 'B99'))).toBeNull()
  })
})

test('a return order that was opened at the bench', () => {
  const { append, bench } = openBench()
  append(draft('returnOrderOpened', subjectOf('return-order', 'r1'), { returnOrderId: asId('r1'), rmaNumber: 'BLIND-1', scanned: 'X' }))
  expect(bench.blindReturnOrder('BLIND-1')).toEqual({ returnOrderId: 'r1', rmaNumber: 'BLIND-1', scanned: 'X', openedAt: MORNING })
  expect(bench.blindReturnOrder('BLIND-2')).toBeNull()
})
