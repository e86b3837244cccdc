import type { CarriedEntry, EntryRun } from '@shared/domain/carried-entry'
import type { Instant } from '@shared/domain/quantities'
import type { Result } from '@shared/domain/result'
import type { LabelTemplate } from '@shared/labels/templates/template'

/*
 * What the parts of the station ask of the world. A part gets these passed in, so that a test can hold
 * the clock, seed the randomness and read the log.
 */

/** The time of day. Wall clock: it may jump, so spans measured with it are judged, not trusted. */
export interface Clock {
  now(): Instant
}

/** One line per fact. `facts` are plain values; no personal data, no secrets. */
export interface Log {
  info(message: string, facts?: Record<string, unknown>): void
  warn(message: string, facts?: Record<string, unknown>): void
  error(message: string, facts?: Record<string, unknown>): void
}

/** Randomness in [0, 1), seeded in tests and simulations. */
export interface Random {
  next(): number
}

/** The label templates that are printed from. */
export interface LabelTemplates {
  /** The approved version of a template. A template that the station names itself is always there: a missing one throws. */
  inForce(templateId: string): LabelTemplate
  /** Every template in force. */
  all(): readonly LabelTemplate[]
}

/** The hash chain of entries (`shared/domain/entry-chain.ts`), for the parts that prove one. */
export interface ChainHash {
  /** The hash that stands before the first entry of an origin. */
  genesis(station: string, incarnation: string): Uint8Array
  /** The hash of an entry that follows one with the hash `previous`. */
  next(previous: Uint8Array, entry: CarriedEntry): Uint8Array
}

/** How far this station's own entries are. `acknowledged`: HQ has stamped everything up to it. */
export interface OwnEntries {
  readonly station: string
  readonly incarnation: string
  readonly head: number
  readonly headHash: Uint8Array
  readonly acknowledged: number
}

/** Own entries to send: they follow each other, the first one follows `previousHash`. */
export interface OutgoingEntries {
  readonly previousHash: Uint8Array
  readonly lastHash: Uint8Array
  readonly entries: readonly CarriedEntry[]
}

/** Why a run of entries was not taken: it leaves a gap after what is here, or does not make the hash it came with. */
export type RunRefusal = { readonly kind: 'gap'; readonly head: number } | { readonly kind: 'chain'; readonly seq: number }

/** What a run of entries changed. `known` were here already; `unfolded` are kept, but this build cannot fold them. */
export interface AppliedRun {
  readonly added: number
  readonly known: number
  readonly subjects: number
  readonly unfolded: number
}

/** Largest run that is applied in one transaction: the bench waits for at most one of them. */
export const APPLY_LIMIT_ENTRIES = 250

/** The journal as replication sees it: own entries going out, those of others coming in. */
export interface ReplicatedJournal {
  own(): OwnEntries
  /** The hash after an own entry; number 0 is where the chain begins. Null where there is no such entry. */
  ownHashAt(seq: number): Uint8Array | null
  /** Own entries from a number on, at most `limit`; null when there are none. */
  outgoing(first: number, limit: number): OutgoingEntries | null
  /** Keeps HQ's order stamps of own entries from `first` on, and folds anew what they bring into another order. At most `APPLY_LIMIT_ENTRIES`. */
  acknowledge(first: number, stamps: readonly number[]): void
  /** How far the entries of each other origin are here. */
  cursors(): readonly { readonly incarnation: string; readonly seq: number }[]
  /**
   * Takes a run of another origin's entries, at most `APPLY_LIMIT_ENTRIES`: entries, cursor and projections in one
   * transaction. Entries that are here already are compared and get their order stamp anew.
   */
  applyRun(origin: { readonly station: string; readonly incarnation: string }, run: EntryRun): Result<AppliedRun, RunRefusal>
}
