import { ORDERED_SCALE_FAULTS, SIMULATED_SCAN_FAULTS, SIMULATED_SCANNERS } from '@shared/domain/simulated-devices'
import { z } from 'zod'

const ScaleFaultSchema = z.enum(ORDERED_SCALE_FAULTS).nullable()
const ScanFaultSchema = z.enum(SIMULATED_SCAN_FAULTS).nullable()
const ScannerSchema = z.enum(SIMULATED_SCANNERS)

/** The protocol of the simulated scale and the scanner in the hand, as they are kept. */
export const SimulatedChoiceSchema = z.object({ scale: z.string().max(40), scanner: ScannerSchema }).strict()

/** What a person can do to the simulated devices, from the panel in the window. */
export const SimulatedActSchema = z.discriminatedUnion('act', [
  z.object({ act: z.literal('scan'), text: z.string().min(1).max(3000) }),
  z.object({ act: z.literal('place'), grams: z.number().int().min(0).max(60_000) }),
  z.object({ act: z.literal('remove') }),
  z.object({ act: z.literal('press') }),
  z.object({ act: z.literal('scanner-cable'), plugged: z.boolean() }),
  z.object({ act: z.literal('scale-cable'), plugged: z.boolean() }),
  z.object({ act: z.literal('pedal-cable'), plugged: z.boolean() }),
  z.object({ act: z.literal('printer-paper'), present: z.boolean() }),
  z.object({ act: z.literal('printer-cable'), plugged: z.boolean() }),
  /** Another scale in place of this one, or another scanner in the hand. The lead's. */
  z.object({ act: z.literal('take-scale'), protocol: z.string().max(40) }),
  z.object({ act: z.literal('take-scanner'), scanner: ScannerSchema }),
  z.object({ act: z.literal('scale-fault'), fault: ScaleFaultSchema }),
  z.object({ act: z.literal('scan-fault'), fault: ScanFaultSchema }),
  /** Off and on again: with a load on the pan many scales take it for zero. */
  z.object({ act: z.literal('scale-restart') }),
])
export type SimulatedAct = z.infer<typeof SimulatedActSchema>

/** What lies about at the simulated bench: codes worth scanning now, newest label, load on the scale. */
export const SimulatedViewSchema = z.object({
  codes: z.array(z.object({ group: z.enum(['badge', 'parcel', 'unit', 'label', 'tote', 'command']), text: z.string(), title: z.string(), grams: z.number().nullable() })),
  loadGrams: z.number(),
  labelsPrinted: z.number(),
  scannerPlugged: z.boolean(),
  scalePlugged: z.boolean(),
  pedalPlugged: z.boolean(),
  printerPlugged: z.boolean(),
  paperPresent: z.boolean(),
  scale: z.object({ protocol: z.string(), fault: ScaleFaultSchema }),
  scanner: z.object({ kind: ScannerSchema, fault: ScanFaultSchema }),
  /** Every protocol that the scale can speak. */
  scaleProtocols: z.array(z.string()),
})
export type SimulatedView = z.infer<typeof SimulatedViewSchema>
