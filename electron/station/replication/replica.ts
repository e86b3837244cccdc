import type { CarriedEntry, EntryRun } from '@shared/domain/carried-entry'
import type { Instant } from '@shared/domain/quantities'
import type { Result } from '@shared/domain/result'

/*
 * HQ as one station sees it. Whoever calls never names its own origin: that is the one it signed in as.
 * Every call ends within the replica's own deadline, and what can go wrong comes back as a failure. After `unreachable`
 * nobody knows whether HQ did what it was asked: ask for the place and go on from there.
 */

/** What can keep HQ from doing what a station asked. */
export type ReplicaFailure =
  /** No answer: no line, a line that broke or was given up at the deadline. */
  | { readonly kind: 'unreachable'; readonly detail: string }
  /** HQ is there and cannot now: it starts, stops, or has no free connection. Try again later. */
  | { readonly kind: 'busy'; readonly detail: string }
  /** The role or its secret is not accepted, or the line may not be used (no TLS). */
  | { readonly kind: 'sign-in-refused'; readonly detail: string }
  /** The place is closed or not joined yet. */
  | { readonly kind: 'not-live'; readonly detail: string }
  /** Entries between HQ's head and the first one sent are missing. */
  | { readonly kind: 'gap'; readonly head: number; readonly detail: string }
  /** HQ has another history of this origin. */
  | { readonly kind: 'fork'; readonly head: number; readonly detail: string }
  /** The entries do not make the hash that was said. */
  | { readonly kind: 'chain'; readonly detail: string }
  /** Something in the batch cannot be held by HQ as text: find it by halving and send it raw. */
  | { readonly kind: 'poison'; readonly detail: string }
  | { readonly kind: 'too-large'; readonly detail: string }
  /** The one-time code was used, is too old, or the origin has another place. */
  | { readonly kind: 'place-refused'; readonly detail: string }
  /** HQ said no in a way this build does not know. */
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string }

export type ReplicaAnswer<T> = Promise<Result<T, ReplicaFailure>>

/** The caller's own place at HQ. `origin` is HQ's number for it; hashes are SHA-256. */
export interface Place {
  readonly origin: number
  readonly site: string
  readonly name: string
  readonly station: string
  readonly incarnation: string
  readonly state: 'reserved' | 'live' | 'closed'
  readonly head: number
  readonly headHash: Uint8Array
  /** A backup of HQ holds the entries up to this number. */
  readonly durableSeq: number
  /** Raised when HQ was put back from a backup: order stamps above the durable number may have changed. */
  readonly epoch: number
}

/** Entries `first` and following: `previousHash` is the hash before them, `lastHash` that of the last one. */
export interface PushBatch {
  readonly previousHash: Uint8Array
  readonly lastHash: Uint8Array
  /** At least one, at most `PUSH_LIMIT_ENTRIES`, without a gap. */
  readonly entries: readonly CarriedEntry[]
}

/** HQ holds everything up to `head`; `stamps` are the order stamps of the entries sent, one for each. */
export interface PushReceipt {
  readonly head: number
  readonly stamps: readonly number[]
}

/** An origin of somebody else whose entries the caller may read. */
export interface ForeignHead {
  readonly origin: number
  readonly station: string
  readonly incarnation: string
  readonly state: 'reserved' | 'live' | 'closed'
  readonly head: number
  readonly durableSeq: number
}

/** Entries of one foreign origin: a run of at most `RUN_LIMIT_ENTRIES`, which its hash proves. Runs of an origin follow each other. */
export interface ForeignRun extends EntryRun {
  readonly origin: number
}

/** One piece of a blob, and how many there are. */
export interface BlobPiece {
  readonly bytes: Uint8Array
  readonly pieces: number
}

/** What HQ takes at once. */
export const PUSH_LIMIT_ENTRIES = 5_000
/** HQ gives a hash with every so many entries (resources/replica/0002-entries.sql). */
export const RUN_LIMIT_ENTRIES = 250
export const BLOB_LIMIT_BYTES = 32 * 1024 * 1024
export const BLOB_PIECE_LIMIT_BYTES = 1024 * 1024

export interface Replica {
  place(): ReplicaAnswer<Place>
  /**
   * Takes the reserved place for an origin, by the texts its chain begins with, and changes the secret of the role to
   * `newSecret`, both or neither: the one-time code is of no use afterwards. Saying it twice does no harm.
   */
  join(station: string, incarnation: string, newSecret: string): ReplicaAnswer<null>
  push(batch: PushBatch): ReplicaAnswer<PushReceipt>
  /** Sends the one entry of a batch as bytes: for one that HQ cannot hold as text. */
  pushRaw(batch: PushBatch): ReplicaAnswer<PushReceipt>
  /** Foreign origins with entries above what the caller has; one not named counts from 0. */
  heads(known: readonly { readonly incarnation: string; readonly seq: number }[]): ReplicaAnswer<readonly ForeignHead[]>
  /** Entries above `after` of each origin, at most `eachLimit` of each; origins without any are left out. */
  pull(wanted: readonly { readonly origin: number; readonly after: number }[], eachLimit: number): ReplicaAnswer<readonly ForeignRun[]>
  /** The caller's own entries above a number: what a store that was put back has lost. */
  pullOwn(after: number, limit: number): ReplicaAnswer<readonly EntryRun[]>
  /** Hashes of the caller's own entries, by number; numbers HQ does not have are left out. */
  hashes(seqs: readonly number[]): ReplicaAnswer<ReadonlyMap<number, Uint8Array>>
  time(): ReplicaAnswer<Instant>
  /** What the station says of itself for the lead's page; at most 4 kB as JSON. */
  announce(said: Readonly<Record<string, unknown>>): ReplicaAnswer<null>
  /** Of some blobs (SHA-256 in hex), those that the site does not have whole. */
  needBlobs(sha256s: readonly string[]): ReplicaAnswer<readonly string[]>
  /** Numbers of the pieces of a blob that HQ has: where to go on. */
  blobPieces(sha256: string): ReplicaAnswer<readonly number[]>
  /** Keeps a piece; tells how the blob is then. `spoilt`: the bytes were not those of the name and were thrown away. */
  putBlob(piece: { readonly sha256: string; readonly totalBytes: number; readonly pieces: number; readonly number: number; readonly bytes: Uint8Array }): ReplicaAnswer<'partial' | 'whole' | 'spoilt'>
  /** A piece of a whole blob of the site, or null. */
  getBlob(sha256: string, number: number): ReplicaAnswer<BlobPiece | null>
  close(): Promise<void>
}
