import type { DurationMs, Grams, Instant } from '@shared/domain/quantities'
import type { WeightReading, WeightTrouble, WeightUnit } from '@shared/domain/reading'
import { ok, refuse, type Result } from '@shared/domain/result'
import type { PanHistory } from './pan-history'

/** One frame alone is never recorded: most protocols have no checksum, so a second one must say the same. */
export const agreeingReadingsNeeded = 2

/** Why a reading may not be recorded. The window has the words. */
export type WeightRefusal =
  | { readonly kind: 'over' | 'under' | 'moving' }
  | WeightTrouble
  /** Stable, but not seen twice yet since the load was placed. */
  | { readonly kind: 'settling' }
  | { readonly kind: 'out-of-range'; readonly grams: Grams; readonly minGrams: Grams; readonly maxGrams: Grams }
  | { readonly kind: 'stale'; readonly ageMs: DurationMs }
  /** Read before the load was placed. */
  | { readonly kind: 'before-placed' }
  /** The scale went over to another unit with a load on; it counts again once it was seen empty. */
  | { readonly kind: 'unit-changed'; readonly from: WeightUnit; readonly to: WeightUnit }
  /** The scale has not been seen empty since it was connected or restarted, or since its tare changed. */
  | { readonly kind: 'zero-not-seen' }
  /** The load that was recorded last still lies on the pan. */
  | { readonly kind: 'same-load'; readonly recordedGrams: Grams }

export interface WeightLimits {
  readonly minGrams: Grams
  readonly maxGrams: Grams
  readonly maxAgeMs: DurationMs
}

export interface WeightQuestion {
  readonly reading: WeightReading
  readonly pan: PanHistory
  /** When the load was put on the pan, as far as the station knows; a reading must be from after that. */
  readonly placedAfter: Instant
  readonly now: Instant
  readonly limits: WeightLimits
}

/** A load a bench scale can tell from an empty pan, up to what parcels weigh; no reading older than a person's glance. */
export const benchScaleLimits: WeightLimits = { minGrams: 6, maxGrams: 60_000, maxAgeMs: 2_000 }

/**
 * Whether a reading may be recorded as the weight of what lies on the pan: the grams, or the first reason why not.
 * Pure; the driver keeps the history of the pan, the caller knows when the load was placed.
 */
export function judgeWeight(question: WeightQuestion): Result<Grams, WeightRefusal> {
  const { reading, pan, limits, now, placedAfter } = question
  if (reading.trouble !== null) return refuse(reading.trouble)
  if (reading.stability === 'unusable') return refuse({ kind: 'contradiction' })
  if (reading.stability !== 'stable') return refuse({ kind: reading.stability })
  // Over and under are answered above; a stable reading always has a value and a unit.
  if (reading.grams === null || reading.unit === null) return refuse({ kind: 'unit-unknown' })
  const ageMs = now - reading.readAt
  // A reading from the future means that the clock was set: its age is unknown.
  if (ageMs > limits.maxAgeMs || ageMs < 0) return refuse({ kind: 'stale', ageMs })
  if (reading.readAt < placedAfter) return refuse({ kind: 'before-placed' })
  if (pan.unitBefore !== null) return refuse({ kind: 'unit-changed', from: pan.unitBefore, to: reading.unit })
  if (!pan.zeroSeen) return refuse({ kind: 'zero-not-seen' })
  if (reading.grams < limits.minGrams || reading.grams > limits.maxGrams) {
    return refuse({ kind: 'out-of-range', grams: reading.grams, minGrams: limits.minGrams, maxGrams: limits.maxGrams })
  }
  if (pan.recordedGrams !== null) return refuse({ kind: 'same-load', recordedGrams: pan.recordedGrams })
  if (pan.agreeingAt.filter((readAt) => readAt >= placedAfter).length < agreeingReadingsNeeded) return refuse({ kind: 'settling' })
  return ok(reading.grams)
}
