import type { ScanGuess } from './candidate'

/*
 * A scanner that types sends key positions. When the computer has another layout than the scanner was set to, or Caps
 * Lock is on, other characters arrive. Each row lists the characters of one layout at the same 47 positions, left to
 * right from the key before 1, without and with Shift; they are the layouts of Windows, and of macOS where it differs.
 * Real captures of the French pair: third-culture-software/bhima, issue 6436.
 */

interface Layout {
  readonly plain: string
  readonly shifted: string
}

const US: Layout = {
  plain: "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./",
  shifted: '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?',
}
const FRENCH: Layout = {
  plain: '²&é"\'(-è_çà)=azertyuiop^$*qsdfghjklmùwxcvbn,;:!',
  shifted: '~1234567890°+AZERTYUIOP¨£µQSDFGHJKLM%WXCVBN?./§',
}
const FRENCH_MAC: Layout = {
  plain: '@&é"\'(§è!çà)-azertyuiop^$`qsdfghjklmùwxcvbn,;:=',
  shifted: '#1234567890°_AZERTYUIOP¨*£QSDFGHJKLM%WXCVBN?./+',
}
const GERMAN: Layout = {
  plain: '^1234567890ß´qwertzuiopü+#asdfghjklöäyxcvbnm,.-',
  shifted: '°!"§$%&/()=?`QWERTZUIOPÜ*\'ASDFGHJKLÖÄYXCVBNM;:_',
}
const ITALIAN: Layout = {
  plain: "\\1234567890'ìqwertyuiopè+ùasdfghjklòàzxcvbnm,.-",
  shifted: '|!"£$%&/()=?^QWERTYUIOPé*§ASDFGHJKLç°ZXCVBNM;:_',
}
const RUSSIAN: Layout = {
  plain: 'ё1234567890-=йцукенгшщзхъ\\фывапролджэячсмитьбю.',
  shifted: 'Ё!"№;%:?*()_+ЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,',
}

/** Typed character → the character that the scanner meant. With Caps Lock, these layouts swap the two levels of every key. */
function meantBy(typed: Layout, capsLock: 'on' | 'off'): ReadonlyMap<string, string> {
  const [plain, shifted] = capsLock === 'on' ? [US.shifted, US.plain] : [US.plain, US.shifted]
  return new Map([...[...typed.plain].map((symbol, place) => [symbol, plain.charAt(place)] as const), ...[...typed.shifted].map((symbol, place) => [symbol, shifted.charAt(place)] as const)])
}

/** Only the digits came as signs: the letters of the scanner and of the computer agree. */
function digitsOf(typed: Layout): ReadonlyMap<string, string> {
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
  { guesses: ['wrong-layout'], fits: /^[^0-9]*[&é"'(\-è_çà][^0-9]*$/, meant: meantBy(FRENCH, 'off') },
  { guesses: ['wrong-layout'], fits: /^[^0-9]*[&é"'(§è!çà][^0-9]*$/, meant: meantBy(FRENCH_MAC, 'off') },
  { guesses: ['wrong-layout'], fits: /^[^0-9]*[&é"'(\-è_çà][^0-9]*$/, meant: digitsOf(FRENCH) },
  { guesses: ['wrong-layout', 'letter-case'], fits: /^(?=.*[0-9])(?=.*[a-z,])[^A-Z]*$/, meant: meantBy(FRENCH, 'on') },
  { guesses: ['wrong-layout'], fits: /^(?=.*[0-9]).*[ß?'_]/, meant: meantBy(GERMAN, 'off') },
  { guesses: ['wrong-layout'], fits: /^(?=.*[0-9]).*['?_]/, meant: meantBy(ITALIAN, 'off') },
  { guesses: ['wrong-layout'], fits: /[а-яё]/iu, meant: meantBy(RUSSIAN, 'off') },
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
