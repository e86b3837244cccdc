import type { Lpn } from './ids'
import { invariant } from './result'

/*
 * Licence plates.
 *
 *   U 3F7K2A 019C X      unit      type, range of the station incarnation (6), number in that range (4), check
 *   B 3F7K2A 0001 K      badge     same shape as a unit
 *   P 3F7K2A 0001 P      parcel    same shape as a unit (for a parcel that carries no readable code)
 *   T A12 2              tote      type, zone letter, two or three digits, check
 *   Z TB A J             zone      type, TB, zone letter, check
 *   L TB A0417 T         location  type, TB, zone letter, four digits, check
 *   C TB 017 7           command   type, TB, three digits, check
 *
 * Alphabet: 31 symbols, digits and capital letters without D G I O S, which are misread as 0 6 1 0 5.
 * 31 is prime, so a check character over weights 3^i mod 31 catches every single substitution
 * (no weight is 0) and every swap of two neighbours (no two neighbouring weights are equal):
 * the reasoning of ISO 7064 and of J. Verhoeff, "Error Detecting Decimal Codes" (1969), for a prime modulus.
 * ISO 7064 MOD 37,36 itself misses some swaps. The proof by exhaustion is tests/domain/lpn.test.ts.
 */

export const LPN_ALPHABET = '0123456789ABCEFHJKLMNPQRTUVWXYZ'
const MODULUS = LPN_ALPHABET.length
const WEIGHT_BASE = 3

/** First letter of a licence plate: what it is on. */
export type LpnType = 'unit' | 'badge' | 'parcel' | 'tote' | 'zone' | 'location' | 'command'

const TYPE_LETTERS: Record<LpnType, string> = { unit: 'U', badge: 'B', parcel: 'P', tote: 'T', zone: 'Z', location: 'L', command: 'C' }

const RANGE_LENGTH = 6
const NUMBER_LENGTH = 4

/** How many numbers one range holds: 31^4. A station takes a new range when they are used up. */
export const NUMBERS_PER_RANGE = MODULUS ** NUMBER_LENGTH

const BODY_PATTERNS: Record<LpnType, RegExp> = {
  unit: /^.{10}$/,
  badge: /^.{10}$/,
  parcel: /^.{10}$/,
  tote: /^[A-Z][0-9]{2,3}$/,
  zone: /^TB[A-Z]$/,
  location: /^TB[A-Z][0-9]{4}$/,
  command: /^TB[0-9]{3}$/,
}

/** A licence plate taken apart. `body` is what stands between the type letter and the check character. */
export interface ParsedLpn {
  readonly type: LpnType
  readonly body: string
  readonly lpn: Lpn
}

function symbolValue(symbol: string): number {
  const value = LPN_ALPHABET.indexOf(symbol)
  invariant(symbol.length === 1 && value >= 0, `symbol ${JSON.stringify(symbol)} is not in the licence-plate alphabet`)
  return value
}

/**
 * The check character for a text over the licence-plate alphabet.
 * It makes the weighted sum of all symbols, itself included, divisible by 31.
 */
export function checkCharacter(text: string): string {
  let weight = 1
  let sum = 0
  for (const symbol of text) {
    sum = (sum + weight * symbolValue(symbol)) % MODULUS
    weight = (weight * WEIGHT_BASE) % MODULUS
  }
  for (let value = 0; value < MODULUS; value++) {
    if ((sum + weight * value) % MODULUS === 0) return LPN_ALPHABET.charAt(value)
  }
  throw new Error('no check character exists, so the modulus is not prime')
}

/** Builds a licence plate. The body must fit the type; a misfit is a programming mistake and throws. */
export function makeLpn(type: LpnType, body: string): Lpn {
  invariant(BODY_PATTERNS[type].test(body), `body ${JSON.stringify(body)} does not fit a ${type} plate`)
  const text = TYPE_LETTERS[type] + body
  return (text + checkCharacter(text)) as Lpn
}

/** The plate number `number` (0-based) of a range, for units, badges and parcels. */
export function makeNumberedLpn(type: 'unit' | 'badge' | 'parcel', range: string, number: number): Lpn {
  invariant(isLpnRange(range), `${JSON.stringify(range)} is not a range`)
  invariant(Number.isInteger(number) && number >= 0 && number < NUMBERS_PER_RANGE, `number ${number} is outside the range`)
  let digits = ''
  for (let rest = number, i = 0; i < NUMBER_LENGTH; i++, rest = Math.floor(rest / MODULUS)) digits = LPN_ALPHABET.charAt(rest % MODULUS) + digits
  return makeLpn(type, range + digits)
}

/** Whether a text can be the range of a station incarnation: six symbols of the alphabet. */
export function isLpnRange(text: string): boolean {
  return text.length === RANGE_LENGTH && [...text].every((symbol) => LPN_ALPHABET.includes(symbol))
}

/** A range from random bytes (at least six); each byte chooses one symbol. 31^6 = 887 million ranges. */
export function rangeFromBytes(bytes: Uint8Array): string {
  invariant(bytes.length >= RANGE_LENGTH, `a range needs ${RANGE_LENGTH} random bytes`)
  return Array.from(bytes.subarray(0, RANGE_LENGTH), (byte) => LPN_ALPHABET.charAt(byte % MODULUS)).join('')
}

/** Reads a scanned text as a licence plate: alphabet, shape and check character must all fit, otherwise null. */
export function parseLpn(text: string): ParsedLpn | null {
  if (text.length < 4 || text.length > 12 || ![...text].every((symbol) => LPN_ALPHABET.includes(symbol))) return null
  if (checkCharacter(text.slice(0, -1)) !== text.slice(-1)) return null
  const body = text.slice(1, -1)
  for (const type of Object.keys(TYPE_LETTERS) as LpnType[]) {
    if (TYPE_LETTERS[type] === text.charAt(0) && BODY_PATTERNS[type].test(body)) return { type, body, lpn: text as Lpn }
  }
  return null
}

/** A plate in groups, as people read it aloud: `U 3F7K2A 019C X`. Short plates stay in one piece. */
export function groupLpn(lpn: string): string {
  return lpn.length === 12 ? `${lpn.slice(0, 1)} ${lpn.slice(1, 7)} ${lpn.slice(7, 11)} ${lpn.slice(11)}` : lpn
}

/** The name people use for a tote: `A-12` for the plate TA122. */
export function toteName(parsed: ParsedLpn): string {
  invariant(parsed.type === 'tote', 'only a tote plate has a tote name')
  return `${parsed.body.charAt(0)}-${parsed.body.slice(1)}`
}

/** Zone letter of a location plate. */
export function locationZone(parsed: ParsedLpn): string {
  invariant(parsed.type === 'location', 'only a location plate has a location')
  return parsed.body.charAt(2)
}

/** The name people use for a location: `A-0417` for the plate LTBA0417T. A text that is no such plate is its own name. */
export function locationName(lpn: string): string {
  const parsed = parseLpn(lpn)
  return parsed?.type === 'location' ? `${locationZone(parsed)}-${parsed.body.slice(3)}` : lpn
}
