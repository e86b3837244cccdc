import type Sqlite from 'better-sqlite3'
import type { StoredEntry } from '@shared/domain/journal-entry'
import { entryHash, genesisHash } from '../../../../electron/station/store/chain-hash'

/** An entry of another station, as HQ would hand it over. */
export type PeerEntry = Omit<StoredEntry, 'origin'> & { readonly payloadText?: string }

/** Makes an origin of another station and returns its local number. */
export function insertOrigin(db: Sqlite.Database, station: string, incarnation: string): number {
  return Number(db.prepare(`INSERT INTO origins (station, incarnation, state, opened_at) VALUES (?, ?, 'peer', 0)`).run(station, incarnation).lastInsertRowid)
}

/** Puts whole entries of an origin into the journal of a closed store, with a right chain, in the order of the `order` of their numbers. */
export function insertEntries(db: Sqlite.Database, origin: number, entries: readonly PeerEntry[], order: readonly number[] = entries.map((_, i) => i)): void {
  const { station, incarnation } = db.prepare('SELECT station, incarnation FROM origins WHERE origin = ?').get(origin) as { station: string; incarnation: string }
  const newest = db.prepare('SELECT hash FROM entries WHERE origin = ? ORDER BY seq DESC LIMIT 1').get(origin) as { hash: Uint8Array } | undefined
  let hash = newest?.hash ?? genesisHash(station, incarnation)
  const rows = entries.map((entry) => {
    const payload = entry.payloadText ?? JSON.stringify(entry.payload)
    hash = entryHash(hash, entry, payload)
    return [origin, entry.seq, entry.at, entry.ord, entry.version, entry.kind, entry.subject, entry.actor, payload, hash]
  })
  const insert = db.prepare('INSERT INTO entries (origin, seq, hlc, ord, version, kind, subject, actor, payload, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  for (const i of order) insert.run(...(rows[i] ?? []))
}
