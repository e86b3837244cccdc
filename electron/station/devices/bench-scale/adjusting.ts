import type { DurationMs, Instant } from '@shared/domain/quantities'
import type { WeightReading } from '@shared/domain/reading'
import { ok, refuse, type Result } from '@shared/domain/result'
import type { AdjustmentRefusal, ScaleAdjustment } from '@shared/domain/scale-adjustment'
import { zeroBandGrams } from './pan-history'
import type { ScaleFrame, ScaleProtocol } from './scale-frame'

/*
 * Zero and tare by command. Some protocols answer (`Z A`, `Z I`), some answer nothing; and an answer that was lost is no
 * answer. So the weight counts as well: whoever zeroed a scale sees zero on it.
 *
 *   due ── the line is free ──▶ sent ── the scale says done, or its weight shows it ──▶ ok
 *                                 └──── the scale says no, or nothing shows in time ──▶ refused
 */

/** Scales wait for the load to rest before they zero: a few seconds, by their manuals. */
export const adjustTimeoutMs: DurationMs = 6_000
/** So long the line is left to the answer before weights are asked for again. */
export const adjustQuietMs: DurationMs = 500

export interface Adjusting {
  readonly adjustment: ScaleAdjustment
  readonly askedAt: Instant
  /** Null while the line is not free. */
  readonly sentAt: Instant | null
}

/** The bytes that ask for it; null where the protocol has none. */
export function adjustmentBytes(protocol: ScaleProtocol, adjustment: ScaleAdjustment): Uint8Array | null {
  switch (adjustment) {
    case 'zero':
      return protocol.zero
    case 'tare':
      return protocol.tare
    case 'clear-tare':
      return protocol.clearTare
  }
}

/** What a frame, and the reading in it, say of an adjustment; null when it is still open. */
export function adjustmentAfter(adjusting: Adjusting, frame: ScaleFrame, reading: WeightReading | null): Result<void, AdjustmentRefusal> | null {
  const { sentAt } = adjusting
  if (sentAt === null) return null
  if (frame.reply?.kind === 'done') return ok(undefined)
  if (frame.reply?.kind === 'refused' || frame.reply?.kind === 'error') return refuse('declined')
  if (reading === null || reading.readAt < sentAt) return null
  return shows(adjusting.adjustment, reading) ? ok(undefined) : null
}

/** What the passing of time says of it. A clock set back ends the wait. */
export function adjustmentElapsed({ askedAt }: Adjusting, now: Instant): Result<void, AdjustmentRefusal> | null {
  return now - askedAt >= adjustTimeoutMs || now < askedAt ? refuse('not-done') : null
}

function shows(adjustment: ScaleAdjustment, { stability, grams, net }: WeightReading): boolean {
  if (stability !== 'stable' || grams === null) return false
  return adjustment === 'clear-tare' ? !net : Math.abs(grams) <= zeroBandGrams
}
