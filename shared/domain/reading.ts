import type { Grams, Instant } from './quantities'

/** Where a scan came from: which device, or a person typing the code by hand. */
export type ScanSource = 'serial-scanner' | 'keyboard-scanner' | 'typed'

/** One code read by a scanner, framing removed. `text` may hold U+001D (FNC1); `aim` is the AIM identifier such as `]C1` when the scanner sends it. */
export interface ScanReading {
  readonly text: string
  readonly aim: string | null
  readonly source: ScanSource
  readonly deviceId: string
  /** When the last byte of the code arrived. */
  readonly readAt: Instant
  /** From the first byte to the last, milliseconds. */
  readonly tookMs: number
}

/** What a scale says of the load: at rest, still moving, outside its range, or at centre of zero. */
export type WeightStability = 'stable' | 'moving' | 'over' | 'under'

/** One value of a scale. Only a stable one, read after the load was placed, may be recorded. */
export interface WeightReading {
  /** The value as the scale sent it, a decimal text, never a float. Empty for `over` and `under`. */
  readonly decimal: string
  readonly unit: 'g' | 'kg' | 'lb' | 'oz'
  /** The value in whole grams; null when the scale gave no value (`over`, `under`). */
  readonly grams: Grams | null
  readonly stability: WeightStability
  readonly readAt: Instant
  readonly deviceId: string
  /** The frame as received, for the unit's file of evidence. */
  readonly frame: string
}
