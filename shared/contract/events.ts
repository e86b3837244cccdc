import { z } from 'zod'
import { AssistantViewSchema } from './device-assistant'
import { BenchAnswerSchema, BenchViewSchema } from './bench-view'
import { ImportViewSchema } from './imports'
import { FoundDeviceSchema } from './device-configuration'
import { KeyboardLearningSchema } from './keyboard'
import { DeviceStatusSchema, ScanReadingSchema, WeightViewSchema } from './devices'
import { SimulatedViewSchema } from './simulated-devices'

/** The only list of what the station announces: name → schema of the payload. */
export const events = {
  /** The bench changed: after every step, print result or recorded weight. `answer` is set when the change answers no request of the window. */
  benchChanged: z.object({ view: BenchViewSchema, answer: BenchAnswerSchema.nullable() }),
  /** A scanner read a code. The window routes it: the top dialog gets it first. */
  scanRead: ScanReadingSchema,
  /** A pedal or keypad was pressed: NEXT, and the shutter where a photo is due. `key` is its place, the first is 0. */
  pedalPressed: z.object({ deviceId: z.string(), key: z.number().int().min(0), at: z.number() }),
  weightRead: WeightViewSchema,
  devicesChanged: z.array(DeviceStatusSchema),
  /** The set-up assistant went on. */
  assistantChanged: AssistantViewSchema,
  /** Something was plugged in or pulled, or became a device of the bench. */
  foundDevicesChanged: z.array(FoundDeviceSchema),
  simulatedChanged: SimulatedViewSchema,
  /** The import went on, ended or was left. */
  importChanged: ImportViewSchema,
  /** A code of the calibration sheet was scanned, or learning began or ended. */
  keyboardLearned: KeyboardLearningSchema,
} as const

export type Events = typeof events
export type EventName = keyof Events
export type EventPayload<N extends EventName> = z.output<Events[N]>
