import { CHECKLIST_STATES, DIMENSIONS, FLAGS, NUMBER_SOURCES, QUESTION_KINDS } from '@shared/domain/checklist'
import type { Condition } from '@shared/domain/condition'
import type { ChecklistSource } from '@shared/domain/resolve-checklist'
import { z } from 'zod'
import { IdSchema, VersionSchema, WordsSchema } from './template-data'

/*
 * Checklists as their files have them. The shape is checked here; what a checklist must be beyond its shape (conditions
 * that look back, limits without gaps) is checked by `shared/domain/check-checklist.ts`, once inherited questions are in.
 */

/** Most questions of one file, and answers of one question. */
const MAX_QUESTIONS = 60
const MAX_ANSWERS = 9

const AnswerSchema = z.strictObject({
  place: z.number().int().min(1).max(MAX_ANSWERS),
  id: IdSchema,
  text: WordsSchema,
  hint: WordsSchema.optional(),
  finding: WordsSchema.optional(),
  deduction: z.number().int().min(0).max(100),
  flags: z.array(z.enum(FLAGS)),
  critical: z.boolean().optional(),
  from: z.number().optional(),
  below: z.number().optional(),
  alone: z.boolean().optional(),
  partGrams: z.number().int().positive().optional(),
  picture: IdSchema.optional(),
})

const ConditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ question: IdSchema, answers: z.array(IdSchema).min(1) }),
    z.strictObject({ question: IdSchema, given: z.boolean() }),
    z.strictObject({ question: IdSchema, atLeast: z.number().optional(), atMost: z.number().optional() })
      .refine(({ atLeast, atMost }) => atLeast !== undefined || atMost !== undefined, 'names neither answers nor limits'),
    z.strictObject({ all: z.array(ConditionSchema).min(1) }),
    z.strictObject({ any: z.array(ConditionSchema).min(1) }),
    z.strictObject({ not: ConditionSchema }),
  ]),
)

const QuestionSchema = z.strictObject({
  id: IdSchema,
  // Files of the first versions knew nothing but one of several.
  kind: z.enum(QUESTION_KINDS).default('one-of'),
  text: WordsSchema,
  dimension: z.enum(DIMENSIONS),
  picture: IdSchema,
  when: ConditionSchema.optional(),
  number: z.strictObject({ unit: z.string().min(1).max(8), min: z.number(), max: z.number(), source: z.enum(NUMBER_SOURCES) }).optional(),
  seconds: z.number().int().min(1).max(3600).optional(),
  standards: z.record(IdSchema, IdSchema).optional(),
  before: IdSchema.optional(),
  answers: z.array(AnswerSchema).min(1).max(MAX_ANSWERS),
})

/** `resources/checklists/<id>.json` */
export const ChecklistSourceSchema = z.strictObject({
  id: IdSchema,
  version: VersionSchema,
  state: z.enum(CHECKLIST_STATES).default('approved'),
  title: WordsSchema,
  extends: IdSchema.optional(),
  without: z.array(IdSchema).optional(),
  questions: z.array(QuestionSchema).min(1).max(MAX_QUESTIONS),
}) satisfies z.ZodType<ChecklistSource>
