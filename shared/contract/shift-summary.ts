import { GRADES } from '@shared/domain/grading-rules'
import { ADJUSTED_GAPS, SUMMARY_STEPS, type ShiftSummary as DomainShiftSummary } from '@shared/domain/shift-summary'
import { SUMMARY_NUMBERS, type BehindNumber } from '@shared/domain/summary-number'
import { UNIT_STATES } from '@shared/domain/unit'
import { BASE_GROUPS, DISPOSITIONS } from '@shared/domain/zone'
import { z } from 'zod'
import { LanguageSchema } from './bench-view'

const CountSchema = z.number().int().nonnegative()
const InstantSchema = z.number()
const DurationSchema = z.number().nonnegative().nullable()
const KeyedCountsSchema = z.array(z.object({ key: z.string(), count: CountSchema })).readonly()

const AdjustedTimeSchema = z.object({
  medianMs: DurationSchema, gap: z.enum(ADJUSTED_GAPS).nullable(), referenceMs: DurationSchema, referenceShifts: CountSchema, referenceUnits: CountSchema,
  mix: z.array(z.object({ category: z.string(), units: CountSchema, medianMs: z.number().nonnegative() })).readonly(),
})

const OperatorSummarySchema = z.object({
  operatorId: z.string(), name: z.string(), unitsDecided: CountSchema, unitsPlaced: CountSchema, medianUnitMs: DurationSchema,
  adjustedMs: DurationSchema, overrides: CountSchema, benchMs: z.number().nonnegative(),
})

const NoteSchema = z.object({ at: InstantSchema, name: z.string(), text: z.string() })
/** Notes for the next shift, the oldest first. */
export const HandOverSchema = z.array(NoteSchema)
export type HandOver = z.output<typeof HandOverSchema>

/** The numbers of one shift, as `shared/domain/shift-summary.ts` defines them. */
export const ShiftSummarySchema = z.object({
  stationName: z.string(),
  shiftId: z.string(),
  openedAt: InstantSchema,
  closedAt: InstantSchema.nullable(),
  frozenAt: InstantSchema,
  firstSeq: CountSchema,
  lastSeq: CountSchema,
  chainWhole: z.boolean(),
  lastHash: z.string(),
  operators: z.array(OperatorSummarySchema).readonly(),
  parcelsReceived: CountSchema,
  parcelsBlind: CountSchema,
  unitsByStep: z.array(z.object({ step: z.enum(SUMMARY_STEPS), count: CountSchema })).readonly(),
  unitsByGrade: z.array(z.object({ grade: z.enum(GRADES), count: CountSchema })).readonly(),
  unitsByGroup: z.array(z.object({ group: z.enum(BASE_GROUPS), count: CountSchema })).readonly(),
  unitsByDisposition: z.array(z.object({ disposition: z.enum(DISPOSITIONS), count: CountSchema })).readonly(),
  unitsByHour: z.array(z.object({ hourStart: InstantSchema, count: CountSchema })).readonly(),
  reasons: z.array(z.object({ claimed: z.string().nullable(), found: z.string().nullable(), count: CountSchema })).readonly(),
  unitsDecided: CountSchema,
  unitsPlaced: CountSchema,
  unitsResalable: CountSchema,
  unitTime: z.object({ medianMs: DurationSchema, p90Ms: DurationSchema, adjusted: AdjustedTimeSchema }),
  weighingsSkipped: CountSchema,
  stepsUndone: CountSchema,
  prints: z.object({ printed: CountSchema, confirmed: CountSchema, failed: CountSchema, reprints: CountSchema }),
  reprintReasons: KeyedCountsSchema,
  gradeOverrides: KeyedCountsSchema,
  routeOverrides: KeyedCountsSchema,
  holds: KeyedCountsSchema,
  weightVerdicts: KeyedCountsSchema,
  differences: KeyedCountsSchema,
  devices: z.array(z.object({ deviceId: z.string(), role: z.string(), states: z.array(z.string()).readonly(), count: CountSchema, outMs: z.number().nonnegative() })).readonly(),
  deviceChecks: KeyedCountsSchema,
  notes: z.array(NoteSchema).readonly(),
  stillOpen: z.array(z.object({ lpn: z.string(), title: z.string(), state: z.enum(UNIT_STATES), since: InstantSchema, holdReason: z.string().nullable() })).readonly(),
}) satisfies z.ZodType<DomainShiftSummary>
export type ShiftSummary = z.output<typeof ShiftSummarySchema>

/** Which number of which summary somebody wants to look behind. */
export const BehindRequestSchema = z
  .object({ shiftId: z.string().max(80), frozenAt: InstantSchema, number: z.enum(SUMMARY_NUMBERS), key: z.string().max(200).nullable() })
  .strict()
export type BehindRequest = z.output<typeof BehindRequestSchema>

/** What stands behind a number, the oldest first. */
export const BehindNumberSchema = z.array(
  z.object({ code: z.string(), title: z.string(), at: InstantSchema, isUnit: z.boolean() }) satisfies z.ZodType<BehindNumber>,
)

/** A summary as files. Without a shift it is the one that `report.shift` would show; without a moment, up to now. */
export const ExportRequestSchema = z
  .object({ format: z.enum(['pdf', 'csv', 'both']), language: LanguageSchema, shiftId: z.string().max(80).nullish(), frozenAt: InstantSchema.nullish() })
  .strict()
export type ExportRequest = z.output<typeof ExportRequestSchema>
