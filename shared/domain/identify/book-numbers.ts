import { gtinCheckDigit } from '../gs1/check-digit'
import { failed, held, type Ranked, type ScanProblem } from './candidate'
import { hasGtinCheckDigit, mod11CheckCharacter } from './check-digits'
import { RANK } from './rank'

/*
 * ISBN (ISO 2108) and ISSN (ISO 3297). Both may be written in groups with blanks or with hyphens, not with both.
 * The registrants' own ranges are not checked: they change every few weeks.
 */

const ISBN_13_GROUPS = /^97[89](?:([ -])\d+)(?:\1\d+){0,3}$/
const ISBN_10_GROUPS = /^\d+(?:([ -])\d+){0,2}\1[\dX]+$/
/** All groups are there: then the group has at most 5 digits, the registrant 7, the title 6, and the check is one character. */
const FULL_GROUPS = /^(?:97[89][ -])?\d{1,5}[ -]\d{1,7}[ -]\d{1,6}[ -][\dX]$/

/** An ISBN-13 with its four separators. */
const LONGEST = 17

function ungroup(text: string, groups: RegExp, allGroups: number): string | null {
  if (text.length > LONGEST) return null
  if (!/[ -]/.test(text)) return text
  if (!groups.test(text)) return null
  return text.split(/[ -]/).length < allGroups || FULL_GROUPS.test(text) ? text.replace(/[ -]/g, '') : null
}

/** The 13 digits of an ISBN-10 that was found right. */
export function isbn10ToIsbn13(isbn10: string): string {
  const digits = `978${isbn10.slice(0, 9)}`
  return digits + gtinCheckDigit(digits)
}

/** Music has the range 979-0 for itself (ISMN, ISO 10957): it is sold under the number like a book, but is no ISBN. */
const MUSIC: ScanProblem = { kind: 'music-number', detail: '979-0 is for ISMN' }

/** ISBN-13 and ISBN-10, grouped or bare. */
export function readIsbn(scanned: string): Ranked[] {
  const text = scanned.toUpperCase()
  const isbn13 = ungroup(text, ISBN_13_GROUPS, 5)
  if (isbn13 !== null && /^97[89]\d{10}$/.test(isbn13)) {
    const reading = { kind: 'isbn', isbn13 } as const
    if (isbn13.startsWith('9790')) return [failed(RANK.failedGoods + 1, reading, MUSIC)]
    return [hasGtinCheckDigit(isbn13) ? held(RANK.isbn, reading, 'check-digit') : failed(RANK.failedGoods + 1, reading, { kind: 'check-digit' })]
  }
  const isbn10 = ungroup(text, ISBN_10_GROUPS, 4)
  if (isbn10 === null || !/^\d{9}[\dX]$/.test(isbn10)) return []
  const reading = { kind: 'isbn', isbn13: isbn10ToIsbn13(isbn10) } as const
  return [mod11CheckCharacter(isbn10.slice(0, 9)) === isbn10.charAt(9) ? held(RANK.isbn, reading, 'check-digit') : failed(RANK.failedGoods + 1, reading, { kind: 'check-digit' })]
}

/** An ISSN by itself (`2434-561X`), or inside the 977 number of a periodical. */
export function readIssn(scanned: string): Ranked[] {
  if (/^977\d{10}$/.test(scanned)) {
    const digits = scanned.slice(3, 10)
    return hasGtinCheckDigit(scanned) ? [held(RANK.issn, { kind: 'issn', issn: digits + mod11CheckCharacter(digits) }, 'check-digit')] : []
  }
  const text = scanned.toUpperCase()
  if (!/^\d{4}[ -]?\d{3}[\dX]$/.test(text)) return []
  const issn = text.replace(/[ -]/, '')
  if (mod11CheckCharacter(issn.slice(0, 7)) === issn.charAt(7)) return [held(RANK.issn, { kind: 'issn', issn }, 'check-digit')]
  return /[-X]/.test(text) ? [failed(RANK.failedGoods + 1, { kind: 'issn', issn }, { kind: 'check-digit' })] : []
}
