import { GRADES } from '@shared/domain/grading-rules'
import { SUMMARY_STEPS, type ShiftSummary as DomainShiftSummary } from '@shared/domain/shift-summary'
import { UNIT_STATES } from '@shared/domain/unit'
import { DISPOSITIONS } from '@shared/domain/zone'
import { z } from 'zod'

const CountSchema = z.number().int().nonnegative()
const InstantSchema = z.number()
const DurationSchema = z.number().nonnegative().nullable()

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
  operators: z.array(z.object({ operatorId: z.string(), name: z.string(), unitsDecided: CountSchema, unitsPlaced: CountSchema, medianUnitMs: DurationSchema })).readonly(),
  parcelsReceived: CountSchema,
  parcelsBlind: CountSchema,
  unitsByStep: z.array(z.object({ step: z.enum(SUMMARY_STEPS), count: CountSchema })).readonly(),
  unitsByGrade: z.array(z.object({ grade: z.enum(GRADES), count: CountSchema })).readonly(),
  unitsByDisposition: z.array(z.object({ disposition: z.enum(DISPOSITIONS), count: CountSchema })).readonly(),
  unitsByHour: z.array(z.object({ hourStart: InstantSchema, count: CountSchema })).readonly(),
  unitsDecided: CountSchema,
  unitsPlaced: CountSchema,
  unitsResalable: CountSchema,
  unitTime: z.object({ medianMs: DurationSchema, p90Ms: DurationSchema }),
  weighingsSkipped: CountSchema,
  stepsUndone: CountSchema,
  prints: z.object({ printed: CountSchema, confirmed: CountSchema, failed: CountSchema, reprints: CountSchema }),
  stillOpen: z.array(z.object({ lpn: z.string(), title: z.string(), state: z.enum(UNIT_STATES), since: InstantSchema })).readonly(),
}) satisfies z.ZodType<DomainShiftSummary>
export type ShiftSummary = z.output<typeof ShiftSummarySchema>
