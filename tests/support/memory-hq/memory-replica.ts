import { createHash } from 'node:crypto'
import type { CarriedEntry, EntryRun, StampedEntry } from '@shared/domain/carried-entry'
import { instantToHybridTime } from '@shared/domain/hybrid-clock'
import { isSameHash } from '@shared/domain/replication-state'
import { ok, refuse, type Result } from '@shared/domain/result'
import type { ChainHash, Clock } from '../../../electron/station/ports'
import { PUSH_LIMIT_ENTRIES, RUN_LIMIT_ENTRIES, type Place, type PushBatch, type PushReceipt, type Replica, type ReplicaFailure } from '../../../electron/station/replication/replica'
import { memoryBlobs } from './memory-blobs'

/*
 * HQ in memory: the same promises as the PostgreSQL one, for tests and simulations. Nothing in it can break by itself; whoever
 * tests faults puts them around it.
 */

/** How far before HQ's clock an order stamp may lie. */
const STAMP_AHEAD_MS = 120_000

interface KeptEntry extends StampedEntry {
  readonly hash: Uint8Array
}

export interface MemoryOrigin {
  readonly origin: number
  readonly site: string
  readonly name: string
  station: string
  incarnation: string
  state: Place['state']
  secret: string
  readonly entries: KeptEntry[]
  ord: number
  durableSeq: number
}

export interface MemoryHq {
  readonly origins: readonly MemoryOrigin[]
  /** Reserves a place; its secret is the one-time code. */
  reserve(site: string, name: string, incarnation: string): MemoryOrigin
  /** HQ as the station of a place sees it, signed in with a secret. */
  connect(place: MemoryOrigin, secret?: string): Replica
}

/** PostgreSQL takes no text with a NUL and no JSON that is none. */
function isPoison(entry: CarriedEntry): boolean {
  if ([entry.kind, entry.subject, entry.actor ?? '', entry.payload].some((text) => text.includes('\0'))) return true
  try {
    JSON.parse(entry.payload)
    return false
  } catch {
    return true
  }
}

function withoutHash({ seq, at, ord, version, kind, subject, actor, payload }: KeptEntry): StampedEntry {
  return { seq, at, ord, version, kind, subject, actor, payload }
}

function runsOf({ entries }: MemoryOrigin, after: number, limit: number): readonly EntryRun[] {
  const runs: EntryRun[] = []
  const end = Math.min(entries.length, after + limit)
  for (let from = after; from < end; from += RUN_LIMIT_ENTRIES) {
    const kept = entries.slice(from, Math.min(end, from + RUN_LIMIT_ENTRIES))
    const last = kept.at(-1)
    if (last) runs.push({ entries: kept.map(withoutHash), lastHash: last.hash })
  }
  return runs
}

export function createMemoryHq({ chain, clock }: { readonly chain: ChainHash; readonly clock: Clock }): MemoryHq {
  const origins: MemoryOrigin[] = []
  const blobs = memoryBlobs()

  const hashAt = (o: MemoryOrigin, seq: number) => (seq === 0 ? chain.genesis(o.station, o.incarnation) : (o.entries[seq - 1]?.hash ?? null))
  const headHash = (o: MemoryOrigin) => hashAt(o, o.entries.length) ?? chain.genesis(o.station, o.incarnation)

  function take(o: MemoryOrigin, batch: PushBatch, raw: boolean): Result<PushReceipt, ReplicaFailure> {
    const { entries } = batch
    const first = entries[0]?.seq ?? 0
    const head = o.entries.length
    if (o.state !== 'live') return refuse({ kind: 'not-live', detail: o.state })
    if (entries.length === 0 || entries.length > PUSH_LIMIT_ENTRIES) return refuse({ kind: 'too-large', detail: String(entries.length) })
    if (first < 1 || first > head + 1) return refuse({ kind: 'gap', head, detail: `entry ${first} does not follow entry ${head}` })
    if (!isSameHash(hashAt(o, first - 1), batch.previousHash)) return refuse({ kind: 'fork', head, detail: `another history up to ${first - 1}` })
    if (!raw && entries.some(isPoison)) return refuse({ kind: 'poison', detail: 'not JSON' })
    const kept: KeptEntry[] = []
    let hash = batch.previousHash
    let ord = o.ord
    for (const [i, entry] of entries.entries()) {
      if (entry.seq !== first + i) return refuse({ kind: 'chain', detail: `entry ${entry.seq} at the place of ${first + i}` })
      if (`${entry.kind}${entry.subject}${entry.actor ?? ''}`.includes('\n')) return refuse({ kind: 'chain', detail: 'a line feed' })
      hash = chain.next(hash, entry)
      const known = o.entries[entry.seq - 1]
      if (!known) ord = Math.max(ord + 1, Math.min(entry.at, instantToHybridTime(clock.now() + STAMP_AHEAD_MS)))
      kept.push({ ...entry, actor: entry.actor === '' ? null : entry.actor, ord: known?.ord ?? ord, hash })
    }
    if (!isSameHash(hash, batch.lastHash)) return refuse({ kind: 'chain', detail: 'another hash' })
    const differing = kept.find((entry) => entry.seq <= head && !isSameHash(entry.hash, hashAt(o, entry.seq)))
    if (differing) return refuse({ kind: 'fork', head, detail: `another entry ${differing.seq}` })
    o.entries.push(...kept.filter((entry) => entry.seq > head))
    o.ord = ord
    return ok({ head: o.entries.length, stamps: kept.map((entry) => entry.ord) })
  }

  function connect(o: MemoryOrigin, secret = o.secret): Replica {
    const visible = () => (o.state === 'closed' ? [] : origins.filter((other) => other.site === o.site || other.site === 'hq'))
    const signedIn = async <T>(work: () => Result<T, ReplicaFailure>): Promise<Result<T, ReplicaFailure>> => (secret === o.secret ? work() : refuse({ kind: 'sign-in-refused', detail: 'another secret' }))
    return {
      place: () => signedIn(() => ok({ origin: o.origin, site: o.site, name: o.name, station: o.station, incarnation: o.incarnation, state: o.state, head: o.entries.length, headHash: headHash(o), durableSeq: o.durableSeq, epoch: 1 })),
      join: (station, incarnation, newSecret) => signedIn(() => {
        const isSame = o.station === station && o.incarnation === incarnation
        if (o.state === 'closed' || (o.state === 'live' && !isSame)) return refuse({ kind: 'place-refused', detail: 'taken' })
        if (origins.some((other) => other !== o && other.incarnation === incarnation)) return refuse({ kind: 'place-refused', detail: 'this origin has a place already' })
        Object.assign(o, { station, incarnation, state: 'live', secret: newSecret })
        secret = newSecret
        return ok(null)
      }),
      push: (batch) => signedIn(() => take(o, batch, false)),
      pushRaw: (batch) => signedIn(() => (batch.entries.length === 1 ? take(o, batch, true) : refuse({ kind: 'too-large', detail: 'one at a time' }))),
      heads: (known) => signedIn(() => {
        const mine = new Map(known.map(({ incarnation, seq }) => [incarnation, seq]))
        return ok(visible().filter((other) => other !== o && other.entries.length > (mine.get(other.incarnation) ?? 0))
          .map(({ origin, station, incarnation, state, entries, durableSeq }) => ({ origin, station, incarnation, state, head: entries.length, durableSeq })))
      }),
      pull: (wanted, each) => signedIn(() => ok(wanted.flatMap(({ origin, after }) => {
        const found = visible().find((other) => other.origin === origin)
        return found ? runsOf(found, after, each).map((run) => ({ origin, ...run })) : []
      }))),
      pullOwn: (after, limit) => signedIn(() => ok(o.state === 'closed' ? [] : runsOf(o, after, limit))),
      hashes: (seqs) => signedIn(() => ok(new Map(seqs.flatMap((seq): [number, Uint8Array][] => (seq > 0 && seq <= o.entries.length ? [[seq, hashAt(o, seq) ?? new Uint8Array()]] : []))))),
      time: () => signedIn(() => ok(clock.now())),
      announce: (said) => signedIn(() => (JSON.stringify(said).length > 4096 ? refuse({ kind: 'too-large', detail: 'an announcement takes 4 kB' }) : ok(null))),
      needBlobs: (sha256s) => signedIn(() => ok(blobs.missing(o.site, sha256s))),
      blobPieces: (sha256) => signedIn(() => ok(blobs.pieces(o.site, sha256))),
      putBlob: (piece) => signedIn(() => (o.state === 'live' ? blobs.put(o.site, piece, (bytes) => createHash('sha256').update(bytes).digest('hex')) : refuse({ kind: 'not-live', detail: o.state }))),
      getBlob: (sha256, number) => signedIn(() => ok(blobs.get(o.site, sha256, number))),
      close: async () => {},
    }
  }

  return {
    origins,
    reserve(site, name, incarnation) {
      const o: MemoryOrigin = { origin: origins.length + 1, site, name, station: name, incarnation, state: 'reserved', secret: `once-${incarnation}`, entries: [], ord: 0, durableSeq: 0 }
      origins.push(o)
      return o
    },
    connect,
  }
}
