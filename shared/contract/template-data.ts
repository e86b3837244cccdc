import { BENCH_COMMANDS } from '@shared/domain/command-barcode'
import type { ChecklistChoices } from '@shared/domain/choose-checklist'
import { HOLD_REASONS } from '@shared/domain/journal-entry'
import { ROLES } from '@shared/domain/operator'
import { SUMMARY_STEPS } from '@shared/domain/shift-summary'
import { UNIT_STATES } from '@shared/domain/unit'
import { LANGUAGES, type Words } from '@shared/domain/words'
import { DISPOSITIONS } from '@shared/domain/zone'
import { z } from 'zod'

/*
 * Template data: what comes with the app as files and is told to people or decides about units. Parsed once at
 * station start. Objects are strict, so that a misspelt field is a refusal and not a rule that never holds.
 */

/** Longest text in a data file, in characters: a guard against a wrong file. What fits a screen is far less. */
const MAX_TEXT = 400

const TextSchema = z.string().trim().min(1).max(MAX_TEXT)
export const IdSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)
export const VersionSchema = z.number().int().positive()

export const WordsSchema = z.strictObject({
  en: TextSchema, ru: TextSchema, kk: TextSchema.optional(), zh: TextSchema.optional(), fr: TextSchema.optional(),
}) satisfies z.ZodType<Words>

/** A beginning of a word as it is compared with texts. */
export const LowerCaseWordSchema = TextSchema.refine((word) => word === word.normalize('NFC').toLowerCase(), 'a word that is not in lower case never matches')

export function isUnique(values: readonly (string | number)[]): boolean {
  return new Set(values).size === values.length
}

/** `resources/checklists/choose.json` */
export const ChecklistChoicesSchema = z.strictObject({
  version: VersionSchema,
  choices: z
    .array(z.strictObject({
      checklist: IdSchema,
      words: z.array(LowerCaseWordSchema),
    }))
    .min(1),
}) satisfies z.ZodType<ChecklistChoices>

/** `resources/words/label.json`: words on labels that no template has, because they follow from the unit. */
export const LabelWordsSchema = z.strictObject({
  version: VersionSchema,
  /** On the plate of a unit that waits: why. */
  holdReasons: z.record(z.enum(HOLD_REASONS), WordsSchema),
})
export type LabelWords = z.output<typeof LabelWordsSchema>

/** Every single word of the printed shift summary and of its table of numbers. */
export const SHIFT_SUMMARY_TERMS = [
  'title', 'stillRunning', 'operatorCount', 'entryRange', 'noEntries', 'chainWhole', 'chainBroken', 'unitsDecided', 'unitDecided', 'unitsPlacedBelow',
  'resalable', 'resalableBelow', 'unitTime', 'unitTimeBelow', 'unitTimeNone', 'parcelsReceived', 'parcelsBlindBelow', 'stepsUndone',
  'weighingsSkippedBelow', 'unitsByHour', 'unitsBySpan', 'unitCount', 'whereUnitsWent', 'people', 'operator', 'decided', 'placed', 'medianTime',
  'byGrade', 'grade', 'byStep', 'step', 'units', 'share', 'labels', 'count', 'printed', 'confirmed', 'failed', 'reprints', 'stillOpen',
  'nothingOpen', 'oldestOf', 'lpn', 'item', 'where', 'waits', 'signLead', 'signNext', 'signDate', 'printedAt', 'definedOn', 'pageOf',
  'continued', 'definitionsTitle', 'definitionsLead', 'shift', 'station', 'opened', 'closed', 'frozen', 'firstEntry', 'lastEntry', 'chain',
  'unitsPlaced', 'unitsResalable', 'unitTimeMedian', 'unitTimeP90', 'parcelsBlind', 'weighingsSkipped', 'hours', 'minutes', 'days',
  'minuteUnit', 'hourUnit',
  'adjustedBelow', 'adjustedNone', 'overridesFigure', 'overridesBelow', 'benchTime', 'adjustedTime', 'overrides', 'byGroup', 'group', 'reasonMatrix',
  'reasonMatrixNote', 'reason', 'gradeOverrides', 'routeOverrides', 'holds', 'weightChecks', 'answer', 'differences', 'difference', 'devices',
  'deviceChecks', 'device', 'deviceState', 'times', 'minutesOut', 'noDevices', 'notes', 'time', 'note', 'noNotes', 'reprintReasons', 'none', 'exceptions',
  'lastHash', 'checkSum', 'secondsAtBench', 'adjustedSeconds', 'adjustedReferenceSeconds', 'adjustedReferenceUnits', 'adjustedReferenceShifts',
  'adjustedGap', 'undoneStep', 'signedIn',
] as const
export type ShiftSummaryTerm = (typeof SHIFT_SUMMARY_TERMS)[number]

/** Numbers of the shift summary that are defined on its last page, in the order of that page. */
export const SHIFT_SUMMARY_DEFINITIONS = [
  'unitsDecided', 'unitsPlaced', 'resalable', 'unitTime', 'unitTimeP90', 'unitTimeAdjusted', 'parcelsReceived', 'parcelsBlind', 'stepsUndone',
  'weighingsSkipped', 'unitsByHour', 'whereUnitsWent', 'byGroup', 'people', 'benchTime', 'byStep', 'byGrade', 'reasonMatrix', 'overrides', 'holds',
  'weightChecks', 'differences', 'printed', 'confirmed', 'failed', 'reprints', 'reprintReasons', 'devices', 'deviceChecks', 'notes', 'stillOpen', 'entries',
] as const
export type ShiftSummaryDefinition = (typeof SHIFT_SUMMARY_DEFINITIONS)[number]

/** `resources/words/shift-summary.json` */
export const ShiftSummaryWordsSchema = z.strictObject({
  version: VersionSchema,
  terms: z.record(z.enum(SHIFT_SUMMARY_TERMS), WordsSchema),
  steps: z.record(z.enum(SUMMARY_STEPS), WordsSchema),
  dispositions: z.record(z.enum(DISPOSITIONS), WordsSchema),
  states: z.record(z.enum(UNIT_STATES), WordsSchema),
  /** Names of what is counted under a key, such as `hold.lead-decides`. A key without a name is shown as it is. */
  names: z.record(z.string(), WordsSchema),
  definitions: z.record(z.enum(SHIFT_SUMMARY_DEFINITIONS), z.strictObject({ name: WordsSchema, text: WordsSchema })),
})
export type ShiftSummaryWords = z.output<typeof ShiftSummaryWordsSchema>

/** `resources/words/command-sheet.json`: what stands on the printed command sheet beside each code. */
export const CommandSheetWordsSchema = z.strictObject({
  version: VersionSchema,
  terms: z.record(z.enum(['title', 'lead', 'pageOf', 'badges', 'badgesLead']), WordsSchema),
  groups: z.record(z.enum(['answers', 'work', 'totes', 'unit', 'scale', 'shift', 'pages']), WordsSchema),
  commands: z.record(z.enum(BENCH_COMMANDS), z.strictObject({ name: WordsSchema, does: WordsSchema })),
})
export type CommandSheetWords = z.output<typeof CommandSheetWordsSchema>

/** `resources/words/calibration-sheet.json`: what stands on the sheet that keyboard scanners are learned from. */
export const CalibrationSheetWordsSchema = z.strictObject({ version: VersionSchema, terms: z.record(z.enum(['title', 'lead', 'code', 'foot', 'pageOf']), WordsSchema) })
export type CalibrationSheetWords = z.output<typeof CalibrationSheetWordsSchema>['terms']

/** `resources/sample/operators.json`: invented people of the sample bench. Their badges are the numbers of one plate range. */
export const SampleOperatorsSchema = z.strictObject({
  badgeRange: z.string().length(6),
  operators: z.array(z.strictObject({
    operatorId: IdSchema,
    name: TextSchema,
    role: z.enum(ROLES),
    language: z.enum(LANGUAGES),
    /** For the sample bench only; a real bench stores a salted hash. */
    pin: z.string().regex(/^\d{4,8}$/),
    badgeNumber: z.number().int().nonnegative(),
  })),
})
export type SampleOperators = z.output<typeof SampleOperatorsSchema>

/** `resources/sample/totes.json`: bodies of tote plates such as `A12`; zone, name and check character follow from them. */
export const SampleTotesSchema = z.strictObject({
  totes: z.array(z.strictObject({ body: z.string().regex(/^[A-Z][0-9]{2,3}$/), capacity: z.number().int().positive() })),
})
export type SampleTotes = z.output<typeof SampleTotesSchema>
