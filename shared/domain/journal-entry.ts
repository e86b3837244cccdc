import type { GivenAnswer } from './checklist'
import type { DeviceRole, DeviceState } from './device'
import type { DeviceCheckResult } from './device-check'
import type { Grade } from './grading-rules'
import type { HybridTime } from './hybrid-clock'
import type { ItemId, Lpn, OperatorId, ParcelId, PrintJobId, ReturnOrderId, ShiftId, ToteId, UnitId } from './ids'
import type { JoinedReturnOrder, MissingLine, ParcelMatch } from './parcel'
import type { TagComparison } from './compare-tags'
import type { ToteCloseReason } from './tote'
import type { DurationMs, Grams } from './quantities'
import type { ClaimedReason, FoundReason } from './return-reason'
import type { UnitAsk, UnitFit } from './unit-fit'
import type { Disposition, ZoneLetter } from './zone'

/*
 * Everything that can have happened, in the past tense. An entry is immutable; a correction is a new entry.
 * No payload holds personal data of a buyer: entries name the return order, whose personal fields live in the
 * reference data and can be erased there.
 */

/** Why a unit was set aside. */
export const HOLD_REASONS = ['asked-by-operator', 'lead-decides', 'tote-missing', 'printer-missing', 'hazard', 'parts-awaited', 'question-open'] as const
export type HoldReason = (typeof HOLD_REASONS)[number]

/** Why a label is asked for again. */
export const REPRINT_REASONS = ['asked-by-operator', 'failed', 'not-seen', 'route-changed'] as const
export type ReprintReason = (typeof REPRINT_REASONS)[number]

/**
 * What a label is for. `route`: the plate of a decided unit. `hold`: the plate of a unit that waits, with the reason.
 * `extra`: any other label, of a unit, a tote or a person; it never changes what the bench waits for.
 */
export const LABEL_PURPOSES = ['route', 'hold', 'extra'] as const
export type LabelPurpose = (typeof LABEL_PURPOSES)[number]

/** What an extra label says, field by field. Nothing about a buyer. */
export type LabelValues = Readonly<Record<string, string | number | { readonly minor: number; readonly currency: string } | null | undefined>>

/** Why a unit gets another plate: a new label covers the old one, the old one cannot be read, or it is gone. */
export const RELABEL_REASONS = ['covered', 'damaged', 'lost'] as const
export type RelabelReason = (typeof RELABEL_REASONS)[number]

/**
 * One label of a relabel: the `place`th of `of` that the unit needs. `newPlate`: `lpn` of the request is a fresh plate, valid
 * once it was scanned. `isFirst`: a person asked for it; the others followed by themselves from the scan of the one before.
 */
export interface RelabelOrder {
  readonly place: number
  readonly of: number
  readonly newPlate: boolean
  readonly reason: RelabelReason
  readonly isFirst?: true | undefined
}

/** Why a label is no longer to be used. */
export const VOID_REASONS = ['asked-by-operator'] as const
export type VoidReason = (typeof VOID_REASONS)[number]

/** What a person says of a weight that is not the usual one. */
export const WEIGHT_VERDICTS = ['as-it-is', 'parts-missing', 'catalogue-wrong'] as const
export type WeightVerdict = (typeof WEIGHT_VERDICTS)[number]

/** How a person left the bench: asked to, the bench locked itself or was locked, or another badge took over. */
export const SIGN_OUT_WAYS = ['asked', 'locked', 'switched'] as const
export type SignOutWay = (typeof SIGN_OUT_WAYS)[number]

/** Payload by kind, version 1 of each. */
export interface EntryPayloads {
  readonly shiftOpened: { readonly shiftId: ShiftId; readonly operatorId: OperatorId }
  readonly operatorSignedIn: { readonly operatorId: OperatorId; readonly by: 'badge' | 'pin' }
  /** `how` is absent in entries from before it was recorded: then someone asked for it or took over. */
  readonly operatorSignedOut: { readonly operatorId: OperatorId; readonly how?: SignOutWay | undefined }
  readonly shiftClosed: { readonly operatorId: OperatorId }
  /** What the next shift should know, in a person's words. Nothing about a buyer belongs in it. */
  readonly handOverNoted: { readonly text: string }
  /** A device left `ready` in the shift for longer than a moment. `detail` is the cause in the words of the system or the protocol. */
  readonly deviceFaulted: { readonly deviceId: string; readonly role: DeviceRole; readonly state: DeviceState; readonly detail: string }
  /** The device is ready again, `outMs` after it had left. */
  readonly deviceRecovered: { readonly deviceId: string; readonly role: DeviceRole; readonly outMs: DurationMs }
  /** The start-of-shift test, device by device; `detail` is the evidence as it was seen. */
  readonly devicesChecked: { readonly results: readonly DeviceCheckResult[] }

  readonly toteOpened: { readonly toteId: ToteId; readonly lpn: Lpn; readonly name: string; readonly zone: ZoneLetter; readonly capacity: number }

  readonly toteClosed: { readonly reason: ToteCloseReason }
  /** The tote takes units again; one that was put away is back at the bench, empty. */
  readonly toteReopened: Readonly<Record<never, never>>
  /** Everything in the tote went with it: a `unitPutAway` of each unit follows. */
  readonly totePutAway: { readonly location: Lpn }

  /** A return order opened on the spot, because nothing announced the parcel. */
  readonly returnOrderOpened: { readonly returnOrderId: ReturnOrderId; readonly rmaNumber: string; readonly scanned: string; readonly courier?: string | undefined }

  readonly parcelReceived: {
    readonly parcelId: ParcelId
    readonly returnOrderId: ReturnOrderId
    readonly rmaNumber: string
    readonly scanned: string
    readonly match: ParcelMatch
    readonly shiftId: ShiftId
    readonly unitsExpected: number
    /** Further return orders that were in the same parcel from the start. */
    readonly also?: readonly JoinedReturnOrder[] | undefined
  }
  /** Another return order was found in the open parcel: `scanned` showed it. */
  readonly parcelJoined: JoinedReturnOrder & { readonly scanned: string; readonly match: ParcelMatch }
  /** The open parcel waits, with what was taken out of it, until one of its codes is scanned. */
  readonly parcelSetAside: Readonly<Record<string, never>>
  /** `withUnit`: its unit was scanned, and the parcel came along. */
  readonly parcelResumed: { readonly shiftId: ShiftId; readonly withUnit?: UnitId | undefined }
  /**
   * `unitsMissing` is how many expected units were not in the parcel, `missing` names them line by line (as many lines
   * as an entry holds). `automatic`: the last expected unit closed it.
   */
  readonly parcelClosed: { readonly unitsMissing: number; readonly automatic: boolean; readonly missing?: readonly MissingLine[] | undefined }

  /** The radio tags of a box, read together and held against what the parcel announces: a witness, nothing was taken out by it. */
  readonly tagsCompared: { readonly read: number } & TagComparison

  readonly unitIdentified: {
    readonly unitId: UnitId
    readonly lpn: Lpn
    readonly parcelId: ParcelId
    readonly returnOrderId: ReturnOrderId
    readonly shiftId: ShiftId
    /** Line of the return order, null for a unit that was not announced. */
    readonly line: number | null
    /** Catalogue item, null when the catalogue does not know the code. */
    readonly itemId: ItemId | null
    readonly sku: string
    readonly title: string
    readonly checklistId: string
    readonly checklistVersion: number
    readonly usualWeightGrams: Grams | null
    readonly scanned: string
    /** How it stands to what was announced; entries without it were `expected` on a line, else `extra`. */
    readonly fit?: UnitFit | undefined
    /** Read from the code that identified the unit. `expiry` as YYYY-MM-DD. */
    readonly serial?: string | undefined
    readonly lot?: string | undefined
    readonly expiry?: string | undefined
    /** Pieces in a pack that is handled as one unit; 1 where it is missing. */
    readonly packQuantity?: number | undefined
    /** What the item wants to be read off each unit. */
    readonly asks?: readonly UnitAsk[] | undefined
    /** From the return order; absent where it names none that is known. */
    readonly claimedReason?: ClaimedReason | undefined
  }
  /** A radio tag said another item while the unit was in hand. `title`: what the catalogue calls it, null for a stranger. */
  readonly tagContradicted: { readonly gtin14: string; readonly serial: string | null; readonly title: string | null }
  /** `none`: not readable, or there is none. */
  /** `doubt`: what spoke against it when a person kept it all the same. Absent: nothing did. */
  readonly serialRecorded: { readonly serial: string | null; readonly how: 'scanned' | 'typed' | 'none'; readonly doubt?: 'differs' | 'returned-before' | undefined }
  readonly lotRecorded: { readonly lot: string | null; readonly expiry: string | null; readonly how: 'scanned' | 'typed' | 'none' }
  readonly unitWeighed: {
    readonly weightGrams: Grams
    readonly frame: string
    readonly deviceId: string
    /** Whether the scale left a tare out; gross where it is missing. */
    readonly load?: 'gross' | 'net' | undefined
  }
  readonly weighingSkipped: { readonly reason: 'scale-missing' | 'asked-by-operator' }
  readonly questionAnswered: GivenAnswer
  readonly unitGraded: { readonly grade: Grade; readonly score: number; readonly findings: readonly GivenAnswer[]; readonly rulesVersion: number }
  readonly dispositionDecided: { readonly disposition: Disposition; readonly zone: ZoneLetter; readonly ruleId: number; readonly rulesVersion: number }
  /** What the buyer says, as a code; where the return order says it, it stands in `unitIdentified`. */
  readonly claimedReasonRecorded: { readonly reason: ClaimedReason }
  /** What the inspection says of the reason. `findings`: computed from the answers; `chosen`: by the person. */
  readonly foundReasonRecorded: { readonly reason: FoundReason; readonly how: 'findings' | 'chosen' }
  /** `differenceGrams` is the weight less the usual one: below zero for a light unit. */
  readonly weightJudged: { readonly verdict: WeightVerdict; readonly usualGrams: Grams; readonly differenceGrams: Grams }
  /** A person's grade against the rules' (`computed`). `reason` is an id in `resources/rules/override.json`. */
  readonly gradeOverridden: { readonly grade: Grade; readonly computed: Grade; readonly reason: string }
  /** A person's route against the rules' (`computed`, by rule `ruleId`). */
  readonly dispositionOverridden: {
    readonly disposition: Disposition
    readonly zone: ZoneLetter
    readonly computed: Disposition
    readonly ruleId: number
    readonly reason: string
  }
  /**
   * Without a purpose: the label of the route. An extra label names its template and what it says; `data` is left out where
   * it tells of a buyer, and then it is gone when the station stops before the label is printed.
   */
  readonly labelRequested: {
    readonly printJobId: PrintJobId
    /** The plate on the label; empty where it has none. */
    readonly lpn: Lpn
    readonly reprint: ReprintReason | null
    readonly purpose?: Exclude<LabelPurpose, 'route'> | undefined
    readonly templateId?: string | undefined
    readonly data?: LabelValues | undefined
    /** The label is one of a relabel. */
    readonly relabel?: RelabelOrder | undefined
  }
  /**
   * Written before the first byte leaves for the printer, so that a job cut short is never taken for one that was not begun.
   * `countBefore`: the printer's odometer then, null where it has none.
   */
  readonly labelSending: {
    readonly printJobId: PrintJobId
    readonly templateId: string
    readonly templateVersion: number
    readonly contentHash: string
    readonly printerId: string
    readonly countBefore: number | null
  }
  /** A person, with the label in hand or without one, says whether it came out. */
  readonly labelJudged: { readonly printJobId: PrintJobId; readonly printed: boolean }
  /** The label is not to be used any more, wherever it lies. */
  readonly labelVoided: { readonly printJobId: PrintJobId; readonly reason: VoidReason }
  /** `confirmed`: the printer itself said that it printed; otherwise it was sent, not confirmed. */
  readonly labelSent: { readonly printJobId: PrintJobId; readonly confirmed: boolean; readonly evidence: string; readonly purpose?: Exclude<LabelPurpose, 'route'> | undefined }
  /** `sentBytes`: at most so many bytes left the station; -1 when nobody can know. */
  readonly labelFailed: {
    readonly printJobId: PrintJobId
    readonly cause: string
    readonly detail: string
    readonly sentBytes: number
    readonly purpose?: Exclude<LabelPurpose, 'route'> | undefined
  }
  /** `printJobId` names the label of a relabel. `how` eye: a label without a code, that a person saw on the unit. */
  readonly labelScannedBack: { readonly lpn: Lpn; readonly tookMs: DurationMs | null; readonly printJobId?: PrintJobId | undefined; readonly how?: 'eye' | undefined }
  /** The unit has another plate from now on: `newLpn` sticks over `oldCode`, which nobody may work with any more. */
  readonly unitRelabelled: { readonly oldCode: Lpn; readonly newLpn: Lpn; readonly printJobId?: PrintJobId | undefined; readonly reason: RelabelReason }
  readonly unitPutInTote: { readonly toteId: ToteId; readonly toteName: string; readonly zone: ZoneLetter }
  /** `toteId` is set when the unit went there in its tote. */
  readonly unitPutAway: { readonly location: Lpn; readonly toteId?: ToteId | undefined }
  readonly unitHeld: { readonly reason: HoldReason }
  readonly unitResumed: { readonly parcelId: ParcelId }

  /** A lead put a version of a label template in force: labels name it from now on. */
  readonly labelTemplateApproved: { readonly templateId: string; readonly version: number }
  /** A version in force was taken out of use; the shipped one is printed again. */
  readonly labelTemplateRetired: { readonly templateId: string; readonly version: number }

  /** Takes back an earlier entry of the same subject. The earlier entry stays; folds leave it out. */
  readonly entryVoided: { readonly origin: string; readonly seq: number; readonly kind: string }
}

export type EntryKind = keyof EntryPayloads

/** What an entry is about: `unit:…`, `parcel:…`, `tote:…`, `shift:…`, `return-order:…`. */
export const SUBJECT_TYPES = ['unit', 'parcel', 'tote', 'shift', 'return-order'] as const
export type SubjectType = (typeof SUBJECT_TYPES)[number]
export type Subject = `${SubjectType}:${string}`

/** Which kinds speak of which subject; the kinds of labels also of others (`speaksOf`). `entryVoided` speaks of the subject of the entry it takes back. */
export const SUBJECT_OF_KIND: Record<Exclude<EntryKind, 'entryVoided'>, SubjectType> = {
  shiftOpened: 'shift', operatorSignedIn: 'shift', operatorSignedOut: 'shift', shiftClosed: 'shift',
  handOverNoted: 'shift', deviceFaulted: 'shift', deviceRecovered: 'shift', devicesChecked: 'shift', labelTemplateApproved: 'shift', labelTemplateRetired: 'shift',
  toteOpened: 'tote', toteClosed: 'tote', toteReopened: 'tote', totePutAway: 'tote',
  returnOrderOpened: 'return-order',
  parcelReceived: 'parcel', parcelJoined: 'parcel', parcelSetAside: 'parcel', parcelResumed: 'parcel', parcelClosed: 'parcel', tagsCompared: 'parcel',
  unitIdentified: 'unit', serialRecorded: 'unit', lotRecorded: 'unit', unitWeighed: 'unit', weighingSkipped: 'unit', questionAnswered: 'unit', unitGraded: 'unit', dispositionDecided: 'unit',
  claimedReasonRecorded: 'unit', foundReasonRecorded: 'unit', weightJudged: 'unit', gradeOverridden: 'unit', dispositionOverridden: 'unit',
  labelRequested: 'unit', labelSending: 'unit', labelJudged: 'unit', labelVoided: 'unit', labelSent: 'unit', labelFailed: 'unit', labelScannedBack: 'unit', unitRelabelled: 'unit', unitPutInTote: 'unit', unitPutAway: 'unit', unitHeld: 'unit', unitResumed: 'unit', tagContradicted: 'unit',
}

const LABEL_KINDS: readonly EntryKind[] = ['labelRequested', 'labelSending', 'labelSent', 'labelFailed', 'labelJudged', 'labelVoided']

/** What an extra label can be of, beside a unit: a tote, or the shift for badges and signs. */
const LABELS_ALSO_OF: readonly SubjectType[] = ['tote', 'shift']

/** Whether entries of a kind may speak of a type of subject. */
export function speaksOf(kind: Exclude<EntryKind, 'entryVoided'>, type: SubjectType): boolean {
  return SUBJECT_OF_KIND[kind] === type || (LABEL_KINDS.includes(kind) && LABELS_ALSO_OF.includes(type))
}

/** Newest version of every kind that this build writes and folds. Entries of a newer version are kept, not folded. */
export const ENTRY_VERSION = 1

/** One immutable fact as the journal holds it. `origin` is the station incarnation, `seq` is contiguous from 1 within it. */
export interface StoredEntry {
  readonly origin: string
  readonly seq: number
  readonly at: HybridTime
  /** HQ's order stamp; null until HQ has stored the entry. */
  readonly ord: number | null
  readonly version: number
  readonly kind: string
  readonly subject: Subject
  readonly actor: OperatorId | null
  readonly payload: unknown
}

/** A stored entry of a kind and version that this build knows. */
export type JournalEntry = { [K in EntryKind]: StoredEntry & { readonly kind: K; readonly payload: EntryPayloads[K] } }[EntryKind]

/** What a command asks the journal to append. Origin, number, time and hash are the journal's to give. */
export type DraftEntry = { [K in EntryKind]: { readonly kind: K; readonly subject: Subject; readonly payload: EntryPayloads[K] } }[EntryKind]

/** A draft for a subject. The kind must speak of that type of subject. */
export function draft<K extends EntryKind>(kind: K, subject: Subject, payload: EntryPayloads[K]): DraftEntry {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- kind and payload belong together by the signature; the union cannot follow the type parameter
  return { kind, subject, payload } as DraftEntry
}

export function subjectOf(type: SubjectType, id: string): Subject {
  return `${type}:${id}`
}

/** Type and id of a subject text, or null for a type this build does not know. */
export function parseSubject(subject: string): { readonly type: SubjectType; readonly id: string } | null {
  const cut = subject.indexOf(':')
  const type = SUBJECT_TYPES.find((candidate) => candidate === subject.slice(0, cut))
  return type ? { type, id: subject.slice(cut + 1) } : null
}

/** Whether this build can fold an entry: a kind it knows, in a version it knows. */
export function isKnownEntry(entry: StoredEntry): entry is JournalEntry {
  return entry.version <= ENTRY_VERSION && (entry.kind === 'entryVoided' || Object.hasOwn(SUBJECT_OF_KIND, entry.kind))
}

/** Fold order of entries: HQ's stamp where there is one, else the hybrid clock; ties by origin, then by number. */
export function compareEntries(a: StoredEntry, b: StoredEntry): number {
  return (a.ord ?? a.at) - (b.ord ?? b.at) || (a.origin < b.origin ? -1 : a.origin > b.origin ? 1 : 0) || a.seq - b.seq
}

/** The entries of one subject that stand: in fold order, known to this build, voided ones and their voidings left out. */
export function standingEntries(entries: readonly StoredEntry[]): readonly JournalEntry[] {
  const known = entries.filter(isKnownEntry)
  const voided = new Set(known.flatMap((entry) => (entry.kind === 'entryVoided' ? [`${entry.payload.origin}/${entry.payload.seq}`] : [])))
  return known.filter((entry) => entry.kind !== 'entryVoided' && !voided.has(`${entry.origin}/${entry.seq}`)).sort(compareEntries)
}
