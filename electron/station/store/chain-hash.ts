import { createHash } from 'node:crypto'
import { chainGenesisText, chainText, type ChainedEntry } from '@shared/domain/entry-chain'
import type { ChainHash } from '../ports'

/** The hash that stands before the first entry of an origin. */
export function genesisHash(station: string, incarnation: string): Uint8Array {
  return createHash('sha256').update(chainGenesisText(station, incarnation), 'utf8').digest()
}

/** The hash of an entry that follows one with the hash `previous`. */
export function entryHash(previous: Uint8Array, entry: ChainedEntry, payload: string): Uint8Array {
  return createHash('sha256').update(previous).update(chainText(entry, payload), 'utf8').digest()
}

/** The chain for parts that prove one. */
export const chainHash: ChainHash = { genesis: genesisHash, next: (previous, entry) => entryHash(previous, entry, entry.payload) }
