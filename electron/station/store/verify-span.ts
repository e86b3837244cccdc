import { chainText } from '@shared/domain/entry-chain'
import { entryHash, genesisHash } from './chain-hash'
import { queryEach, queryOne, type ReadableDb } from './db'
import type { EntryRow } from './entry-rows'

/**
 * What was proven of a run of entries: each from the first to the last carries the check sum that follows from itself and
 * from the entry before it, without a gap. Whether the entries before the run are whole is not looked at: they are held
 * by the check sum that the run begins with, and `turnback journal verify` reads them all.
 */
export interface SpanProof {
  readonly whole: boolean
  /** Check sum of the last entry, hexadecimal: the same one that `journal verify` names when nothing came after. */
  readonly lastHash: string
}

interface HashRow {
  readonly hash: Uint8Array
}

type ChainRow = Omit<EntryRow, 'incarnation' | 'ord'> & HashRow

/** Computes the check sums of this station's entries anew, from the smallest of `numbers` to the largest. */
export function verifySpan(db: ReadableDb, own: { readonly origin: number; readonly station: string; readonly incarnation: string }, numbers: readonly number[]): SpanProof {
  const [first, last] = numbers.reduce<readonly [number, number]>(([least, most], seq) => [Math.min(least, seq), Math.max(most, seq)], [Infinity, 0])
  if (last === 0) return { whole: true, lastHash: '' }
  const before = queryOne<[number, number], HashRow>(db, 'SELECT hash FROM entries WHERE origin = ? AND seq = ?')(own.origin, first - 1)
  let previous = first === 1 ? genesisHash(own.station, own.incarnation) : before?.hash
  let expected = first
  let whole = previous !== undefined
  const rows = queryEach<[number, number, number], ChainRow>(
    db,
    'SELECT origin, seq, hlc, version, kind, subject, actor, payload, hash FROM entries WHERE origin = ? AND seq >= ? AND seq <= ? ORDER BY seq',
  )
  for (const row of rows(own.origin, first, last)) {
    if (row.seq !== expected || !previous || !followsFrom(previous, row)) whole = false
    previous = row.hash
    expected = row.seq + 1
  }
  return { whole: whole && expected === last + 1, lastHash: previous ? Buffer.from(previous).toString('hex') : '' }
}

/** Whether an entry's check sum follows from itself and from the check sum before it. */
export function followsFrom(previous: Uint8Array, row: ChainRow): boolean {
  const entry = { seq: row.seq, at: row.hlc, version: row.version, kind: row.kind, subject: row.subject, actor: row.actor }
  try {
    // A text with a line feed could be cut into other fields; `chainText` refuses it.
    chainText(entry, row.payload)
    return Buffer.compare(entryHash(previous, entry, row.payload), row.hash) === 0
  } catch {
    return false
  }
}
