import { SCAN_GUESSES } from '@shared/domain/barcode'
import { BENCH_COMMANDS } from '@shared/domain/command-barcode'
import { PENDING_KINDS } from '@shared/domain/bench-state'
import { TAG_FINDINGS } from '@shared/domain/compare-tags'
import { CHOICE_OFF, CHOOSING_KINDS } from '@shared/domain/choosing'
import { OUTCOME_KINDS } from '@shared/domain/commands/plan'
import { FAILURE_KINDS } from '@shared/domain/failure'
import { GRADES } from '@shared/domain/grading-rules'
import { HOLD_REASONS } from '@shared/domain/journal-entry'
import { MATCH_REASONS } from '@shared/domain/match-parcel'
import { GUESSED_THINGS } from '@shared/domain/meant-text'
import { ROLES } from '@shared/domain/operator'
import { SIGNALS } from '@shared/domain/signal'
import { UNIT_STATES } from '@shared/domain/unit'
import { UNIT_FITS } from '@shared/domain/unit-fit'
import { WAITING_SHOWN } from '@shared/domain/waiting'
import { LANGUAGES } from '@shared/domain/words'
import { BASE_GROUPS, DISPOSITIONS, ZONE_LETTERS } from '@shared/domain/zone'
import { z } from 'zod'

export const LanguageSchema = z.enum(LANGUAGES)
export const CommandSchema = z.enum(BENCH_COMMANDS)
export const WordsSchema = z.object({ en: z.string(), ru: z.string(), kk: z.string().optional(), zh: z.string().optional(), fr: z.string().optional() })
export const FactsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]))
const ZoneSchema = z.enum(ZONE_LETTERS)
const GradeSchema = z.enum(GRADES)
const DispositionSchema = z.enum(DISPOSITIONS)

/** The answer to a scan, a command or a sign-in: always one, also when refused, with the text of the scan. */
export const BenchAnswerSchema = z.object({
  signal: z.enum(SIGNALS),
  kind: z.union([z.enum(OUTCOME_KINDS), z.enum(FAILURE_KINDS)]),
  facts: FactsSchema,
  /** The scanned text or the command, as the echo line shows it. */
  text: z.string(),
  /** Words from template data that belong to the answer, for example the text of the chosen answer. */
  words: WordsSchema.nullable(),
  /** Of tags that were read together: what they say of the parcel, the first titles of each kind. */
  tags: z.array(z.object({ finding: z.enum(TAG_FINDINGS), title: z.string(), count: z.number() })).optional(),
  at: z.number(),
})
export type BenchAnswer = z.infer<typeof BenchAnswerSchema>

export const OperatorViewSchema = z.object({ operatorId: z.string(), name: z.string(), role: z.enum(ROLES), language: LanguageSchema })
export type OperatorView = z.infer<typeof OperatorViewSchema>

/** One of the things that an open question offers at a place of the choice grid. */
const OfferSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('return-order'), place: z.number().int().min(1).max(9), rmaNumber: z.string(), reasons: z.array(z.enum(MATCH_REASONS)), titles: z.array(z.string()),
    piecesLeft: z.number(), piecesExpected: z.number(),
  }),
  z.object({
    kind: z.literal('item'), place: z.number().int().min(1).max(9), title: z.string(), sku: z.string(), code: z.enum(['gtin', 'other', 'pack', 'carton']),
    /** Pieces that the code stands for; null where nobody knows. */
    pieces: z.number().nullable(), guessed: z.boolean(),
    /** The line that announces it, and how many pieces of it are still awaited. */
    line: z.number().nullable(), awaited: z.number(),
  }),
  z.object({
    kind: z.literal('guess'), place: z.number().int().min(1).max(9), thing: z.enum(GUESSED_THINGS), name: z.string(), title: z.string().nullable(),
    serial: z.string().nullable(), lot: z.string().nullable(), expiry: z.string().nullable(),
    /** What has to be supposed to read the scan like this. */
    guessed: z.array(z.enum(SCAN_GUESSES)),
  }),
])
export type OfferView = z.infer<typeof OfferSchema>

const PendingViewSchema = z.object({ kind: z.enum(PENDING_KINDS), facts: FactsSchema, offers: z.array(OfferSchema) })

export const StepViewSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sign-in') }),
  z.object({ kind: z.literal('confirm'), pending: PendingViewSchema }),
  z.object({ kind: z.literal('scan-parcel') }),
  z.object({ kind: z.literal('scan-unit'), unitsLeft: z.number() }),
  z.object({ kind: z.literal('serial') }),
  z.object({ kind: z.literal('lot') }),
  z.object({ kind: z.literal('weigh') }),
  z.object({ kind: z.literal('choose') }),
  z.object({ kind: z.literal('question') }),
  z.object({ kind: z.literal('label') }),
  z.object({ kind: z.literal('tote') }),
])
export type StepView = z.infer<typeof StepViewSchema>

const UnitLineSchema = z.object({
  unitId: z.string(), lpn: z.string(), title: z.string(), sku: z.string(), state: z.enum(UNIT_STATES), grade: GradeSchema.nullable(),
  zone: ZoneSchema.nullable(), toteName: z.string().nullable(), weightGrams: z.number().nullable(), fit: z.enum(UNIT_FITS), pieces: z.number(),
})
export type UnitLine = z.infer<typeof UnitLineSchema>

const LineViewSchema = z.object({
  rmaNumber: z.string(), line: z.number(), sku: z.string(), title: z.string(), claimedReason: z.string().nullable(), usualWeightGrams: z.number().nullable(),
  quantityExpected: z.number(),
  /** Pieces taken in, how many of them are in a tote or on hold, and how many more came than were announced. */
  counted: z.number(), settled: z.number(), surplus: z.number(),
  newest: UnitLineSchema.nullable(),
})
export type LineView = z.infer<typeof LineViewSchema>

const ParcelSummarySchema = z.object({
  parcelId: z.string(), rmaNumber: z.string(), scanned: z.string(), blind: z.boolean(), unitsExpected: z.number(), unitsPlaced: z.number(),
  /** Pieces taken in so far, on lines and beside them. */
  unitsFound: z.number(),
  /** Numbers of further return orders in the same parcel. */
  also: z.array(z.string()),
  setAside: z.boolean(),
  /** At most as many as a screen can show; of a longer list those still awaited come first. */
  lines: z.array(LineViewSchema),
  linesMore: z.object({ open: z.number(), done: z.number() }),
  /** Units that are on no line: not announced, or of a blind parcel. The newest ones; `extrasCount` counts all. */
  extras: z.array(UnitLineSchema),
  extrasCount: z.number(),
})
export type ParcelSummary = z.infer<typeof ParcelSummarySchema>

/** One drawable thing of a label preview, in millimetres from its upper left corner. */
export const LabelShapeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('rect'), x: z.number(), y: z.number(), width: z.number(), height: z.number(), fill: z.enum(['black', 'white']) }),
  z.object({ kind: z.literal('path'), d: z.string(), fill: z.enum(['black', 'white']) }),
  z.object({ kind: z.literal('text'), x: z.number(), y: z.number(), size: z.number(), bold: z.boolean(), anchor: z.enum(['start', 'middle', 'end']), fill: z.enum(['black', 'white']), text: z.string() }),
])
export type LabelShape = z.infer<typeof LabelShapeSchema>
export const LabelPreviewSchema = z.object({ widthMm: z.number(), heightMm: z.number(), shapes: z.array(LabelShapeSchema) })
export type LabelPreview = z.infer<typeof LabelPreviewSchema>

const LabelViewSchema = z.object({
  state: z.enum(['requested', 'sent', 'confirmed', 'failed']),
  requestedAt: z.number(), sentAt: z.number().nullable(), cause: z.string().nullable(), preview: LabelPreviewSchema,
  /** The job code that is printed small on it. */
  job: z.string(),
  /** Nobody knows whether it came out: a person is asked. */
  isUnknown: z.boolean(),
})
export type LabelView = z.infer<typeof LabelViewSchema>

const AnswerViewSchema = z.object({ place: z.number().int().min(1).max(9), id: z.string(), text: WordsSchema, hint: WordsSchema.nullable(), leadDecides: z.boolean() })
const QuestionViewSchema = z.object({ id: z.string(), text: WordsSchema, picture: z.string(), index: z.number(),
  /** The most questions that can come; the number falls as answers come in. */
  count: z.number(),
  answers: z.array(AnswerViewSchema) })
export type QuestionView = z.infer<typeof QuestionViewSchema>

const RouteViewSchema = z.object({
  zone: ZoneSchema, disposition: DispositionSchema, grade: GradeSchema,
  /** The tote the card names; null when no tote of the zone is in service: any plate of the zone will do. */
  toteName: z.string().nullable(),
  ruleId: z.number(), ruleWords: WordsSchema, findings: z.array(WordsSchema),
  group: z.enum(BASE_GROUPS),
  claimed: WordsSchema.nullable(),
  found: WordsSchema.nullable(),
  /** Set when a person chose against the rules: what they had said, and the person's reason. */
  changed: z.object({ grade: GradeSchema.nullable(), disposition: DispositionSchema.nullable(), reason: WordsSchema }).nullable(),
})
export type RouteView = z.infer<typeof RouteViewSchema>

const UnitInHandSchema = z.object({
  unitId: z.string(), lpn: z.string(), title: z.string(), sku: z.string(), line: z.number().nullable(), claimedReason: z.string().nullable(),
  usualWeightGrams: z.number().nullable(), weightGrams: z.number().nullable(), weighingSkipped: z.boolean(), state: z.enum(UNIT_STATES),
  /** The claimed reason as the taxonomy names it; `claimedReason` is the buyer's own text. */
  claimed: WordsSchema.nullable(),
  /** The catalogue's weight cannot be compared with; `usualWeightGrams` is null then. */
  weightDoubtful: z.boolean(),
  /** Who says what is usual, and what the catalogue says where enough earlier units weigh something else. */
  usualFrom: z.enum(['catalogue', 'earlier-units']), catalogueOffGrams: z.number().nullable(),
  fit: z.enum(UNIT_FITS), pieces: z.number(), serial: z.string().nullable(), lot: z.string().nullable(), expiry: z.string().nullable(), rmaNumber: z.string(),
})
export type UnitInHand = z.infer<typeof UnitInHandSchema>

const ChoicePlaceSchema = z.object({
  place: z.number().int().min(1).max(9), id: z.string(),
  /** Null where the window has the words for the id. */
  text: WordsSchema.nullable(), hint: WordsSchema.nullable(), off: z.enum(CHOICE_OFF).nullable(),
})
const ChoiceViewSchema = z.object({ of: z.enum(CHOOSING_KINDS), facts: FactsSchema, about: WordsSchema.nullable(), places: z.array(ChoicePlaceSchema) })
export type ChoiceView = z.infer<typeof ChoiceViewSchema>

/** A line of the trail: the kind of a journal entry with the facts for its words. */
export const TrailStepSchema = z.object({ kind: z.string(), facts: FactsSchema, words: WordsSchema.nullable(), at: z.number() })
export type TrailStep = z.infer<typeof TrailStepSchema>

const ToteTileSchema = z.object({ toteId: z.string(), name: z.string(), lpn: z.string(), zone: ZoneSchema, capacity: z.number(), unitCount: z.number() })
export type ToteTileView = z.infer<typeof ToteTileSchema>

/** Why the plate of a held unit did not come out, as the printer's driver names it. */
const LabelTroubleSchema = z.object({ cause: z.string().nullable() })

/** What waits at a place of the start screen. */
const WaitingThingSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('unit'), place: z.number().int().min(1).max(WAITING_SHOWN), since: z.number(), lpn: z.string(), title: z.string(), reason: z.enum(HOLD_REASONS), forLead: z.boolean(),
    /** Set when it lies there without a label. */
    labelTrouble: LabelTroubleSchema.nullable(),
  }),
  z.object({ kind: z.literal('parcel'), place: z.number().int().min(1).max(WAITING_SHOWN), since: z.number(), rmaNumber: z.string(), scanned: z.string() }),
])
export type WaitingThingView = z.infer<typeof WaitingThingSchema>

/** Everything the bench screen shows. Built anew from projections after every change; the window keeps no state of its own beside it. */
export const BenchViewSchema = z.object({
  stationName: z.string(),
  operator: OperatorViewSchema.nullable(),
  shift: z.object({ shiftId: z.string(), openedAt: z.number(), unitsThisHour: z.number(), unitsThisShift: z.number(), checkOffered: z.boolean().optional() }).nullable(),
  step: StepViewSchema,
  parcel: ParcelSummarySchema.nullable(),
  lastParcel: ParcelSummarySchema.nullable(),
  unit: UnitInHandSchema.nullable(),
  question: QuestionViewSchema.nullable(),
  /** What is asked with fixed places beside the checklist; set when the step is `choose`. */
  choice: ChoiceViewSchema.nullable(),
  label: LabelViewSchema.nullable(),
  route: RouteViewSchema.nullable(),
  /** Newest first, at most five. */
  trail: z.array(TrailStepSchema),
  /** The step that UNDO would take back; null when there is none. */
  undo: TrailStepSchema.nullable(),
  totes: z.array(ToteTileSchema),
  /** What was set aside, the newest first. `units` and `parcels` count all of it; empty while a parcel is open or a unit in hand. */
  waiting: z.object({ things: z.array(WaitingThingSchema), units: z.number(), parcels: z.number() }),
  /** A unit that was held and lies there without a label, while REPRINT would print it. */
  unlabelled: LabelTroubleSchema.extend({ lpn: z.string(), title: z.string() }).nullable(),
})
export type BenchView = z.infer<typeof BenchViewSchema>
