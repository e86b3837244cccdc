import type { GivenAnswer } from './checklist'
import type { Grade } from './grading-rules'
import type { HybridTime } from './hybrid-clock'
import type { ItemId, Lpn, OperatorId, ParcelId, PrintJobId, ReturnOrderId, ShiftId, ToteId, UnitId } from './ids'
import type { EntryKind, HoldReason, LabelValues, RelabelOrder, ReprintReason, WeightVerdict } from './journal-entry'
import { locationName } from './lpn'
import type { Grams, Instant } from './quantities'
import type { ClaimedReason, FoundReason } from './return-reason'
import type { ReadingWay, UnitAsk, UnitFit } from './unit-fit'
import type { Disposition, ZoneLetter } from './zone'

/*
 * The unit's way over the bench. Which step may follow which:
 *
 *                  unitIdentified
 *                        │
 *                        ▼
 *       serialRecorded │ lotRecorded (state stays)
 *                   identified ── unitWeighed │ weighingSkipped ──▶ weighed ◀─┐ questionAnswered │ weightJudged
 *                                                                      │ ──────┘
 *                                                                 unitGraded
 *                                                                      ▼
 *                                                                   graded ── dispositionDecided ──▶ decided
 *                                                                                                      │
 *        ┌── labelRequested (again, with a reason) ──┐                                          labelRequested
 *        ▼                                           │                                                 ▼
 *    labelling ◀─────────────────────────────────────┴── labelSent │ labelFailed (state stays) ── labelling
 *        │
 *   labelScannedBack
 *        ▼
 *     labelled ── labelRequested ──▶ labelling
 *        │
 *        ├── unitPutInTote ──▶ placed ── unitPutAway ──▶ put-away ◀─┐ unitPutAway (moved to another location)
 *        │                                                  │ ──────┘
 *        └── unitPutAway (straight from the bench, without a tote) ──▶ put-away
 *
 * Beside it: unitHeld from every state but put-away leads to `held`; unitResumed leads back to the state before.
 * A held unit that no label of has come out gets a label for the hold (labelRequested with purpose `hold`), which never
 * changes the state and is not the label of the route.
 * A print result may come late, when the label was scanned back or the unit set aside before the printer answered:
 * labelSent and labelFailed also fit `labelled`, `placed`, `put-away` and `held`, and never change the state.
 * claimedReasonRecorded fits before the grade, foundReasonRecorded from the grade on; neither changes the state.
 * A person's override fits from `decided` to `labelled`: gradeOverridden leads back to `graded`, where the route is
 * decided anew; dispositionOverridden leaves the state. The label is then asked for again.
 * A finished or held unit may be relabelled: labelRequested with `relabel`, its results and its labelScannedBack are
 * told apart by their print job and never change the state; unitRelabelled gives the unit its new plate. From placed, a
 * unit whose labels cannot be made is held, too.
 * labelSending, labelJudged and labelVoided speak of one print job (print-job.ts): they change what is known of that label
 * and never the state, but for a voided one of a labelled unit, which is back at `labelling`.
 * entryVoided takes a step back: the unit is folded again without it.
 */
export const UNIT_STATES = ['identified', 'weighed', 'graded', 'decided', 'labelling', 'labelled', 'placed', 'put-away', 'held'] as const
export type UnitState = (typeof UNIT_STATES)[number]

/** Entry kinds that a unit takes once it exists. */
export type UnitStepKind = Extract<
  EntryKind,
  | 'serialRecorded' | 'lotRecorded' | 'unitWeighed' | 'weighingSkipped' | 'questionAnswered' | 'unitGraded' | 'dispositionDecided'
  | 'claimedReasonRecorded' | 'foundReasonRecorded' | 'weightJudged' | 'gradeOverridden' | 'dispositionOverridden'
  | 'labelRequested' | 'labelSent' | 'labelFailed' | 'labelScannedBack' | 'unitRelabelled' | 'unitPutInTote' | 'unitPutAway' | 'unitHeld' | 'unitResumed'
>

/** What a person may still change once the rules have decided. */
const OVERRIDES = ['foundReasonRecorded', 'gradeOverridden', 'dispositionOverridden'] as const satisfies readonly UnitStepKind[]

const STEPS_ALLOWED: Record<UnitState, readonly UnitStepKind[]> = {
  identified: ['serialRecorded', 'lotRecorded', 'claimedReasonRecorded', 'unitWeighed', 'weighingSkipped', 'unitHeld'],
  weighed: ['claimedReasonRecorded', 'weightJudged', 'questionAnswered', 'unitGraded', 'unitHeld'],
  graded: ['foundReasonRecorded', 'dispositionDecided', 'unitHeld'],
  decided: [...OVERRIDES, 'labelRequested', 'unitHeld'],
  labelling: [...OVERRIDES, 'labelRequested', 'labelSent', 'labelFailed', 'labelScannedBack', 'unitHeld'],
  labelled: [...OVERRIDES, 'labelRequested', 'labelSent', 'labelFailed', 'unitPutInTote', 'unitPutAway', 'unitHeld'],
  placed: ['labelSent', 'labelFailed', 'unitRelabelled', 'unitPutAway', 'unitHeld'],
  'put-away': ['labelSent', 'labelFailed', 'unitRelabelled', 'unitPutAway'],
  held: ['labelSent', 'labelFailed', 'unitRelabelled', 'unitResumed'],
}

/** Whether a step may follow in a state. */
export function isStepAllowed(state: UnitState, step: UnitStepKind): boolean {
  return STEPS_ALLOWED[state].includes(step)
}

/** The newest label job of a unit. */
export interface LabelJob {
  readonly printJobId: PrintJobId
  readonly state: 'requested' | 'sent' | 'confirmed' | 'failed'
  readonly requestedAt: Instant
  readonly sentAt: Instant | null
  readonly cause: string | null
  /** True when the job failed before a byte left the station: printing it again cannot double it. */
  readonly sentNothing: boolean
  readonly reprint: ReprintReason | null
  /** Bytes may have left, and nobody has said yet what became of them. */
  readonly isSending: boolean
  /** Some of it left the station and nothing tells whether it printed: a person is asked. */
  readonly isUnknown: boolean
}

/** The newest job of one label of a relabel. */
export interface RelabelJob extends LabelJob {
  readonly templateId: string
  /** The plate that is printed on it, where it is a fresh one; else the plate that the unit had. */
  readonly lpn: Lpn
  /** What the label says. */
  readonly data: LabelValues
  readonly order: RelabelOrder
  /** The station incarnation that asked for it. */
  readonly origin: string
  /** When it was scanned on the unit, or seen there; null before. */
  readonly scannedBackAt: Instant | null
}

/** One standing step of a unit, for times, trail and summary. */
export interface UnitStep {
  readonly kind: EntryKind
  readonly at: HybridTime
  readonly actor: OperatorId | null
  readonly origin: string
  readonly seq: number
}

/** A unit as its entries tell it. */
export interface UnitView {
  readonly unitId: UnitId
  readonly lpn: Lpn
  readonly parcelId: ParcelId
  readonly returnOrderId: ReturnOrderId
  readonly shiftId: ShiftId
  readonly line: number | null
  readonly itemId: ItemId | null
  readonly sku: string
  readonly title: string
  readonly scanned: string
  readonly fit: UnitFit
  /** Pieces that it stands for: more than 1 when a whole pack is handled as one unit. */
  readonly packQuantity: number
  readonly asks: readonly UnitAsk[]
  readonly serial: string | null
  /** Null until the serial number was read or told to be missing. */
  readonly serialHow: ReadingWay | null
  /** What spoke against the serial number when a person kept it; null when nothing did. */
  readonly serialDoubt: 'differs' | 'returned-before' | null
  readonly lot: string | null
  /** YYYY-MM-DD. */
  readonly expiry: string | null
  readonly lotHow: ReadingWay | null
  readonly checklistId: string
  readonly checklistVersion: number
  readonly usualWeightGrams: Grams | null
  readonly state: UnitState
  readonly weightGrams: Grams | null
  readonly weighingSkipped: boolean
  /** What a person said of a weight that is not the usual one; null while nobody was asked or has answered. */
  readonly weightJudged: { readonly verdict: WeightVerdict; readonly usualGrams: Grams; readonly differenceGrams: Grams } | null
  /** What the buyer says; null while nobody was asked. */
  readonly claimedReason: ClaimedReason | null
  /** What the inspection says of it; null before the grade. */
  readonly foundReason: { readonly reason: FoundReason; readonly how: 'findings' | 'chosen' } | null
  readonly answers: readonly GivenAnswer[]
  readonly grade: Grade | null
  readonly findings: readonly GivenAnswer[]
  readonly disposition: Disposition | null
  readonly zone: ZoneLetter | null
  readonly ruleId: number | null
  /** Set when a person chose against the rules: what they had said, and why. */
  readonly gradeOverride: { readonly computed: Grade; readonly reason: string } | null
  readonly dispositionOverride: { readonly computed: Disposition; readonly reason: string } | null
  readonly label: LabelJob | null
  /** The newest label that was printed for a hold; null when none was ever asked for. */
  readonly holdLabel: LabelJob | null
  /** While the newest label has not come out: labels that did and say something else, for a hold, of another route, of a step taken back. */
  readonly otherLabelsOut: number
  /** Label jobs that reached the printer, reprints included. */
  readonly labelsPrinted: number
  readonly reprints: number
  readonly scannedBackAt: Instant | null
  /** Labels of the relabel since the route was decided, the newest of each template, in the order they were first asked for. */
  readonly relabelJobs: readonly RelabelJob[]
  /** Plates that the unit had before, the newest last: other labels stick over them, or they are lost. */
  readonly coveredCodes: readonly Lpn[]
  readonly toteId: ToteId | null
  readonly toteName: string | null
  readonly placedAt: Instant | null
  /** Where the unit was put away last; null before. */
  readonly putAway: { readonly location: Lpn; readonly at: Instant } | null
  readonly held: { readonly reason: HoldReason; readonly from: UnitState; readonly at: Instant } | null
  readonly steps: readonly UnitStep[]
  /** Entries that did not fit the state when they came, for example from two benches: kept, shown, not applied. */
  readonly conflicts: readonly UnitStep[]
}

/** Whether nothing more is to be done with the unit at the bench. */
export function isFinished(unit: UnitView): boolean {
  return unit.state === 'placed' || unit.state === 'put-away'
}

/** Whether the unit waits for its clerk: begun, not placed or put away, not set aside. */
export function isInHand(unit: UnitView): boolean {
  return !isFinished(unit) && unit.state !== 'held'
}

/**
 * Whether a held unit still needs a label to be found again by: none of it came out, none is on its way, and printing one
 * cannot double it.
 */
export function needsHoldLabel(unit: UnitView): boolean {
  if (unit.state !== 'held' || unit.labelsPrinted > 0) return false
  if (unit.label?.state === 'requested' || (unit.label?.state === 'failed' && !unit.label.sentNothing)) return false
  return unit.holdLabel === null || (unit.holdLabel.state === 'failed' && unit.holdLabel.sentNothing)
}

/** The station incarnation that a held unit was set aside at; null for any other. */
export function heldAt(unit: Pick<UnitView, 'state' | 'steps'>): string | null {
  return unit.state === 'held' ? (unit.steps.findLast((step) => step.kind === 'unitHeld')?.origin ?? null) : null
}

/** Where a finished unit is, as people say it: its location, else its tote. Null before. */
export function whereIs(unit: Pick<UnitView, 'putAway' | 'toteName'>): string | null {
  return unit.putAway ? locationName(unit.putAway.location) : unit.toteName
}

/** The label of a relabel that was asked for and not yet scanned on the unit; null when none is on its way. */
export function openRelabelJob(unit: Pick<UnitView, 'relabelJobs'>): RelabelJob | null {
  return unit.relabelJobs.find((job) => job.scannedBackAt === null) ?? null
}
