import { BARCODE_SYMBOLOGIES } from '@shared/labels/label'
import { FIELD_KINDS, LABEL_MEDIA, TEMPLATE_STATES, type LabelTemplate } from '@shared/labels/templates/template'
import { z } from 'zod'
import { IdSchema, isUnique, VersionSchema, WordsSchema } from './template-data'

/*
 * Label templates: `resources/labels/<id>.json` and what leads make of them. Parsed when they come in; what the schema
 * cannot see (blanks without a field, elements outside the label) is `checkTemplate`'s.
 */

const FieldNameSchema = z.string().regex(/^[a-z][A-Za-z0-9]{0,31}$/)
const LengthSchema = z.number().min(0).max(320)
const SizeSchema = z.number().positive().max(320)

export const FieldValueSchema = z.union([z.string().max(5_000), z.number(), z.strictObject({ minor: z.number().int(), currency: z.string().regex(/^[A-Z]{3}$/) })])
/** `--data FILE` and previews: values by field. What no field asks for is ignored, so that one file serves several templates. */
export const LabelDataSchema = z.record(z.string(), FieldValueSchema.nullable())

const area = { x: LengthSchema, y: LengthSchema, width: SizeSchema, height: SizeSchema, when: FieldNameSchema.optional(), unless: FieldNameSchema.optional() }

const ElementSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('text'), ...area, text: WordsSchema, size: SizeSchema, minSize: SizeSchema, bold: z.boolean(),
    align: z.enum(['left', 'center', 'right']), verticalAlign: z.enum(['top', 'middle', 'bottom']), maxLines: z.number().int().min(1).max(20),
  }),
  z.strictObject({
    kind: z.literal('barcode'), ...area, symbology: z.enum(BARCODE_SYMBOLOGIES), module: SizeSchema,
    data: z.string().min(1).max(400).optional(),
    gs1: z.array(z.strictObject({ ai: z.string().regex(/^\d{2,4}$/), value: z.string().min(1).max(100) })).min(1).max(8).optional(),
  }).refine(({ symbology, data, gs1 }) => (symbology.startsWith('gs1') ? gs1 !== undefined && data === undefined : data !== undefined && gs1 === undefined), 'GS1 codes have "gs1", the others have "data"'),
  z.strictObject({ kind: z.literal('picture'), ...area, picture: IdSchema }),
  z.strictObject({ kind: z.literal('line'), ...area }),
  z.strictObject({ kind: z.literal('box'), ...area, thickness: SizeSchema }),
  z.strictObject({ kind: z.literal('zone-mark'), ...area, field: FieldNameSchema }),
])

export const LabelTemplateSchema = z.strictObject({
  id: IdSchema,
  version: VersionSchema,
  state: z.enum(TEMPLATE_STATES),
  author: z.string().trim().min(1).max(80),
  approvedBy: z.string().trim().min(1).max(80).nullable(),
  name: WordsSchema,
  media: z.enum(LABEL_MEDIA),
  width: SizeSchema,
  height: SizeSchema,
  fields: z
    .array(z.strictObject({
      name: FieldNameSchema, kind: z.enum(FIELD_KINDS), optional: z.boolean().default(false),
      choices: z.record(IdSchema, WordsSchema).optional(), example: FieldValueSchema,
    }))
    .max(40)
    .refine((fields) => isUnique(fields.map(({ name }) => name)), 'two fields of one name'),
  elements: z.array(ElementSchema).min(1).max(64),
}) satisfies z.ZodType<LabelTemplate>

/** `resources/labels/pictures.json`: drawn signs as paths on a square, painted one over the other. */
export const LabelPicturesSchema = z.strictObject({
  version: VersionSchema,
  pictures: z.record(IdSchema, z.strictObject({
    side: SizeSchema,
    name: WordsSchema,
    layers: z.array(z.strictObject({ ink: z.enum(['black', 'white']), path: z.string().max(4_000) })).min(1).max(12),
  })),
})
