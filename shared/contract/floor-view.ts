import { GRADES } from '@shared/domain/grading-rules'
import { TOTE_CLOSE_REASONS } from '@shared/domain/tote'
import { UNIT_STATES } from '@shared/domain/unit'
import { ZONE_LETTERS } from '@shared/domain/zone'
import { z } from 'zod'
import { TrailStepSchema } from './bench-view'

/** A unit as the floor page lists it. */
const FloorUnitSchema = z.object({
  unitId: z.string(), lpn: z.string(), title: z.string(), sku: z.string(), state: z.enum(UNIT_STATES), grade: z.enum(GRADES).nullable(), zone: z.enum(ZONE_LETTERS).nullable(),
  /** Tote or location by name; null while it is in work. */
  where: z.string().nullable(),
  /** Since when it is there; null while it is in work. */
  since: z.number().nullable(),
})
export type FloorUnit = z.infer<typeof FloorUnitSchema>

const FloorToteSchema = z.object({
  toteId: z.string(), lpn: z.string(), name: z.string(), zone: z.enum(ZONE_LETTERS), capacity: z.number(), unitCount: z.number(),
  closed: z.enum(TOTE_CLOSE_REASONS).nullable(),
  /** Location by name where it was put away; null at the bench. */
  location: z.string().nullable(),
})
export type FloorTote = z.infer<typeof FloorToteSchema>

/** What the floor page shows: the unit or tote scanned last, and every tote of the bench. */
export const FloorViewSchema = z.object({
  selected: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('unit'), unit: FloorUnitSchema }),
    z.object({
      kind: z.literal('tote'), tote: FloorToteSchema,
      /** Oldest first. */
      units: z.array(FloorUnitSchema),
      /** How many more there are than `units` lists. */
      more: z.number(),
      grades: z.array(z.object({ grade: z.enum(GRADES), count: z.number() })),
    }),
  ]).nullable(),
  totes: z.array(FloorToteSchema),
  undo: TrailStepSchema.nullable(),
})
export type FloorView = z.infer<typeof FloorViewSchema>
