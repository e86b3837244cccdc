import type { Gs1Element } from './element'
import type { Gs1Dictionary, Gs1Entry } from './syntax-dictionary'

/** How rarely digits that mean something else pass a rule, in decimal digits (logarithm of the chance). */
const RULE_RARITY: Readonly<Record<string, number>> = {
  csum: 1, csumalpha: 3, iban: 3, yymmd0: 1.4, yymmdd: 1.4, yyyymmdd: 3.4, hhmi: 0.8, hh: 0.6, mi: 0.2, ss: 0.2, iso3166: 0.6, iso3166999: 0.6, iso4217: 0.7,
  iso3166alpha2: 0.5, iso5218: 0.4, mediatype: 0.5, packagetype: 0.5, pieceoftotal: 0.5, yesno: 0.7, winding: 0.5, couponcode: 2, couponposoffer: 2, latitude: 0.7, longitude: 0.5,
  posinseqslash: 2, hyphen: 1,
}

/** AIs that returned goods and parcels really carry; any other is met far more rarely. */
const USUAL_AIS: ReadonlySet<string> = new Set(['00', '01', '10', '11', '13', '15', '17', '21', '30', '37', '240', '400', '401', '410', '420', '421', '8003', '8004'])
const USUAL = 1
/** Company-internal AIs take almost any text. */
const INTERNAL = -1

/** What reading text as this element says for that reading being right, in decimal digits. */
export function elementLikelihood(entry: Gs1Entry): number {
  let likelihood = entry.ai.length / 2 - 0.3
  if (USUAL_AIS.has(entry.ai)) likelihood += USUAL
  if (/^9\d$/.test(entry.ai)) likelihood += INTERNAL
  for (const component of entry.components) {
    if (!component.optional) for (const rule of component.rules) likelihood += RULE_RARITY[rule.name] ?? 0
  }
  return likelihood
}

/** The likelihood of all elements together. */
export function totalLikelihood(elements: readonly Gs1Element[], dictionary: Gs1Dictionary): number {
  return elements.reduce((sum, { ai }) => {
    const entry = dictionary.entries.get(ai)
    return entry ? sum + elementLikelihood(entry) : sum
  }, 0)
}
