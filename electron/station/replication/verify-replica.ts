import { isSameHash } from '@shared/domain/replication-state'
import { ok, type Result } from '@shared/domain/result'
import type { ChainHash } from '../ports'
import type { PostgresLine } from './postgres-line'
import type { ReplicaFailure } from './replica'
import { restOfEntry, readRestOfEntry } from '@shared/domain/carried-entry'

const PAGE_ENTRIES = 5_000
const ENTRY_BYTES = 400
/** More are not listed: a chain that breaks once is not more broken by the thousandth line. */
const FAULT_LIMIT = 20

/** What was found of one origin; `faults` is empty when its chain and head are whole. */
export interface OriginProof {
  readonly origin: string
  readonly site: string
  readonly name: string
  readonly state: string
  readonly head: number
  readonly headHash: string
  readonly entries: number
  readonly faults: readonly string[]
}

interface OriginRow {
  readonly origin: number
  readonly site: string
  readonly name: string
  readonly station: string
  readonly incarnation: string
  readonly state: string
  readonly head: number
  readonly head_hash: Buffer
  readonly ord: number
}

interface EntryRow {
  readonly seq: number
  readonly hlc: number
  readonly ord: number
  readonly version: number
  readonly kind: string | null
  readonly subject: string | null
  readonly actor: string | null
  readonly payload: string | null
  readonly raw: Buffer | null
  readonly hash: Buffer
}

/** Reads everything at HQ and computes the chain of every origin anew. One read of the whole: entries pushed meanwhile do not count. */
export function verifyReplica(line: PostgresLine, chain: ChainHash): Promise<Result<readonly OriginProof[], ReplicaFailure>> {
  return line.transaction(async (ask) => {
    const frozen = await ask('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY', [])
    if (!frozen.ok) return frozen
    const origins = await ask<OriginRow>('SELECT origin, site, name, station, incarnation, state, head, head_hash, ord FROM hq.origins ORDER BY origin', [])
    if (!origins.ok) return origins
    const proofs: OriginProof[] = []
    for (const row of origins.value) {
      const proof = await verifyOrigin(ask, chain, row)
      if (!proof.ok) return proof
      proofs.push(proof.value)
    }
    const strays = await ask<{ site: string; origin: number; entries: number }>('SELECT e.site, e.origin, count(*) AS entries FROM hq.entries e WHERE NOT EXISTS (SELECT FROM hq.origins o WHERE o.origin = e.origin AND o.site = e.site) GROUP BY 1, 2', [])
    if (!strays.ok) return strays
    for (const { site, origin, entries } of strays.value) proofs.push({ origin: String(origin), site, name: '', state: 'unknown', head: 0, headHash: '', entries, faults: [`${entries} entries of an origin that HQ does not know`] })
    return ok(proofs)
  })
}

async function verifyOrigin(ask: PostgresLine['ask'], chain: ChainHash, origin: OriginRow): Promise<Result<OriginProof, ReplicaFailure>> {
  const faults: string[] = []
  const fault = (what: string) => {
    if (faults.length < FAULT_LIMIT) faults.push(what)
  }
  let hash = chain.genesis(origin.station, origin.incarnation)
  let seq = 0
  let ord = 0
  let entries = 0
  for (;;) {
    const page = await ask<EntryRow>(
      'SELECT seq, hlc, ord, version, kind, subject, actor, payload::text AS payload, raw, hash FROM hq.entries WHERE site = $1 AND origin = $2 AND seq > $3 ORDER BY seq LIMIT $4',
      [origin.site, origin.origin, seq, PAGE_ENTRIES], PAGE_ENTRIES * ENTRY_BYTES,
    )
    if (!page.ok) return page
    for (const row of page.value) {
      if (row.seq !== seq + 1) fault(`entry ${row.seq} follows entry ${seq}`)
      if (!isSameHash(hashOf(chain, hash, row), row.hash)) fault(`entry ${row.seq} does not make its hash`)
      if (row.ord <= ord) fault(`the order stamp of entry ${row.seq} does not rise`)
      // The stored hash goes on, so that one changed entry is one fault and not a thousand.
      hash = row.hash
      seq = row.seq
      ord = row.ord
      entries += 1
    }
    if (page.value.length < PAGE_ENTRIES) break
  }
  if (seq !== origin.head) fault(`the head is said to be ${origin.head}, the last entry is ${seq}`)
  else if (!isSameHash(hash, origin.head_hash)) fault('the hash of the head is not that of the last entry')
  if (ord > origin.ord) fault('the last order stamp is beyond the one noted')
  return ok({ origin: origin.incarnation, site: origin.site, name: origin.name, state: origin.state, head: origin.head, headHash: origin.head_hash.toString('hex'), entries, faults })
}

function hashOf(chain: ChainHash, previous: Uint8Array, { seq, hlc: at, version, ...row }: EntryRow): Uint8Array | null {
  const text = row.raw ? row.raw.toString('utf8') : restOfEntry({ kind: row.kind ?? '', subject: row.subject ?? '', actor: row.actor, payload: row.payload ?? '' })
  const fields = readRestOfEntry(text)
  return fields && chain.next(previous, { seq, at, version, ...fields })
}
