import { isConsequence } from '../commands/undo-step'
import { hybridTimeToInstant } from '../hybrid-clock'
import { compareEntries, isKnownEntry, parseSubject, standingEntries, subjectOf, type JournalEntry, type StoredEntry, type Subject } from '../journal-entry'
import type { Instant } from '../quantities'
import type { ShiftView } from '../shift'
import type { CheckFact, NoteFact, ParcelFacts, ShiftFacts, StayFact, UndoneFact, UnitFacts } from '../shift-facts'
import { pairDeviceFaults } from './device-faults'
import { foldParcel } from './parcel-status'
import { unitFactsOf } from './unit-facts'

/** What the facts of a shift are gathered from. */
export interface ShiftFactsInput {
  readonly shift: ShiftView
  readonly frozenAt: Instant
  /**
   * Every entry of the shift's time, and all earlier ones of the units and parcels touched in it. More does no harm:
   * what came later is left out, and what another station wrote is folded but not counted.
   */
  readonly entries: readonly StoredEntry[]
}

/** Kinds that are never a person's own step, for voidings of entries that lie before the shift. */
const FOLLOWS_BY_ITSELF: readonly string[] = ['unitGraded', 'dispositionDecided', 'labelRequested', 'parcelClosed', 'parcelReceived']

/** The shift's time, both ends included. What came after its closing belongs to no shift or to the next. */
function spanOf(shift: ShiftView, frozenAt: Instant): { readonly from: Instant; readonly to: Instant } {
  return { from: shift.openedAt, to: shift.closedAt === null ? frozenAt : Math.min(shift.closedAt, frozenAt) }
}

/** Gathers what happened in a shift up to a moment, as rows to be counted. A step that was taken back is in none but `undone`. */
export function gatherShiftFacts({ shift, frozenAt, entries }: ShiftFactsInput): ShiftFacts {
  const span = spanOf(shift, frozenAt)
  const upTo = entries.filter((entry) => hybridTimeToInstant(entry.at) <= span.to).sort(compareEntries)
  const isInSpan = (entry: Pick<StoredEntry, 'at'>): boolean => hybridTimeToInstant(entry.at) >= span.from && hybridTimeToInstant(entry.at) <= span.to
  const shiftSubject = subjectOf('shift', shift.shiftId)
  // This station's in the shift: every incarnation that opened it or signed someone in.
  const origins = new Set(upTo.filter((entry) => entry.subject === shiftSubject && isInSpan(entry)).map((entry) => entry.origin))
  const isOfShift = (entry: Pick<StoredEntry, 'origin' | 'at'>): boolean => isInSpan(entry) && (origins.size === 0 || origins.has(entry.origin))
  const own = upTo.filter(isOfShift)
  const bySubject = groupBySubject(upTo)
  const touched = new Set(own.map((entry) => entry.subject))
  const ofType = (type: string): readonly (readonly StoredEntry[])[] => [...bySubject].flatMap(([subject, list]) => (touched.has(subject) && parseSubject(subject)?.type === type ? [list] : []))

  const rmaNumbers = new Map<string, string>(upTo.filter(isKnownEntry).flatMap((entry) => (entry.kind === 'parcelReceived' ? [[entry.payload.parcelId, entry.payload.rmaNumber] as const] : [])))
  const units = ofType('unit').flatMap((list) => unitFactsOf(list, { isOfShift, rmaNumberOf: (parcelId) => rmaNumbers.get(parcelId) ?? '' }) ?? [])
  const shiftEntries = standingEntries(bySubject.get(shiftSubject) ?? [])
  return {
    shift, frozenAt, units,
    parcels: ofType('parcel').flatMap((list) => parcelFactsOf(list, isOfShift) ?? []),
    undone: undoneOf(own, upTo, units),
    faults: pairDeviceFaults(shiftEntries, span.to),
    stays: staysOf(shiftEntries, span.to),
    notes: shiftEntries.flatMap((entry): NoteFact[] => (entry.kind === 'handOverNoted' ? [{ at: hybridTimeToInstant(entry.at), by: entry.actor, text: entry.payload.text }] : [])),
    checks: checksOf(shiftEntries),
    ...seqRange(own),
  }
}

function groupBySubject(entries: readonly StoredEntry[]): ReadonlyMap<Subject, readonly StoredEntry[]> {
  const groups = new Map<Subject, StoredEntry[]>()
  for (const entry of entries) {
    const group = groups.get(entry.subject)
    if (group) group.push(entry)
    else groups.set(entry.subject, [entry])
  }
  return groups
}

/** Null for a parcel whose opening was taken back, and for one that was only looked at. */
function parcelFactsOf(entries: readonly StoredEntry[], isOfShift: (entry: StoredEntry) => boolean): ParcelFacts | null {
  const parcel = foldParcel(entries)
  const standing = standingEntries(entries)
  const received = standing.find((entry) => entry.kind === 'parcelReceived')
  const closed = standing.findLast((entry) => entry.kind === 'parcelClosed')
  if (!parcel || !received) return null
  const { parcelId, rmaNumber, scanned, match } = parcel
  return {
    parcelId, rmaNumber, scanned, match,
    receivedAt: isOfShift(received) ? hybridTimeToInstant(received.at) : null,
    closedAt: closed && isOfShift(closed) ? hybridTimeToInstant(closed.at) : null,
    unitsMissing: closed && isOfShift(closed) && closed.kind === 'parcelClosed' ? closed.payload.unitsMissing : 0,
  }
}

/** Undone steps of a person. What was taken back along with a step is not told again. */
function undoneOf(own: readonly StoredEntry[], all: readonly StoredEntry[], units: readonly UnitFacts[]): readonly UndoneFact[] {
  const byNumber = new Map(all.filter(isKnownEntry).map((entry) => [`${entry.origin}/${entry.seq}`, entry]))
  const unitById = new Map(units.map((unit) => [unit.unitId, unit]))
  return own.filter(isKnownEntry).flatMap((entry): UndoneFact[] => {
    if (entry.kind !== 'entryVoided') return []
    const voided = byNumber.get(`${entry.payload.origin}/${entry.payload.seq}`)
    if (voided ? isConsequence(voided) : FOLLOWS_BY_ITSELF.includes(entry.payload.kind)) return []
    const unit = unitById.get(parseSubject(entry.subject)?.id ?? '')
    return [{ at: hybridTimeToInstant(entry.at), by: entry.actor, kind: entry.payload.kind, code: unit?.lpn ?? numberOf(voided), title: unit?.title ?? '' }]
  })
}

function numberOf(voided: JournalEntry | undefined): string {
  return voided?.kind === 'parcelReceived' || voided?.kind === 'returnOrderOpened' ? voided.payload.rmaNumber : ''
}

/** Who was signed in, and when. Somebody who takes over ends the stay of the one before. */
function staysOf(entries: readonly JournalEntry[], to: Instant): readonly StayFact[] {
  const stays: StayFact[] = []
  let open: { readonly operatorId: string; readonly from: Instant } | null = null
  for (const entry of entries) {
    if (entry.kind !== 'operatorSignedIn' && entry.kind !== 'operatorSignedOut' && entry.kind !== 'shiftClosed') continue
    const at = hybridTimeToInstant(entry.at)
    if (open) stays.push({ ...open, to: at })
    open = entry.kind === 'operatorSignedIn' ? { operatorId: entry.payload.operatorId, from: at } : null
  }
  if (open) stays.push({ ...open, to })
  return stays
}

/** Every device in the newest start-of-shift test. */
function checksOf(entries: readonly JournalEntry[]): readonly CheckFact[] {
  const newest = entries.findLast((entry) => entry.kind === 'devicesChecked')
  if (newest?.kind !== 'devicesChecked') return []
  return newest.payload.results.map((result) => ({ ...result, at: hybridTimeToInstant(newest.at), by: newest.actor }))
}

/** First and last number of the incarnation that wrote last: numbers of two incarnations cannot be compared. */
function seqRange(entries: readonly StoredEntry[]): Pick<ShiftFacts, 'firstSeq' | 'lastSeq'> {
  const newest = entries.reduce<StoredEntry | null>((latest, entry) => (!latest || entry.at > latest.at ? entry : latest), null)
  const numbers = entries.filter((entry) => entry.origin === newest?.origin).map((entry) => entry.seq)
  return numbers.reduce((range, seq) => ({ firstSeq: Math.min(range.firstSeq, seq), lastSeq: Math.max(range.lastSeq, seq) }), { firstSeq: numbers[0] ?? 0, lastSeq: numbers[0] ?? 0 })
}
