import { IMPORT_FAILURES, IMPORT_KINDS, ROW_REASONS } from '@shared/domain/import-report'
import { z } from 'zod'

/** Largest piece of a file in one request, before it is written as base64: small enough that a scan between two pieces is not felt. */
export const UPLOAD_PIECE_BYTES = 192 * 1024
/** A larger file is a mistake, not a catalogue. */
export const UPLOAD_LIMIT_BYTES = 4 * 1024 ** 3
/** Most problem rows in one answer; the report has all. */
export const PROBLEM_ROWS = 2_000

const CountSchema = z.number().int().nonnegative()
export const ImportKindSchema = z.enum(IMPORT_KINDS)
const ImportFailureSchema = z.object({ kind: z.enum(IMPORT_FAILURES), detail: z.string() })

/** Field → header of its column; an empty header leaves the field out. */
export const ChosenColumnsSchema = z.record(z.string().max(40), z.string().max(1_000))

const PreviewSchema = z.object({
  kind: ImportKindSchema,
  format: z.enum(['csv', 'jsonl']),
  encoding: z.string(),
  delimiter: z.string().nullable(),
  packed: z.boolean(),
  totalBytes: CountSchema,
  names: z.array(z.string()).readonly(),
  rows: z.array(z.object({ row: CountSchema, cells: z.array(z.string()).readonly() })).readonly(),
  columns: z.record(z.string(), z.array(z.string()).readonly()),
  misfit: z.string().nullable(),
})
export type ImportPreview = z.output<typeof PreviewSchema>

export const RowProblemSchema = z.object({ row: CountSchema, taken: z.boolean(), reason: z.enum(ROW_REASONS), guess: z.string().optional(), raw: z.string() })

const OutcomeSchema = z.object({
  source: z.string(),
  rows: CountSchema,
  imported: CountSchema,
  refused: CountSchema,
  incomplete: CountSchema,
  returnOrders: CountSchema,
  reasons: z.array(z.object({ reason: z.enum(ROW_REASONS), count: CountSchema })).readonly(),
  columnsNotRead: z.array(z.string()).readonly(),
  tookMs: z.number().nonnegative(),
  /** Name of the report in the store's folder; null when there is nothing to tell. */
  report: z.string().nullable(),
})
export type ImportOutcomeView = z.output<typeof OutcomeSchema>

/** Where the one import of this station is. */
export const ImportViewSchema = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('empty') }),
  z.object({ phase: z.literal('receiving'), fileName: z.string(), receivedBytes: CountSchema, totalBytes: CountSchema }),
  z.object({ phase: z.literal('preview'), fileName: z.string(), preview: PreviewSchema }),
  z.object({
    phase: z.literal('running'), fileName: z.string(), kind: ImportKindSchema, stage: z.enum(['reading', 'indexing']),
    rows: CountSchema, bytesRead: CountSchema, totalBytes: CountSchema, refused: CountSchema, incomplete: CountSchema,
    /** Of the stage `indexing`. */
    done: CountSchema, total: CountSchema, startedAt: z.number(), isCancelling: z.boolean(),
  }),
  z.object({ phase: z.literal('done'), fileName: z.string(), kind: ImportKindSchema, outcome: OutcomeSchema }),
  z.object({ phase: z.literal('refused'), fileName: z.string(), failure: ImportFailureSchema }),
])
export type ImportView = z.output<typeof ImportViewSchema>

const Nothing = z.object({}).strict()

/** What the import page asks: leads only, every one of them. A file comes as bytes that a person chose or dropped, never as a path. */
export const importRequests = {
  'import.view': { input: Nothing, output: ImportViewSchema },
  'import.begin': { input: z.object({ fileName: z.string().trim().min(1).max(255), totalBytes: CountSchema.max(UPLOAD_LIMIT_BYTES) }).strict(), output: ImportViewSchema },
  'import.piece': { input: z.object({ offset: CountSchema, base64: z.string().max(Math.ceil(UPLOAD_PIECE_BYTES / 3) * 4) }).strict(), output: ImportViewSchema },
  'import.preview': { input: z.object({ kind: ImportKindSchema.nullable(), columns: ChosenColumnsSchema }).strict(), output: ImportViewSchema },
  'import.start': { input: z.object({ kind: ImportKindSchema, columns: ChosenColumnsSchema }).strict(), output: ImportViewSchema },
  'import.cancel': { input: Nothing, output: ImportViewSchema },
  'import.discard': { input: Nothing, output: ImportViewSchema },
  'import.problems': { input: z.object({ reason: z.enum(ROW_REASONS).nullable() }).strict(), output: z.object({ rows: z.array(RowProblemSchema).readonly(), isWhole: z.boolean() }) },
  'import.saveReport': { input: Nothing, output: z.object({ path: z.string() }) },
} as const
