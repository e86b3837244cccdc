import { isDigits, type Linter } from './linter'

const allZero = (text: string) => /^0*$/.test(text)

export const zero: Linter = (text) => (text !== '' && allZero(text) ? null : 'not-zero')

export const nonzero: Linter = (text) => {
  if (!isDigits(text)) return 'non-digit-character'
  return allZero(text) ? 'illegal-zero-value' : null
}

/** A number that does not begin with zero. */
export const nozeroprefix: Linter = (text) => {
  if (!isDigits(text)) return 'non-digit-character'
  return text.startsWith('0') ? 'illegal-zero-prefix' : null
}

/** Piece number and total, each in half of the digits: 0103 is the first of three. */
export const pieceoftotal: Linter = (text) => {
  if (text === '' || text.length % 2 !== 0) return 'invalid-length-for-piece-of-total'
  if (!isDigits(text)) return 'non-digit-character'
  const piece = text.slice(0, text.length / 2)
  const total = text.slice(text.length / 2)
  if (allZero(piece)) return 'zero-piece-number'
  if (allZero(total)) return 'zero-total-pieces'
  return piece > total ? 'piece-number-exceeds-total' : null
}

/** Position and end of a sequence with a slash between: 1/3 is the first of three, as twins are numbered at birth. */
export const posinseqslash: Linter = (text) => {
  const match = /^(\d+)\/(\d+)$/.exec(text)
  if (!match) return 'position-in-sequence-malformed'
  const [position = '', end = ''] = match.slice(1)
  if (position.startsWith('0') || end.startsWith('0')) return 'illegal-zero-prefix'
  const exceeds = position.length === end.length ? position > end : position.length > end.length
  return exceeds ? 'position-exceeds-end' : null
}

const COORDINATE_DIGITS = 10

/** Ten digits up to a bound: degrees in ten-millionths, moved up so that the lowest is zero. GS1 General Specifications, section 3.8.20. */
function coordinateLinter(name: 'latitude' | 'longitude', bound: string): Linter {
  return (text) => {
    if (text.length !== COORDINATE_DIGITS) return `${name}-invalid-length`
    if (!isDigits(text)) return 'non-digit-character'
    return text > bound ? `invalid-${name}` : null
  }
}

export const latitude = coordinateLinter('latitude', '1800000000')
export const longitude = coordinateLinter('longitude', '3600000000')
