import { KEY_POSITIONS, usCharacter, type KeyPosition } from './key-positions'

/*
 * What a computer types for the keys of a scanner, by the layout that the computer is set to. Each row lists the
 * characters at KEY_POSITIONS, without and with Shift. Sources: the layouts of Windows (KBDUK, KBDGR, KBDRU, KBDFR,
 * KBDBE, KBDIT) and of xkeyboard-config 2.35 (gb, de, ru, fr, be, it; the French one of macOS is its fr(mac)), which
 * agree on these levels. Real captures of the French pair: third-culture-software/bhima, issue 6436.
 */

/**
 * Which keys Caps Lock reverses. Linux, macOS and most layouts of Windows: letters only. The French, Belgian and German
 * layouts of Windows lock like a typewriter: every key, in German all but the keys of `unlocked`.
 */
export type CapsReach = 'none' | 'letters' | 'every-key' | 'every-key-but-unlocked'

export interface HostLayout {
  readonly plain: string
  readonly shifted: string
  /** Characters whose key types nothing until the next one: a letter takes the accent, anything else lets it stand. */
  readonly dead: string
  /** What Caps Lock can do on this layout, by the system that has it. */
  readonly capsReaches: readonly CapsReach[]
  readonly unlocked: readonly KeyPosition[]
}

/** Layouts a host can have, by the names of the command line. */
export const HOST_LAYOUT_NAMES = ['us', 'uk', 'de', 'ru', 'fr', 'it'] as const
export type HostLayoutName = (typeof HOST_LAYOUT_NAMES)[number]

const LETTERS_ONLY = { dead: '', capsReaches: ['letters'], unlocked: [] } as const satisfies Partial<HostLayout>
const FRENCH_LOCK = { dead: '^¨', capsReaches: ['every-key', 'letters'], unlocked: [] } as const satisfies Partial<HostLayout>

export const US: HostLayout = { plain: KEY_POSITIONS.map((code) => usCharacter(code, false)).join(''), shifted: KEY_POSITIONS.map((code) => usCharacter(code, true)).join(''), ...LETTERS_ONLY }
export const BRITISH: HostLayout = {
  plain: "`1234567890-=qwertyuiop[]#asdfghjkl;'zxcvbnm,./\\",
  shifted: '¬!"£$%^&*()_+QWERTYUIOP{}~ASDFGHJKL:@ZXCVBNM<>?|',
  ...LETTERS_ONLY,
}
export const GERMAN: HostLayout = {
  plain: '^1234567890ß´qwertzuiopü+#asdfghjklöäyxcvbnm,.-<',
  shifted: '°!"§$%&/()=?`QWERTZUIOPÜ*\'ASDFGHJKLÖÄYXCVBNM;:_>',
  dead: '^´`',
  capsReaches: ['every-key-but-unlocked', 'every-key', 'letters'],
  unlocked: ['Backquote', 'Equal', 'Slash', 'IntlBackslash'],
}
export const RUSSIAN: HostLayout = {
  plain: 'ё1234567890-=йцукенгшщзхъ\\фывапролджэячсмитьбю.\\',
  shifted: 'Ё!"№;%:?*()_+ЙЦУКЕНГШЩЗХЪ/ФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,|',
  ...LETTERS_ONLY,
}
export const FRENCH_PC: HostLayout = {
  plain: '²&é"\'(-è_çà)=azertyuiop^$*qsdfghjklmùwxcvbn,;:!<',
  shifted: '~1234567890°+AZERTYUIOP¨£µQSDFGHJKLM%WXCVBN?./§>',
  ...FRENCH_LOCK,
}
export const FRENCH_MAC: HostLayout = {
  plain: '@&é"\'(§è!çà)-azertyuiop^$`qsdfghjklmùwxcvbn,;:=<',
  shifted: '#1234567890°_AZERTYUIOP¨*£QSDFGHJKLM%WXCVBN?./+>',
  ...FRENCH_LOCK,
}
export const BELGIAN: HostLayout = {
  plain: '²&é"\'(§è!çà)-azertyuiop^$µqsdfghjklmùwxcvbn,;:=<',
  shifted: '³1234567890°_AZERTYUIOP¨*£QSDFGHJKLM%WXCVBN?./+>',
  ...FRENCH_LOCK,
}
export const ITALIAN: HostLayout = {
  plain: "\\1234567890'ìqwertyuiopè+ùasdfghjklòàzxcvbnm,.-<",
  shifted: '|!"£$%&/()=?^QWERTYUIOPé*§ASDFGHJKLç°ZXCVBNM;:_>',
  ...LETTERS_ONLY,
}

/** Every layout that goes by a name; nobody at a bench knows which French keyboard theirs is. */
export const HOST_LAYOUTS: Readonly<Record<HostLayoutName, readonly HostLayout[]>> = {
  us: [US], uk: [BRITISH], de: [GERMAN], ru: [RUSSIAN], fr: [FRENCH_PC, FRENCH_MAC, BELGIAN], it: [ITALIAN],
}

/** The characters a host types for one key: more than one where systems differ. */
export function typedCharacters(layout: HostLayout, place: number, shift: boolean, reach: CapsReach): readonly string[] {
  const plain = layout.plain.charAt(place)
  const shifted = layout.shifted.charAt(place)
  const isLetter = plain.toUpperCase() === shifted && plain !== shifted
  const isReversed = reach === 'letters' ? isLetter : reach === 'every-key' || (reach === 'every-key-but-unlocked' && !layout.unlocked.some((position) => position === KEY_POSITIONS[place]))
  const typed = shift === isReversed ? plain : shifted
  // X11 and macOS give the capital of whatever letter the key has: É for é, ẞ for ß.
  const capital = typed === 'ß' ? 'ẞ' : typed.toUpperCase()
  return reach === 'letters' && !isLetter && capital !== typed ? [typed, capital] : [typed]
}

/** Typed character → the character that a scanner set to US meant by it. */
export function meantCharacters(layout: HostLayout, reach: CapsReach): ReadonlyMap<string, string> {
  const meant = new Map<string, string>()
  KEY_POSITIONS.forEach((position, place) => {
    for (const shift of [false, true]) {
      for (const typed of typedCharacters(layout, place, shift, reach)) if (!meant.has(typed)) meant.set(typed, usCharacter(position, shift) ?? typed)
    }
  })
  return meant
}
