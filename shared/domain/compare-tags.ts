import { linesFor } from './bench-state'
import { piecesMissing, type ExpectedLine } from './expected-line'
import type { ParcelId } from './ids'
import { draft, standingEntries, subjectOf, type DraftEntry, type StoredEntry } from './journal-entry'
import type { DurationMs, Instant } from './quantities'
import type { ScanReading } from './reading'

/*
 * Several radio tags read together at an open parcel: what lies in the box, by its tags, against what the parcel announces.
 * One tag names a unit, as a code does. Two do not say any more which of them is in the hand, so they are compared and
 * nothing is taken in: tags are a witness, a person takes each unit out.
 */

/** From this many different tags on it is a box that was read, and not a unit. */
export const tagsOfBoxAtLeast = 2
/** A reader pauses less than this between two tags of one round; a hand takes longer to hold up the next unit. */
export const sameRoundMs: DurationMs = 200
/** A reader that never pauses is answered after this long; what comes later joins the list. */
export const roundSettlesWithinMs: DurationMs = 1_500
/** Most different tags of one round that are kept. */
export const maxTagsOfRound = 500
/** Most titles that the list names of each kind; the numbers count them all. */
export const tagRowsNamed = 4
/** Longest title in the list, in characters. */
const rowTitleLength = 60

/** One tag, with what the catalogue knows of its item. */
export interface ReadTag {
  readonly gtin14: string
  readonly serial: string
  /** Of the items that the number finds; empty for a stranger. */
  readonly skus: readonly string[]
  readonly title: string | null
}

export const TAG_FINDINGS = ['seen', 'missing', 'foreign'] as const
/** `seen`: announced and read. `missing`: announced, not read and not taken out yet. `foreign`: read and not announced. */
export type TagFinding = (typeof TAG_FINDINGS)[number]

export interface TagRow {
  readonly finding: TagFinding
  readonly title: string
  readonly count: number
}

/** How many pieces of each kind, and the first titles of each. */
export type TagComparison = Readonly<Record<TagFinding, number>> & { readonly rows: readonly TagRow[] }

type TimedTag = Pick<ScanReading, 'readAt' | 'tookMs'>

/** Whether `next` was read in the same round as `before`, both by one reader. A clock set back separates them. */
export function isSameRound(before: TimedTag, next: TimedTag): boolean {
  return next.readAt >= before.readAt && next.readAt - next.tookMs - before.readAt <= sameRoundMs
}

/** When a round is over, if no other tag follows `last`, which began with `first`. The next tag takes as long to come as the last one took. */
export function roundOverAt(first: TimedTag, last: TimedTag): Instant {
  return Math.min(last.readAt + last.tookMs + sameRoundMs, first.readAt + roundSettlesWithinMs)
}

/** Each tag once: the item and the serial number make it. */
export function differentTags(tags: readonly ReadTag[]): readonly ReadTag[] {
  return [...new Map(tags.map((tag) => [`${tag.gtin14}/${tag.serial}`, tag])).values()]
}

/**
 * Compares tags with the lines of the open parcel. A piece that was taken out already is not missed, whether its tag is
 * read again or not. A tag more than a line announces is foreign.
 */
export function compareTags(lines: readonly ExpectedLine[], tags: readonly ReadTag[]): TagComparison {
  const seen = new Map<ExpectedLine, number>()
  const foreign = new Map<string, number>()
  for (const tag of differentTags(tags)) {
    const fitting = linesFor({ lines }, { skus: tag.skus, gtins: [tag.gtin14] })
    const seenOn = (line: ExpectedLine): number => seen.get(line) ?? 0
    const line = fitting.find((candidate) => seenOn(candidate) < piecesMissing(candidate)) ?? fitting.find((candidate) => seenOn(candidate) < candidate.quantityExpected)
    const title = fitting[0]?.title ?? tag.title ?? tag.gtin14.replace(/^0(?=\d{13}$)/, '')
    if (line) seen.set(line, seenOn(line) + 1)
    else foreign.set(title, (foreign.get(title) ?? 0) + 1)
  }
  const missing = lines.map((line): readonly [string, number] => [line.title, Math.max(0, piecesMissing(line) - (seen.get(line) ?? 0))])
  const found = { seen: [...seen].map(([line, count]): readonly [string, number] => [line.title, count]), missing, foreign: [...foreign] }
  const sumOf = (finding: TagFinding): number => found[finding].reduce((sum, [, count]) => sum + count, 0)
  return { seen: sumOf('seen'), missing: sumOf('missing'), foreign: sumOf('foreign'), rows: TAG_FINDINGS.flatMap((finding) => rowsOf(finding, found[finding])) }
}

/** What a comparison leaves in the journal; null where the newest one of the parcel said the same. */
export function comparisonEntry(parcelId: ParcelId, read: number, compared: TagComparison, recorded: readonly StoredEntry[]): DraftEntry | null {
  const payload = { read, ...compared }
  const newest = standingEntries(recorded).findLast((entry) => entry.kind === 'tagsCompared')
  return newest !== undefined && isSameComparison(newest.payload, payload) ? null : draft('tagsCompared', subjectOf('parcel', parcelId), payload)
}

function isSameComparison(one: TagComparison & { readonly read: number }, other: TagComparison & { readonly read: number }): boolean {
  const rowsText = ({ rows }: TagComparison): string => rows.map(({ finding, title, count }) => `${finding} ${count} ${title}`).join('\n')
  return one.read === other.read && TAG_FINDINGS.every((finding) => one[finding] === other[finding]) && rowsText(one) === rowsText(other)
}

function rowsOf(finding: TagFinding, counted: readonly (readonly [string, number])[]): readonly TagRow[] {
  return counted.filter(([, count]) => count > 0).slice(0, tagRowsNamed).map(([title, count]) => ({ finding, title: [...title].slice(0, rowTitleLength).join(''), count }))
}
