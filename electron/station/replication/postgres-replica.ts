import { readRestOfEntry, restOfEntry, type CarriedEntry, type StampedEntry } from '@shared/domain/carried-entry'
import { ok, refuse, type Result } from '@shared/domain/result'
import { createPostgresLine, type LineOptions } from './postgres-line'
import { scramVerifier } from './scram-verifier'
import type { BlobPiece, ForeignHead, ForeignRun, Place, PushBatch, PushReceipt, Replica, ReplicaFailure } from './replica'
import type { ReplicaAddress } from './replica-address'

/** About what an entry costs on the line beside its texts: numbers, lengths, hash. */
const ENTRY_OVERHEAD_BYTES = 90
/** An answer of so many entries is waited for. */
const PULLED_ENTRY_BYTES = 400

interface PlaceRow {
  readonly origin: number
  readonly site: string
  readonly name: string
  readonly station: string
  readonly incarnation: string
  readonly state: Place['state']
  readonly head: number
  readonly head_hash: Buffer
  readonly durable_seq: number
  readonly epoch: number
}

interface HeadRow extends Omit<ForeignHead, 'durableSeq'> {
  readonly durable_seq: number
}

interface EntryRow {
  readonly origin: number
  readonly seq: number
  readonly hlc: number
  readonly ord: number
  readonly version: number
  readonly kind: string | null
  readonly subject: string | null
  readonly actor: string | null
  readonly payload: string | null
  readonly raw: Buffer | null
  readonly hash: Buffer | null
}

interface ReceiptRow {
  readonly head: number
  /** An array of 8-byte numbers comes as texts. */
  readonly stamps: readonly string[]
}

const NOTHING: Result<null, ReplicaFailure> = ok(null)

function mapped<T, U>(result: Result<T, ReplicaFailure>, make: (value: T) => U): Result<U, ReplicaFailure> {
  return result.ok ? ok(make(result.value)) : result
}

function textBytes(entry: CarriedEntry): number {
  return entry.payload.length + entry.subject.length + entry.kind.length + ENTRY_OVERHEAD_BYTES
}

function receiptOf(rows: readonly ReceiptRow[]): Result<PushReceipt, ReplicaFailure> {
  const [row] = rows
  return row ? ok({ head: row.head, stamps: row.stamps.map(Number) }) : refuse({ kind: 'refused', code: '', detail: 'HQ gave no receipt' })
}

/** An entry out of a row; one that HQ keeps as bytes is read from them. */
function entryOf(row: EntryRow): StampedEntry {
  const numbers = { seq: row.seq, at: row.hlc, ord: row.ord, version: row.version }
  const fields = row.raw ? readRestOfEntry(row.raw.toString('utf8')) : null
  return { ...numbers, kind: row.kind ?? '', subject: row.subject ?? '', actor: row.actor, payload: row.payload ?? '', ...fields }
}

/** The runs in an answer: each ends with the entry that carries its hash. */
function runsOf(rows: readonly EntryRow[]): readonly ForeignRun[] {
  const runs: ForeignRun[] = []
  let entries: StampedEntry[] = []
  for (const row of rows) {
    entries.push(entryOf(row))
    if (!row.hash) continue
    runs.push({ origin: row.origin, entries, lastHash: row.hash })
    entries = []
  }
  return runs
}

/** HQ in PostgreSQL, through the functions of resources/replica and nothing else. */
export function createPostgresReplica(address: ReplicaAddress, options: LineOptions = {}): Replica {
  const line = createPostgresLine(address, options)
  const hex = (sha256: string) => Buffer.from(sha256, 'hex')
  return {
    async place() {
      const rows = await line.ask<PlaceRow>('SELECT * FROM hq.place()', [])
      if (!rows.ok) return rows
      const [row] = rows.value
      if (!row) return refuse({ kind: 'not-live', detail: 'no origin belongs to this role' })
      const { head_hash: headHash, durable_seq: durableSeq, ...place } = row
      return ok({ ...place, headHash, durableSeq })
    },
    join(station, incarnation, newSecret) {
      return line.transaction(async (ask) => {
        const joined = await ask('SELECT hq.join($1, $2)', [station, incarnation])
        if (!joined.ok) return joined
        const changed = await ask(`ALTER ROLE CURRENT_USER PASSWORD '${scramVerifier(newSecret)}'`, [])
        return changed.ok ? NOTHING : changed
      })
    },
    async push({ previousHash, lastHash, entries }) {
      const rows = await line.ask<ReceiptRow>(
        'SELECT * FROM hq.push($1, $2, $3, $4, $5, $6, $7, $8, $9)',
        [
          entries[0]?.seq ?? 0, Buffer.from(previousHash), Buffer.from(lastHash), entries.map((entry) => entry.at), entries.map((entry) => entry.version),
          entries.map((entry) => entry.kind), entries.map((entry) => entry.subject), entries.map((entry) => entry.actor), entries.map((entry) => entry.payload),
        ],
        entries.reduce((sum, entry) => sum + textBytes(entry), 0),
      )
      return rows.ok ? receiptOf(rows.value) : rows
    },
    async pushRaw({ previousHash, lastHash, entries }: PushBatch) {
      const [entry, ...others] = entries
      if (!entry || others.length > 0) return refuse({ kind: 'too-large', detail: 'one entry at a time is sent raw' })
      const rest = Buffer.from(restOfEntry(entry), 'utf8')
      const rows = await line.ask<ReceiptRow>('SELECT * FROM hq.push_raw($1, $2, $3, $4, $5, $6)', [entry.seq, Buffer.from(previousHash), Buffer.from(lastHash), entry.at, entry.version, rest], rest.length * 2)
      return rows.ok ? receiptOf(rows.value) : rows
    },
    async heads(known) {
      const rows = await line.ask<HeadRow>('SELECT * FROM hq.heads($1, $2)', [known.map(({ incarnation }) => incarnation), known.map(({ seq }) => seq)])
      return mapped(rows, (found) => found.map(({ durable_seq: durableSeq, ...head }) => ({ ...head, durableSeq })))
    },
    async pull(wanted, eachLimit) {
      const rows = await line.ask<EntryRow>('SELECT * FROM hq.pull($1, $2, $3)', [wanted.map(({ origin }) => origin), wanted.map(({ after }) => after), eachLimit], wanted.length * eachLimit * PULLED_ENTRY_BYTES)
      return mapped(rows, runsOf)
    },
    async pullOwn(after, limit) {
      const rows = await line.ask<EntryRow>('SELECT * FROM hq.pull_own($1, $2)', [after, limit], limit * PULLED_ENTRY_BYTES)
      return mapped(rows, runsOf)
    },
    async hashes(seqs) {
      const rows = await line.ask<{ seq: number; hash: Buffer }>('SELECT * FROM hq.hashes($1)', [seqs])
      return mapped(rows, (found) => new Map(found.map(({ seq, hash }) => [seq, hash])))
    },
    async time() {
      const rows = await line.ask<{ time: number }>('SELECT hq.time() AS time', [])
      return mapped(rows, ([row]) => row?.time ?? 0)
    },
    async announce(said) {
      const done = await line.ask('SELECT hq.announce($1)', [JSON.stringify(said)])
      return done.ok ? NOTHING : done
    },
    async needBlobs(sha256s) {
      const rows = await line.ask<{ sha256: Buffer }>('SELECT need_blobs AS sha256 FROM hq.need_blobs($1)', [sha256s.map(hex)])
      return mapped(rows, (found) => found.map(({ sha256 }) => sha256.toString('hex')))
    },
    async blobPieces(sha256) {
      const rows = await line.ask<{ piece: number }>('SELECT blob_pieces_here AS piece FROM hq.blob_pieces_here($1)', [hex(sha256)])
      return mapped(rows, (found) => found.map(({ piece }) => piece))
    },
    async putBlob({ sha256, totalBytes, pieces, number, bytes }) {
      const rows = await line.ask<{ whole: boolean | null }>('SELECT hq.put_blob($1, $2, $3, $4, $5) AS whole', [hex(sha256), totalBytes, pieces, number, Buffer.from(bytes)], bytes.length)
      return mapped(rows, ([row]) => (row?.whole === true ? 'whole' : row?.whole === false ? 'partial' : 'spoilt'))
    },
    async getBlob(sha256, number) {
      // A piece comes as text of twice its size.
      const rows = await line.ask<{ bytes: Buffer; pieces: number }>('SELECT * FROM hq.get_blob($1, $2)', [hex(sha256), number], 2 * 1024 * 1024)
      return mapped(rows, ([row]): BlobPiece | null => row ?? null)
    },
    close: () => line.close(),
  }
}
