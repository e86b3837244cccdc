import { gtinCheckDigit } from '../domain/gs1/check-digit'
import { invariant } from '../domain/result'

/*
 * EAN-13 as in ISO/IEC 15420: guard 101, six digits, centre 01010, six digits, guard 101; 95 modules. The first digit is
 * not drawn: it chooses which of the left six are drawn in number set A and which in B.
 */

/** Widths of space, bar, space, bar in number set A; set B reads them backwards, set C begins with a bar. */
const SET_A = ['3211', '2221', '2122', '1411', '1132', '1231', '1114', '1312', '1213', '3112']
const FIRST_DIGIT_SETS = ['AAAAAA', 'AABABB', 'AABBAB', 'AABBBA', 'ABAABB', 'ABBAAB', 'ABBBAA', 'ABABAB', 'ABABBA', 'ABBABA']

/** Quiet zones, in modules (ISO/IEC 15420, 4.5.2): 11 before the symbol, 7 after it; both get the wider one here. */
export const EAN13_QUIET_ZONE_MODULES = 11

/** Thirteen digits, the last of which is the right check digit. */
export function isEan13Text(text: string): boolean {
  return /^\d{13}$/.test(text) && gtinCheckDigit(text.slice(0, 12)) === text.charAt(12)
}

/** The symbol as widths in modules: bar, space, bar, … bar. Quiet zones are not included. */
export function encodeEan13(text: string): readonly number[] {
  invariant(isEan13Text(text), `EAN-13 cannot carry ${JSON.stringify(text)}`)
  const digits = [...text].map(Number)
  const sets = FIRST_DIGIT_SETS[digits[0] ?? 0] ?? ''
  const left = digits.slice(1, 7).map((digit, i) => (sets.charAt(i) === 'A' ? (SET_A[digit] ?? '') : [...(SET_A[digit] ?? '')].reverse().join('')))
  const right = digits.slice(7).map((digit) => SET_A[digit] ?? '')
  return [...`111${left.join('')}11111${right.join('')}111`].map(Number)
}
