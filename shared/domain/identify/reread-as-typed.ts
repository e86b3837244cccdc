import { FRENCH_MAC, FRENCH_PC, GERMAN, ITALIAN, meantCharacters, RUSSIAN, US, type HostLayout } from '../keyboard/host-layouts'
import type { ScanGuess } from './candidate'

/*
 * A scanner that types sends key positions. When the computer has another layout than the scanner was set to, or Caps
 * Lock is on, other characters arrive. Here the layout is not known, so each is tried that the text could come from.
 */

/** Only the digits came as signs: the letters of the scanner and of the computer agree. */
function digitsOf(typed: HostLayout): ReadonlyMap<string, string> {
  const digits = [...typed.plain].slice(1, 11).map((symbol, place) => [symbol, US.plain.charAt(place + 1)] as const)
  return new Map([...[...US.plain + US.shifted].map((symbol) => [symbol, symbol] as const), ...digits])
}

interface Rereading {
  readonly guesses: readonly ScanGuess[]
  /** What the text must look like for this supposition to be worth a try. */
  readonly fits: RegExp
  readonly meant: ReadonlyMap<string, string>
}

/** Digits typed on a French keyboard come as signs, so a text with digits is none of that; with Caps Lock no capital comes. */
const REREADINGS: readonly Rereading[] = [
  { guesses: ['wrong-layout'], fits: /^[^0-9]*[&é"'(\-è_çà][^0-9]*$/, meant: meantCharacters(FRENCH_PC, 'none') },
  { guesses: ['wrong-layout'], fits: /^[^0-9]*[&é"'(§è!çà][^0-9]*$/, meant: meantCharacters(FRENCH_MAC, 'none') },
  { guesses: ['wrong-layout'], fits: /^[^0-9]*[&é"'(\-è_çà][^0-9]*$/, meant: digitsOf(FRENCH_PC) },
  { guesses: ['wrong-layout', 'letter-case'], fits: /^(?=.*[0-9])(?=.*[a-z,])[^A-Z]*$/, meant: meantCharacters(FRENCH_PC, 'every-key') },
  { guesses: ['wrong-layout'], fits: /^(?=.*[0-9]).*[ß?'_]/, meant: meantCharacters(GERMAN, 'none') },
  { guesses: ['wrong-layout'], fits: /^(?=.*[0-9]).*['?_]/, meant: meantCharacters(ITALIAN, 'none') },
  { guesses: ['wrong-layout'], fits: /[а-яё]/iu, meant: meantCharacters(RUSSIAN, 'none') },
]

/** Longest text that is read again: codes for a keyboard are short, and a page of text in Russian is no code. */
const MAX_REREAD_LENGTH = 80

/** What every code that is printed for a scanner is made of. */
const CODE_TEXT = /^[0-9A-Za-z][0-9A-Za-z ._/-]*$/

/** A text as it may have been meant, with what has to be supposed for that. */
export interface Reread {
  readonly text: string
  readonly guesses: readonly ScanGuess[]
}

/** Other texts that the scanner may have meant by this one: another layout, Caps Lock. None is certain. */
export function rereadAsTyped(text: string): readonly Reread[] {
  if (text.length < 3 || text.length > MAX_REREAD_LENGTH) return []
  const rereads = new Map<string, Reread>()
  const capitals = text.toUpperCase()
  if (capitals !== text && CODE_TEXT.test(capitals)) rereads.set(capitals, { text: capitals, guesses: ['letter-case'] })
  for (const { guesses, fits, meant } of REREADINGS) {
    if (!fits.test(text)) continue
    const as = [...text].map((symbol) => meant.get(symbol) ?? (symbol === ' ' ? symbol : '\u0000')).join('')
    if (guesses.includes('letter-case') && as !== as.toUpperCase()) continue
    if (as !== text && CODE_TEXT.test(as) && !rereads.has(as)) rereads.set(as, { text: as, guesses })
  }
  return [...rereads.values()]
}
