import { DIMENSIONS, FLAGS } from '@shared/domain/checklist'
import { SERIAL_VERDICTS, VENDOR_QUOTAS, type DispositionFacts } from '@shared/domain/disposition-facts'
import { MAX_AMOUNT_MINOR } from '@shared/domain/disposition-rules'
import { GRADES } from '@shared/domain/grading-rules'
import { knownReason, type ClaimedReason, type FoundReason } from '@shared/domain/return-reason'
import { z } from 'zod'
import { IdSchema } from './template-data'

/** An amount of a command line: minor units of an ISO 4217 currency. */
const AmountSchema = z.strictObject({ amount: z.number().int().min(0).max(MAX_AMOUNT_MINOR), currency: z.string().regex(/^[A-Z]{3}$/) })

const reasonOr = <T extends string>(other: T) => z.string().transform((text, context) => {
  const reason = text === other ? other : knownReason(text)
  if (reason !== null) return reason
  context.addIssue({ code: 'custom', message: `${text} is no reason code` })
  return z.NEVER
})
const ClaimedSchema: z.ZodType<ClaimedReason> = reasonOr('not-said')
const FoundSchema: z.ZodType<FoundReason> = reasonOr('no-fault-found')

/** One value that can be given to a question. */
export const GivenValueSchema = z.union([z.boolean(), z.number(), z.string(), z.array(z.string())])

/** `turnback inspect`: what comes on standard input. */
export const InspectInputSchema = z.strictObject({ answers: z.record(z.string(), GivenValueSchema), soldSerial: z.string().optional() })

/** `turnback decide`: one unit, one line. Graded already (`grade`), or with the answers of its checklist. */
export const DecideUnitSchema = z.strictObject({
  unit: z.string().optional(),
  checklist: IdSchema.default('general'),
  answers: z.record(z.string(), GivenValueSchema).optional(),
  grade: z.enum(GRADES).optional(),
  flags: z.array(z.enum(FLAGS)).default([]),
  dimensions: z.partialRecord(z.enum(DIMENSIONS), z.number().min(0).max(100)).optional(),
  findings: z.array(z.string()).optional(),
  value: AmountSchema.optional(),
  claimed: ClaimedSchema.optional(),
  found: FoundSchema.optional(),
  weightOffGrams: z.number().optional(),
  serial: z.enum(SERIAL_VERDICTS).optional(),
  soldSerial: z.string().optional(),
  ageDays: z.number().optional(),
  shelfLifeDays: z.number().optional(),
  soldOn: z.string().optional(),
  vendorQuota: z.enum(VENDOR_QUOTAS).optional(),
  recalled: z.boolean().optional(),
})
export type DecideUnit = z.output<typeof DecideUnitSchema>

/** What a unit of the command line tells beside its inspection. */
export function factsOfUnit(unit: DecideUnit): Omit<DispositionFacts, 'grade' | 'flags' | 'checklistId' | 'lineage'> {
  const { dimensions, findings, value, claimed, found, weightOffGrams, serial, ageDays, shelfLifeDays, soldOn, vendorQuota, recalled } = unit
  return {
    dimensions, findings, claimed, found, weightOffGrams, serial, ageDays, shelfLifeDays, soldOn, vendorQuota, recalled,
    value: value && { minor: value.amount, currency: value.currency },
  }
}
