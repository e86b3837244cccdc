import { DIMENSIONS, FLAGS } from '@shared/domain/checklist'
import type { ClaimedReasonRules } from '@shared/domain/claimed-reason'
import type { FoundReasonRules } from '@shared/domain/found-reason'
import { GRADES } from '@shared/domain/grading-rules'
import { LIMIT_EXCEPTIONS, type OverrideRules } from '@shared/domain/override-rules'
import type { ReasonChoice, ReasonList } from '@shared/domain/reason-list'
import { knownReason, REASON_GROUPS, type ClaimedReason, type FoundReason, type ReturnReason } from '@shared/domain/return-reason'
import type { WeightRules } from '@shared/domain/weight-check'
import { DISPOSITIONS } from '@shared/domain/zone'
import { z } from 'zod'
import { IdSchema, isUnique, LowerCaseWordSchema, VersionSchema, WordsSchema } from './template-data'

/*
 * Template data about reasons, weights and overrides. Strict like all template data: a misspelt field is a refusal.
 */

const ReasonSchema = z.string().transform((text, context): ReturnReason => {
  const reason = knownReason(text)
  if (reason !== null) return reason
  context.addIssue({ code: 'custom', message: `${text} is no reason code` })
  return z.NEVER
})
const ClaimedSchema: z.ZodType<ClaimedReason> = z.union([z.literal('not-said'), ReasonSchema])
const FoundSchema: z.ZodType<FoundReason> = z.union([z.literal('no-fault-found'), ReasonSchema])

/** The ninth place of every page stands for "no more is known". */
const MAX_PLACE = 8
/** Groups, what is beneath them, and what is beneath a group that stands beneath "another reason". */
const PAGES_DEEP = 3

function choicesSchema(depth: number): z.ZodType<readonly ReasonChoice[]> {
  const beneath = depth > 1 ? choicesSchema(depth - 1) : z.array(z.never())
  return z
    .array(z.strictObject({ reason: ReasonSchema, place: z.number().int().min(1).max(MAX_PLACE), text: WordsSchema, hint: WordsSchema.optional(), beneath }))
    .refine((choices) => isUnique(choices.map((choice) => choice.place)), 'two reasons at one place')
}

/** `resources/reasons.json` */
export const ReasonListSchema = z.strictObject({
  version: VersionSchema, notSaid: WordsSchema, noFaultFound: WordsSchema, noMoreKnown: WordsSchema, groups: choicesSchema(PAGES_DEEP),
}) satisfies z.ZodType<ReasonList>

/** `resources/rules/claimed-reason.json` */
export const ClaimedReasonRulesSchema = z.strictObject({
  version: VersionSchema,
  codes: z.record(z.string().min(1), ClaimedSchema),
  words: z.array(z.strictObject({ reason: ReasonSchema, words: z.array(LowerCaseWordSchema).min(1) })),
}) satisfies z.ZodType<ClaimedReasonRules>

/** `resources/rules/found-reason.json` */
export const FoundReasonRulesSchema = z.strictObject({
  version: VersionSchema,
  rules: z
    .array(z.strictObject({
      when: z.strictObject({
        anyFlag: z.array(z.enum(FLAGS)).min(1).optional(),
        cost: z.strictObject({ dimensions: z.array(z.enum(DIMENSIONS)).min(1), points: z.number().int().min(1).max(100) }).optional(),
        claimed: z.array(z.enum(REASON_GROUPS)).min(1).optional(),
      }),
      reason: z.union([z.literal('as-claimed'), FoundSchema]),
    }))
    .min(1)
    .refine((rules) => Object.values(rules.at(-1)?.when ?? {}).every((condition) => condition === undefined), 'the last rule has no condition, so that every unit gets a reason'),
}) satisfies z.ZodType<FoundReasonRules>

const ToleranceSchema = z.strictObject({ share: z.number().min(0).max(1), grams: z.number().int().min(0) })

/** `resources/rules/weight.json` */
export const WeightRulesSchema = z.strictObject({
  version: VersionSchema,
  lighter: ToleranceSchema,
  heavier: ToleranceSchema,
  plausible: z.strictObject({ minGrams: z.number().positive(), maxGrams: z.number().positive() }),
  absurdTimes: z.number().gt(1),
  mixedUnits: z.array(z.number().gt(1)),
  mixedUnitShare: z.number().min(0).max(0.5),
  learned: z.strictObject({ minUnits: z.number().int().min(2), spreads: z.number().positive() }),
  partsMissing: WordsSchema,
}) satisfies z.ZodType<WeightRules>

/** `resources/rules/override.json` */
export const OverrideRulesSchema = z.strictObject({
  version: VersionSchema,
  reasons: z
    .array(z.strictObject({ place: z.number().int().min(1).max(9), id: IdSchema, text: WordsSchema, hint: WordsSchema.optional() }))
    .min(1)
    .refine((reasons) => isUnique(reasons.map(({ place }) => place)) && isUnique(reasons.map(({ id }) => id)), 'two reasons at one place or with one id'),
  routes: z.array(z.strictObject({ anyFlag: z.array(z.enum(FLAGS)).min(1), dispositions: z.array(z.enum(DISPOSITIONS)).min(1), except: z.enum(LIMIT_EXCEPTIONS) })),
  grades: z.array(z.strictObject({ anyFlag: z.array(z.enum(FLAGS)).min(1), betterThan: z.enum(GRADES), except: z.enum(LIMIT_EXCEPTIONS) })),
}) satisfies z.ZodType<OverrideRules>
