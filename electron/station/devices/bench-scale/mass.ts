/*
 * Mass in any unit a scale shows, exactly. No floats: 1.005 kg is none, and a tolerance judged on one may tip.
 *
 * Pound, ounce and their kin are exact by definition: 1 lb = 0.45359237 kg (1959), a grain is 1/7000 of it, a troy ounce
 * 480 grains, a pennyweight 24. A metric carat is 0.2 g, a momme 3.75 g, a tola 180 grains. Taels differ by country and
 * have no value here.
 */

/** Hundred-millionths of a milligram per unit: the smallest step in which all of them are whole. */
const stepsByUnit: ReadonlyMap<string, bigint> = new Map([
  ['mg', 100_000_000n],
  ['g', 100_000_000_000n],
  ['kg', 100_000_000_000_000n],
  ['t', 100_000_000_000_000_000n],
  ['ct', 20_000_000_000n],
  ['gr', 6_479_891_000n],
  ['gn', 6_479_891_000n],
  ['dwt', 155_517_384_000n],
  ['oz', 2_834_952_312_500n],
  ['ozt', 3_110_347_680_000n],
  ['lb', 45_359_237_000_000n],
  ['ton', 90_718_474_000_000_000n],
  ['mom', 375_000_000_000n],
  ['tola', 1_166_380_380_000n],
])

const decimalText = /^(-?)(\d{1,9})(?:\.(\d{1,9}))?$/

/** Whether this text is a plain decimal number a scale may send: no exponent, no comma, no plus sign, at most 9 digits each side. */
export function isDecimalText(text: string): boolean {
  return decimalText.test(text)
}

/** Whether a unit is a mass we know the exact value of. */
export function isMassUnit(unit: string): boolean {
  return stepsByUnit.has(unit)
}

/** A mass in exact fractions: `numerator / denominator` steps of the unit `to`. Null for a text that is no decimal, and for units that are no mass. */
function ratio(decimal: string, from: string, to: string): { readonly isNegative: boolean; readonly numerator: bigint; readonly denominator: bigint } | null {
  const match = decimalText.exec(decimal)
  const [, sign = '', whole = '', fraction = ''] = match ?? []
  const fromSteps = stepsByUnit.get(from)
  const toSteps = stepsByUnit.get(to)
  if (match === null || fromSteps === undefined || toSteps === undefined) return null
  return { isNegative: sign === '-', numerator: BigInt(whole + fraction) * fromSteps, denominator: 10n ** BigInt(fraction.length) * toSteps }
}

/**
 * A decimal mass in another unit with so many decimals (0 to 12), rounded half away from zero from the exact value; null
 * when the text is no decimal or a unit no mass. Never `-0`.
 */
export function convertMass(decimal: string, from: string, to: string, decimals: number): string | null {
  const exact = ratio(decimal, from, to)
  if (exact === null || decimals < 0 || decimals > 12) return null
  const numerator = exact.numerator * 10n ** BigInt(decimals)
  const digits = String((2n * numerator + exact.denominator) / (2n * exact.denominator)).padStart(decimals + 1, '0')
  const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
  return exact.isNegative && /[1-9]/.test(text) ? `-${text}` : text
}

/** A decimal mass in grams with every digit it has: 7.8 oz is 221.126280375 g. Null when the text is no decimal or the unit no mass. */
export function exactGrams(decimal: string, unit: string): string | null {
  const exact = ratio(decimal, unit, 'mg')
  if (exact === null) return null
  // A step is 10^-11 g, and a decimal has at most 9 places: 20 places hold every product.
  const scaled = (exact.numerator * 10n ** 20n) / (exact.denominator * 1_000n)
  const digits = String(scaled).padStart(21, '0')
  const text = `${digits.slice(0, -20)}.${digits.slice(-20)}`.replace(/\.?0+$/, '')
  return exact.isNegative && /[1-9]/.test(text) ? `-${text}` : text
}
