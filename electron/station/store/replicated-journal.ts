import type { CarriedEntry, EntryRun, StampedEntry } from '@shared/domain/carried-entry'
import { invariant, ok, refuse, type Result } from '@shared/domain/result'
import { isSameHash } from '@shared/domain/replication-state'
import { APPLY_LIMIT_ENTRIES, type AppliedRun, type Clock, type ReplicatedJournal, type RunRefusal } from '../ports'
import { entryHash, genesisHash } from './chain-hash'
import { change, inTransaction, insertNew, queryAll, queryOne, type ReadableDb, type WritableDb } from './db'
import type { OwnOrigin } from './origins'
import type { Refold } from './refold'

export interface ReplicationParts {
  readonly writer: WritableDb
  readonly reader: ReadableDb
  readonly own: OwnOrigin
  readonly clock: Clock
  readonly refold: Refold
  /** Called with every order stamp that came: what is appended here afterwards comes after it. */
  readonly hear: (ord: number) => void
}

interface OutgoingRow {
  readonly seq: number
  readonly at: number
  readonly version: number
  readonly kind: string
  readonly subject: string
  readonly actor: string | null
  readonly payload: string
  readonly hash: Uint8Array
}

function carriedFromRow({ seq, at, version, kind, subject, actor, payload }: OutgoingRow): CarriedEntry {
  return { seq, at, version, kind, subject, actor, payload }
}

interface OriginRow {
  readonly origin: number
  readonly station: string
}

interface KnownRow {
  readonly hash: Uint8Array
  readonly ord: number | null
}

/**
 * Opens the journal for replication. `cursors` holds how far each origin is: of the own one what HQ acknowledged, of others what
 * is here. It changes in the transaction that changes the entries, so that it is never ahead of them.
 */
export function openReplicatedJournal({ writer, reader, own, clock, refold, hear }: ReplicationParts): ReplicatedJournal {
  const head = queryOne<[number], { seq: number; hash: Uint8Array }>(writer, 'SELECT seq, hash FROM entries WHERE origin = ? ORDER BY seq DESC LIMIT 1')
  const stored = queryOne<[number, number], KnownRow>(writer, 'SELECT hash, ord FROM entries WHERE origin = ? AND seq = ?')
  const outgoing = queryAll<[number, number, number], OutgoingRow>(
    reader, 'SELECT seq, hlc AS at, version, kind, subject, actor, payload, hash FROM entries WHERE origin = ? AND seq >= ? ORDER BY seq LIMIT ?',
  )
  const cursor = queryOne<[number], { seq: number }>(writer, 'SELECT seq FROM cursors WHERE origin = ?')
  const moveCursor = change<[number, number, number]>(
    writer, 'INSERT INTO cursors (origin, seq, ord) VALUES (?, ?, ?) ON CONFLICT (origin) DO UPDATE SET seq = max(seq, excluded.seq), ord = max(ord, excluded.ord)',
  )
  const allCursors = queryAll<[], { incarnation: string; seq: number }>(writer, `SELECT incarnation, seq FROM cursors JOIN origins USING (origin) WHERE state <> 'own'`)
  const findOrigin = queryOne<[string], OriginRow>(writer, 'SELECT origin, station FROM origins WHERE incarnation = ?')
  const addOrigin = insertNew<[string, string, number]>(writer, `INSERT INTO origins (station, incarnation, state, opened_at) VALUES (?, ?, 'peer', ?)`)
  const insert = change<[number, number, number, number, number, string, string, string | null, string, Uint8Array]>(
    writer, 'INSERT INTO entries (origin, seq, hlc, ord, version, kind, subject, actor, payload, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const stamp = change<[number, number, number]>(writer, 'UPDATE entries SET ord = ? WHERE origin = ? AND seq = ?')
  const stamped = queryOne<[number, number], { at: number; ord: number | null; subject: string }>(writer, 'SELECT hlc AS at, ord, subject FROM entries WHERE origin = ? AND seq = ?')
  const isShared = queryOne<[string, number], { seq: number }>(writer, 'SELECT seq FROM entries WHERE subject = ? AND origin <> ? LIMIT 1')

  const hashAt = (origin: number, station: string, incarnation: string, seq: number): Uint8Array | null => (seq === 0 ? genesisHash(station, incarnation) : (stored(origin, seq)?.hash ?? null))
  const ownHashAt = (seq: number) => hashAt(own.number, own.origin.station, own.origin.incarnation, seq)

  function originNumber(station: string, incarnation: string): number {
    const known = findOrigin(incarnation)
    if (known) return known.origin
    const added = addOrigin(station, incarnation, clock.now())
    invariant(added !== null, `origin ${incarnation} was not added`)
    return added
  }

  /** The hashes of a run, or where it does not follow from what is here. */
  function prove(previous: Uint8Array, run: EntryRun): Result<readonly Uint8Array[], RunRefusal> {
    const hashes: Uint8Array[] = []
    let hash = previous
    for (const entry of run.entries) {
      if ([entry.kind, entry.subject, entry.actor ?? ''].some((text) => text.includes('\n'))) return refuse({ kind: 'chain', seq: entry.seq })
      hash = entryHash(hash, entry, entry.payload)
      hashes.push(hash)
    }
    return isSameHash(hash, run.lastHash) ? ok(hashes) : refuse({ kind: 'chain', seq: run.entries[0]?.seq ?? 0 })
  }

  function keep(origin: number, entry: StampedEntry, hash: Uint8Array): 'added' | 'known' | 'moved' | 'other' {
    const known = stored(origin, entry.seq)
    if (!known) {
      insert(origin, entry.seq, entry.at, entry.ord, entry.version, entry.kind, entry.subject, entry.actor, entry.payload, hash)
      return 'added'
    }
    if (!isSameHash(known.hash, hash)) return 'other'
    if (known.ord === entry.ord) return 'known'
    stamp(entry.ord, origin, entry.seq)
    return 'moved'
  }

  return {
    own() {
      const newest = head(own.number)
      const { station, incarnation } = own.origin
      return { station, incarnation, head: newest?.seq ?? 0, headHash: newest?.hash ?? genesisHash(station, incarnation), acknowledged: cursor(own.number)?.seq ?? 0 }
    },
    ownHashAt,
    outgoing(first, limit) {
      const rows = outgoing(own.number, first, limit)
      const last = rows.at(-1)
      const previousHash = ownHashAt(first - 1)
      return last && previousHash ? { previousHash, lastHash: last.hash, entries: rows.map(carriedFromRow) } : null
    },
    acknowledge(first, stamps) {
      invariant(stamps.length <= APPLY_LIMIT_ENTRIES, `${stamps.length} stamps in one transaction`)
      inTransaction(writer, () => {
        const moved = new Set<string>()
        for (const [i, ord] of stamps.entries()) {
          const row = stamped(own.number, first + i)
          invariant(row !== null, `HQ stamped entry ${first + i}, which is not here`)
          if (row.ord === ord) continue
          stamp(ord, own.number, first + i)
          // Own entries keep their order among themselves; only beside another origin's may one move.
          if (ord !== (row.ord ?? row.at) && isShared(row.subject, own.number)) moved.add(row.subject)
        }
        const last = stamps.at(-1)
        if (last !== undefined) moveCursor(own.number, first + stamps.length - 1, last)
        for (const subject of moved) refold(subject)
      })
    },
    cursors: () => allCursors(),
    applyRun({ station, incarnation }, run) {
      invariant(run.entries.length > 0 && run.entries.length <= APPLY_LIMIT_ENTRIES, `a run of ${run.entries.length} entries`)
      const first = run.entries[0]?.seq ?? 0
      const known = findOrigin(incarnation)
      invariant(known?.origin !== own.number, 'own entries are not applied')
      if (known && known.station !== station) return refuse({ kind: 'chain', seq: 0 })
      const here = known ? (cursor(known.origin)?.seq ?? 0) : 0
      if (first < 1 || first > here + 1 || run.entries.some((entry, i) => entry.seq !== first + i)) return refuse({ kind: 'gap', head: here })
      const previous = known ? hashAt(known.origin, station, incarnation, first - 1) : genesisHash(station, incarnation)
      if (!previous) return refuse({ kind: 'gap', head: here })
      const hashes = prove(previous, run)
      if (!hashes.ok) return hashes
      return inTransaction(writer, (): Result<AppliedRun, RunRefusal> => {
        const origin = originNumber(station, incarnation)
        const touched = new Set<string>()
        let added = 0
        for (const [i, entry] of run.entries.entries()) {
          const done = keep(origin, entry, hashes.value[i] ?? new Uint8Array())
          // Nothing was changed yet: what is here already comes first in a run.
          if (done === 'other') return refuse({ kind: 'chain', seq: entry.seq })
          if (done === 'added') added += 1
          if (done !== 'known') touched.add(entry.subject)
        }
        const last = run.entries.at(-1)
        if (last) moveCursor(origin, last.seq, last.ord)
        let unfolded = 0
        for (const subject of touched) unfolded += refold(subject)
        hear(last?.ord ?? 0)
        return ok({ added, known: run.entries.length - added, subjects: touched.size, unfolded })
      })
    },
  }
}
