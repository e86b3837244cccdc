import type { DeviceEvidence } from '@shared/domain/device-evidence'
import { TEXT_ENCODINGS, type DeviceProfile, type SerialLine } from '@shared/domain/device-profile'
import type { ScaleLine } from '@shared/domain/scale-line'
import { z } from 'zod'

const UsbNumberSchema = z.number().int().min(0).max(0xffff)
const EvidenceTextSchema = z.string().max(400)

export const DeviceEvidenceSchema = z
  .object({
    bus: z.enum(['usb-serial', 'serial', 'hid']),
    vendorId: UsbNumberSchema.nullable(),
    productId: UsbNumberSchema.nullable(),
    serialNumber: EvidenceTextSchema.nullable(),
    topology: EvidenceTextSchema.nullable(),
    interfaceNumber: z.number().int().min(0).max(255).nullable(),
    usagePage: UsbNumberSchema.nullable(),
    usage: UsbNumberSchema.nullable(),
    port: EvidenceTextSchema,
  })
  .strict() satisfies z.ZodType<DeviceEvidence>

export const SerialLineSchema = z
  .object({
    baudRate: z.number().int().min(110).max(4_000_000),
    dataBits: z.union([z.literal(7), z.literal(8)]),
    parity: z.enum(['none', 'even', 'odd']),
    stopBits: z.union([z.literal(1), z.literal(2)]),
  })
  .strict() satisfies z.ZodType<SerialLine>

const ScaleLineSchema = z
  .object({
    start: z.string().max(4),
    end: z.string().min(1).max(4),
    texts: z.array(z.array(z.string().max(40)).min(1).max(8).readonly()).min(2).max(12).readonly(),
    weightAt: z.int().min(0).max(10),
    hasUnit: z.boolean(),
    motion: z.object({ textAt: z.int().min(0).max(11), movingWords: z.array(z.string().max(40)).min(1).max(8).readonly() }).strict().nullable(),
  })
  .strict() satisfies z.ZodType<ScaleLine>

export const DeviceProfileSchema = z
  .object({
    line: SerialLineSchema.optional(),
    encoding: z.enum(TEXT_ENCODINGS).optional(),
    prefix: z.string().max(40).optional(),
    suffix: z.string().max(40).optional(),
    unit: z.enum(['g', 'kg', 'lb', 'oz']).optional(),
    netBit: z.enum(['net', 'always-set']).optional(),
    decimals: z.int().min(0).max(6).optional(),
    scaleLine: ScaleLineSchema.optional(),
  })
  .strict() satisfies z.ZodType<DeviceProfile>
