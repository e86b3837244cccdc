import { gtinKeysOf } from './barcode'

/*
 * What a person looks for, taken apart: words to be found in titles, and spellings of one code. Both the question and
 * what is looked through are folded by the same function, so that case, accents and the shape of a letter do not matter.
 */

/** Longest text that is looked for; what follows is left out. */
export const MAX_SEARCH_LENGTH = 200
/** More words than this say nothing more. */
const MAX_WORDS = 8
/** Longer words are compared by their beginning. */
export const MAX_WORD_LENGTH = 40
/** One character begins too many codes, and a text longer than this is none. */
const MIN_CODE_LENGTH = 2
const MAX_CODE_LENGTH = 80
const GTIN_DIGITS = 14
/** A GTIN-8 stands as a 14-digit key with six zeros before it. GS1 General Specifications, section 7.9. */
const MAX_LEADING_ZEROS = 6

/** Letters that no decomposition takes to their base letter. */
const LETTERS: Readonly<Record<string, string>> = { 'ß': 'ss', 'æ': 'ae', 'œ': 'oe', 'ø': 'o', 'ł': 'l', 'đ': 'd', 'ð': 'd', 'þ': 'th', 'ı': 'i' }

const PLAIN = /^[\x20-\x7e]*$/

/** Signs of writing without blanks: each is a word of its own. */
const IDEOGRAPHS = /(\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana})/gu

/** A text as it is compared: small letters without accents (é is e, ё is е, й is и), letters and digits only, one blank between words. */
export function foldText(text: string): string {
  // Most titles are plain: the long way costs ten times as much, and a search folds some hundred of them.
  if (PLAIN.test(text)) return text.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim()
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(IDEOGRAPHS, ' $1 ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The words of a text as they are compared, in order. */
export function foldedWords(text: string): readonly string[] {
  const folded = foldText(text)
  return folded === '' ? [] : folded.split(' ').map((word) => word.slice(0, MAX_WORD_LENGTH))
}

const PLAIN_CODE = /^[A-Z0-9]*$/

/** A code as it is compared: capitals, without blanks, hyphens and other marks between the characters. */
export function codeKey(code: string): string {
  if (PLAIN_CODE.test(code)) return code
  return code.normalize('NFKC').toUpperCase().replace(/[\s\-–—._/\\]+/g, '')
}

/** What is looked for. */
export interface SearchQuestion {
  /** As typed, without blanks around it. */
  readonly text: string
  /** Beginnings of words, all of which must be found; none begins another. */
  readonly words: readonly string[]
  /** Beginnings of codes in the spellings they may be stored in; none when the text cannot be a code. */
  readonly codes: readonly string[]
  /** Beginnings of 14-digit keys that the digits of the text may stand for. */
  readonly gtins: readonly string[]
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== '')
}

/** Words without those that another one begins with: they would find nothing less. */
function tellingWords(words: readonly string[]): readonly string[] {
  return distinct(words).filter((word, _place, all) => !all.some((other) => other !== word && other.startsWith(word))).slice(0, MAX_WORDS)
}

/** The ISBN-13 of a ten-character ISBN without its check digit: what follows does not matter for a beginning. ISBN Users' Manual, 7th edition, section 5.4. */
function isbnKey(code: string): readonly string[] {
  return /^\d{9}[\dX]$/.test(code) ? [`0978${code.slice(0, 9)}`] : []
}

/** Digits may be written without the zeros before them, or with more or fewer of them. */
function gtinKeys(code: string): readonly string[] {
  const digits = code.replace(/^0+/, '')
  if (!/^\d+$/.test(digits) || digits.length > GTIN_DIGITS || code.length > GTIN_DIGITS) return []
  const zeros = Math.min(MAX_LEADING_ZEROS, GTIN_DIGITS - digits.length)
  return Array.from({ length: zeros + 1 }, (_, count) => '0'.repeat(count) + digits)
}

/** Takes a typed or scanned text apart. */
export function readSearch(typed: string): SearchQuestion {
  const text = [...typed].slice(0, MAX_SEARCH_LENGTH).join('').trim()
  const key = codeKey(text)
  const isCode = key.length >= MIN_CODE_LENGTH && key.length <= MAX_CODE_LENGTH
  return {
    text,
    words: tellingWords(foldedWords(text)),
    codes: isCode ? distinct([text, key]) : [],
    gtins: isCode ? distinct([...gtinKeysOf(text), ...isbnKey(key), ...gtinKeys(key)]) : [],
  }
}

/** Whether there is anything to look for. */
export function isAsking(question: SearchQuestion): boolean {
  return question.words.length > 0
}

/** The folded words that find a thing: those of its texts and of its codes, and each code once more in one piece. */
export function searchWords(texts: readonly (string | null)[], codes: readonly string[]): string {
  return distinct([...[...texts, ...codes].flatMap((text) => foldedWords(text ?? '')), ...codes.flatMap((code) => foldedWords(codeKey(code)))]).join(' ')
}
