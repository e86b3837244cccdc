import { isDigits, type Linter } from './linter'

/** GS1 AI encodable character set 82 in the order of its values. GS1 General Specifications, figure 7.11-1. */
export const CHARACTER_SET_82 = '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'

const SET_82 = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/
/** GS1 AI encodable character set 39. GS1 General Specifications, figure 7.11-2. */
const SET_39 = /^[#\-/0-9A-Z]*$/
/** GS1 AI encodable character set 64: the URI-safe alphabet of base 64 (RFC 4648, section 5). GS1 General Specifications, figure 7.11-3. */
const SET_64 = /^[-0-9A-Z_a-z]*$/

/** Padding signs fill the text up to groups of this many characters, and there are at most two of them. */
const PADDED_GROUP = 3
const MOST_PADDING = 2

export const csetnumeric: Linter = (text) => (isDigits(text) ? null : 'non-digit-character')

export const cset82: Linter = (text) => (SET_82.test(text) ? null : 'invalid-cset82-character')

export const cset39: Linter = (text) => (SET_39.test(text) ? null : 'invalid-cset39-character')

export const cset64: Linter = (text) => {
  const body = text.replace(/=+$/, '')
  const padding = text.length - body.length
  if (!SET_64.test(body)) return 'invalid-cset64-character'
  return padding > 0 && (padding > MOST_PADDING || text.length % PADDED_GROUP !== 0) ? 'invalid-cset64-padding' : null
}

/** The single index character of an importer: any character of set 64. */
export const importeridx: Linter = (text) => {
  if (text.length !== 1) return 'importer-idx-must-be-one-character'
  return SET_64.test(text) ? null : 'invalid-import-idx-character'
}

export const hyphen: Linter = (text) => (/^-+$/.test(text) ? null : 'not-hyphen')

export const hasnondigit: Linter = (text) => (isDigits(text) ? 'requires-non-digit-character' : null)

/** Percent-encoded text (RFC 3986, section 2.1): every percent sign leads two hexadecimal digits. */
export const pcenc: Linter = (text) => (/%(?![0-9A-Fa-f]{2})/.test(text) ? 'invalid-percent-sequence' : null)
