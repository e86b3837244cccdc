import { GRADES } from '@shared/domain/grading-rules'
import { RESALE_CHANNELS } from '@shared/domain/disposition-rules'
import { LABEL_COVERS, type RelabelRules } from '@shared/domain/relabel-rules'
import { DISPOSITIONS, ZONE_LETTERS } from '@shared/domain/zone'
import { z } from 'zod'
import { IdSchema, isUnique, LowerCaseWordSchema, VersionSchema, WordsSchema } from './template-data'

/* Which labels a finished unit needs. */

const LabelWantedSchema = z.strictObject({ templateId: IdSchema, covers: z.enum(LABEL_COVERS), needs: z.array(z.string().min(1)).min(1).optional() })
const RelabelRuleSchema = z.strictObject({
  id: z.number().int().min(1),
  when: z.strictObject({
    dispositions: z.array(z.enum(DISPOSITIONS)).min(1).optional(),
    grades: z.array(z.enum(GRADES)).min(1).optional(),
    channels: z.array(z.enum(RESALE_CHANNELS)).min(1).optional(),
    hasMarketplaceCode: z.boolean().optional(),
    zones: z.array(z.enum(ZONE_LETTERS)).min(1).optional(),
    checklists: z.array(IdSchema).min(1).optional(),
    words: z.array(LowerCaseWordSchema).min(1).optional(),
    minWeightGrams: z.number().int().positive().optional(),
  }),
  labels: z.array(LabelWantedSchema).max(4),
  words: WordsSchema,
})
const PercentSchema = z.number().min(0).max(100)

/** `resources/rules/relabel.json` */
export const RelabelRulesSchema = z.strictObject({
  version: VersionSchema,
  marketplaceCode: z.string().min(1).max(100).refine(isPattern, 'no regular expression'),
  discountPercent: z.strictObject({ A: PercentSchema, B: PercentSchema, C: PercentSchema, D: PercentSchema }),
  conditions: z.strictObject({ A: IdSchema, B: IdSchema, C: IdSchema, D: IdSchema }),
  streams: z.record(IdSchema, IdSchema),
  dueDays: z.number().int().min(1).max(60),
  rules: z.array(RelabelRuleSchema).min(1),
  also: z.array(RelabelRuleSchema),
}).refine(({ rules, also }) => isUnique([...rules, ...also].map(({ id }) => id)), 'two rules with one number') satisfies z.ZodType<RelabelRules>

function isPattern(text: string): boolean {
  try {
    return new RegExp(text).source !== ''
  } catch {
    return false
  }
}
