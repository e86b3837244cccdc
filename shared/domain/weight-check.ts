import type { Grams } from './quantities'
import type { Words } from './words'

/** How much a weight may differ before a person is asked: the larger of a share of the usual weight and a number of grams. */
export interface WeightTolerance {
  readonly share: number
  readonly grams: Grams
}

/** Rule data for the weight question. */
export interface WeightRules {
  readonly version: number
  /** Below the usual weight: something may be missing. */
  readonly lighter: WeightTolerance
  /** Above it: more generous, because many catalogues give the weight without the packaging. */
  readonly heavier: WeightTolerance
  /** Catalogue weights outside these are no weights of goods that come over a bench. */
  readonly plausible: { readonly minGrams: Grams; readonly maxGrams: Grams }
  /** A weight further off than this many times, up or down, says more about the catalogue than about the unit. */
  readonly absurdTimes: number
  /** Grams per unit that catalogues mix up: kilogram, pound, ounce. */
  readonly mixedUnits: readonly number[]
  /** How near to such a factor the quotient must lie, as a share. */
  readonly mixedUnitShare: number
  /** From so many earlier units on, their own weights are the usual one; within so many spreads a weight is usual. */
  readonly learned: { readonly minUnits: number; readonly spreads: number }
  /** What stands on the route card when a person said that parts are missing. */
  readonly partsMissing: Words
}

/** Weights of earlier units of the same item. */
export interface EarlierWeights {
  readonly units: number
  readonly meanGrams: Grams
  /** Standard deviation. */
  readonly spreadGrams: Grams
}

/** What a weight says about its unit. Only `light` and `heavy` are asked about; `catalogue-doubtful` is at most noted. */
export type WeightJudgement =
  | { readonly kind: 'usual' }
  | { readonly kind: 'nothing-known' }
  | { readonly kind: 'catalogue-doubtful'; readonly because: 'implausible' | 'mixed-units' | 'absurd' }
  | { readonly kind: 'light' | 'heavy'; readonly usualGrams: Grams; readonly differenceGrams: Grams; readonly from: 'catalogue' | 'earlier-units' }

/** Largest step by which whole grams hide the true value: half a gram either way. */
const ROUNDING_GRAMS = 0.5

function isMixedUnit(weightGrams: Grams, usualGrams: Grams, rules: WeightRules): boolean {
  const isNear = (value: number, wanted: number) => Math.abs(value - wanted) <= Math.max(ROUNDING_GRAMS, wanted * rules.mixedUnitShare)
  return rules.mixedUnits.some((factor) => isNear(usualGrams, weightGrams / factor) || isNear(usualGrams, weightGrams * factor))
}

/** Earlier weights that are enough to go by; null where too few units were weighed. */
function enough(earlier: EarlierWeights | null, rules: WeightRules): EarlierWeights | null {
  return earlier && earlier.units >= rules.learned.minUnits ? earlier : null
}

/** Within so much of the mean of earlier units a weight is usual, up and down alike: they were weighed as they lie here. */
function learnedTolerance({ meanGrams, spreadGrams }: EarlierWeights, rules: WeightRules): Grams {
  return Math.max(spreadGrams * rules.learned.spreads, toleranceGrams(rules.lighter, meanGrams))
}

/** What a unit usually weighs, and who says so. `isCatalogueOff`: enough earlier units weigh something else than the catalogue says. */
export interface UsualWeight {
  readonly grams: Grams | null
  readonly from: 'catalogue' | 'earlier-units'
  readonly isCatalogueOff: boolean
}

/** What is usual before anything was weighed: the mean of earlier units where they are enough, else the catalogue's weight. */
export function usualWeight(catalogueGrams: Grams | null, earlier: EarlierWeights | null, rules: WeightRules): UsualWeight {
  const learned = enough(earlier, rules)
  if (!learned) return { grams: catalogueGrams, from: 'catalogue', isCatalogueOff: false }
  // The catalogue may leave the packaging out, so above it more is forgiven.
  const isCatalogueOff = catalogueGrams !== null && compare(learned.meanGrams, catalogueGrams, {
    lighter: Math.max(learnedTolerance(learned, rules), toleranceGrams(rules.lighter, catalogueGrams)),
    heavier: Math.max(learnedTolerance(learned, rules), toleranceGrams(rules.heavier, catalogueGrams)),
  }, 'catalogue').kind !== 'usual'
  return { grams: Math.round(learned.meanGrams), from: 'earlier-units', isCatalogueOff }
}

/** Why a catalogue's weight cannot be compared with, or null when it can. Dirty weights are common; the buyer must not pay for them. */
export function catalogueDoubt(weightGrams: Grams, usualGrams: Grams, rules: WeightRules): 'implausible' | 'mixed-units' | 'absurd' | null {
  if (isMixedUnit(weightGrams, usualGrams, rules)) return 'mixed-units'
  if (usualGrams < rules.plausible.minGrams || usualGrams > rules.plausible.maxGrams) return 'implausible'
  const times = Math.max(weightGrams / usualGrams, usualGrams / weightGrams)
  return times > rules.absurdTimes ? 'absurd' : null
}

function compare(weightGrams: Grams, usualGrams: Grams, tolerance: { lighter: Grams; heavier: Grams }, from: 'catalogue' | 'earlier-units'): WeightJudgement {
  const differenceGrams = weightGrams - usualGrams
  if (differenceGrams < -tolerance.lighter) return { kind: 'light', usualGrams, differenceGrams, from }
  if (differenceGrams > tolerance.heavier) return { kind: 'heavy', usualGrams, differenceGrams, from }
  return { kind: 'usual' }
}

/**
 * Compares a unit's weight with what is usual: with earlier units of its item where enough were weighed, else with the
 * catalogue. Never accuses: a weight that the catalogue cannot mean gives no question.
 */
export function judgeUnitWeight(weightGrams: Grams, usualGrams: Grams | null, earlier: EarlierWeights | null, rules: WeightRules): WeightJudgement {
  const learned = enough(earlier, rules)
  if (learned) {
    const tolerance = learnedTolerance(learned, rules)
    return compare(weightGrams, Math.round(learned.meanGrams), { lighter: tolerance, heavier: tolerance }, 'earlier-units')
  }
  if (usualGrams === null || weightGrams <= 0) return { kind: 'nothing-known' }
  if (usualGrams <= 0) return { kind: 'catalogue-doubtful', because: 'implausible' }
  const because = catalogueDoubt(weightGrams, usualGrams, rules)
  if (because) return { kind: 'catalogue-doubtful', because }
  return compare(weightGrams, usualGrams, { lighter: toleranceGrams(rules.lighter, usualGrams), heavier: toleranceGrams(rules.heavier, usualGrams) }, 'catalogue')
}

function toleranceGrams(tolerance: WeightTolerance, usualGrams: Grams): Grams {
  return Math.max(tolerance.grams, tolerance.share * usualGrams)
}
