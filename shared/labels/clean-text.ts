/*
 * Text as it may stand on a label. Item names come from catalogues and can hold anything: line breaks, zero-width
 * joiners, direction marks, control characters. None of that prints; some of it has hung real printers.
 */

/** Longer texts are shortened before anything else is done with them; no label shows as much. Counted in UTF-16 units. */
export const MAX_TEXT_LENGTH = 400

/** One letter with the marks that belong to it; a text is only ever cut between two of these. */
const CLUSTER = /\P{M}\p{M}*/gu
/** More marks than this on one letter are decoration; the rest is dropped. */
const MAX_MARKS_PER_LETTER = 3
const LONG_MARKS = new RegExp(`(\\p{M}{${MAX_MARKS_PER_LETTER}})\\p{M}+`, 'gu')
const NO_BREAK_SPACES = /[\u00A0\u2007\u202F]/g
/** The byte order mark counts as a space in regular expressions, but has no width. */
const OTHER_SPACES = /[^\S\u00A0\uFEFF]+/g
/** Control, format, surrogate and private-use characters, and variation selectors: they have no shape of their own. */
const SHAPELESS = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu

/** The text composed (NFC), on one line, with single spaces and without anything that has no shape. */
export function cleanText(text: string): string {
  return text.slice(0, MAX_TEXT_LENGTH).normalize('NFC').replace(NO_BREAK_SPACES, '\u00A0').replace(OTHER_SPACES, ' ')
    .replace(SHAPELESS, '').replace(LONG_MARKS, '$1').replace(/ {2,}/g, ' ').trim()
}

/** The letter that an accented one is made of, to stand in for it where only the accent cannot be shown. */
export function withoutAccents(letter: string): string {
  return letter.normalize('NFD').replace(/\p{M}+/gu, '') || letter
}

/** A clean text in letters with their marks. */
export function textClusters(text: string): readonly string[] {
  return text.match(CLUSTER) ?? []
}
