import { isKnownEntry, parseSubject, standingEntries, type JournalEntry, type StoredEntry, type SubjectType } from '@shared/domain/journal-entry'
import type { SqlValue } from './db'
import { entryFromRow, type EntryRow } from './entry-rows'

/** The entries of a subject that a view was folded from: at least one. */
export type Standing = readonly [JournalEntry, ...JournalEntry[]]

/** How the view of one subject type becomes a row: the columns that queries need. `subject` and `view` stand in every table. */
export interface ProjectionDefinition<View> {
  readonly subjectType: SubjectType
  readonly table: string
  readonly fold: (entries: readonly StoredEntry[]) => View | null
  readonly columns: Readonly<Record<string, (view: View, standing: Standing) => SqlValue>>
}

/** A table derived from the entries of one type of subject. */
export interface Projection {
  readonly subjectType: SubjectType
  readonly table: string
  /** `subject`, the columns of its own, `view`. */
  readonly columnNames: readonly string[]
  /** The row of a subject in the order of `columnNames`; null when nothing stands. */
  rowOf(subject: string, entries: readonly StoredEntry[]): readonly SqlValue[] | null
}

export function createProjection<View>({ subjectType, table, fold, columns }: ProjectionDefinition<View>): Projection {
  const makers = Object.values(columns)
  return {
    subjectType,
    table,
    columnNames: ['subject', ...Object.keys(columns), 'view'],
    rowOf(subject, entries) {
      const view = fold(entries)
      const [first, ...others] = standingEntries(entries)
      if (view === null || !first) return null
      const standing: Standing = [first, ...others]
      return [subject, ...makers.map((column) => column(view, standing)), JSON.stringify(view)]
    },
  }
}

/** Why an entry is kept but not folded. */
export type UnfoldedReason = 'unreadable' | 'unknown-subject' | 'unknown-kind' | 'newer-version' | 'fold-failed'

/** What the entries of one subject tell. */
export interface FoldedSubject {
  readonly row: readonly SqlValue[] | null
  readonly unfolded: readonly { readonly origin: number; readonly seq: number; readonly reason: UnfoldedReason }[]
}

function reasonNotToFold(entry: StoredEntry | null, projection: Projection | undefined): UnfoldedReason | null {
  if (!entry) return 'unreadable'
  if (!projection) return 'unknown-subject'
  if (isKnownEntry(entry)) return null
  return isKnownEntry({ ...entry, version: 1 }) ? 'newer-version' : 'unknown-kind'
}

/** Folds whatever the rows of one subject hold. An entry that cannot be folded is named with its reason, never thrown. */
export function foldSubject(projections: readonly Projection[], subject: string, rows: readonly EntryRow[]): FoldedSubject {
  const projection = projections.find((candidate) => candidate.subjectType === parseSubject(subject)?.type)
  const entries: StoredEntry[] = []
  const unfolded: { origin: number; seq: number; reason: UnfoldedReason }[] = []
  for (const row of rows) {
    const entry = entryFromRow(row)
    const reason = reasonNotToFold(entry, projection)
    if (reason) unfolded.push({ origin: row.origin, seq: row.seq, reason })
    if (entry) entries.push(entry)
  }
  try {
    return { row: projection ? withoutHoles(projection.rowOf(subject, entries)) : null, unfolded }
  } catch {
    // A payload of another shape than this build's, from a peer: the subject stays without a view until an update knows it.
    return { row: null, unfolded: rows.map((row) => ({ origin: row.origin, seq: row.seq, reason: 'fold-failed' })) }
  }
}

/** A payload that lacks a member gives `undefined` at run time, whatever the types say; SQLite cannot hold that. */
function withoutHoles(row: readonly unknown[] | null): readonly SqlValue[] | null {
  return row && row.map((value) => {
    if (typeof value === 'string' || typeof value === 'number' || value === null) return value
    throw new TypeError('a column has no value')
  })
}
