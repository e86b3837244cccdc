import { gtinCheckDigit } from '../gs1/check-digit'
import { isbn10ToIsbn13 } from './book-numbers'
import { supposed, type Ranked, type ScanGuess } from './candidate'
import { hasGtinCheckDigit, mod11CheckCharacter } from './check-digits'
import { withoutSeparators } from './clean-scan'
import { expandUpcE, gtinReading } from './gtin'
import { RANK } from './rank'

/*
 * Numbers that went through a spreadsheet lose their leading zeros; some lists and scanners leave the check digit out.
 * A lost zero is proved by the check digit, a missing check digit by nothing: both are offered, neither is acted upon.
 */

/** Texts of this length are never padded to twelve digits: an EAN-8 is no UPC. */
const EAN_8_LENGTH = 8

function checkedZero(reading: Parameters<typeof supposed>[1]): Ranked {
  return supposed(RANK.guessChecked, reading, ['lost-zero'])
}

function lostZeros(digits: string): Ranked[] {
  const readings: Ranked[] = []
  if (digits.length >= 9 && digits.length <= 11 && hasGtinCheckDigit(digits)) readings.push(checkedZero(gtinReading(digits.padStart(14, '0'))))
  const upcA = digits.length === EAN_8_LENGTH - 1 ? expandUpcE(`0${digits}`) : null
  if (upcA !== null) readings.push(checkedZero(gtinReading(upcA.padStart(14, '0'))))
  if (digits.length === 17 && hasGtinCheckDigit(digits)) readings.push(checkedZero({ kind: 'sscc', sscc: `0${digits}` }))
  return readings
}

/** ISBN-10 of seven to nine characters, ISSN of seven: with the zeros back the check character must fit. */
function lostBookZeros(text: string): Ranked[] {
  const readings: Ranked[] = []
  const isbn10 = text.padStart(10, '0')
  if (text.length >= 7 && text.length <= 9 && mod11CheckCharacter(isbn10.slice(0, 9)) === isbn10.charAt(9)) {
    readings.push(checkedZero({ kind: 'isbn', isbn13: isbn10ToIsbn13(isbn10) }))
  }
  const issn = `0${text}`
  if (text.length === 7 && mod11CheckCharacter(issn.slice(0, 7)) === issn.charAt(7)) readings.push(checkedZero({ kind: 'issn', issn }))
  return readings
}

/** Ten to thirteen digits as a GTIN without its check digit (ten and eleven: without a leading zero, too). */
function missingCheckDigit(digits: string): Ranked[] {
  if (digits.length < 10 || digits.length > 13 || (digits.length === 13 && (digits.startsWith('0') || hasGtinCheckDigit(digits)))) return []
  const guesses: ScanGuess[] = digits.length < 11 ? ['lost-zero', 'missing-check-digit'] : ['missing-check-digit']
  return [supposed(RANK.guess, gtinReading((digits + gtinCheckDigit(digits)).padStart(14, '0')), guesses)]
}

/** What a number may have been before it lost a digit at the front or at the end. */
export function readLostDigits(text: string): Ranked[] {
  const plain = withoutSeparators(text.toUpperCase())
  if (plain === null || !/^\d{6,16}[\dX]$/.test(plain)) return []
  const books = lostBookZeros(plain)
  return plain === text && !plain.endsWith('X') ? [...lostZeros(plain), ...books, ...missingCheckDigit(plain)] : books
}
