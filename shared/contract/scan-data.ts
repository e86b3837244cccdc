import { judgePattern, MAX_PATTERNS } from '@shared/domain/barcode'
import type { CourierData } from '@shared/domain/tracking/courier-data'
import { z } from 'zod'

/*
 * Data that the scan identifier works with: the courier definitions in the form of jkeen/tracking_number_data, and the
 * patterns of return-order numbers. The first is somebody else's file, so members that we do not use are let through.
 */

const ChecksumSchema = z.object({
  name: z.enum(['mod10', 'mod7', 'mod_37_36', 'luhn', 's10', 'sum_product_with_weightings_and_modulo']),
  evens_multiplier: z.number().optional(),
  odds_multiplier: z.number().optional(),
  reverse: z.boolean().optional(),
  weightings: z.array(z.number()).optional(),
  modulo: z.number().optional(),
  modulo1: z.number().optional(),
  modulo2: z.number().optional(),
})

const FormatSchema = z.object({
  name: z.string().min(1),
  id: z.string().min(1).optional(),
  regex: z.union([z.string(), z.array(z.string())]),
  validation: z.object({
    checksum: ChecksumSchema.optional(),
    serial_number_format: z.object({ prepend_if: z.object({ matches_regex: z.string(), content: z.string() }) }).optional(),
    additional: z.object({ exists: z.array(z.string()) }).optional(),
  }),
  additional: z.array(z.object({
    name: z.string(),
    regex_group_name: z.string(),
    lookup: z.array(z.object({ matches: z.string().optional(), matches_regex: z.string().optional() })),
  })).optional(),
})

export const CourierDataSchema = z.object({
  couriers: z.array(z.object({ courier_code: z.string().min(1), name: z.string(), tracking_numbers: z.array(FormatSchema) })).min(1),
}) satisfies z.ZodType<CourierData>

export const ReturnOrderPatternsSchema = z
  .array(z.string().refine((source) => judgePattern(source) === null, 'is no pattern that a scan could run through'))
  .max(MAX_PATTERNS)

export const ReturnOrderPatternsFileSchema = z.strictObject({ version: z.number().int().positive(), patterns: ReturnOrderPatternsSchema })
