import { GRADES } from '@shared/domain/grading-rules'
import { DISPOSITIONS } from '@shared/domain/zone'
import { z } from 'zod'

/** Steps the summary counts, in the order of the bench. */
export const SUMMARY_STEPS = ['identified', 'weighed', 'inspected', 'decided', 'labelled', 'scanned-back', 'placed', 'held'] as const
export type SummaryStep = (typeof SUMMARY_STEPS)[number]

const CountSchema = z.number().int().nonnegative()

/** The numbers of one shift, each a count over units or entries of its time span. */
export const ShiftSummarySchema = z.object({
  stationName: z.string(),
  shiftId: z.string(),
  openedAt: z.number(),
  closedAt: z.number().nullable(),
  /** The moment up to which entries count. */
  frozenAt: z.number(),
  firstSeq: CountSchema,
  lastSeq: CountSchema,
  chainWhole: z.boolean(),
  operators: z.array(z.object({ operatorId: z.string(), name: z.string(), unitsDecided: CountSchema, unitsPlaced: CountSchema, medianUnitMs: z.number().nullable() })),
  parcelsReceived: CountSchema,
  parcelsBlind: CountSchema,
  unitsByStep: z.array(z.object({ step: z.enum(SUMMARY_STEPS), count: CountSchema })),
  unitsByGrade: z.array(z.object({ grade: z.enum(GRADES), count: CountSchema })),
  unitsByDisposition: z.array(z.object({ disposition: z.enum(DISPOSITIONS), count: CountSchema })),
  /** Units decided, by hour of the station's local time, every hour of the shift present. */
  unitsByHour: z.array(z.object({ hourStart: z.number(), count: CountSchema })),
  unitsDecided: CountSchema,
  unitsPlaced: CountSchema,
  unitsResalable: CountSchema,
  /** From scanning the unit to putting it in its tote, over units placed in the shift. */
  unitTime: z.object({ medianMs: z.number().nullable(), p90Ms: z.number().nullable() }),
  weighingsSkipped: CountSchema,
  stepsUndone: CountSchema,
  prints: z.object({ printed: CountSchema, confirmed: CountSchema, failed: CountSchema, reprints: CountSchema }),
  stillOpen: z.array(z.object({ lpn: z.string(), title: z.string(), state: z.string(), since: z.number() })),
})
export type ShiftSummary = z.infer<typeof ShiftSummarySchema>
