import { createHash } from 'node:crypto'
import { chainGenesisText, chainText } from '@shared/domain/entry-chain'
import type { StoredEntry } from '@shared/domain/journal-entry'

/** The hash that stands before the first entry of an origin. */
export function genesisHash(station: string, incarnation: string): Uint8Array {
  return createHash('sha256').update(chainGenesisText(station, incarnation), 'utf8').digest()
}

/** The hash of an entry that follows one with the hash `previous`. */
export function entryHash(previous: Uint8Array, entry: Pick<StoredEntry, 'seq' | 'at' | 'version' | 'kind' | 'subject' | 'actor'>, payload: string): Uint8Array {
  return createHash('sha256').update(previous).update(chainText(entry, payload), 'utf8').digest()
}
