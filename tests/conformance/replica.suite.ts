import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { CarriedEntry } from '@shared/domain/carried-entry'
import { instantToHybridTime } from '@shared/domain/hybrid-clock'
import { chainHash } from '../../electron/station/store/chain-hash'
import type { PushBatch, Replica } from '../../electron/station/replication/replica'
import { must } from '../support/hq-database'

/** HQ under test: makes places and signs in at them. */
export interface HqUnderTest {
  /** Reserves a place; `connect` signs in with the one-time code, or with another secret. */
  reserve(site: string, name: string): Promise<{ readonly incarnation: string; connect(secret?: string): Replica }>
}

/** A station that only has a chain. */
export interface ChainedStation {
  readonly replica: Replica
  readonly incarnation: string
  readonly entries: CarriedEntry[]
  readonly hashes: Uint8Array[]
  write(count: number, change?: Partial<CarriedEntry>): void
  batch(first: number, last: number): PushBatch
}

export const NEW_SECRET = 'A234567BCDEFGHIJ'

/** A station that has joined, with an empty chain. */
export async function joinedStation(hq: HqUnderTest, site: string, name: string): Promise<ChainedStation> {
  const { incarnation, connect } = await hq.reserve(site, name)
  const first = connect()
  must(await first.join(name, incarnation, NEW_SECRET))
  await first.close()
  return chainOf(connect(NEW_SECRET), name, incarnation)
}

/** The chain of a station, written in memory. */
export function chainOf(replica: Replica, station: string, incarnation: string): ChainedStation {
  const entries: CarriedEntry[] = []
  const hashes = [chainHash.genesis(station, incarnation)]
  return {
    replica, incarnation, entries, hashes,
    write(count, change = {}) {
      for (let i = 0; i < count; i++) {
        const seq = entries.length + 1
        const entry = { seq, at: instantToHybridTime(Date.now()) + seq, version: 1, kind: 'unitHeld', subject: `unit:u${seq % 7}`, actor: seq % 3 === 0 ? null : 'operator-1', payload: JSON.stringify({ n: seq, text: 'Größe é 箱 "\\' }), ...change }
        entries.push(entry)
        hashes.push(chainHash.next(hashes[seq - 1] ?? new Uint8Array(), entry))
      }
    },
    batch: (from, to) => ({ previousHash: hashes[from - 1] ?? new Uint8Array(), lastHash: hashes[to] ?? new Uint8Array(), entries: entries.slice(from - 1, to) }),
  }
}

const refusal = async (answer: Promise<{ ok: boolean; failure?: { kind: string } }>) => {
  const result = await answer
  return result.ok ? 'ok' : result.failure?.kind
}

/** What every replica promises, whatever it is made of. */
export function replicaSuite(name: string, open: () => HqUnderTest): void {
  describe(`replica: ${name}`, () => {
    test('a place: reserved, joined once, its one-time code of no use afterwards', async () => {
      const hq = open()
      const { incarnation, connect } = await hq.reserve('ALA', 'Bench 1')
      const early = connect()
      expect(must(await early.place())).toMatchObject({ site: 'ALA', name: 'Bench 1', station: 'Bench 1', incarnation, state: 'reserved', head: 0 })
      const station = chainOf(early, 'Bench 1', incarnation)
      station.write(1)
      expect(await refusal(early.push(station.batch(1, 1)))).toBe('not-live')
      must(await early.join('Bench 1', incarnation, NEW_SECRET))
      await early.close()
      const thief = connect()
      expect(await refusal(thief.place())).toBe('sign-in-refused')
      await thief.close()
      const late = connect(NEW_SECRET)
      must(await late.join('Bench 1', incarnation, NEW_SECRET))
      expect(await refusal(late.join('Bench 1', 'another', NEW_SECRET))).toBe('place-refused')
      expect(must(await late.place()).state).toBe('live')
      await late.close()
    })

    test('a store that has worked alone keeps its origin; nobody takes it a second time', async () => {
      const hq = open()
      const { connect } = await hq.reserve('ALA', 'Bench 2')
      const replica = connect()
      const own = `own-${Math.random()}`
      must(await replica.join('Alone at the door', own, NEW_SECRET))
      await replica.close()
      const station = chainOf(connect(NEW_SECRET), 'Alone at the door', own)
      station.write(3)
      expect(must(await station.replica.push(station.batch(1, 3))).head).toBe(3)
      const copy = await hq.reserve('ALA', 'Copy')
      const second = copy.connect()
      expect(await refusal(second.join('Alone at the door', own, NEW_SECRET))).toBe('place-refused')
      await Promise.all([second.close(), station.replica.close()])
    })

    test('push: stamps rise, what HQ has is not written again, and its stamps come back', async () => {
      const station = await joinedStation(open(), 'ALA', 'Bench 3')
      station.write(10)
      const first = must(await station.replica.push(station.batch(1, 6)))
      expect(first.head).toBe(6)
      expect(first.stamps).toEqual([...first.stamps].sort((a, b) => a - b))
      expect(new Set(first.stamps).size).toBe(6)
      const overlapping = must(await station.replica.push(station.batch(4, 10)))
      expect(overlapping.head).toBe(10)
      expect(overlapping.stamps.slice(0, 3)).toEqual(first.stamps.slice(3))
      expect(must(await station.replica.push(station.batch(2, 3))).stamps).toEqual(first.stamps.slice(1, 3))
      const place = must(await station.replica.place())
      expect([place.head, Buffer.from(place.headHash).toString('hex')]).toEqual([10, Buffer.from(station.hashes[10]!).toString('hex')])
      const hashes = must(await station.replica.hashes([0, 1, 10, 11]))
      expect([...hashes.keys()].sort((a, b) => a - b)).toEqual([1, 10])
      expect(Buffer.from(hashes.get(1)!).equals(Buffer.from(station.hashes[1]!))).toBe(true)
      await station.replica.close()
    })

    test('refused: a gap, another history, another hash, nothing, a line feed; and nothing of it is kept', async () => {
      const station = await joinedStation(open(), 'ALA', 'Bench 4')
      station.write(6)
      must(await station.replica.push(station.batch(1, 3)))
      expect(await station.replica.push(station.batch(5, 6))).toMatchObject({ ok: false, failure: { kind: 'gap', head: 3 } })
      expect(await refusal(station.replica.push({ ...station.batch(4, 6), lastHash: new Uint8Array(32) }))).toBe('chain')
      expect(await refusal(station.replica.push({ ...station.batch(4, 4), entries: [] }))).not.toBe('ok')
      const clone = chainOf(station.replica, 'Bench 4', station.incarnation)
      clone.write(6, { kind: 'unitResumed' })
      expect(await refusal(station.replica.push(clone.batch(4, 6)))).toBe('fork')
      expect(await refusal(station.replica.push(clone.batch(1, 3)))).toBe('fork')
      expect(await refusal(station.replica.push(clone.batch(2, 5)))).toBe('fork')
      expect(must(await station.replica.place()).head).toBe(3)
      must(await station.replica.push(station.batch(4, 6)))
      await station.replica.close()
    })

    test('an entry that HQ cannot hold as text is refused as poison, goes raw, and comes out as it was', async () => {
      const hq = open()
      const [station, other] = [await joinedStation(hq, 'KGF', 'Bench 5'), await joinedStation(hq, 'KGF', 'Bench 6')]
      station.write(1)
      station.write(1, { payload: '{"reason":' })
      station.write(1, { payload: '{"text":"a\u0000b"}' })
      station.write(1)
      expect(await refusal(station.replica.push(station.batch(1, 4)))).toBe('poison')
      must(await station.replica.push(station.batch(1, 1)))
      must(await station.replica.pushRaw(station.batch(2, 2)))
      expect(await refusal(station.replica.pushRaw({ ...station.batch(3, 3), lastHash: new Uint8Array(32) }))).toBe('chain')
      const raw = must(await station.replica.pushRaw(station.batch(3, 3)))
      expect(must(await station.replica.pushRaw(station.batch(3, 3)))).toEqual(raw)
      expect(must(await station.replica.push(station.batch(4, 4))).head).toBe(4)
      const head = must(await other.replica.heads([])).find(({ incarnation }) => incarnation === station.incarnation)
      const [run] = must(await other.replica.pull([{ origin: head!.origin, after: 0 }], 100))
      expect(run!.entries).toMatchObject(station.entries)
      expect(run!.entries).toHaveLength(4)
      await Promise.all([station.replica.close(), other.replica.close()])
    })

    test('what JSON can spell stays byte for byte: escaped NUL, half a pair, double keys, big numbers, blanks', async () => {
      const hq = open()
      const [station, other] = [await joinedStation(hq, 'KGF', 'Bench 7'), await joinedStation(hq, 'KGF', 'Bench 8')]
      for (const payload of ['{"a":"\\u0000"}', '{"a":"\\ud800"}', '{"b":1,"a":2,"a":3}', '{"n":1e400}', '{ "a" : [ 1 , 2 ] }', `{"t":"${'x'.repeat(60_000)}"}`]) station.write(1, { payload })
      must(await station.replica.push(station.batch(1, 6)))
      const head = must(await other.replica.heads([])).find(({ incarnation }) => incarnation === station.incarnation)
      const [run] = must(await other.replica.pull([{ origin: head!.origin, after: 0 }], 100))
      expect(run!.entries.map(({ payload }) => payload)).toEqual(station.entries.map(({ payload }) => payload))
      await Promise.all([station.replica.close(), other.replica.close()])
    })

    test('pull: own site only, above the number asked for, in order, with the hash of the last one', async () => {
      const hq = open()
      const [a, b, far] = [await joinedStation(hq, 'AST', 'A'), await joinedStation(hq, 'AST', 'B'), await joinedStation(hq, 'SHY', 'Far')]
      a.write(25)
      far.write(3)
      must(await a.replica.push(a.batch(1, 25)))
      must(await far.replica.push(far.batch(1, 3)))
      const heads = must(await b.replica.heads([]))
      expect(heads.map(({ incarnation, station, head }) => ({ incarnation, station, head }))).toEqual([{ incarnation: a.incarnation, station: 'A', head: 25 }])
      expect(must(await b.replica.heads([{ incarnation: a.incarnation, seq: 25 }]))).toEqual([])
      const origin = heads[0]!.origin
      for (const [after, each, seqs] of [[0, 10, [1, 10]], [20, 10, [21, 25]]] as const) {
        const [run] = must(await b.replica.pull([{ origin, after }], each))
        expect([run!.entries[0]!.seq, run!.entries.at(-1)!.seq]).toEqual(seqs)
        expect(Buffer.from(run!.lastHash).equals(Buffer.from(a.hashes[seqs[1]]!))).toBe(true)
      }
      expect(must(await b.replica.pull([{ origin, after: 25 }], 10))).toEqual([])
      const farOrigin = must(await far.replica.place()).origin
      expect(must(await b.replica.pull([{ origin: farOrigin, after: 0 }], 10))).toEqual([])
      const [own] = must(await a.replica.pullOwn(22, 100))
      expect(own!.entries.map(({ seq }) => seq)).toEqual([23, 24, 25])
      expect(Buffer.from(own!.lastHash).equals(Buffer.from(a.hashes[25]!))).toBe(true)
      await Promise.all([a, b, far].map(({ replica }) => replica.close()))
    })

    test('a clock a day ahead is not refused: its stamps stay within two minutes of the clock of HQ', async () => {
      const station = await joinedStation(open(), 'ALA', 'Bench 9')
      station.write(2, { at: instantToHybridTime(Date.now() + 86_400_000) })
      const { stamps } = must(await station.replica.push(station.batch(1, 2)))
      expect(stamps[1]).toBe(stamps[0]! + 1)
      expect(stamps[0]).toBeLessThan(instantToHybridTime(Date.now() + 180_000))
      expect(Math.abs(must(await station.replica.time()) - Date.now())).toBeLessThan(60_000)
      await station.replica.close()
    })

    test('blobs: in pieces and in any order, whole only when the bytes are those of the name, of one site only', async () => {
      const hq = open()
      const [a, b, far] = [await joinedStation(hq, 'PIC', 'A'), await joinedStation(hq, 'PIC', 'B'), await joinedStation(hq, 'FAR', 'C')]
      const content = Buffer.from(Array.from({ length: 100_000 }, (_, i) => (i * 31) % 251))
      const sha256 = createHash('sha256').update(content).digest('hex')
      const piece = (number: number) => ({ sha256, totalBytes: content.length, pieces: 4, number, bytes: content.subarray(number * 25_000, (number + 1) * 25_000) })
      expect(must(await a.replica.needBlobs([sha256]))).toEqual([sha256])
      for (const number of [3, 0, 2]) expect(must(await a.replica.putBlob(piece(number)))).toBe('partial')
      expect(must(await a.replica.blobPieces(sha256))).toEqual([0, 2, 3])
      expect(must(await b.replica.getBlob(sha256, 0))).toBeNull()
      expect(must(await a.replica.putBlob(piece(1)))).toBe('whole')
      expect(must(await a.replica.putBlob(piece(1)))).toBe('whole')
      expect(must(await a.replica.needBlobs([sha256]))).toEqual([])
      const got = await Promise.all([0, 1, 2, 3].map(async (number) => must(await b.replica.getBlob(sha256, number))))
      expect(Buffer.concat(got.map((one) => one!.bytes)).equals(content)).toBe(true)
      expect(must(await far.replica.getBlob(sha256, 0))).toBeNull()
      expect(must(await far.replica.needBlobs([sha256]))).toEqual([sha256])
      expect(must(await far.replica.putBlob({ ...piece(0), pieces: 1 }))).toBe('spoilt')
      expect(must(await far.replica.blobPieces(sha256))).toEqual([])
      expect(await refusal(a.replica.putBlob({ ...piece(0), totalBytes: 40_000_000 }))).toBe('too-large')
      await Promise.all([a, b, far].map(({ replica }) => replica.close()))
    })

    test('what a station says of itself is kept, within bounds', async () => {
      const station = await joinedStation(open(), 'ALA', 'Bench 10')
      must(await station.replica.announce({ head: 4, clockOffsetMs: 12 }))
      expect(await refusal(station.replica.announce({ text: 'x'.repeat(5_000) }))).toBe('too-large')
      await station.replica.close()
    })
  })
}
