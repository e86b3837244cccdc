import type { ReturnLine } from './return-order'
import type { ClaimedReason, ReturnReason } from './return-reason'

/** Rule data: what published codes and common words of buyers mean in our reasons. */
export interface ClaimedReasonRules {
  readonly version: number
  /** Published codes in the vocabulary's own spelling, with what each means here. */
  readonly codes: Readonly<Record<string, ClaimedReason>>
  /** Word beginnings in lower case, in several languages. In order: the first that occurs decides. */
  readonly words: readonly { readonly reason: ReturnReason; readonly words: readonly string[] }[]
}

/** So much of a buyer's text is read: the reason stands at its beginning, and a letter of ten pages must not slow a scan. */
const READ_CHARACTERS = 400
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u

function hasWordStart(text: string, start: string): boolean {
  for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
    if (at === 0 || !LETTER_OR_DIGIT.test(text.charAt(at - 1))) return true
  }
  return false
}

/**
 * The reason that a return line claims: by its published code, else by the words of its text. Null when neither says
 * anything known: then a person is asked, who can read.
 */
export function claimedReasonOf(rules: ClaimedReasonRules, line: Pick<ReturnLine, 'claimedReason' | 'claimedCode'>): ClaimedReason | null {
  const byCode = line.claimedCode === undefined ? undefined : rules.codes[line.claimedCode]
  const text = (line.claimedReason ?? '').slice(0, READ_CHARACTERS).normalize('NFC').toLowerCase().replace(/[’`]/g, "'").replace(/\s+/g, ' ')
  // A code that says nothing leaves the word to the buyer's own text.
  if (byCode !== undefined && (byCode !== 'not-said' || text === '')) return byCode
  return rules.words.find(({ words }) => words.some((word) => hasWordStart(text, word)))?.reason ?? byCode ?? null
}
