import { nearestRank } from './nearest-rank'
import type { DurationMs } from './quantities'
import type { AdjustedTime, MixPart } from './shift-summary'

/*
 * The time of a unit, freed of what the shift happened to get: a morning of shoes is not slower work than a morning of
 * books. Direct standardisation (as for death rates of places with other ages; WHO, "Age standardization of rates",
 * GPE discussion paper 31, 2001): the median of every kind of goods in this shift, weighed with the share that the kind
 * had in the earlier shifts of the station.
 *
 *     adjusted = Σ share(kind) · median(kind in this shift) / Σ share(kind)    over kinds with enough units in this shift
 *
 * The number of the earlier shifts to compare with is made of the same kinds and shares.
 */

/** A unit put in its tote: its kind of goods and the time it took. */
export interface TimedUnit {
  readonly category: string
  readonly unitMs: DurationMs
}

/** What the earlier shifts of the station put in totes. */
export interface ReferenceMix {
  readonly shifts: number
  readonly units: readonly TimedUnit[]
}

export const NO_REFERENCE: ReferenceMix = { shifts: 0, units: [] }

/** Earlier shifts that make the usual mix. */
export const REFERENCE_SHIFTS = 20
/** Fewer units in the earlier shifts are no mix yet. */
export const MIN_REFERENCE_UNITS = 50
/** Fewer units of a kind have no median worth weighing. */
export const MIN_UNITS_OF_KIND = 5
/** At least so much of the usual mix must have come in this shift. */
export const MIN_SHARE_SEEN = 0.6

function timesByCategory(units: readonly TimedUnit[]): ReadonlyMap<string, readonly DurationMs[]> {
  const times = new Map<string, DurationMs[]>()
  for (const { category, unitMs } of units) {
    const known = times.get(category)
    if (known) known.push(unitMs)
    else times.set(category, [unitMs])
  }
  return times
}

/** The adjusted time of units, or why there is none. */
export function adjustToMix(units: readonly TimedUnit[], reference: ReferenceMix): AdjustedTime {
  const usual = timesByCategory(reference.units)
  const now = timesByCategory(units)
  const total = reference.units.length
  const mix = [...usual].map(([category, times]): MixPart => ({ category, units: times.length, medianMs: nearestRank(times, 0.5) ?? 0 })).sort((a, b) => b.units - a.units || (a.category < b.category ? -1 : 1))
  const base = { referenceShifts: reference.shifts, referenceUnits: total, mix }
  if (total < MIN_REFERENCE_UNITS) return { ...base, medianMs: null, referenceMs: null, gap: 'no-reference' }
  let [seen, sum, referenceSum] = [0, 0, 0]
  for (const part of mix) {
    const here = now.get(part.category) ?? []
    if (here.length < MIN_UNITS_OF_KIND) continue
    const share = part.units / total
    seen += share
    sum += share * (nearestRank(here, 0.5) ?? 0)
    referenceSum += share * part.medianMs
  }
  const hasEnough = [...now.values()].some((times) => times.length >= MIN_UNITS_OF_KIND)
  if (!hasEnough) return { ...base, medianMs: null, referenceMs: null, gap: 'few-units' }
  // Sums of shares such as 0.1 + 0.2 are a hair off.
  if (seen < MIN_SHARE_SEEN - 1e-9) return { ...base, medianMs: null, referenceMs: null, gap: 'other-mix' }
  return { ...base, medianMs: Math.round(sum / seen), referenceMs: Math.round(referenceSum / seen), gap: null }
}
