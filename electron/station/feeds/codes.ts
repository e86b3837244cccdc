import { gtinCheckDigit, toGtin14 } from '@shared/domain/barcode'
import { cleanCode } from './clean-text'

/** What the code columns of a row hold. */
export interface Codes {
  /** 14-digit keys, each once, in the order they stand. */
  readonly gtins: readonly string[]
  /** The first trade item number as it is printed: the article number of an article that has no other. */
  readonly printed: string | null
  /** Codes that are no trade item number: without check digit, mistyped, or of another kind. Kept as they are. */
  readonly others: readonly string[]
  /** Numbers that a spreadsheet turned into an exponent: most of their digits are lost. */
  readonly exponents: readonly string[]
}

/** `9.78043902348e+12`, `9,78E+12`, `9E+12`; not `1E5`, which is an honest article number. */
const EXPONENT_FORM = /^\d+(?:[.,]\d+[eE]\+?\d+|[eE]\+\d+)$/
const ALL_ZEROS = /^0+$/

/** Whether a code was destroyed by a spreadsheet. */
export function isExponentForm(text: string): boolean {
  return EXPONENT_FORM.test(text)
}

/** The codes in a cell: one, several with `|`, `;` or `,` between them, or a JSON list. */
function splitCodes(cell: string): readonly string[] {
  if (EXPONENT_FORM.test(cell.trim())) return [cell.trim()]
  return cell.replace(/^\s*\[|\]\s*$/g, '').split(/[|;,]/).map((code) => cleanCode(code.replace(/^\s*"|"\s*$/g, ''))).filter((code) => code !== '')
}

/** The 14-digit key of a code, blanks and hyphens left out. Zeros alone are a placeholder, whatever their check digit. */
function gtinOf(code: string): string | null {
  const digits = code.replace(/[\s-]/g, '')
  return ALL_ZEROS.test(digits) ? null : toGtin14(digits)
}

/** Sorts the cells of the code columns. */
export function readCodes(cells: readonly string[]): Codes {
  const gtins = new Set<string>()
  let printed: string | null = null
  const others: string[] = []
  const exponents: string[] = []
  for (const code of cells.flatMap(splitCodes)) {
    const gtin14 = gtinOf(code)
    if (gtin14) {
      gtins.add(gtin14)
      printed ??= code
    } else if (isExponentForm(code)) exponents.push(code)
    else if (!ALL_ZEROS.test(code)) others.push(code)
  }
  return { gtins: [...gtins], printed, others, exponents }
}

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

/**
 * The key of a book from its ISBN column. A spreadsheet eats leading zeros; they are put back only when the check
 * digit then fits and the destroyed 13-digit number beside it still shows the same leading digits.
 */
export function gtinOfIsbn(cell: string, exponents: readonly string[]): string | null {
  const isbn = cell.replace(/[\s-]/g, '')
  if (isIsbn10(isbn)) return gtinOfIsbn10(isbn)
  const whole = isbn.padStart(10, '0')
  if (isbn.length < 6 || isbn.length > 10 || !isIsbn10(whole)) return null
  const gtin14 = gtinOfIsbn10(whole)
  return exponents.some((exponent) => Math.abs(Number(exponent.replace(',', '.')) - Number(gtin14)) <= roundingOf(exponent)) ? gtin14 : null
}

/** How far a number in exponent form may lie from the one it was: one unit of its last digit. */
function roundingOf(exponent: string): number {
  const [, decimals = '', power = '0'] = /[.,](\d+)[eE]\+?(\d+)$/.exec(exponent) ?? []
  return 10 ** (Number(power) - decimals.length)
}
