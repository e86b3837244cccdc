import { countUnits } from '@shared/domain/expected-line'
import { learnedWeight, weighedAs } from '@shared/domain/learned-weight'
import type { UnitView } from '@shared/domain/unit'
import { asId, type ParcelId, type UnitId } from '@shared/domain/ids'
import { draft, type DraftEntry } from '@shared/domain/journal-entry'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testSeed } from '../../support/seeded'
import { openRaw } from './support/raw-database'
import { createTestClock, openTestStore, temporaryFolder } from './support/temporary-store'
import { ALIYA, decideUnit, holdUnit, identifyUnit, receiveParcel, resumeUnit, RETURN_ORDER, unitSubject, weighUnit, wholeWay } from './support/usual-work'

const byLine = (counts: readonly { readonly line: number | null }[]) => [...counts].sort((a, b) => (a.line ?? -1) - (b.line ?? -1))

test('totals are kept with every append, through holds, resumes and steps taken back, and a rebuild sums the same', () => {
  const seed = testSeed('unit totals')
  const acts = fc.array(fc.record({ unit: fc.integer({ min: 1, max: 4 }), act: fc.constantFrom('identify', 'whole', 'hold', 'resume', 'void') }), { maxLength: 14 })
  fc.assert(fc.property(acts, (steps) => {
    const clock = createTestClock()
    const store = openTestStore(temporaryFolder(), { clock })
    store.journal.append([receiveParcel()], ALIYA)
    const known = new Set<string>()
    for (const { unit, act } of steps) {
      clock.step(1_000)
      const id = `u${unit}`
      const view = store.bench.unit(asId<UnitId>(id))
      const drafts = draftsOf(id, act, view, store.journal.entriesOf([unitSubject(id)]).at(-1))
      if (drafts.length > 0) store.journal.append(drafts, ALIYA)
      known.add(id)
    }
    const units = [...known].flatMap((id) => store.bench.unit(asId<UnitId>(id)) ?? [])
    expect(byLine(store.bench.lineCounts(RETURN_ORDER))).toEqual(byLine(countUnits(units)))
    expect(store.bench.unitCountOfParcel(asId<ParcelId>('parcel-1'))).toBe(units.filter(({ parcelId }) => parcelId === 'parcel-1').length)
    for (const unit of units) {
      const others = units.flatMap((other) => (other.unitId !== unit.unitId && weighedAs(other) === weighedAs(unit) ? (learnedWeight(other)?.grams ?? []) : []))
      const mean = others.reduce((sum, grams) => sum + grams, 0) / others.length
      expect(store.bench.earlierWeights(weighedAs(unit), unit.unitId)).toEqual(others.length === 0 ? null : { units: others.length, meanGrams: mean, spreadGrams: expect.any(Number) })
    }
    expect(store.journal.verify().problems).toEqual([])
    expect(store.journal.rebuild()).toMatchObject({ changed: 0 })
    expect(store.journal.verify().problems).toEqual([])
    store.close()
  }), { seed, numRuns: 25 })
})

function draftsOf(id: string, act: string, view: UnitView | null, newest: { readonly origin: string; readonly seq: number; readonly kind: string } | undefined): readonly DraftEntry[] {
  switch (act) {
    case 'identify':
      return view ? [] : [identifyUnit(id)]
    case 'whole':
      return view ? [] : wholeWay(id)
    case 'hold':
      return view && view.state !== 'held' && view.state !== 'placed' ? [holdUnit(id)] : []
    case 'resume':
      return view?.state === 'held' ? [resumeUnit(id)] : []
    default:
      return newest && newest.kind !== 'entryVoided' ? [draft('entryVoided', unitSubject(id), { origin: newest.origin, seq: newest.seq, kind: newest.kind as DraftEntry['kind'] as never })] : []
  }
}

test('a sum that is not what the units say is found by verify and mended by rebuild', () => {
  const dir = temporaryFolder()
  const first = openTestStore(dir)
  first.journal.append([receiveParcel(), ...wholeWay('u1')], ALIYA)
  first.close()
  const raw = openRaw(dir)
  raw.exec('UPDATE line_counts SET counted = counted + 1; DELETE FROM item_weights')
  raw.close()
  const store = openTestStore(dir)
  expect(store.journal.verify().problems.map(({ detail }) => detail)).toEqual(['line_counts: not the sums over the units', 'item_weights: not the sums over the units'])
  store.journal.rebuild()
  expect(store.journal.verify().problems).toEqual([])
})

test('mean and spread of earlier units, the unit itself left out', () => {
  const store = openTestStore(temporaryFolder())
  for (const [i, grams] of [400, 404, 408].entries()) {
    const id = `u${i}`
    store.journal.append([identifyUnit(id), weighUnit(id, grams), ...decideUnit(id)], ALIYA)
  }
  const key = weighedAs(store.bench.unit(asId<UnitId>('u0')) ?? { itemId: null, sku: '' })
  expect(store.bench.earlierWeights(key, asId<UnitId>('new'))).toEqual({ units: 3, meanGrams: 404, spreadGrams: 4 })
  expect(store.bench.earlierWeights(key, asId<UnitId>('u2'))).toMatchObject({ units: 2, meanGrams: 402 })
  expect(store.bench.earlierWeights('item:other', asId<UnitId>('new'))).toBeNull()
})
