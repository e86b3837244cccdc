/** Other spellings of the units below. */
const spellings: ReadonlyMap<string, string> = new Map([
  ['lbs', 'lb'],
  ['pc', 'pcs'],
  ['ea', 'pcs'],
  ['crt', 'ct'],
  ['car', 'ct'],
  ['toz', 'ozt'],
])

/** Masses first, then pieces and percent, which are real readings of a scale that was switched over, and no mass. */
const units: ReadonlySet<string> = new Set([
  'g', 'kg', 'mg', 't', 'lb', 'oz', 'ozt', 'ct', 'dwt', 'gn', 'gr', 'ton', 'mom', 'tl', 'tola',
  'pcs', '%',
])

/** A unit in lower case, as the scale names it; null for a word that is none, which is damage rather than a new unit. */
export function readUnit(text: string): string | null {
  const word = text.trim().toLowerCase()
  const unit = spellings.get(word) ?? word
  return units.has(unit) ? unit : null
}
