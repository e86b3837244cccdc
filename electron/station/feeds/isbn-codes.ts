import { gtinCheckDigit } from '@shared/domain/barcode'

function isIsbn10(text: string): boolean {
  if (!/^\d{9}[\dXx]$/.test(text)) return false
  const sum = [...text].reduce((total, symbol, i) => total + (10 - i) * (symbol.toUpperCase() === 'X' ? 10 : Number(symbol)), 0)
  return sum % 11 === 0
}

/** The ISBN-13 key of an ISBN-10: 978, its nine digits, and a check digit of its own (ISBN Users' Manual, 7th edition, appendix 1). */
function gtinOfIsbn10(isbn: string): string {
  const digits = `978${isbn.slice(0, 9)}`
  return `0${digits}${gtinCheckDigit(digits)}`
}

/** The key of a book, and whether it had to be guessed. */
export interface IsbnKey {
  readonly gtin14: string
  readonly guessed: boolean
}

/**
 * The key of a book from its ISBN column. A spreadsheet eats leading zeros; a number that passes the check of an ISBN-10
 * once they are back is a guess, unless what is left of the destroyed 13-digit number beside it says another book.
 */
export function keyOfIsbn(cell: string, exponents: readonly string[]): IsbnKey | null {
  const isbn = cell.replace(/[\s-]/g, '')
  if (isIsbn10(isbn)) return { gtin14: gtinOfIsbn10(isbn), guessed: false }
  const whole = isbn.padStart(10, '0')
  if (isbn.length < 6 || isbn.length > 10 || !isIsbn10(whole)) return null
  const gtin14 = gtinOfIsbn10(whole)
  const books = exponents.filter((exponent) => /^9[.,]7[89]/.test(exponent))
  return books.every((exponent) => Math.abs(numberOf(exponent) - Number(gtin14)) <= roundingOf(exponent)) ? { gtin14, guessed: true } : null
}

function numberOf(exponent: string): number {
  return Number(exponent.replace(',', '.'))
}

/** How far a number in exponent form may lie from the one it was: one unit of its last digit. */
function roundingOf(exponent: string): number {
  const [, decimals = '', power = '0'] = /[.,](\d+)[eE]\+?(\d+)$/.exec(exponent) ?? []
  return 10 ** (Number(power) - decimals.length)
}
