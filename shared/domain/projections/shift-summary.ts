import { isConsequence } from '../commands/undo-step'
import { GRADES } from '../grading-rules'
import { hybridTimeToInstant } from '../hybrid-clock'
import type { OperatorId, PrintJobId } from '../ids'
import { isKnownEntry, subjectOf, type EntryKind, type JournalEntry, type StoredEntry } from '../journal-entry'
import { nearestRank } from '../nearest-rank'
import type { ParcelView } from '../parcel'
import type { DurationMs, Instant } from '../quantities'
import type { ShiftView } from '../shift'
import { SUMMARY_STEPS, type OpenUnit, type OperatorSummary, type ShiftSummary, type SummaryStep } from '../shift-summary'
import type { UnitView } from '../unit'
import { DISPOSITIONS, isResalable } from '../zone'

/** What a shift is summed up from. */
export interface ShiftSummaryInput {
  readonly stationName: string
  readonly shift: ShiftView
  readonly frozenAt: Instant
  /** Units with at least one step in the shift; others do no harm. */
  readonly units: readonly UnitView[]
  /** Parcels received in the shift; others do no harm. */
  readonly parcels: readonly ParcelView[]
  /** Entries of the shift's time span, voided ones included. */
  readonly entries: readonly StoredEntry[]
  readonly operators: readonly { readonly operatorId: OperatorId; readonly name: string }[]
  readonly chainWhole: boolean
  /** How far the station's local hours begin after those of UTC: 0 for most places, half an hour in India. */
  readonly hourShiftMs?: DurationMs | undefined
}

const HOUR_MS = 3_600_000
/** A month of hours. A longer span comes from a shift that nobody closed or a wrong clock: then hours without units are left out. */
const MAX_HOURS = 31 * 24

const KIND_OF_STEP: Record<SummaryStep, EntryKind> = {
  identified: 'unitIdentified', weighed: 'unitWeighed', inspected: 'unitGraded', decided: 'dispositionDecided',
  labelled: 'labelSent', 'scanned-back': 'labelScannedBack', placed: 'unitPutInTote', held: 'unitHeld',
}

/** The shift's time, both ends included. What came after its closing belongs to no shift or to the next. */
interface Span {
  readonly from: Instant
  readonly to: Instant
}

/** A unit's newest step of a kind, when it lies in the span. */
interface StepInSpan {
  readonly unit: UnitView
  readonly at: Instant
  readonly actor: OperatorId | null
}

function isWithin(span: Span, at: Instant): boolean {
  return at >= span.from && at <= span.to
}

/** Units that took a step of a kind in the span, each once, with the newest such step. */
function unitsWithStep(units: readonly UnitView[], kind: EntryKind, span: Span): readonly StepInSpan[] {
  return units.flatMap((unit) => {
    const step = unit.steps.findLast((candidate) => candidate.kind === kind && isWithin(span, hybridTimeToInstant(candidate.at)))
    return step ? [{ unit, at: hybridTimeToInstant(step.at), actor: step.actor }] : []
  })
}

/** From scanning the unit to the step. */
function tookMs({ unit, at }: StepInSpan): DurationMs {
  const begun = unit.steps[0]
  return begun ? at - hybridTimeToInstant(begun.at) : 0
}

function summariseOperators(input: ShiftSummaryInput, decided: readonly StepInSpan[], placed: readonly StepInSpan[]): readonly OperatorSummary[] {
  const actors = [...decided, ...placed].flatMap(({ actor }) => (actor ? [actor] : []))
  return [...new Set([...input.shift.operators, ...actors])].map((operatorId) => {
    const own = placed.filter(({ actor }) => actor === operatorId)
    return {
      operatorId,
      name: input.operators.find((operator) => operator.operatorId === operatorId)?.name ?? operatorId,
      unitsDecided: decided.filter(({ actor }) => actor === operatorId).length,
      unitsPlaced: own.length,
      medianUnitMs: nearestRank(own.map(tookMs), 0.5),
    }
  })
}

function countByHour(decided: readonly StepInSpan[], span: Span, hourShiftMs: DurationMs): ShiftSummary['unitsByHour'] {
  const hourOf = (at: Instant): Instant => Math.floor((at - hourShiftMs) / HOUR_MS) * HOUR_MS + hourShiftMs
  const counts = new Map<Instant, number>()
  for (const { at } of decided) counts.set(hourOf(at), (counts.get(hourOf(at)) ?? 0) + 1)
  const first = hourOf(span.from)
  // A shift that ends at two sharp has no hour from two: the end itself belongs to it only when something happened then.
  const last = Math.max(first, counts.has(hourOf(span.to)) ? hourOf(span.to) : hourOf(span.to - 1))
  const length = (last - first) / HOUR_MS + 1
  const hours = length <= MAX_HOURS ? Array.from({ length }, (_, i) => first + i * HOUR_MS) : [...counts.keys()].sort((a, b) => a - b)
  return hours.map((hourStart) => ({ hourStart, count: counts.get(hourStart) ?? 0 }))
}

/** Entries of the span that this station wrote in the shift: of every incarnation that opened it or signed someone in. */
function ownEntries(input: ShiftSummaryInput, span: Span): readonly StoredEntry[] {
  const inSpan = input.entries.filter((entry) => isWithin(span, hybridTimeToInstant(entry.at)))
  const shift = subjectOf('shift', input.shift.shiftId)
  const origins = new Set(inSpan.filter((entry) => entry.subject === shift).map((entry) => entry.origin))
  return origins.size === 0 ? inSpan : inSpan.filter((entry) => origins.has(entry.origin))
}

/** First and last number of the incarnation that wrote last: numbers of two incarnations cannot be compared. */
function seqRange(entries: readonly StoredEntry[]): Pick<ShiftSummary, 'firstSeq' | 'lastSeq'> {
  const newest = entries.reduce<StoredEntry | null>((latest, entry) => (!latest || entry.at > latest.at ? entry : latest), null)
  const numbers = entries.filter((entry) => entry.origin === newest?.origin).map((entry) => entry.seq)
  return numbers.reduce((range, seq) => ({ firstSeq: Math.min(range.firstSeq, seq), lastSeq: Math.max(range.lastSeq, seq) }), { firstSeq: numbers[0] ?? 0, lastSeq: numbers[0] ?? 0 })
}

/** A label that came out of the printer came out, also when its step was taken back: raw entries, not standing ones. */
function countPrints(known: readonly JournalEntry[], units: readonly UnitView[]): ShiftSummary['prints'] {
  const reprintJobs = new Set<PrintJobId>()
  for (const { label } of units) if (label?.reprint) reprintJobs.add(label.printJobId)
  for (const entry of known) if (entry.kind === 'labelRequested' && entry.payload.reprint) reprintJobs.add(entry.payload.printJobId)
  const sent = known.filter((entry) => entry.kind === 'labelSent')
  return {
    printed: sent.length,
    confirmed: sent.filter((entry) => entry.payload.confirmed).length,
    failed: known.filter((entry) => entry.kind === 'labelFailed').length,
    reprints: sent.filter((entry) => reprintJobs.has(entry.payload.printJobId)).length,
  }
}

/** Kinds that are never a person's own step, for voidings of entries that lie before the span. */
const FOLLOWS_BY_ITSELF: readonly string[] = ['unitGraded', 'dispositionDecided', 'labelRequested', 'parcelClosed', 'parcelReceived']

/** Undone steps of a person. What was taken back along with a step is not counted again. */
function countUndone(known: readonly JournalEntry[]): number {
  const byNumber = new Map(known.map((entry) => [`${entry.origin}/${entry.seq}`, entry]))
  return known.filter((entry) => {
    if (entry.kind !== 'entryVoided') return false
    const voided = byNumber.get(`${entry.payload.origin}/${entry.payload.seq}`)
    return voided ? !isConsequence(voided) : !FOLLOWS_BY_ITSELF.includes(entry.payload.kind)
  }).length
}

/** Units that were in no tote at the end of the span. A unit placed later stood labelled then: no other state leads to a tote. */
function findOpenUnits(units: readonly UnitView[], span: Span): readonly OpenUnit[] {
  return units
    .flatMap((unit): OpenUnit[] => {
      const times = unit.steps.map((step) => hybridTimeToInstant(step.at)).filter((at) => at <= span.to)
      const since = times.at(-1)
      if (since === undefined || !times.some((at) => at >= span.from) || (unit.placedAt !== null && unit.placedAt <= span.to)) return []
      return [{ lpn: unit.lpn, title: unit.title, state: unit.state === 'placed' ? 'labelled' : unit.state, since }]
    })
    .sort((a, b) => a.since - b.since || (a.lpn < b.lpn ? -1 : 1))
}

/** Sums a shift up. Every number counts units or entries whose step lies between the shift's opening and its end or freezing. */
export function summariseShift(input: ShiftSummaryInput): ShiftSummary {
  const { stationName, shift, frozenAt, units, chainWhole } = input
  const span: Span = { from: shift.openedAt, to: shift.closedAt === null ? frozenAt : Math.min(shift.closedAt, frozenAt) }
  const withStep = (step: SummaryStep) => unitsWithStep(units, KIND_OF_STEP[step], span)
  const [inspected, decided, placed] = [withStep('inspected'), withStep('decided'), withStep('placed')]
  const times = placed.map(tookMs)
  const parcels = input.parcels.filter((parcel) => isWithin(span, parcel.receivedAt))
  const entries = ownEntries(input, span)
  const known = entries.filter(isKnownEntry)
  return {
    stationName, shiftId: shift.shiftId, openedAt: shift.openedAt, closedAt: shift.closedAt, frozenAt, ...seqRange(entries), chainWhole,
    operators: summariseOperators(input, decided, placed),
    parcelsReceived: parcels.length,
    parcelsBlind: parcels.filter((parcel) => parcel.match === 'blind').length,
    unitsByStep: SUMMARY_STEPS.map((step) => ({ step, count: withStep(step).length })),
    unitsByGrade: GRADES.map((grade) => ({ grade, count: inspected.filter(({ unit }) => unit.grade === grade).length })),
    unitsByDisposition: DISPOSITIONS.map((disposition) => ({ disposition, count: decided.filter(({ unit }) => unit.disposition === disposition).length })),
    unitsByHour: countByHour(decided, span, input.hourShiftMs ?? 0),
    unitsDecided: decided.length,
    unitsPlaced: placed.length,
    unitsResalable: decided.filter(({ unit }) => unit.disposition !== null && isResalable(unit.disposition)).length,
    unitTime: { medianMs: nearestRank(times, 0.5), p90Ms: nearestRank(times, 0.9) },
    weighingsSkipped: unitsWithStep(units, 'weighingSkipped', span).length,
    stepsUndone: countUndone(known),
    prints: countPrints(known, units),
    stillOpen: findOpenUnits(units, span),
  }
}
