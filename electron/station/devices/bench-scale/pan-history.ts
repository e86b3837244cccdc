import type { Grams, Instant } from '@shared/domain/quantities'
import type { WeightReading, WeightUnit } from '@shared/domain/reading'

/*
 * What the pan was seen to do, as far as it matters for trusting the next weight.
 *
 *   connected, power-on, long silence, unit or tare ──▶ zero not seen: the scale's zero may lie anywhere
 *   switched, negative load
 *   stable at zero                                  ──▶ zero seen, and whatever was recorded has left the pan
 *   recorded                                        ──▶ the load must change before the next record
 *
 * A scale that restarts with a load on takes the load for zero. It shows itself when the load is lifted: a clearly
 * negative weight, which takes the trust away again. Where a load was seen before the restart and zero after it, a
 * negative weight in motion is enough: the next load may be put down before the pan comes to rest.
 */

/** A pan within this of zero counts as empty: dust, air, one or two divisions of a parcel scale. */
export const zeroBandGrams: Grams = 5
/** Two readings within this say the same. */
export const agreeWithinGrams: Grams = 5
/** A stable load that differs from the recorded one by more than this is another load. */
export const clearChangeGrams: Grams = 10
/** So many readings that say the same are remembered with their times; more would prove nothing more. */
export const agreeingKept = 8

export interface PanHistory {
  readonly zeroSeen: boolean
  /** A load lay on the pan when the scale was lost, and nothing has shown that its zero is one without it. */
  readonly zeroDoubtful: boolean
  /** The last recorded load, as long as nothing shows that it left the pan. */
  readonly recordedGrams: Grams | null
  readonly unit: WeightUnit | null
  /** The unit before the scale was switched over to `unit` without having been seen empty since. */
  readonly unitBefore: WeightUnit | null
  /** Whether the scale weighs without its tare; null before the first value. */
  readonly net: boolean | null
  /** The newest stable weight. */
  readonly stableGrams: Grams | null
  /** When the stable readings in a row that said the same were read, oldest first, at most `agreeingKept`. */
  readonly agreeingAt: readonly Instant[]
}

/** A pan nothing is known of: after connecting. */
export const unknownPan: PanHistory = {
  zeroSeen: false, zeroDoubtful: false, recordedGrams: null, unit: null, unitBefore: null, net: null, stableGrams: null, agreeingAt: [],
}

/** The same pan after the line or the scale restarted, or was silent for long: what was on it may still lie there. */
export function panAfterRestart(pan: PanHistory): PanHistory {
  const wasLoaded = pan.zeroDoubtful || (pan.stableGrams !== null && pan.stableGrams > zeroBandGrams)
  return { ...unknownPan, recordedGrams: pan.recordedGrams, zeroDoubtful: wasLoaded }
}

/** The same pan after the scale's zero or tare was changed: what it says now starts from another nothing. */
export function panAfterAdjustment(pan: PanHistory): PanHistory {
  return { ...unknownPan, recordedGrams: pan.recordedGrams, unit: pan.unit }
}

/** The news of a record may come after its load was lifted; then there is nothing left to wait for. */
export function panAfterRecord(pan: PanHistory, grams: Grams): PanHistory {
  const isGone = pan.stableGrams !== null && Math.abs(pan.stableGrams - grams) > clearChangeGrams
  return { ...pan, recordedGrams: isGone ? null : grams }
}

/** What of a reading the pan's history looks at. */
export type PanReading = Pick<WeightReading, 'grams' | 'unit' | 'stability' | 'net' | 'readAt'>

export function panAfterReading(pan: PanHistory, reading: PanReading): PanHistory {
  const { grams, stability, unit, net } = reading
  if (stability === 'under') return distrusted(pan)
  if (grams === null || stability === 'over' || stability === 'unusable') return { ...pan, stableGrams: null, agreeingAt: [] }
  const known = switched(pan, reading)
  const recordedGrams = hasLeftPan(known.recordedGrams, reading) ? null : known.recordedGrams
  if (stability === 'moving') {
    const isBelowNothing = known.zeroDoubtful && grams < -clearChangeGrams
    return { ...known, unit, net, recordedGrams, stableGrams: null, agreeingAt: [], zeroSeen: known.zeroSeen && !isBelowNothing }
  }
  const isZero = Math.abs(grams) <= zeroBandGrams
  const isSame = known.stableGrams !== null && Math.abs(grams - known.stableGrams) <= agreeWithinGrams
  return {
    zeroSeen: isZero || (known.zeroSeen && grams > 0),
    // Negative at rest was the load that had been taken for nothing: whatever is zero from here on is one without it.
    zeroDoubtful: known.zeroDoubtful && grams >= -zeroBandGrams,
    recordedGrams,
    unit,
    unitBefore: isZero ? null : known.unitBefore,
    net,
    stableGrams: grams,
    agreeingAt: [...(isSame ? known.agreeingAt : []), reading.readAt].slice(-agreeingKept),
  }
}

/** Below nothing: the zero lies somewhere else. */
function distrusted(pan: PanHistory): PanHistory {
  return { ...unknownPan, recordedGrams: pan.recordedGrams, unit: pan.unit, net: pan.net }
}

/** A scale that goes on in another unit, or with or without its tare, starts from another nothing. */
function switched(pan: PanHistory, { unit, net }: PanReading): PanHistory {
  if (pan.unit !== null && pan.unit !== unit) return { ...panAfterAdjustment(pan), unitBefore: pan.unit }
  return pan.net !== null && pan.net !== net ? panAfterAdjustment(pan) : pan
}

/** At rest, a clear difference shows another load. In motion only half the load lifted does: a knock on the pan is no change. */
function hasLeftPan(recorded: Grams | null, reading: PanReading): boolean {
  if (recorded === null || reading.grams === null) return false
  return reading.stability === 'stable'
    ? Math.abs(reading.grams - recorded) > clearChangeGrams
    : reading.grams * 2 <= recorded
}
