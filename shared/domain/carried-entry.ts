import type { HybridTime } from './hybrid-clock'

/*
 * An entry on its way between a station and HQ: exactly what its hash was made from. The payload is the JSON text as
 * the writer stored it, never parsed and printed again, and kind or version may be ones that this build does not know.
 */

/** An entry as its own station sends it. */
export interface CarriedEntry {
  readonly seq: number
  readonly at: HybridTime
  readonly version: number
  readonly kind: string
  readonly subject: string
  readonly actor: string | null
  readonly payload: string
}

/** An entry as HQ hands it over: with its place in the order of all stations. */
export interface StampedEntry extends CarriedEntry {
  readonly ord: number
}

/** Entries of one origin that follow each other without a gap; `lastHash` is the hash of the last one. */
export interface EntryRun {
  readonly entries: readonly StampedEntry[]
  readonly lastHash: Uint8Array
}

/** The text of an entry after its numbers, as it goes into the hash: what HQ keeps when it cannot hold the fields as text. */
export function restOfEntry(entry: Pick<CarriedEntry, 'kind' | 'subject' | 'actor' | 'payload'>): string {
  return [entry.kind, entry.subject, entry.actor ?? '', entry.payload].join('\n')
}

/** The fields out of such a text, or null when it is none. */
export function readRestOfEntry(rest: string): Pick<CarriedEntry, 'kind' | 'subject' | 'actor' | 'payload'> | null {
  const [kind, subject, actor, ...payload] = rest.split('\n')
  return kind === undefined || subject === undefined || actor === undefined || payload.length === 0 ? null : { kind, subject, actor: actor === '' ? null : actor, payload: payload.join('\n') }
}
