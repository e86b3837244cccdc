import type { Subject } from '@shared/domain/journal-entry'
import { genesisHash } from './chain-hash'
import { queryAll, type ReadableDb } from './db'
import type { EntryRow } from './entry-rows'
import { followsFrom } from './verify-span'

/** How an entry hangs in the chain of its origin. */
export interface EntryProof {
  /** The incarnation that wrote it. */
  readonly origin: string
  readonly seq: number
  /** Check sum, hexadecimal. */
  readonly hash: string
  /** Whether the check sum follows from the entry as it stands and from the one before it. */
  readonly whole: boolean
}

interface ProofRow extends EntryRow {
  readonly station: string
  readonly hash: Uint8Array
  readonly previous: Uint8Array | null
}

/** Proves entries one by one, each against the entry before it, whatever lies between them: a unit's entries may be months apart. */
export function openEntryProofs(db: ReadableDb): (subjects: readonly Subject[]) => readonly EntryProof[] {
  const ofSubject = queryAll<[string], ProofRow>(
    db,
    `SELECT station, incarnation, entries.origin, entries.seq, entries.hlc, entries.ord, entries.version, entries.kind, entries.subject, entries.actor, entries.payload, entries.hash,
       before.hash AS previous
     FROM entries JOIN origins ON origins.origin = entries.origin LEFT JOIN entries AS before ON before.origin = entries.origin AND before.seq = entries.seq - 1
     WHERE entries.subject = ?`,
  )
  return (subjects) => subjects.flatMap((subject) => ofSubject(subject)).map((row) => {
    const previous = row.seq === 1 ? genesisHash(row.station, row.incarnation) : row.previous
    return { origin: row.incarnation, seq: row.seq, hash: Buffer.from(row.hash).toString('hex'), whole: previous !== null && followsFrom(previous, row) }
  })
}
