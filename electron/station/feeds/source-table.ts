import type { TextEncoding } from './text-encoding'

/** One row of a file: its cells in the order of the names known so far. */
export interface SourceRecord {
  readonly row: number
  readonly cells: readonly (string | undefined)[]
  /** The row has fewer fields than the header. */
  readonly short?: boolean
}

/** A row that could not even be taken apart. `raw` is the row as it stands. */
export interface BrokenRecord {
  readonly row: number
  readonly broken: 'too-many-fields' | 'not-json' | 'line-too-long'
  readonly raw: string
}

/** The text of a file on its way, unpacked and freed of its byte-order mark. `head` is its first piece, which comes again as the first of `pieces`. */
export interface SourceText {
  readonly encoding: TextEncoding
  readonly packed: boolean
  /** Size of the file as it lies on the disk, packed or not. */
  readonly totalBytes: number
  readonly bytesRead: () => number
  readonly head: string
  readonly pieces: AsyncIterable<string>
  close(): Promise<void>
}

/** A table being read. `names` grows while JSON lines with new members come; it never changes for CSV. */
export interface SourceTable extends Pick<SourceText, 'encoding' | 'packed' | 'totalBytes' | 'bytesRead'> {
  readonly format: 'csv' | 'jsonl'
  /** What stands between two fields; null for JSON lines. */
  readonly delimiter: Delimiter | null
  readonly names: readonly string[]
  readonly batches: AsyncIterable<readonly (SourceRecord | BrokenRecord)[]>
  /** Lets go of the file, read to its end or not. */
  close(): Promise<void>
}

export const DELIMITERS = [',', ';', '\t', '|'] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** Rows are handed on in batches of this many, so that memory stays flat and scans get their turn in between. */
export const BATCH_ROWS = 1_000

/** A field or line longer than this is a missing quotation mark, not a field. */
export const RECORD_LIMIT_CHARACTERS = 1_000_000
