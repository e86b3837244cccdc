import { GRADES } from '@shared/domain/grading-rules'
import { LABEL_COVERS } from '@shared/domain/relabel-rules'
import { DISPOSITIONS, ZONE_LETTERS } from '@shared/domain/zone'
import { z } from 'zod'
import { LabelPreviewSchema, TrailStepSchema, WordsSchema } from './bench-view'

const RelabelUnitSchema = z.object({ unitId: z.string(), lpn: z.string(), title: z.string(), sku: z.string(), grade: z.enum(GRADES).nullable(), disposition: z.enum(DISPOSITIONS).nullable(), zone: z.enum(ZONE_LETTERS).nullable() })
export type RelabelUnitView = z.infer<typeof RelabelUnitSchema>

const RelabelLabelSchema = z.object({
  templateId: z.string(),
  name: WordsSchema,
  covers: z.enum(LABEL_COVERS),
  state: z.enum(['later', 'now', 'done']),
  /** Nothing on it can be scanned: a person looks. */
  byEye: z.boolean(),
})

/** What the relabel screen shows. */
export const RelabelViewSchema = z.object({
  tote: z.object({
    toteId: z.string(), lpn: z.string(), name: z.string(), zone: z.enum(ZONE_LETTERS), done: z.number(), of: z.number(),
    /** Units that still need labels, in the order of the tote; the first nine stand at the places 1 to 9. */
    left: z.array(RelabelUnitSchema),
  }).nullable(),
  /** The unit whose label is on its way. */
  current: z.object({
    unit: RelabelUnitSchema,
    labels: z.array(RelabelLabelSchema),
    rule: WordsSchema.nullable(),
    /** The plate that the fresh label has; null where it keeps the one there is. */
    newLpn: z.string().nullable(),
    job: z.object({ state: z.enum(['requested', 'sent', 'confirmed', 'failed']), requestedAt: z.number(), sentAt: z.number().nullable(), cause: z.string().nullable() }),
    preview: LabelPreviewSchema.nullable(),
  }).nullable(),
  choice: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('which-unit'), units: z.array(RelabelUnitSchema) }),
    z.object({ kind: z.literal('what-for'), unit: RelabelUnitSchema, lacksLabels: z.boolean(), where: z.string().nullable() }),
  ]).nullable(),
  /** A unit that was refused because its labels lack a value: HOLD sets it aside. */
  refused: z.string().nullable(),
  undo: TrailStepSchema.nullable(),
})
export type RelabelView = z.infer<typeof RelabelViewSchema>
