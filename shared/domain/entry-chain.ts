import type { CarriedEntry } from './carried-entry'

/*
 * The hash chain over one origin's entries:
 *
 *   hash(0) = SHA-256( station "\n" incarnation )
 *   hash(n) = SHA-256( hash(n-1) || UTF-8( seq "\n" hybrid time "\n" version "\n" kind "\n" subject "\n" actor "\n" payload ) )
 *
 * `actor` is empty when nobody is signed in; `payload` is the JSON text exactly as stored. Neither kind, subject nor
 * actor can hold a line feed (asserted below), so two different entries never give the same bytes. HQ recomputes
 * the same bytes in SQL. `ord` is left out: HQ stamps it later.
 */

/** What of an entry goes into its hash, beside the text of its payload. */
export type ChainedEntry = Pick<CarriedEntry, 'seq' | 'at' | 'version' | 'kind' | 'subject' | 'actor'>

/** The text of an entry that goes into its hash. The payload comes as the stored JSON text, not as an object. */
export function chainText(entry: ChainedEntry, payloadText: string): string {
  for (const part of [entry.kind, entry.subject, entry.actor ?? '']) {
    if (part.includes('\n')) throw new Error(`a line feed in ${JSON.stringify(part)} would make the chain ambiguous`)
  }
  return [entry.seq, entry.at, entry.version, entry.kind, entry.subject, entry.actor ?? '', payloadText].join('\n')
}

/** The text whose hash begins the chain of an origin. */
export function chainGenesisText(station: string, incarnation: string): string {
  return `${station}\n${incarnation}`
}
