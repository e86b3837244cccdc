import { z } from 'zod'
import { FactsSchema, WordsSchema } from './bench-view'
import { GRADES } from '@shared/domain/grading-rules'
import { UNIT_STATES } from '@shared/domain/unit'
import { DISPOSITIONS, ZONE_LETTERS } from '@shared/domain/zone'

/** Which unit: by its plate in any spelling, or by its id. */
export const DossierInputSchema = z.union([z.object({ lpn: z.string().max(200) }).strict(), z.object({ unitId: z.string().max(100) }).strict()])

export const DossierStepSchema = z.object({
  origin: z.string(),
  seq: z.number(),
  /** Check sum of the entry, hexadecimal. */
  hash: z.string(),
  at: z.number(),
  kind: z.string(),
  /** What the entry is about: unit, parcel, return-order, tote. */
  about: z.string(),
  facts: FactsSchema,
  /** Words of template data: the answer that was given. */
  words: WordsSchema.nullable(),
  /** Name of who did it; null for the station itself and for people who are not known here. */
  who: z.string().nullable(),
  /** Taken back by a later entry. */
  voided: z.boolean(),
  /** Did not fit the unit's state when it came: kept, not applied. */
  conflict: z.boolean(),
  whole: z.boolean(),
})
export type DossierStep = z.infer<typeof DossierStepSchema>

export const DossierLabelSchema = z.object({
  printJobId: z.string(), lpn: z.string(), requestedAt: z.number(), sentAt: z.number().nullable(), scannedBackAt: z.number().nullable(),
  state: z.enum(['requested', 'sent', 'confirmed', 'failed']), inUse: z.boolean(),
})
export type DossierLabel = z.infer<typeof DossierLabelSchema>

/** Everything that ever happened to a unit. */
export const DossierViewSchema = z.object({
  unitId: z.string(), lpn: z.string(), title: z.string(), sku: z.string(), gtin: z.string().nullable(), line: z.number().nullable(),
  rmaNumber: z.string().nullable(), parcelCode: z.string().nullable(), serial: z.string().nullable(), lot: z.string().nullable(), state: z.enum(UNIT_STATES),
  grade: z.enum(GRADES).nullable(), disposition: z.enum(DISPOSITIONS).nullable(), zone: z.enum(ZONE_LETTERS).nullable(),
  ruleWords: WordsSchema.nullable(),
  /** What the inspection found, in the words of the answers. */
  findings: z.array(WordsSchema),
  /** Where it is: location or tote; null while it is in hand. */
  place: z.string().nullable(),
  weightGrams: z.number().nullable(), usualWeightGrams: z.number().nullable(),
  /** As the scale sent it, and by which device. */
  /** Weighed without its tare. */
  weightNet: z.boolean().default(false),
  weightFrame: z.string().nullable(), weightDevice: z.string().nullable(),
  steps: z.array(DossierStepSchema),
  labels: z.array(DossierLabelSchema),
  chain: z.object({ whole: z.boolean(), entries: z.number() }),
})
export type DossierView = z.infer<typeof DossierViewSchema>
