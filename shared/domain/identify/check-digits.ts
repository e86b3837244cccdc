import { gtinCheckDigit } from '../gs1/check-digit'


/** Whether the last digit is the GS1 check digit of the others. */
export function hasGtinCheckDigit(digits: string): boolean {
  return gtinCheckDigit(digits.slice(0, -1)) === digits.slice(-1)
}

/** The Luhn check digit over the other digits: from the right every second one is doubled, starting with the last. ISO/IEC 7812-1, annex B. */
export function luhnCheckDigit(digits: string): string {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const value = Number(digits.charAt(digits.length - 1 - i)) * (i % 2 === 0 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return String((10 - (sum % 10)) % 10)
}

/** The check character of an ISBN-10 (9 digits, ISO 2108:1992) or an ISSN (7 digits, ISO 3297): falling weights down to 2, modulo 11, X for ten. */
export function mod11CheckCharacter(digits: string): string {
  let sum = 0
  for (let i = 0; i < digits.length; i++) sum += Number(digits.charAt(i)) * (digits.length + 1 - i)
  const check = (11 - (sum % 11)) % 11
  return check === 10 ? 'X' : String(check)
}
