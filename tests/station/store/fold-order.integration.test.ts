import { instantToHybridTime } from '@shared/domain/hybrid-clock'
import { asId, type UnitId } from '@shared/domain/ids'
import type { DraftEntry, StoredEntry } from '@shared/domain/journal-entry'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { testSeed } from '../../support/seeded'
import { anyWork, draftOf } from './support/any-drafts'
import { insertEntries, insertOrigin, type PeerEntry } from './support/insert-entries'
import { openRaw, projectionRows } from './support/raw-database'
import { MORNING, openTestStore, temporaryFolder } from './support/temporary-store'
import { holdUnit, identifyUnit, weighUnit } from './support/usual-work'

const RUNS = 25
/** A slow disk gets fewer runs instead of a failure, and shrinking a failure ends, too. */
const TIME_LIMIT_MS = 20_000
const seed = testSeed('fold order')

/** The entries of three stations about the same units; some stamped by HQ, some not yet. */
const anyPeers = fc.array(fc.record({ work: anyWork, gaps: fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 1, maxLength: 6 }), stamped: fc.nat({ max: 30 }), delay: fc.nat({ max: 5_000 }) }), { minLength: 2, maxLength: 3 })

function peerEntries(incarnation: string, { work, gaps, stamped, delay }: { work: Parameters<typeof draftOf>[0][]; gaps: number[]; stamped: number; delay: number }): PeerEntry[] {
  const entries: StoredEntry[] = []
  let at = instantToHybridTime(MORNING)
  for (const step of work) {
    const draft = draftOf(step, entries)
    if (!draft) continue
    at += gaps[entries.length % gaps.length] ?? 1
    const seq = entries.length + 1
    entries.push({ origin: incarnation, seq, at, ord: seq <= stamped ? at + delay : null, version: 1, kind: draft.kind, subject: draft.subject, actor: null, payload: draft.payload })
  }
  return entries
}

test('the order in which entries of several stations arrive makes no difference to what they tell', () => {
  fc.assert(
    fc.property(anyPeers, fc.infiniteStream(fc.nat()), (peers, chance) => {
      const rows = [false, true].map((isShuffled) => {
        const dir = temporaryFolder()
        openTestStore(dir).close()
        const db = openRaw(dir)
        // The triggers on entries stay: arriving is inserting.
        peers.forEach((peer, i) => {
          const entries = peerEntries(`peer-${i}`, { ...peer, work: [...peer.work] })
          const order = entries.map((_, n) => n)
          if (isShuffled) order.sort(() => (Number(chance.next().value) % 2) - 0.5)
          insertEntries(db, insertOrigin(db, `Bench ${i}`, `peer-${i}`), entries, order)
        })
        db.close()
        const store = openTestStore(dir)
        store.journal.rebuild()
        expect(store.journal.verify().problems).toEqual([])
        store.close()
        return projectionRows(dir)
      })
      expect(rows[1]).toEqual(rows[0])
    }),
    { seed, numRuns: RUNS, interruptAfterTimeLimit: TIME_LIMIT_MS },
  )
})

test('re-folding after every arrival ends where one rebuild ends', () => {
  fc.assert(
    fc.property(anyPeers, anyWork, (peers, ownWork) => {
      const dir = temporaryFolder()
      openTestStore(dir).close()
      const db = openRaw(dir)
      peers.forEach((peer, i) => insertEntries(db, insertOrigin(db, `Bench ${i}`, `peer-${i}`), peerEntries(`peer-${i}`, { ...peer, work: [...peer.work] })))
      db.close()
      const store = openTestStore(dir)
      store.journal.rebuild()
      const own: StoredEntry[] = []
      for (const step of ownWork) own.push(...store.journal.append([draftOf(step, own)].flatMap((draft) => draft ?? []), null))
      expect(store.journal.rebuild().changed).toBe(0)
      expect(store.journal.verify().problems).toEqual([])
      store.close()
    }),
    { seed, numRuns: RUNS, interruptAfterTimeLimit: TIME_LIMIT_MS },
  )
})

test('the order stamp of HQ decides, not the clock of a station', () => {
  const dir = temporaryFolder()
  openTestStore(dir).close()
  const db = openRaw(dir)
  const at = instantToHybridTime(MORNING)
  const entry = (source: DraftEntry, seq: number, hlc: number, ord: number | null): PeerEntry => ({ seq, at: hlc, ord, version: 1, kind: source.kind, subject: source.subject, actor: null, payload: source.payload })
  // Bench 08 runs an hour ahead: by its clock it weighed the unit long after Bench 09 held it.
  insertEntries(db, insertOrigin(db, 'Bench 08', 'peer-8'), [entry(identifyUnit('u1'), 1, at, at), entry(weighUnit('u1'), 2, at + 3_600_000 * 4096, at + 1)])
  insertEntries(db, insertOrigin(db, 'Bench 09', 'peer-9'), [entry(holdUnit('u1'), 1, at + 5, at + 2)])
  db.close()
  const store = openTestStore(dir)
  store.journal.rebuild()
  expect(store.bench.unit(asId<UnitId>('u1'))).toMatchObject({ state: 'held', weightGrams: 391, held: { from: 'weighed' }, conflicts: [] })
})
