import { DEVICE_ROLES, DEVICE_STATES, DEVICE_TROUBLES, type DeviceNextAct } from '@shared/domain/device'
import { CHECK_OUTCOMES, DEVICE_CHECKS, type DeviceCheckResult, type DeviceCheckRules } from '@shared/domain/device-check'
import { SCAN_SOURCES } from '@shared/domain/reading'
import { SYMBOLOGIES } from '@shared/domain/symbology'
import { z } from 'zod'
import { DeviceEvidenceSchema } from './device-configuration'

const DeviceNextActSchema = z.union([
  z.object({ kind: z.enum(['wait', 'plug-in', 'use-one', 'switch-off-and-on', 'tend', 'check-settings']) }),
  z.object({ kind: z.literal('allow'), command: z.string().nullable() }),
  z.object({ kind: z.literal('close-program'), program: z.string().nullable(), processId: z.number().int().nullable() }),
]) satisfies z.ZodType<DeviceNextAct>

export const DeviceStatusSchema = z.object({
  deviceId: z.string(),
  role: z.enum(DEVICE_ROLES),
  state: z.enum(DEVICE_STATES),
  address: z.string(),
  since: z.number(),
  lastSaid: z.string().nullable(),
  lastSaidAt: z.number().nullable(),
  detail: z.string().nullable(),
  trouble: z.enum(DEVICE_TROUBLES).nullable(),
  simulated: z.boolean(),
  evidence: DeviceEvidenceSchema.nullable().default(null),
  nextAct: DeviceNextActSchema.nullable().default(null),
  /** The newest scan, for a scanner that read one since the station started. `code` is what was read, cut to what a line shows. */
  lastScan: z.object({ code: z.string(), characters: z.number(), tookMs: z.number(), at: z.number() }).nullish(),
  /** The newest weight of a scale. */
  lastWeight: z.object({ grams: z.number().nullable(), stability: z.enum(['stable', 'moving', 'over', 'under', 'unusable']), at: z.number() }).nullish(),
})
export type DeviceStatusView = z.infer<typeof DeviceStatusSchema>

export const CheckRulesSchema = z
  .object({ referenceGrams: z.number().int().min(1).max(60_000).nullable(), toleranceGrams: z.number().int().min(0).max(1_000) })
  .strict() satisfies z.ZodType<DeviceCheckRules>

/** What the window needs to run the start-of-shift test. */
export const CheckPlanSchema = z.object({ devices: z.array(DeviceStatusSchema), rules: CheckRulesSchema, testCode: z.string() })
export type CheckPlan = z.infer<typeof CheckPlanSchema>

export const CheckResultSchema = z
  .object({ deviceId: z.string().max(80), role: z.enum(DEVICE_ROLES), check: z.enum(DEVICE_CHECKS), outcome: z.enum(CHECK_OUTCOMES), detail: z.string().max(4_000) })
  .strict() satisfies z.ZodType<DeviceCheckResult>

export const ScanReadingSchema = z.object({
  text: z.string(), aim: z.string().nullable(), symbology: z.enum(SYMBOLOGIES).optional(), source: z.enum(SCAN_SOURCES), deviceId: z.string(), readAt: z.number(), tookMs: z.number(),
})

/** Refusals of a weight that need a hand; the others pass by themselves. */
export const SHOWN_WEIGHT_REFUSALS = ['wrong-unit', 'unit-unknown', 'contradiction', 'scale-fault', 'unit-changed', 'zero-not-seen', 'same-load'] as const

export const WeightViewSchema = z.object({
  grams: z.number().nullable(),
  stability: z.enum(['stable', 'moving', 'over', 'under', 'unusable']),
  readAt: z.number(),
  /** Which scale said it. */
  deviceId: z.string().optional(),
  /** Without the tare: something on the scale is not counted. */
  net: z.boolean().optional(),
  /** Why this weight will not be taken, where a person can do something about it. */
  refused: z.object({ kind: z.enum(SHOWN_WEIGHT_REFUSALS), unit: z.string().optional(), from: z.string().optional() }).nullish(),
  /** The load is at rest but cannot be trusted until the scale was seen empty: it has to be taken off and put on again. */
  liftFirst: z.boolean().optional(),
})
export type WeightView = z.infer<typeof WeightViewSchema>
