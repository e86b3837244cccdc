const CONTROL_CHARACTERS = /[\u0000-\u001c\u001e\u001f\u007f]/g

/** Half of a surrogate pair, as a broken decoder leaves it: the journal takes well-formed text only. */
const HALF_CHARACTERS = /\p{Surrogate}/gu

/** Longest text that is taken as a scan; longer ones are refused before any look-up. */
export const MAX_SCAN_LENGTH = 3000

/** FNC1 inside scanned text: the separator between two variable-length elements. GS1 General Specifications, section 7.8. */
export const FNC1 = '\u001d'

/** Removes what is not part of a code: surrounding blanks and control characters other than FNC1 (U+001D). */
export function cleanScan(text: string): string {
  return text.replace(CONTROL_CHARACTERS, '').replace(HALF_CHARACTERS, '\ufffd').trim()
}

/** A digit text with its blanks and hyphens taken out, or null when they stand elsewhere than singly between two characters. */
export function withoutSeparators(text: string): string | null {
  if (!/[ -]/.test(text)) return text
  return /^[^ -]+(?:[ -][^ -]+)+$/.test(text) ? text.replace(/[ -]/g, '') : null
}
