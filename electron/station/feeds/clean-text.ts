import { decodeEntities } from './html-entities'

/** Longer texts are cut: they are shown on one screen and become part of journal entries. */
const TEXT_LIMIT = 1_000

/** Control characters other than white space, and halves of surrogate pairs: neither can be stored everywhere. */
const UNSTORABLE = /[\u0000-\u0008\u000e-\u001f\u007f]|\p{Surrogate}/gu
/** Whatever could need work, cheaply told: nearly every text of a feed does not. */
const SUSPECT = /[\u0000-\u001f\u007f\u00a0\ud800-\udfff&]|\s\s/

function cut(text: string): string {
  // Cutting may halve a surrogate pair.
  return text.length <= TEXT_LIMIT ? text : text.slice(0, TEXT_LIMIT).replace(/\p{Surrogate}$/u, '').trimEnd()
}

/** A text for people: entities decoded, white space in single blanks, nothing that cannot be stored. */
export function cleanText(text: string): string {
  return cut((SUSPECT.test(text) ? decodeEntities(text).replace(UNSTORABLE, '\ufffd').replace(/\s+/g, ' ') : text).trim())
}

/** A code: what stands there, without surrounding blanks and control characters. */
export function cleanCode(text: string): string {
  return cut((SUSPECT.test(text) ? text.replace(UNSTORABLE, '').replace(/\s+/g, ' ') : text).trim())
}
