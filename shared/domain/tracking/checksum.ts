import { luhnCheckDigit } from '../identify/check-digits'
import { assertNever } from '../result'
import type { ChecksumRule } from './courier-data'

const ALPHABET_36 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** A digit's value; a letter's is its place after A plus two, modulo ten, as UPS reckons tracking numbers (A = 2, B = 3, …, I = 0). */
function mod10Value(symbol: string): number {
  return symbol >= '0' && symbol <= '9' ? Number(symbol) : (symbol.charCodeAt(0) - 63) % 10
}

function mod10(serial: string, rule: ChecksumRule): string {
  const symbols = rule.reverse ? [...serial].reverse() : [...serial]
  const sum = symbols.reduce((total, symbol, place) => total + mod10Value(symbol) * ((place % 2 === 0 ? rule.evens_multiplier : rule.odds_multiplier) ?? 1), 0)
  return String((10 - (sum % 10)) % 10)
}

/** The remainder of a decimal number of any length. */
function remainder(digits: string, modulo: number): number {
  let rest = 0
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % modulo
  return rest
}

/** ISO/IEC 7064 MOD 37,36: the hybrid system over 36 symbols. */
function mod3736(serial: string): string {
  let product = 36
  for (const symbol of serial) {
    const sum = (product + ALPHABET_36.indexOf(symbol)) % 36
    product = ((sum === 0 ? 36 : sum) * 2) % 37
  }
  return ALPHABET_36.charAt((37 - product) % 36)
}

function weightedSum(serial: string, weights: readonly number[]): number {
  return weights.reduce((total, weight, place) => total + weight * Number(serial.charAt(place)), 0)
}

const S10_WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7]

/** UPU standard S10, section 5.2: 11 minus the remainder; 10 is written 0, and 11 is written 5. */
function s10(serial: string): string {
  const check = 11 - (weightedSum(serial, S10_WEIGHTS) % 11)
  return check === 10 ? '0' : check === 11 ? '5' : String(check)
}

/** The check digit that a serial number must have under a rule of the courier definitions. */
export function courierCheckDigit(serial: string, rule: ChecksumRule): string {
  switch (rule.name) {
    case 'mod10':
      return mod10(serial, rule)
    case 'mod7':
      return String(remainder(serial, 7))
    case 'mod_37_36':
      return mod3736(serial)
    case 'luhn':
      return luhnCheckDigit(serial)
    case 's10':
      return s10(serial)
    case 'sum_product_with_weightings_and_modulo':
      return String((weightedSum(serial, rule.weightings ?? []) % (rule.modulo1 ?? 11)) % (rule.modulo2 ?? 10))
    default:
      return assertNever(rule.name, 'checksum')
  }
}
