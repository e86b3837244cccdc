import { LANGUAGES } from '@shared/domain/words'
import { PREVIEW_LANGUAGES, PREVIEW_WARNINGS } from '@shared/labels/preview-warnings'
import { LABEL_MEDIA, PROBLEM_KINDS, TEMPLATE_STATES, type LabelTemplate } from '@shared/labels/templates/template'
import { z } from 'zod'
import { LabelDataSchema, LabelTemplateSchema } from './label-template'
import { IdSchema, VersionSchema, WordsSchema } from './template-data'

const Nothing = z.object({}).strict()

const AreaSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() })
const ProblemSchema = z.object({ path: z.string(), kind: z.enum(PROBLEM_KINDS), about: z.string(), why: z.string() })
const WarningSchema = z.object({ kind: z.enum(PREVIEW_WARNINGS), about: z.string(), area: AreaSchema.nullable() })
export const DpiSchema = z.union([z.literal(203), z.literal(300), z.literal(600)])

/** The same, as the rest of the code holds templates. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only a file may leave out what the schema fills in; the window never does
const TemplateSchema = LabelTemplateSchema as unknown as z.ZodType<LabelTemplate, LabelTemplate>

/** A kind of label in the list. Sheets come with the app and are not edited. */
export const LabelRowSchema = z.object({
  templateId: z.string(),
  kind: z.enum(['label', 'sheet']),
  name: WordsSchema,
  media: z.enum(LABEL_MEDIA),
  widthMm: z.number(),
  heightMm: z.number(),
  /** The version that is printed now. */
  version: z.number(),
  /** The draft that waits for its approval; null: none. */
  draft: z.number().nullable(),
  /** Who changed it last, when; null: it is as it came. */
  changed: z.object({ by: z.string(), at: z.number() }).nullable(),
})
export type LabelRow = z.infer<typeof LabelRowSchema>

export const LabelVersionViewSchema = z.object({
  version: z.number(),
  state: z.enum(TEMPLATE_STATES),
  isShipped: z.boolean(),
  author: z.string(),
  savedAt: z.number().nullable(),
  approver: z.string().nullable(),
  approvedAt: z.number().nullable(),
  retiredAt: z.number().nullable(),
})
export type LabelVersionView = z.infer<typeof LabelVersionViewSchema>

/** One template as a lead works on it. */
export const OpenedLabelSchema = z.object({
  /** The draft, or what is in force. */
  template: TemplateSchema,
  shipped: TemplateSchema,
  /** The version that is printed now. */
  inForce: z.number(),
  /** The newest first; the shipped one last. */
  versions: z.array(LabelVersionViewSchema),
  pictures: z.array(z.string()),
  /** Whether this lead may approve the draft there is. */
  approval: z.enum(['may', 'second-lead', 'no-draft']),
})
export type OpenedLabel = z.infer<typeof OpenedLabelSchema>

/** A picture of the label from the bytes of its job; without one, what keeps it from being made. */
export const LabelPictureSchema = z.object({
  widthMm: z.number(),
  heightMm: z.number(),
  dpi: DpiSchema,
  language: z.enum(PREVIEW_LANGUAGES),
  /** PNG in base64, one pixel a dot; null: it cannot be made. */
  png: z.string().nullable(),
  /** How long the job is. */
  bytes: z.number(),
  problems: z.array(ProblemSchema),
  warnings: z.array(WarningSchema),
})
export type LabelPictureView = z.infer<typeof LabelPictureSchema>

const look = { locale: z.enum(LANGUAGES), language: z.enum(PREVIEW_LANGUAGES), dpi: DpiSchema }
const version = z.object({ templateId: IdSchema, version: VersionSchema }).strict()

/** Requests about label templates. All but the pictures of what is in force are a lead's. */
export const labelVersionRequests = {
  'labels.list': { input: Nothing, output: z.array(LabelRowSchema) },
  'labels.open': { input: z.object({ templateId: IdSchema }).strict(), output: OpenedLabelSchema },
  /** Keeps a draft, problems and all. */
  'labels.save': { input: z.object({ template: TemplateSchema }).strict(), output: OpenedLabelSchema },
  'labels.approve': { input: version, output: OpenedLabelSchema },
  /** Takes a draft or the version in force out of use; what is printed then is the shipped one. */
  'labels.retire': { input: version, output: OpenedLabelSchema },
  /** A template as it stands in the editor, with its examples; problems are those of the whole template. */
  'labels.preview': { input: z.object({ template: TemplateSchema, ...look }).strict(), output: LabelPictureSchema },
  /** The label of a template in force with real data; left out language and dpi are those of the printer in charge. */
  'labels.picture': { input: z.object({ templateId: IdSchema, data: LabelDataSchema.optional(), locale: z.enum(LANGUAGES), language: z.enum(PREVIEW_LANGUAGES).optional(), dpi: DpiSchema.optional() }).strict(), output: LabelPictureSchema },
  /** The plate of a unit's route, as the printer in charge gets it. */
  'labels.ofUnit': { input: z.object({ lpn: z.string().max(40) }).strict(), output: LabelPictureSchema },
  /** Prints a template as it stands in the editor, once, with its examples and the word PROOF. */
  'labels.proof': { input: z.object({ template: TemplateSchema, locale: z.enum(LANGUAGES) }).strict(), output: z.object({ confirmed: z.boolean(), evidence: z.string() }) },
} as const
