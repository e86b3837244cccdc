import { PATTERN_PROBLEMS } from '@shared/domain/barcode'
import { asId, type OperatorId } from '@shared/domain/ids'
import { ROLES } from '@shared/domain/operator'
import type { PeopleChange } from '@shared/domain/people'
import { z } from 'zod'
import { LanguageSchema, OperatorViewSchema } from './bench-view'
import { CheckRulesSchema } from './devices'
import { LockMinutesSchema, LookSchema, StationStatusSchema } from './station-status'

const Nothing = z.object({}).strict()

/** A person with their badge: for leads only, because whoever has the code can sign in. */
export const PersonViewSchema = OperatorViewSchema.extend({ badge: z.string(), active: z.boolean() })
export type PersonView = z.infer<typeof PersonViewSchema>

const OperatorIdSchema = z.string().max(80).transform((text) => asId<OperatorId>(text))
/* Guards against a runaway only: what is too long for a name, a PIN or a pattern is refused by the domain, in words. */
const TextSchema = z.string().max(400)
const MAX_PATTERN_LINES = 100
const PatternLinesSchema = z.array(TextSchema).max(MAX_PATTERN_LINES)
const person = { role: z.enum(ROLES), language: LanguageSchema, name: TextSchema }

export const PeopleChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add'), ...person, pin: TextSchema }).strict(),
  z.object({ kind: z.literal('edit'), operatorId: OperatorIdSchema, ...person }).strict(),
  z.object({ kind: z.literal('pin'), operatorId: OperatorIdSchema, pin: TextSchema }).strict(),
  z.object({ kind: z.literal('new-badge'), operatorId: OperatorIdSchema }).strict(),
  z.object({ kind: z.literal('give-badge'), operatorId: OperatorIdSchema, badge: TextSchema }).strict(),
  z.object({ kind: z.literal('deactivate'), operatorId: OperatorIdSchema }).strict(),
  z.object({ kind: z.literal('reactivate'), operatorId: OperatorIdSchema }).strict(),
]) satisfies z.ZodType<PeopleChange>

const PeopleSchema = z.object({ people: z.array(PersonViewSchema), operatorId: z.string() })

/** What a lead can set at this bench, as it is kept. */
export const BenchSettingsViewSchema = z.object({
  /** Patterns of return-order numbers in use. */
  patterns: z.array(z.string()),
  /** The patterns that came with the app; a bench without its own uses them. */
  shippedPatterns: z.array(z.string()),
  /** The reference weight of the start-of-shift test. */
  deviceCheck: CheckRulesSchema,
})
export type BenchSettingsView = z.infer<typeof BenchSettingsViewSchema>

/** What a code would be taken for. `pattern` is the place of the pattern that takes it, from 0. */
export const TriedCodeSchema = z.object({
  kind: z.string(),
  name: z.string(),
  pattern: z.number().nullable(),
  problems: z.array(z.object({ place: z.number(), problem: z.enum(PATTERN_PROBLEMS) })),
})
export type TriedCode = z.infer<typeof TriedCodeSchema>

/** Requests of the lead's settings. Every one of them is refused when no lead is signed in. */
export const settingsRequests = {
  'people.list': { input: Nothing, output: z.array(PersonViewSchema) },
  'people.change': { input: PeopleChangeSchema, output: PeopleSchema },
  /** Saves the badge of one person as a file to print. */
  'people.badge': { input: z.object({ operatorId: OperatorIdSchema, language: LanguageSchema }).strict(), output: z.object({ path: z.string() }) },
  'settings.view': { input: Nothing, output: BenchSettingsViewSchema },
  /** Sets what is given and leaves the rest. Patterns `null`: those that came with the app. */
  'settings.change': {
    input: z.object({ lockAfterMinutes: LockMinutesSchema.optional(), look: LookSchema.optional(), deviceCheck: CheckRulesSchema.optional(), patterns: PatternLinesSchema.nullable().optional() }).strict(),
    output: z.object({ status: StationStatusSchema, settings: BenchSettingsViewSchema }),
  },
  /** Says what a code would be taken for with these patterns; nothing is kept. */
  'settings.tryCode': { input: z.object({ text: TextSchema, patterns: PatternLinesSchema }).strict(), output: TriedCodeSchema },
} as const
