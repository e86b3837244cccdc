import { asId, type UnitId } from '@shared/domain/ids'
import { instantToHybridTime } from '@shared/domain/hybrid-clock'
import { refuse } from '@shared/domain/result'
import { expect, test } from 'vitest'
import { exchange, type ExchangeFailure } from '../../../electron/station/replication/exchange'
import type { Replica } from '../../../electron/station/replication/replica'
import type { Store } from '../../../electron/station/store/store'
import { chainHash } from '../../../electron/station/store/chain-hash'
import { must } from '../../support/hq-database'
import { createMemoryHq, type MemoryHq } from '../../support/memory-hq/memory-replica'
import { createTestClock, createTestSource, MORNING, openTestStore, temporaryFolder } from '../store/support/temporary-store'
import { ALIYA, decideUnit, holdUnit, identifyUnit, openShift, openTote, receiveParcel, resumeUnit, unitSubject, weighUnit, wholeWay } from '../store/support/usual-work'

type TestClock = ReturnType<typeof createTestClock>

interface Station {
  readonly store: Store
  readonly replica: Replica
  readonly clock: TestClock
}

/** The clock of HQ goes on with every look at it, as a real one does between two pushes. */
function memoryHq(): MemoryHq {
  let now = MORNING
  return createMemoryHq({ chain: chainHash, clock: { now: () => (now += 1) } })
}

async function stationAt(hq: MemoryHq, name: string, site = 'ALA', dir = temporaryFolder()): Promise<Station> {
  const clock = createTestClock()
  const store = openTestStore(dir, { stationName: name, clock, ...createTestSource(name) })
  const { station, incarnation } = store.journal.origin
  const place = hq.reserve(site, name, incarnation)
  const replica = hq.connect(place)
  must(await replica.join(station, incarnation, `secret-${name}`))
  return { store, replica, clock }
}

const sync = ({ store, replica }: Station, over: Partial<Parameters<typeof exchange>[0]> = {}) => exchange({ replica, journal: store.journal.replication, ...over })
const unitOf = ({ store }: Station, id: string) => store.bench.unit(asId<UnitId>(id))
const problems = ({ store }: Station) => store.journal.verify().problems

test('what one bench begins another goes on with, and all see the same', async () => {
  const hq = memoryHq()
  const [a, b, c] = [await stationAt(hq, 'A'), await stationAt(hq, 'B'), await stationAt(hq, 'C')]
  a.store.journal.append([openShift(), openTote(), receiveParcel(), identifyUnit('u1'), weighUnit('u1'), holdUnit('u1')], ALIYA)
  expect(must(await sync(a))).toMatchObject({ pushed: 6, pulled: 0, head: 6 })
  expect(must(await sync(b))).toMatchObject({ pushed: 0, pulled: 6 })
  expect(unitOf(b, 'u1')).toEqual(unitOf(a, 'u1'))
  b.clock.step(60_000)
  b.store.journal.append([resumeUnit('u1'), ...decideUnit('u1')], ALIYA)
  must(await sync(b))
  expect(must(await sync(c))).toMatchObject({ pulled: 9, unfolded: 0 })
  expect(must(await sync(a))).toMatchObject({ pushed: 0, pulled: 3 })
  expect(unitOf(a, 'u1')).toMatchObject({ weightGrams: 391, grade: 'A' })
  for (const station of [b, c]) expect(unitOf(station, 'u1')).toEqual(unitOf(a, 'u1'))
  for (const station of [a, b, c]) {
    expect(problems(station)).toEqual([])
    expect(must(await sync(station))).toMatchObject({ pushed: 0, pulled: 0 })
    expect(station.store.journal.rebuild().changed).toBe(0)
  }
})

test('offline at once, in whatever order they come back: every bench ends with the same', async () => {
  const orders = [[0, 1, 2], [2, 1, 0], [1, 2, 0]]
  for (const order of orders) {
    const hq = memoryHq()
    const stations = [await stationAt(hq, 'A'), await stationAt(hq, 'B'), await stationAt(hq, 'C')]
    stations[0]!.store.journal.append([receiveParcel(), identifyUnit('u1')], ALIYA)
    for (const station of stations) must(await sync(station))
    for (const [i, station] of stations.entries()) {
      station.clock.step(1_000 * (3 - i))
      station.store.journal.append([...(i === 0 ? [weighUnit('u1')] : []), ...(i === 1 ? [holdUnit('u1')] : []), ...(i === 2 ? decideUnit('u1') : [])], ALIYA)
    }
    for (let round = 0; round < 3; round++) for (const i of order) must(await sync(stations[i]!))
    const [first, ...others] = stations.map((station) => JSON.stringify(unitOf(station, 'u1')))
    for (const other of others) expect(other).toBe(first)
    for (const station of stations) expect(problems(station)).toEqual([])
  }
})

test('a clock a day ahead spoils nobody: entries written after seeing its work come after it', async () => {
  const hq = memoryHq()
  const [fast, right] = [await stationAt(hq, 'Fast'), await stationAt(hq, 'Right')]
  fast.clock.step(86_400_000)
  fast.store.journal.append([receiveParcel(), identifyUnit('u1'), holdUnit('u1')], ALIYA)
  must(await sync(fast))
  must(await sync(right))
  right.store.journal.append([resumeUnit('u1')], ALIYA)
  for (const station of [right, fast]) must(await sync(station))
  for (const station of [right, fast]) expect(unitOf(station, 'u1')?.state).toBe('identified')
  const written = right.store.journal.entriesOf([unitSubject('u1')]).find((entry) => entry.origin === right.store.journal.origin.incarnation)
  // Two minutes is how far HQ lets a stamp be ahead of its own clock.
  expect(written!.at).toBeLessThan(instantToHybridTime(MORNING + 180_000))
})

test('an answer that is lost on its way back costs nothing: the stamps are fetched with the next push', async () => {
  const hq = memoryHq()
  const a = await stationAt(hq, 'A')
  a.store.journal.append([receiveParcel(), ...wholeWay('u1')], ALIYA)
  let losses = 2
  const lossy: Replica = {
    ...a.replica,
    async push(batch) {
      const answer = await a.replica.push(batch)
      return losses-- > 0 ? refuse({ kind: 'unreachable', detail: 'the answer was lost' }) : answer
    },
  }
  expect(must(await sync({ ...a, replica: lossy }, { batchEntries: 4 }))).toMatchObject({ head: 9 })
  expect(a.store.journal.entriesOf([unitSubject('u1')]).every(({ ord }) => ord !== null)).toBe(true)
  expect(a.store.journal.replication.own().acknowledged).toBe(9)
  expect(hq.origins[0]!.entries).toHaveLength(9)
  losses = 99
  a.store.journal.append([holdUnit('u1')], ALIYA)
  expect(await sync({ ...a, replica: lossy })).toMatchObject({ ok: false, failure: { kind: 'unreachable' } })
  expect(must(await sync(a))).toMatchObject({ pushed: 1, head: 10 })
})

test('entries that this build does not know are kept, named and passed by; nothing stops behind them', async () => {
  const hq = memoryHq()
  const [a, b] = [await stationAt(hq, 'A'), await stationAt(hq, 'B')]
  a.store.journal.append([receiveParcel(), identifyUnit('u1')], ALIYA)
  must(await sync(a))
  const origin = hq.origins[0]!
  let hash = origin.entries.at(-1)!.hash
  const foreign = [
    { kind: 'unitPhotographed', version: 1, payload: '{"sha256":"ab"}' }, { kind: 'unitWeighed', version: 2, payload: '{"weight":1}' }, { kind: 'unitHeld', version: 1, payload: '{"reason":' }, { kind: 'unitHeld', version: 1, payload: '{"reason":"hazard"}' },
  ]
  for (const [i, { kind, version, payload }] of foreign.entries()) {
    const entry = { seq: 3 + i, at: instantToHybridTime(MORNING + 1_000) + i, ord: instantToHybridTime(MORNING + 1_000) + i, version, kind, subject: 'unit:u1', actor: null, payload }
    hash = chainHash.next(hash, entry)
    origin.entries.push({ ...entry, hash })
  }
  expect(must(await sync(b))).toMatchObject({ pulled: 6, unfolded: 3 })
  expect(unitOf(b, 'u1')).toMatchObject({ state: 'held' })
  expect(problems(b).map(({ kind }) => kind)).toEqual(['unreadable'])
  b.store.journal.append([resumeUnit('u1'), weighUnit('u1')], ALIYA)
  expect(unitOf(b, 'u1')?.weightGrams).toBe(391)
})

test.each<[string, (run: { lastHash: Uint8Array; entries: { payload: string; seq: number }[] }) => object, string]>([
  ['a changed entry', (run) => ({ ...run, entries: run.entries.map((entry, i) => (i === 1 ? { ...entry, payload: '{"x":1}' } : entry)) }), 'chain'],
  ['a missing entry', (run) => ({ ...run, entries: run.entries.filter((_, i) => i !== 1) }), 'gap'],
  ['a run from further on', (run) => ({ ...run, entries: run.entries.slice(1) }), 'gap'],
  ['another hash', (run) => ({ ...run, lastHash: new Uint8Array(32) }), 'chain'],
])('%s in what HQ hands over is refused, and nothing of it is kept', async (_, spoil, kind) => {
  const hq = memoryHq()
  const [a, b] = [await stationAt(hq, 'A'), await stationAt(hq, 'B')]
  a.store.journal.append([receiveParcel(), identifyUnit('u1'), weighUnit('u1')], ALIYA)
  must(await sync(a))
  const spoiling: Replica = {
    ...b.replica,
    async pull(wanted, each) {
      const runs = await b.replica.pull(wanted, each)
      return runs.ok ? { ...runs, value: runs.value.map((run) => ({ ...run, ...spoil(structuredClone(run) as never) })) } : runs
    },
  }
  expect(await sync({ ...b, replica: spoiling })).toMatchObject({ ok: false, failure: { kind: 'run-refused', why: { kind } } })
  expect(b.store.journal.replication.cursors()).toEqual([])
  expect(unitOf(b, 'u1')).toBeNull()
  expect(must(await sync(b))).toMatchObject({ pulled: 3 })
})

test('first contact sees a copy that wrote and an old copy that was put back, and sends nothing', async () => {
  const hq = memoryHq()
  const a = await stationAt(hq, 'A')
  const { station, incarnation } = a.store.journal.origin
  a.store.journal.append([receiveParcel(), identifyUnit('u1')], ALIYA)
  must(await sync(a))
  const kinds = async (drafts: Parameters<Store['journal']['append']>[0]) => {
    const copy = openTestStore(temporaryFolder(), { stationName: station, newId: () => incarnation })
    copy.journal.append(drafts, ALIYA)
    const done = await exchange({ replica: a.replica, journal: copy.journal.replication })
    return done.ok ? 'ok' : (done.failure as ExchangeFailure).kind
  }
  expect(await kinds([])).toBe('rolled-back')
  expect(await kinds([receiveParcel(), identifyUnit('u2')])).toBe('forked')
  expect(await kinds([receiveParcel(), identifyUnit('u2'), weighUnit('u2')])).toBe('forked')
  expect(hq.origins[0]!.entries).toHaveLength(2)
})

test('HQ put back to an older state gets everything again, with stamps in the same order', async () => {
  const hq = memoryHq()
  const [a, b] = [await stationAt(hq, 'A'), await stationAt(hq, 'B')]
  a.store.journal.append([receiveParcel(), ...wholeWay('u1')], ALIYA)
  must(await sync(a))
  must(await sync(b))
  hq.origins[0]!.entries.length = 4
  hq.origins[0]!.ord = hq.origins[0]!.entries.at(-1)!.ord
  expect(must(await sync(a))).toMatchObject({ pushed: 5, head: 9 })
  must(await sync(b))
  for (const station of [a, b]) expect(problems(station)).toEqual([])
  expect(unitOf(b, 'u1')).toEqual(unitOf(a, 'u1'))
})

test('more than one transaction holds: 1,200 entries come in runs of at most 250, and the bench gets a turn in between', async () => {
  const hq = memoryHq()
  const [a, b] = [await stationAt(hq, 'A'), await stationAt(hq, 'B')]
  a.store.journal.append([receiveParcel()], ALIYA)
  for (let i = 0; i < 150; i++) a.store.journal.append(wholeWay(`u${i}`, i), ALIYA)
  must(await sync(a))
  let turns = 0
  const done = must(await sync(b, {
    async rest() {
      turns += 1
      if (turns === 2) b.store.journal.append([openShift()], ALIYA)
    },
  }))
  expect(done).toMatchObject({ pulled: 1_201 })
  expect(turns).toBeGreaterThanOrEqual(5)
  for (const station of [a, b]) expect(problems(station)).toEqual([])
  expect(b.store.bench.unitCountOfParcel(unitOf(b, 'u1')!.parcelId)).toBe(150)
})
