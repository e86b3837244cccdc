import { invariant } from '../domain/result'

/*
 * Code 128 as in ISO/IEC 15417. Every symbol character is three bars and three spaces, 11 modules wide; the stop
 * character is four bars and three spaces, 13 modules wide.
 *
 *   start B | one character per letter (value = code point - 32) | check character | stop
 *
 * The check character is (start value + sum of position x value) mod 103, positions from 1.
 * Plain Code 128 uses code set B only, because a licence plate mixes digits and letters and must look the same for
 * every plate of a kind. GS1-128 uses code set C for runs of digits, because its data is mostly digits and long
 * (GS1 General Specifications, section 5.4): start, FNC1, then the element string with FNC1 between elements.
 */

const START_B = 104
const START_C = 105
const FNC1 = 102
const TO_A = 101
const TO_B = 100
const TO_C = 99
const STOP = 106
const CONTROL_VALUES = 64
const CHECK_MODULUS = 103
const FIRST_CODE_POINT = 0x20
const LAST_CODE_POINT = 0x7e

/** Quiet zone on each side, in modules (ISO/IEC 15417, 4.4). */
export const QUIET_ZONE_MODULES = 10

/** More would not fit any label we print. */
export const MAX_CODE_128_LENGTH = 48

/** Widths of bar, space, bar, space, bar, space for the values 0 to 105; the stop character has a seventh, a bar. */
const PATTERNS: readonly string[] = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 123122 123221 ' +
  '223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 232121 111323 131123 131321 ' +
  '112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 ' +
  '311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 ' +
  '122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 ' +
  '214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 2331112'
).split(' ')

/** Whether code set B can carry the text: printable ASCII, not empty, not too long. */
export function isCode128Text(text: string): boolean {
  return text.length > 0 && text.length <= MAX_CODE_128_LENGTH && [...text].every(isCodeSetB)
}

function isCodeSetB(letter: string): boolean {
  const codePoint = letter.codePointAt(0) ?? 0
  return codePoint >= FIRST_CODE_POINT && codePoint <= LAST_CODE_POINT
}

/** The values of a symbol between start and check character, and what they stand for: printers with commands of their own need both. */
export type Code128Part =
  | { readonly kind: 'start' | 'switch'; readonly set: 'B' | 'C' }
  | { readonly kind: 'fnc1' }
  | { readonly kind: 'letter'; readonly text: string }
  | { readonly kind: 'pair'; readonly text: string }

/** Plain Code 128: everything in code set B. */
export function code128Parts(text: string): readonly Code128Part[] {
  invariant(isCode128Text(text), `Code 128 cannot carry ${JSON.stringify(text)}`)
  return [{ kind: 'start', set: 'B' }, ...[...text].map((letter) => ({ kind: 'letter', text: letter }) as const)]
}

/** FNC1 inside GS1 data. */
export const FNC1_CHARACTER = '\u001d'

/** GS1 data is at most 48 characters in one symbol, FNC1 characters not counted (GS1 General Specifications, 5.4.4.1). */
export function isGs1Text(data: string): boolean {
  return isCode128Text(data.replaceAll(FNC1_CHARACTER, ''))
}

/** Changing the code set costs one character, so it pays for four digits and more. */
const DIGITS_WORTH_A_SWITCH = 4

/** GS1-128: FNC1 right after the start, digits in pairs. */
export function gs1Parts(data: string): readonly Code128Part[] {
  invariant(isGs1Text(data), `GS1-128 cannot carry ${JSON.stringify(data)}`)
  let set: 'B' | 'C' = digitsAt(data, 0) >= 2 ? 'C' : 'B'
  const parts: Code128Part[] = [{ kind: 'start', set }, { kind: 'fnc1' }]
  for (let at = 0; at < data.length; ) {
    const letter = data.charAt(at)
    const digits = digitsAt(data, at)
    if (letter === FNC1_CHARACTER) {
      parts.push({ kind: 'fnc1' })
      at += 1
    } else if (set === 'C' && digits >= 2) {
      parts.push({ kind: 'pair', text: data.slice(at, at + 2) })
      at += 2
    } else if (set === 'C') {
      parts.push({ kind: 'switch', set: (set = 'B') })
    } else if (digits >= DIGITS_WORTH_A_SWITCH && digits % 2 === 0) {
      parts.push({ kind: 'switch', set: (set = 'C') })
    } else {
      parts.push({ kind: 'letter', text: letter })
      at += 1
    }
  }
  return parts
}

function digitsAt(data: string, at: number): number {
  return /^\d*/.exec(data.slice(at))?.[0].length ?? 0
}

function valueOf(part: Code128Part): number {
  switch (part.kind) {
    case 'start': return part.set === 'B' ? START_B : START_C
    case 'switch': return part.set === 'B' ? TO_B : TO_C
    case 'fnc1': return FNC1
    case 'letter': return part.text.charCodeAt(0) - FIRST_CODE_POINT
    case 'pair': return Number(part.text)
  }
}

/** A symbol as widths in modules: bar, space, bar, … bar. Quiet zones are not included. */
export function partsToWidths(parts: readonly Code128Part[]): readonly number[] {
  return valuesToWidths(parts.map(valueOf))
}

function valuesToWidths(values: readonly number[]): readonly number[] {
  const check = values.reduce((sum, value, i) => sum + Math.max(1, i) * value, 0) % CHECK_MODULUS
  return [...values, check, STOP].flatMap((value) => [...(PATTERNS[value] ?? '')].map(Number))
}

/** Plain Code 128 as widths in modules. */
export function encodeCode128(text: string): readonly number[] {
  return partsToWidths(code128Parts(text))
}

/**
 * Code 128 with group separators (U+001D) as data, not as FNC1: each switches to code set A, where control characters
 * have the values from 64, and back. Every scanner sends it as it is.
 */
export function encodeCode128WithSeparators(text: string): readonly number[] {
  invariant(isGs1Text(text), `Code 128 cannot carry ${JSON.stringify(text)}`)
  return valuesToWidths([START_B, ...[...text].flatMap((letter) => (letter === FNC1_CHARACTER ? [TO_A, CONTROL_VALUES + letter.charCodeAt(0), TO_B] : [letter.charCodeAt(0) - FIRST_CODE_POINT]))])
}

/** How many modules wide the symbol is, without quiet zones: 167 for a licence plate of 12 characters. */
export function code128Modules(text: string): number {
  return encodeCode128(text).reduce((sum, width) => sum + width, 0)
}
