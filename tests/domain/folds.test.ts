import { asId, type OperatorId, type ParcelId, type PrintJobId, type ReturnOrderId, type ShiftId, type ToteId, type UnitId } from '@shared/domain/ids'
import { draft, standingEntries, subjectOf, type DraftEntry, type StoredEntry, type Subject } from '@shared/domain/journal-entry'
import { makeNumberedLpn } from '@shared/domain/lpn'
import { foldBlindReturnOrder } from '@shared/domain/projections/blind-return-order'
import { foldParcel } from '@shared/domain/projections/parcel-status'
import { foldShift } from '@shared/domain/projections/shift-status'
import { foldTote } from '@shared/domain/projections/tote-status'
import { foldUnit } from '@shared/domain/projections/unit-status'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TEST_RANGE, aTote } from '../support/builders'
import { testSeed } from '../support/seeded'

const unit = subjectOf('unit', 'u1')
const parcel = subjectOf('parcel', 'p1')
const shift = subjectOf('shift', 's1')
const operator = (n: number) => asId<OperatorId>(`o${n}`)
const job = (n: number) => asId<PrintJobId>(`j${n}`)
const lpn = makeNumberedLpn('unit', TEST_RANGE, 0)

const identified = draft('unitIdentified', unit, {
  unitId: asId<UnitId>('u1'), lpn, parcelId: asId<ParcelId>('p1'), returnOrderId: asId<ReturnOrderId>('r1'), shiftId: asId<ShiftId>('s1'), line: 1, itemId: null,
  sku: 'HP-250', title: 'Headphones', checklistId: 'electronics', checklistVersion: 1, usualWeightGrams: 310, scanned: 'HP-250',
})
const received = draft('parcelReceived', parcel, {
  parcelId: asId<ParcelId>('p1'), returnOrderId: asId<ReturnOrderId>('r1'), rmaNumber: 'RMA-1', scanned: 'RMA-1', match: 'rma-number', shiftId: asId<ShiftId>('s1'), unitsExpected: 1,
})

const unitDrafts: readonly DraftEntry[] = [
  identified,
  draft('unitWeighed', unit, { weightGrams: 300, frame: 'S S 300 g', deviceId: 'scale' }),
  draft('weighingSkipped', unit, { reason: 'scale-missing' }),
  draft('questionAnswered', unit, { questionId: 'seal', answerId: 'yes' }),
  draft('questionAnswered', unit, { questionId: 'seal', answerId: 'no' }),
  draft('unitGraded', unit, { grade: 'B', score: 80, findings: [], rulesVersion: 1 }),
  draft('dispositionDecided', unit, { disposition: 'repack', zone: 'B', ruleId: 21, rulesVersion: 1 }),
  draft('labelRequested', unit, { printJobId: job(1), lpn, reprint: null }),
  draft('labelRequested', unit, { printJobId: job(2), lpn, reprint: 'failed' }),
  draft('labelSent', unit, { printJobId: job(1), confirmed: true, evidence: '' }),
  draft('labelSent', unit, { printJobId: job(2), confirmed: false, evidence: '' }),
  draft('labelFailed', unit, { printJobId: job(2), cause: 'paper-out', detail: '', sentBytes: 0 }),
  draft('labelScannedBack', unit, { lpn, tookMs: 900 }),
  draft('unitPutInTote', unit, { toteId: asId<ToteId>('t1'), toteName: 'B-07', zone: 'B' }),
  draft('unitHeld', unit, { reason: 'asked-by-operator' }),
  draft('unitResumed', unit, { parcelId: asId<ParcelId>('p2') }),
]
const parcelDrafts: readonly DraftEntry[] = [received, draft('parcelClosed', parcel, { unitsMissing: 0, automatic: true }), draft('parcelClosed', parcel, { unitsMissing: 2, automatic: false }), draft('tagsCompared', parcel, { read: 3, seen: 1, missing: 1, foreign: 2, rows: [] })]
const shiftDrafts: readonly DraftEntry[] = [
  draft('shiftOpened', shift, { shiftId: asId<ShiftId>('s1'), operatorId: operator(1) }),
  ...[1, 2].flatMap((n) => [draft('operatorSignedIn', shift, { operatorId: operator(n), by: 'badge' }), draft('operatorSignedOut', shift, { operatorId: operator(n) })]),
  draft('handOverNoted', shift, { text: 'Totes of zone C are full.' }),
  draft('deviceFaulted', shift, { deviceId: 'scale', role: 'scale', state: 'silent', detail: '' }),
  draft('deviceRecovered', shift, { deviceId: 'scale', role: 'scale', outMs: 9000 }),
  draft('devicesChecked', shift, { results: [{ deviceId: 'scale', role: 'scale', check: 'empty-pan', outcome: 'passed', detail: '0 g' }] }),
  draft('shiftClosed', shift, { operatorId: operator(1) }),
]

/** Entries of two stations about one subject, some stamped by HQ, some voided, some of a kind or version of the future. */
function anyEntries(subject: Subject, drafts: readonly DraftEntry[]): fc.Arbitrary<readonly StoredEntry[]> {
  const anyStep = fc.record({
    draft: fc.constantFrom(...drafts), origin: fc.constantFrom('a', 'b'), gap: fc.constantFrom(0, 0, 0, 1, 5), ord: fc.option(fc.nat(50)), back: fc.option(fc.nat(4), { freq: 6 }), future: fc.constantFrom('no', 'no', 'no', 'no', 'kind', 'version'),
  })
  return fc.array(anyStep, { maxLength: 25 }).map((steps) => {
    const entries: StoredEntry[] = []
    const seqs: Record<string, number> = {}
    let at = 1000
    const first = { draft: drafts[0], origin: 'a', gap: 0, ord: null, back: null, future: 'no' }
    for (const { draft: step, origin, gap, ord, back, future } of [first, ...steps]) {
      if (!step) continue
      at += gap
      const seq = (seqs[origin] = (seqs[origin] ?? 0) + 1)
      const voided = back === null ? undefined : entries.at(-1 - back)
      const body = voided ? draft('entryVoided', subject, { origin: voided.origin, seq: voided.seq, kind: voided.kind }) : step
      entries.push({ origin, seq, at, ord, version: future === 'version' ? 2 : 1, actor: operator(1), ...body, kind: future === 'kind' ? 'unitPolished' : body.kind, subject })
    }
    return entries
  })
}

/** The same entries in another order. */
const shuffle = (entries: readonly StoredEntry[], gen: fc.GeneratorValue) => gen(() => fc.shuffledSubarray([...entries], { minLength: entries.length, maxLength: entries.length }))

describe.each([
  ['unit', foldUnit, anyEntries(unit, unitDrafts)],
  ['parcel', foldParcel, anyEntries(parcel, parcelDrafts)],
  ['shift', foldShift, anyEntries(shift, shiftDrafts)],
  ['tote', foldTote, anyEntries(subjectOf('tote', 't1'), [draft('toteOpened', subjectOf('tote', 't1'), aTote('A12')), draft('toteOpened', subjectOf('tote', 't1'), aTote('B07'))])],
  ['blind return order', foldBlindReturnOrder, anyEntries(subjectOf('return-order', 'r1'), [draft('returnOrderOpened', subjectOf('return-order', 'r1'), { returnOrderId: asId<ReturnOrderId>('r1'), rmaNumber: 'P1', scanned: 'x' })])],
] as const)('the fold of a %s', (name, fold, entries) => {
  it('gives the same view for the same entries in any order', () => {
    const seed = testSeed(`fold ${name}`)
    fc.assert(fc.property(entries, fc.gen(), (list, gen) => {
      expect(fold(shuffle(list, gen))).toEqual(fold(list))
    }), { seed, numRuns: 300 })
  })

  it('leaves its entries as they were', () => {
    const seed = testSeed(`fold frozen ${name}`)
    fc.assert(fc.property(entries, (list) => {
      const before = structuredClone(list)
      fold(Object.freeze([...list]))
      expect(list).toEqual(before)
    }), { seed, numRuns: 50 })
  })
})

describe('standing entries', () => {
  const stored = (body: DraftEntry, seq: number, changes: Partial<StoredEntry> = {}): StoredEntry => ({ origin: 'a', seq, at: seq, ord: null, version: 1, actor: null, ...body, ...changes })

  it('leave out what was taken back, and the taking back', () => {
    const list = [stored(identified, 1), stored(unitDrafts[1] ?? identified, 2), stored(draft('entryVoided', unit, { origin: 'a', seq: 2, kind: 'unitWeighed' }), 3)]
    expect(standingEntries(list).map((entry) => entry.seq)).toEqual([1])
  })

  it('stand in the order of their numbers where the clock says the same', () => {
    const list = [stored(identified, 2, { at: 5 }), stored(identified, 3, { at: 5 }), stored(identified, 1, { at: 5, origin: 'b' }), stored(identified, 1, { at: 5 })]
    expect(standingEntries(list).map((entry) => `${entry.origin}${entry.seq}`)).toEqual(['a1', 'a2', 'a3', 'b1'])
  })

  it('take back the entry of that station only', () => {
    const list = [stored(identified, 1), stored(identified, 1, { origin: 'b' }), stored(draft('entryVoided', unit, { origin: 'b', seq: 1, kind: 'unitIdentified' }), 2)]
    expect(standingEntries(list).map((entry) => entry.origin)).toEqual(['a'])
  })

  it('stand in the order of HQ where it has spoken, and of the clock where it has not', () => {
    const list = [stored(identified, 3, { at: 30 }), stored(identified, 2, { at: 99, ord: 20 }), stored(identified, 1, { at: 10 })]
    expect(standingEntries(list).map((entry) => entry.seq)).toEqual([1, 2, 3])
  })

  it('keep what a newer build wrote out of the fold', () => {
    expect(standingEntries([stored(identified, 1, { version: 2 }), stored(identified, 2, { kind: 'unitPolished' }), stored(identified, 3, { kind: 'toString' })])).toEqual([])
  })
})

describe('the fold of a shift', () => {
  const stored = (body: DraftEntry, seq: number): StoredEntry => ({ origin: 'a', seq, at: seq, ord: null, version: 1, actor: null, ...body })

  it('knows who stands at the bench: someone else signing out changes nothing', () => {
    const [opened, firstIn, firstOut, secondIn] = shiftDrafts
    if (!opened || !firstIn || !firstOut || !secondIn) throw new Error('the shift has its entries')
    expect(foldShift([stored(opened, 1), stored(firstIn, 2), stored(secondIn, 3), stored(firstOut, 4)])).toMatchObject({ signedIn: operator(2), operators: [operator(1), operator(2)] })
    expect(foldShift([stored(opened, 1), stored(firstIn, 2), stored(firstOut, 3)])).toMatchObject({ signedIn: null, signedInAt: null, closedAt: null })
  })
})

describe('the fold of a unit', () => {
  it('is nothing without the entry that identifies it', () => {
    expect(foldUnit([])).toBeNull()
  })

  it('keeps what two benches did at once as conflicts instead of losing it', () => {
    const seed = testSeed('fold unit conflicts')
    fc.assert(fc.property(anyEntries(unit, unitDrafts), (entries) => {
      const view = foldUnit(entries)
      const standing = standingEntries(entries)
      if (!view) return
      const begun = standing.findIndex((entry) => entry.kind === 'unitIdentified')
      const late = standing.slice(begun).filter((entry) => entry.kind === 'labelSent' || entry.kind === 'labelFailed').length
      const told = view.steps.length + view.conflicts.length
      expect(told).toBeLessThanOrEqual(standing.length - begun)
      expect(told).toBeGreaterThanOrEqual(standing.length - begun - late)
    }), { seed, numRuns: 300 })
  })
})
