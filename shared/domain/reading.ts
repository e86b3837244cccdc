import type { Grams, Instant } from './quantities'
import type { Symbology } from './symbology'

/** Where a scan came from: which device, or a person typing the code by hand. */
export const SCAN_SOURCES = ['serial-scanner', 'hid-scanner', 'keyboard-scanner', 'typed'] as const
export type ScanSource = (typeof SCAN_SOURCES)[number]

/** One code read by a scanner, framing removed. `text` may hold U+001D (FNC1); `aim` is the AIM identifier such as `]C1` when the scanner sends it. */
export interface ScanReading {
  readonly text: string
  readonly aim: string | null
  /** The kind of code, where the scanner says it. */
  readonly symbology?: Symbology | undefined
  readonly source: ScanSource
  readonly deviceId: string
  /** When the last byte of the code arrived. */
  readonly readAt: Instant
  /** From the first byte to the last, milliseconds. */
  readonly tookMs: number
}

/** What a scale says of the load: at rest, still moving, outside its range; `unusable`: a value that must not be taken, see `trouble`. */
export type WeightStability = 'stable' | 'moving' | 'over' | 'under' | 'unusable'

/** The units a weight may be taken in; each is an exact number of grams. */
export const WEIGHT_UNITS = ['g', 'kg', 'lb', 'oz'] as const
export type WeightUnit = (typeof WEIGHT_UNITS)[number]

/** Why a value of a scale is unusable, however steady it stands. */
export type WeightTrouble =
  /** It counts pieces, shows percent, or weighs in a unit that is not taken or not the one this scale is set to. */
  | { readonly kind: 'wrong-unit'; readonly unit: string }
  /** Neither the frame nor the profile of the scale names a unit. */
  | { readonly kind: 'unit-unknown' }
  /** The frame contradicts itself: at zero, with a weight. */
  | { readonly kind: 'contradiction' }
  /** The scale says that it is broken, not calibrated, or has no zero. */
  | { readonly kind: 'scale-fault' }

/** One value of a scale. Only a stable one, read after the load was placed, may be recorded. */
export interface WeightReading {
  /** The value as the scale sent it, a decimal text, never a float. Empty where it gave none. */
  readonly decimal: string
  /** Null where the scale gave none of these. */
  readonly unit: WeightUnit | null
  /** The value in whole grams; null when there is none that could be a weight. */
  readonly grams: Grams | null
  readonly stability: WeightStability
  /** Without the tare. A gross weight is all that lies on the pan. */
  readonly net: boolean
  /** Null unless `unusable`. */
  readonly trouble: WeightTrouble | null
  /** Not later than the moment the scale measured it, as nearly as can be known. */
  readonly readAt: Instant
  readonly deviceId: string
  /** The frame as received, for the unit's file of evidence. */
  readonly frame: string
}
