import { instantToHybridTime, hybridTimeToInstant } from '@shared/domain/hybrid-clock'
import type { StoredEntry } from '@shared/domain/journal-entry'
import { REFERENCE_SHIFTS, type ReferenceMix, type TimedUnit } from '@shared/domain/mix-adjusted-time'
import type { ShiftSummaryInput } from '@shared/domain/projections/shift-summary'
import type { DurationMs, Instant } from '@shared/domain/quantities'
import type { ShiftView } from '@shared/domain/shift'
import { queryAll, queryOne, type ReadableDb } from './db'
import { ENTRIES_WITH_ORIGIN, ENTRY_COLUMNS, entriesFromRows, type EntryRow } from './entry-rows'
import { openReader } from './open-database'
import { openOperatorQueries } from './operators'
import { catalogueFile, journalFile } from './store-files'
import { verifySpan, type SpanProof } from './verify-span'

/** Units of earlier shifts that are looked at, the newest first: enough for a mix, and never a reason to wait. */
const MAX_REFERENCE_UNITS = 20_000
const MINUTE_MS: DurationMs = 60_000
const HOUR_MS: DurationMs = 60 * MINUTE_MS

/** Reads what a shift summary needs, through connections that can only read: beside a station at work, and in another thread. */
export interface ShiftSource {
  /** The shift of an id; without one the open shift of this station, else its newest. Null when there is none. */
  findShift(shiftId: string | null): ShiftView | null
  /** Everything a summary of the shift up to a moment is made of, read in one look. */
  gather(shift: ShiftView, frozenAt: Instant): ShiftSummaryInput
  close(): void
}

interface OriginRow {
  readonly origin: number
  readonly station: string
  readonly incarnation: string
}

/** Opens the store of a folder for reading alone; throws a StoreFault where there is none. */
export function openShiftSource(dir: string): ShiftSource {
  const journal = openReader(journalFile(dir))
  const catalogue = openReader(catalogueFile(dir))
  const own = queryOne<[], OriginRow>(journal, `SELECT origin, station, incarnation FROM origins WHERE state = 'own'`)
  const bySubject = queryOne<[string], { view: string }>(journal, 'SELECT view FROM shifts WHERE subject = ?')
  const newest = queryOne<[string], { view: string }>(journal, 'SELECT view FROM shifts WHERE begun_by = ? ORDER BY closed_at IS NOT NULL, begun_hlc DESC LIMIT 1')
  const operators = openOperatorQueries(catalogue)
  const readEntries = openShiftEntries(journal)
  const readReference = openReferenceMix(journal)
  const shiftOf = (row: { view: string } | null): ShiftView | null => row && JSON.parse(row.view)
  return {
    findShift: (shiftId) => shiftOf(shiftId === null ? newest(own()?.incarnation ?? '') : bySubject(`shift:${shiftId}`)),
    gather: (shift, frozenAt) => journal.transaction((): ShiftSummaryInput => {
      const station = own()
      const until = shift.closedAt === null ? frozenAt : Math.min(shift.closedAt, frozenAt)
      const entries = readEntries(shift, until)
      const proof: SpanProof = station ? verifySpan(journal, station, numbersOf(entries, station.incarnation, shift.openedAt)) : { whole: true, lastHash: '' }
      return {
        stationName: station?.station ?? '', shift, frozenAt, entries,
        operators: operators.operators().map(({ operatorId, name }) => ({ operatorId, name })),
        chainWhole: proof.whole, lastHash: proof.lastHash,
        reference: readReference(station?.incarnation ?? '', shift),
        hourShiftMs: hourShiftOf(shift.openedAt),
      }
    })(),
    close() {
      journal.close()
      catalogue.close()
    },
  }
}

/** Local hours do not begin with those of UTC everywhere: half an hour apart in India. */
function hourShiftOf(at: Instant): DurationMs {
  return (((-new Date(at).getTimezoneOffset() * MINUTE_MS) % HOUR_MS) + HOUR_MS) % HOUR_MS
}

/** The numbers of this station's entries in the shift. */
function numbersOf(entries: readonly StoredEntry[], incarnation: string, from: Instant): readonly number[] {
  return entries.filter((entry) => entry.origin === incarnation && hybridTimeToInstant(entry.at) >= from).map((entry) => entry.seq)
}

/** Reads the entries of a shift's time, and what came before of the units and parcels in it. */
function openShiftEntries(db: ReadableDb): (shift: ShiftView, until: Instant) => readonly StoredEntry[] {
  const between = queryAll<[number, number], EntryRow>(db, `SELECT ${ENTRY_COLUMNS} FROM ${ENTRIES_WITH_ORIGIN} WHERE hlc >= ? AND hlc < ?`)
  const before = queryAll<[string, number], EntryRow>(db, `SELECT ${ENTRY_COLUMNS} FROM ${ENTRIES_WITH_ORIGIN} WHERE subject = ? AND hlc < ?`)
  return (shift, until) => {
    const from = instantToHybridTime(shift.openedAt)
    const inSpan = between(from, instantToHybridTime(until + 1))
    const subjects = [...new Set(inSpan.map((row) => row.subject))].filter((subject) => !subject.startsWith('tote:'))
    const parcels = new Set<string>()
    const earlier = subjects.flatMap((subject) => before(subject, from))
    // A unit taken up again belongs to a parcel of an earlier shift: its number is part of the unit's row.
    for (const row of earlier) if (row.kind === 'unitIdentified') parcels.add(`parcel:${String(JSON.parse(row.payload).parcelId)}`)
    const ofParcels = [...parcels].filter((parcel) => !subjects.some((subject) => subject === parcel)).flatMap((parcel) => before(parcel, from))
    return entriesFromRows([...inSpan, ...earlier, ...ofParcels])
  }
}

interface PlacedRow {
  readonly category: string | null
  readonly begun_hlc: number
  readonly placed_at: number | null
}

/** Reads what the station put in totes in the shifts before one. */
function openReferenceMix(db: ReadableDb): (incarnation: string, shift: ShiftView) => ReferenceMix {
  const shiftsBefore = queryAll<[string, number, number], { view: string }>(
    db,
    'SELECT view FROM shifts WHERE begun_by = ? AND begun_hlc < ? AND closed_at IS NOT NULL ORDER BY begun_hlc DESC LIMIT ?',
  )
  const placed = queryAll<[number, number, number], PlacedRow>(
    db,
    `SELECT json_extract(view, '$.checklistId') AS category, begun_hlc, json_extract(view, '$.placedAt') AS placed_at
     FROM units WHERE touched_hlc >= ? AND begun_hlc < ? AND tote_id IS NOT NULL ORDER BY touched_hlc DESC LIMIT ?`,
  )
  return (incarnation, shift) => {
    const opened = instantToHybridTime(shift.openedAt)
    const shifts = shiftsBefore(incarnation, opened, REFERENCE_SHIFTS).map((row): ShiftView => JSON.parse(row.view))
    const oldest = shifts.at(-1)
    if (!oldest) return { shifts: 0, units: [] }
    const units = placed(instantToHybridTime(oldest.openedAt), opened, MAX_REFERENCE_UNITS).flatMap((row): TimedUnit[] => {
      const { category, placed_at: placedAt } = row
      const isInShift = placedAt !== null && shifts.some((candidate) => placedAt >= candidate.openedAt && placedAt <= (candidate.closedAt ?? candidate.openedAt))
      return category !== null && placedAt !== null && isInShift ? [{ category, unitMs: Math.max(0, placedAt - hybridTimeToInstant(row.begun_hlc)) }] : []
    })
    return { shifts: shifts.length, units }
  }
}
