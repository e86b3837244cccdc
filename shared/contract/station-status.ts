import { SIGNAL_COLOURS, THEMES, USUAL_LOOK, type BenchLook } from '@shared/domain/bench-look'
import { z } from 'zod'
import { LanguageSchema } from './bench-view'

export const LookSchema = z
  .object({ theme: z.enum(THEMES), signals: z.enum(SIGNAL_COLOURS), volumePercent: z.number().int().min(0).max(100) })
  .strict() satisfies z.ZodType<BenchLook>

/** Longest wait until a bench locks itself, minutes. */
export const MAX_LOCK_MINUTES = 240
export const LockMinutesSchema = z.number().int().min(0).max(MAX_LOCK_MINUTES)

export const StationStatusSchema = z.object({
  /** `first-start`: nothing is set up yet. */
  phase: z.enum(['first-start', 'ready']),
  stationName: z.string(),
  language: LanguageSchema,
  /** True when the bench works with simulated devices and sample data. */
  simulated: z.boolean(),
  version: z.string(),
  /** Minutes without a hand on the bench until it locks itself; 0: never. */
  lockAfterMinutes: LockMinutesSchema.default(0),
  look: LookSchema.default(USUAL_LOOK),
})
export type StationStatus = z.infer<typeof StationStatusSchema>
