import type { Grams } from '@shared/domain/quantities'
import type { WeightReading } from '@shared/domain/reading'

/*
 * What the pan was seen to do, as far as it matters for trusting the next weight.
 *
 *   connected, power-on, unit switched, negative load ──▶ zero not seen: the scale's zero may lie anywhere
 *   stable at zero                                    ──▶ zero seen, and whatever was recorded has left the pan
 *   recorded                                          ──▶ the load must change before the next record
 *
 * A scale that restarts with a load on takes the load for zero. It shows itself when the load is lifted: a clearly
 * negative weight, which takes the trust away again.
 */

/** A pan within this of zero counts as empty: dust, air, one or two divisions of a parcel scale. */
export const zeroBandGrams: Grams = 5
/** Two readings within this say the same. */
export const agreeWithinGrams: Grams = 5
/** A stable load that differs from the recorded one by more than this is another load. */
export const clearChangeGrams: Grams = 10

export interface PanHistory {
  readonly zeroSeen: boolean
  /** The last recorded load, as long as nothing shows that it left the pan. */
  readonly recordedGrams: Grams | null
  readonly unit: WeightReading['unit'] | null
  /** The newest stable weight, and how many stable readings in a row said the same. */
  readonly stableGrams: Grams | null
  readonly agreeing: number
}

/** A pan nothing is known of: after connecting, and after a restart of the scale. */
export const unknownPan: PanHistory = { zeroSeen: false, recordedGrams: null, unit: null, stableGrams: null, agreeing: 0 }

/** The same pan after the line or the scale restarted: what was recorded may still lie on it. */
export function panAfterRestart(pan: PanHistory): PanHistory {
  return { ...unknownPan, recordedGrams: pan.recordedGrams }
}

/** The news of a record may come after its load was lifted; then there is nothing left to wait for. */
export function panAfterRecord(pan: PanHistory, grams: Grams): PanHistory {
  const isGone = pan.stableGrams !== null && Math.abs(pan.stableGrams - grams) > clearChangeGrams
  return { ...pan, recordedGrams: isGone ? null : grams }
}

export function panAfterReading(pan: PanHistory, reading: Pick<WeightReading, 'grams' | 'unit' | 'stability'>): PanHistory {
  const { grams, stability } = reading
  if (stability === 'under') return panAfterRestart(pan)
  if (grams === null || stability === 'over') return { ...pan, stableGrams: null, agreeing: 0 }
  const known = pan.unit !== null && pan.unit !== reading.unit ? panAfterRestart(pan) : pan
  const recordedGrams = hasLeftPan(known.recordedGrams, reading) ? null : known.recordedGrams
  if (stability === 'moving') return { ...known, unit: reading.unit, recordedGrams, stableGrams: null, agreeing: 0 }
  const isSame = known.stableGrams !== null && Math.abs(grams - known.stableGrams) <= agreeWithinGrams
  return {
    zeroSeen: Math.abs(grams) <= zeroBandGrams || (known.zeroSeen && grams > 0),
    recordedGrams,
    unit: reading.unit,
    stableGrams: grams,
    agreeing: isSame ? known.agreeing + 1 : 1,
  }
}

/** At rest, a clear difference shows another load. In motion only half the load lifted does: a knock on the pan is no change. */
function hasLeftPan(recorded: Grams | null, reading: Pick<WeightReading, 'grams' | 'stability'>): boolean {
  if (recorded === null || reading.grams === null) return false
  return reading.stability === 'stable'
    ? Math.abs(reading.grams - recorded) > clearChangeGrams
    : reading.grams * 2 <= recorded
}
