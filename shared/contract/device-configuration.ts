import { DEVICE_ROLES } from '@shared/domain/device'
import type { DeviceChange, KeptDevice } from '@shared/domain/device-change'
import { DEVICE_USES, type DeviceEvidence } from '@shared/domain/device-evidence'
import { LABEL_MEDIA, PRINTER_DPIS } from '@shared/domain/label-media'
import { TEXT_ENCODINGS, type DeviceProfile, type KeyboardScannerProfile, type SerialLine } from '@shared/domain/device-profile'
import type { ScaleLine } from '@shared/domain/scale-line'
import { SYMBOLOGIES } from '@shared/domain/symbology'
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
const KeyNameSchema = z.string().max(40)
const KeyboardScannerProfileSchema = z
  .object({
    characters: z.record(KeyNameSchema, z.string().max(2)),
    altMode: z.boolean(),
    undoesCapsLock: z.boolean(),
    separator: z.enum(['kept', 'lost']),
    usualGapMs: z.number().min(0).max(1_000),
    longestGapMs: z.number().min(0).max(1_000),
    prefixKey: KeyNameSchema.nullable(),
    suffixKey: KeyNameSchema.nullable(),
  })
  .strict() satisfies z.ZodType<KeyboardScannerProfile>

export const DeviceProfileSchema = z
  .object({
    line: SerialLineSchema.optional(),
    encoding: z.enum(TEXT_ENCODINGS).optional(),
    prefix: z.string().max(40).optional(),
    suffix: z.string().max(40).optional(),
    codesPerTrigger: z.enum(['one', 'several']).optional(),
    symbologies: z.array(z.enum(SYMBOLOGIES)).max(SYMBOLOGIES.length).readonly().optional(),
    beepOnStop: z.boolean().optional(),
    unit: z.enum(['g', 'kg', 'lb', 'oz']).optional(),
    netBit: z.enum(['net', 'always-set']).optional(),
    decimals: z.int().min(0).max(6).optional(),
    scaleLine: ScaleLineSchema.optional(),
    keyboard: KeyboardScannerProfileSchema.optional(),
    media: z.enum(LABEL_MEDIA).optional(),
    dpi: z.literal(PRINTER_DPIS).optional(),
  })
  .strict() satisfies z.ZodType<DeviceProfile>

export const KeptDeviceSchema = z.object({
  deviceId: z.string(),
  role: z.enum(DEVICE_ROLES),
  protocol: z.string(),
  evidence: DeviceEvidenceSchema.optional(),
  address: z.string().optional(),
  profile: DeviceProfileSchema.optional(),
  simulated: z.boolean(),
}) satisfies z.ZodType<KeptDevice>
export type KeptDeviceView = z.infer<typeof KeptDeviceSchema>

/** Something that is plugged in. */
export const FoundDeviceSchema = z.object({
  evidence: DeviceEvidenceSchema,
  manufacturer: z.string().nullable(),
  product: z.string().nullable(),
  use: z.enum(DEVICE_USES),
  /** Whether something may be sent to it only to learn what it is. Never a printer, a modem, or a thing that types. */
  mayBeProbed: z.boolean(),
  /** The device of the bench that has it; null when none has. */
  deviceId: z.string().nullable(),
  /** Protocols it could speak by how it is connected, the likelier ones first; none for what no driver is for. */
  protocols: z.array(z.string()),
})
export type FoundDeviceView = z.infer<typeof FoundDeviceSchema>

const NameSchema = z.string().max(80)
const reach = { evidence: DeviceEvidenceSchema.optional(), address: z.string().trim().max(200).optional(), profile: DeviceProfileSchema.optional() }

export const DeviceChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add'), protocol: NameSchema, ...reach }).strict(),
  z.object({ kind: z.literal('replace'), deviceId: NameSchema, protocol: NameSchema, ...reach }).strict(),
  z.object({ kind: z.literal('profile'), deviceId: NameSchema, profile: DeviceProfileSchema }).strict(),
  z.object({ kind: z.literal('remove'), deviceId: NameSchema }).strict(),
]) satisfies z.ZodType<DeviceChange>

/** A protocol the station speaks, for the list of an assistant. */
export const ProtocolViewSchema = z.object({ protocol: z.string(), role: z.enum(DEVICE_ROLES), bus: z.enum(['serial', 'hid', 'network', 'none']) })
export type ProtocolView = z.infer<typeof ProtocolViewSchema>

const Nothing = z.object({}).strict()

/** Requests about the devices of a bench. What changes them, or shows what is plugged in, is refused when no lead is signed in. */
export const deviceConfigurationRequests = {
  /** What is plugged in now; changes come as `foundDevicesChanged`. */
  'devices.found': { input: Nothing, output: z.array(FoundDeviceSchema) },
  'devices.protocols': { input: Nothing, output: z.array(ProtocolViewSchema) },
  /** The devices as they are configured, with what was learned of them. */
  'devices.configuration': { input: Nothing, output: z.array(KeptDeviceSchema) },
  /** Changes the devices and works with them at once; those that stay are not disturbed. */
  'devices.change': { input: DeviceChangeSchema, output: z.object({ deviceId: z.string(), devices: z.array(KeptDeviceSchema) }) },
  /** Saves the raw frames of one device, or of all, as a file. */
  'devices.saveLog': { input: z.object({ deviceId: NameSchema.nullable() }).strict(), output: z.object({ path: z.string(), frames: z.number() }) },
} as const
