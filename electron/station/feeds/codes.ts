import { gtinCheckDigit, toGtin14 } from '@shared/domain/barcode'
import type { ItemCode } from '@shared/domain/item'
import { cleanCode } from './clean-text'
import type { RowNote } from './import-report'

/** What the code columns of a row hold. */
export interface Codes {
  /** 14-digit keys of the single piece, each once, in the order they stand. */
  readonly gtins: readonly string[]
  /** Every other code: cartons, the shop's own, codes that are no trade item number, and numbers that could be put together again. */
  readonly codes: readonly ItemCode[]
  /** The first code as it is printed: the article number of an article that has no other. */
  readonly printed: string | null
  /** What was left out or guessed. */
  readonly notes: readonly RowNote[]
}

/** `9.78043902348e+12`, `9,78E+12`, `9E+12`; not `1E5`, which is an honest article number. */
const EXPONENT_FORM = /^\d+(?:[.,]\d+[eE]\+?\d+|[eE]\+\d+)$/
const ALL_ZEROS = /^0+$/
/** A cell of more codes than this is no list any more. */
const CODE_LIMIT = 500

/** Whether a code was destroyed by a spreadsheet. */
export function isExponentForm(text: string): boolean {
  return EXPONENT_FORM.test(text)
}

/** The codes in a cell: one, several with `|`, `;` or `,` between them, or a JSON list. */
function splitCodes(cell: string): readonly string[] {
  if (/^\d+$/.test(cell)) return [cell]
  if (EXPONENT_FORM.test(cell.trim())) return [cell.trim()]
  return cell.replace(/^\s*\[|\]\s*$/g, '').split(/[|;,]/).map((code) => cleanCode(code.replace(/^\s*"|"\s*$/g, ''))).filter((code) => code !== '')
}

/**
 * Whether a key is given out by a shop for its own goods: GTIN-13 that begin with 02 or 2, GTIN-8 that begin with
 * 2 (GS1 General Specifications, section 1.4.6 and the prefix table of section 1.4.2). Another shop's article may carry the same one.
 */
export function isInStore(gtin14: string): boolean {
  return gtin14.startsWith('000000') ? /^0{6}2/.test(gtin14) : /^0(?:02|2)/.test(gtin14)
}

function isCarton(gtin14: string): boolean {
  return /^[1-8]/.test(gtin14)
}

const asItIs = (code: string): ItemCode => ({ code, kind: 'other', pieces: 1, guessed: false })
const asGuess = (code: string): ItemCode => ({ code, kind: 'gtin', pieces: 1, guessed: true })

/**
 * The key that a damaged number may have been. Leading zeros do not change a check digit, so a number that lost them
 * still passes; one of eleven or twelve digits that does not pass may lack its check digit. Anything else stays unknown.
 */
export function guessGtin(digits: string): { readonly gtin14: string; readonly reason: 'code-zeros-lost' | 'code-check-digit-missing' } | null {
  if (!/^\d{7,12}$/.test(digits) || ALL_ZEROS.test(digits)) return null
  const last = digits.slice(-1)
  // Seven digits can only be a GTIN-8; eight were judged before: a GTIN-8 must never be padded into a longer number.
  if (digits.length === 8) return null
  if (digits.length < 12 && gtinCheckDigit(digits.slice(0, -1)) === last) return { gtin14: digits.padStart(14, '0'), reason: 'code-zeros-lost' }
  return digits.length >= 11 ? { gtin14: (digits + gtinCheckDigit(digits)).padStart(14, '0'), reason: 'code-check-digit-missing' } : null
}

/** Sorts the cells of the code columns. */
export function readCodes(cells: readonly string[]): Codes {
  const gtins: string[] = []
  const codes: ItemCode[] = []
  const notes: RowNote[] = []
  let printed: string | null = null

  function take(code: string): void {
    const digits = code.replace(/[\s-]/g, '')
    if (isExponentForm(code)) return void notes.push({ reason: 'code-in-exponent-form' })
    if (ALL_ZEROS.test(digits)) return
    printed ??= code
    const gtin14 = toGtin14(digits)
    if (gtin14 && isCarton(gtin14)) return void codes.push({ code: gtin14, kind: 'carton', pieces: null, guessed: false })
    if (gtin14 && isInStore(gtin14)) {
      codes.push(asItIs(gtin14))
      return void notes.push({ reason: 'code-in-store' })
    }
    if (gtin14?.startsWith('9')) return void codes.push(asItIs(gtin14))
    if (gtin14) return void (gtins.includes(gtin14) || gtins.push(gtin14))
    codes.push(asItIs(code))
    const guess = guessGtin(digits)
    if (guess && !isInStore(guess.gtin14)) {
      codes.push(asGuess(guess.gtin14))
      notes.push({ reason: guess.reason, guess: guess.gtin14 })
    } else if (/^\d{12,14}$/.test(digits)) notes.push({ reason: 'code-check-digit-wrong' })
  }

  for (const cell of cells) for (const code of splitCodes(cell).slice(0, CODE_LIMIT)) take(code)
  return { gtins, codes, printed, notes }
}

const NO_CODES: readonly ItemCode[] = []

/** Codes of packs or cartons, each standing for a number of pieces. */
export function readPackCodes(cells: readonly string[], kind: 'pack' | 'carton', pieces: number | null): readonly ItemCode[] {
  if (cells.length === 0) return NO_CODES
  return cells.flatMap(splitCodes).flatMap((code) => {
    const digits = code.replace(/[\s-]/g, '')
    if (isExponentForm(code) || ALL_ZEROS.test(digits)) return []
    return [{ code: toGtin14(digits) ?? code, kind, pieces, guessed: false }]
  })
}
