import { countryCodes } from '../code-lists/countries'
import { gtinCheckDigit } from '../check-digit'
import { CHARACTER_SET_82, cset82 } from './character-sets'
import { isDigits, type Linter } from './linter'

/** The 32 characters a check pair is written with. GS1 General Specifications, section 7.9.5. */
const PAIR_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const PAIR_MODULUS = 1021

/** Longest text, pair included, that there are weights for. No element is longer than 90. */
const LONGEST_WITH_PAIR = 99

/** The first primes, one for each character from the right. */
const PAIR_WEIGHTS = firstPrimes(LONGEST_WITH_PAIR - 2)

function firstPrimes(count: number): readonly number[] {
  const primes: number[] = []
  for (let candidate = 2; primes.length < count; candidate++) if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate)
  return primes
}

export const csum: Linter = (text) => {
  if (text === '') return 'too-short-for-check-digit'
  if (!isDigits(text)) return 'non-digit-character'
  return gtinCheckDigit(text.slice(0, -1)) === text.slice(-1) ? null : 'incorrect-check-digit'
}

export const csumalpha: Linter = (text) => {
  if (text.length < 2) return 'too-short-for-check-pair'
  if (text.length > LONGEST_WITH_PAIR) return 'too-long-for-check-pair-implementation'
  const body = text.slice(0, -2)
  if (cset82(body) !== null) return 'invalid-cset82-character'
  let sum = 0
  for (let i = 0; i < body.length; i++) sum += CHARACTER_SET_82.indexOf(body.charAt(i)) * (PAIR_WEIGHTS[body.length - 1 - i] ?? 0)
  const check = sum % PAIR_MODULUS
  const pair = PAIR_ALPHABET.charAt(check >> 5) + PAIR_ALPHABET.charAt(check & 31)
  return text.slice(-2) === pair ? null : 'incorrect-check-pair'
}

/** Fewest and most characters of an IBAN: country, check digits and a domestic account number. ISO 13616-1. */
const SHORTEST_IBAN = 11
const LONGEST_IBAN = 34

/** An international bank account number: ISO 13616-1, its check digits by ISO/IEC 7064 modulus 97-10. */
export const iban: Linter = (text) => {
  if (text.length < SHORTEST_IBAN) return 'iban-too-short'
  if (text.length > LONGEST_IBAN) return 'iban-too-long'
  if (!/^[0-9A-Z]*$/.test(text) || !isDigits(text.slice(2, 4))) return 'invalid-iban-character'
  if (!countryCodes.has(text.slice(0, 2))) return 'illegal-iban-country-code'
  let rest = 0
  for (const character of text.slice(4) + text.slice(0, 4)) {
    const value = parseInt(character, 36)
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest === 1 ? null : 'incorrect-iban-checksum'
}
