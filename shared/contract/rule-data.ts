import { DIMENSIONS, FLAGS } from '@shared/domain/checklist'
import { SERIAL_VERDICTS, VENDOR_QUOTAS, type RuleConditions } from '@shared/domain/disposition-facts'
import { RESALE_CHANNELS, type DispositionRules } from '@shared/domain/disposition-rules'
import type { ScaleRules, ScaleStep } from '@shared/domain/grade-scales'
import { GRADES, type GradingRules } from '@shared/domain/grading-rules'
import type { RecoveryRules } from '@shared/domain/recovery'
import { REASON_GROUPS } from '@shared/domain/return-reason'
import type { BlockList } from '@shared/domain/serial-history'
import { DISPOSITIONS, ZONE_LETTERS } from '@shared/domain/zone'
import { z } from 'zod'
import { IdSchema, isUnique, VersionSchema, WordsSchema } from './template-data'

/*
 * Rules that grade and route units, as their files have them. Strict like all template data: a misspelt condition is a
 * refusal, and never a rule that always holds.
 */

const ScoreSchema = z.number().int().min(0).max(100)
const PermilleSchema = z.number().int().min(0).max(2000)
const CurrencySchema = z.string().regex(/^[A-Z]{3}$/, 'a currency is its ISO 4217 code')
/** Most rules of one set. */
const MAX_RULES = 2000

/** `resources/rules/grading.json` */
export const GradingRulesSchema = z.strictObject({
  version: VersionSchema,
  thresholds: z
    .array(z.strictObject({ grade: z.enum(GRADES), atLeast: ScoreSchema }))
    .min(1)
    .refine((all) => all.every(({ atLeast }, i) => i === 0 || atLeast < (all[i - 1]?.atLeast ?? 0)), 'thresholds go down from the best grade')
    .refine((all) => all.at(-1)?.atLeast === 0, 'the last threshold is 0, so that every score has a grade'),
  caps: z.array(z.strictObject({ flag: z.enum(FLAGS), grade: z.enum(GRADES), words: WordsSchema })),
  limits: z.array(z.strictObject({ dimension: z.enum(DIMENSIONS), below: ScoreSchema, grade: z.enum(GRADES), words: WordsSchema })).optional(),
}) satisfies z.ZodType<GradingRules>

const RangeSchema = z.strictObject({ atLeast: z.number().optional(), below: z.number().optional() })
const flagsSchema = () => z.array(z.enum(FLAGS)).min(1).optional()

const ConditionsSchema = z.strictObject({
  grades: z.array(z.enum(GRADES)).min(1).optional(),
  anyFlag: flagsSchema(),
  allFlags: flagsSchema(),
  noFlag: flagsSchema(),
  checklists: z.array(IdSchema).min(1).optional(),
  dimensions: z.partialRecord(z.enum(DIMENSIONS), RangeSchema).optional(),
  findings: z.array(z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'a finding is question/answer')).min(1).optional(),
  value: RangeSchema.extend({ currency: CurrencySchema }).optional(),
  claimed: z.array(z.enum(REASON_GROUPS)).min(1).optional(),
  found: z.array(z.enum(REASON_GROUPS)).min(1).optional(),
  reasonsDiffer: z.boolean().optional(),
  weightOffGrams: RangeSchema.optional(),
  serial: z.array(z.enum(SERIAL_VERDICTS)).min(1).optional(),
  ageDays: RangeSchema.optional(),
  shelfLifeDays: RangeSchema.optional(),
  soldOn: z.array(z.string().min(1)).min(1).optional(),
  vendorQuota: z.enum(VENDOR_QUOTAS).optional(),
  recalled: z.boolean().optional(),
}) satisfies z.ZodType<RuleConditions>

const PriceSchema = z.strictObject({
  permille: PermilleSchema,
  ladder: z
    .array(z.strictObject({ fromDays: z.number().int().min(0), permille: PermilleSchema }))
    .refine((steps) => steps.every(({ fromDays }, i) => i === 0 || fromDays > (steps[i - 1]?.fromDays ?? 0)), 'the steps of a ladder go up by days')
    .optional(),
  floorPermille: PermilleSchema.optional(),
})

const DispositionRuleSchema = z.strictObject({
  id: z.number().int().positive(),
  when: ConditionsSchema,
  disposition: z.enum(DISPOSITIONS),
  zone: z.enum(ZONE_LETTERS).optional(),
  channel: z.enum(RESALE_CHANNELS).optional(),
  price: PriceSchema.optional(),
  refundPermille: z.number().int().min(0).max(1000).optional(),
  photos: z.number().int().min(0).max(20).optional(),
  secondPerson: z.boolean().optional(),
  words: WordsSchema,
})

/** `resources/rules/disposition.json` */
export const DispositionRulesSchema = z.strictObject({
  version: VersionSchema,
  rules: z
    .array(DispositionRuleSchema)
    .min(1)
    .max(MAX_RULES)
    .refine((rules) => isUnique(rules.map((rule) => rule.id)), 'two rules with one number')
    .refine((rules) => Object.values(rules.at(-1)?.when ?? {}).every((condition) => condition === undefined), 'the last rule has no condition, so that every unit gets a route'),
}) satisfies z.ZodType<DispositionRules>

const StepsSchema = z
  .array(z.strictObject({
    grade: z.string().min(1).max(40),
    words: WordsSchema,
    when: z.strictObject({ atLeast: ScoreSchema.optional(), dimensions: z.partialRecord(z.enum(DIMENSIONS), ScoreSchema).optional(), noFlag: flagsSchema(), uncritical: z.boolean().optional() }),
  }) satisfies z.ZodType<ScaleStep>)
  .min(1)
  .refine((steps) => isUnique(steps.map((step) => step.grade)), 'one grade twice')
  .refine((steps) => Object.keys(steps.at(-1)?.when ?? {}).length === 0, 'the last grade has no condition, so that every unit gets one')

/** `resources/rules/scales.json` */
export const ScaleRulesSchema = z.strictObject({
  version: VersionSchema,
  scales: z.strictObject({ amazon: StepsSchema, 'r2v3-functional': StepsSchema, 'r2v3-cosmetic': StepsSchema, three: StepsSchema }),
}) satisfies z.ZodType<ScaleRules>

const MinorSchema = z.number().int().min(0).max(1_000_000_000)

/** `resources/rules/recovery.json` */
export const RecoveryRulesSchema = z.strictObject({
  version: VersionSchema,
  routes: z.partialRecord(z.enum(DISPOSITIONS), z.strictObject({
    pricePermille: z.partialRecord(z.enum(GRADES), PermilleSchema), feePermille: z.number().int().min(0).max(1000), storageDays: z.number().int().min(0).max(3650),
  })),
  costs: z.record(CurrencySchema, z.strictObject({ work: z.partialRecord(z.enum(DISPOSITIONS), MinorSchema), storagePerDay: MinorSchema })),
}) satisfies z.ZodType<RecoveryRules>

/** `resources/rules/blocks.json` */
export const BlockListSchema = z.strictObject({
  version: VersionSchema,
  entries: z.array(
    z.strictObject({
      kind: z.enum(['recall', 'block']), sku: z.string().min(1).nullable(), serials: z.array(z.string().min(1)), lots: z.array(z.string().min(1)), reason: z.string().min(1),
    }).refine(({ sku, serials }) => sku !== null || serials.length > 0, 'names neither an item nor a serial number'),
  ),
}) satisfies z.ZodType<BlockList>
