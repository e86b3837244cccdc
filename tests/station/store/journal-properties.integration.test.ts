import type { StoredEntry } from '@shared/domain/journal-entry'
import { foldBlindReturnOrder } from '@shared/domain/projections/blind-return-order'
import { foldParcel } from '@shared/domain/projections/parcel-status'
import { foldShift } from '@shared/domain/projections/shift-status'
import { foldUnit } from '@shared/domain/projections/unit-status'
import { asId } from '@shared/domain/ids'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testSeed } from '../../support/seeded'
import { ALL_SUBJECTS, anyActor, anyWork, draftOf } from './support/any-drafts'
import { createTestClock, openTestStore, temporaryFolder } from './support/temporary-store'

const RUNS = 60
/** A slow disk gets fewer runs instead of a failure, and shrinking a failure ends, too. */
const TIME_LIMIT_MS = 20_000
const seed = testSeed('journal properties')

test('whatever happens at a bench: the chain holds, every projection is the fold of its entries, and rebuilding changes nothing', () => {
  fc.assert(
    fc.property(anyWork, fc.array(fc.integer({ min: -5_000, max: 60_000 }), { minLength: 1, maxLength: 5 }), anyActor, fc.integer({ min: 1, max: 5 }), (work, steps, actor, batch) => {
      const clock = createTestClock()
      const store = openTestStore(temporaryFolder(), { clock })
      const entries: StoredEntry[] = []
      for (let i = 0; i < work.length; i += batch) {
        clock.step(steps[i % steps.length] ?? 0)
        const drafts = work.slice(i, i + batch).flatMap((step) => draftOf(step, entries) ?? [])
        entries.push(...store.journal.append(drafts, actor))
      }
      expect(entries.map((entry) => entry.seq)).toEqual(entries.map((_, i) => i + 1))
      expect(store.journal.verify()).toMatchObject({ entries: entries.length, problems: [] })
      expect(store.journal.entriesOf(ALL_SUBJECTS)).toEqual(entries)
      for (const subject of ALL_SUBJECTS) {
        const own = entries.filter((entry) => entry.subject === subject)
        const id = subject.slice(subject.indexOf(':') + 1)
        if (subject.startsWith('unit:')) expect(store.bench.unit(asId(id))).toEqual(foldUnit(own))
        if (subject.startsWith('parcel:')) expect(store.bench.parcel(asId(id))).toEqual(foldParcel(own))
        if (subject.startsWith('shift:')) expect(store.bench.shift(id)).toEqual(foldShift(own))
        const order = subject.startsWith('return-order:') ? foldBlindReturnOrder(own) : null
        if (order) expect(store.bench.blindReturnOrder(order.rmaNumber)?.rmaNumber).toBe(order.rmaNumber)
      }
      expect(store.journal.rebuild()).toMatchObject({ entries: entries.length, changed: 0, unfolded: 0 })
      expect(store.journal.verify().problems).toEqual([])
      store.close()
    }),
    { seed, numRuns: RUNS, interruptAfterTimeLimit: TIME_LIMIT_MS },
  )
})
