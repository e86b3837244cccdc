import type { KeyboardScannerProfile } from '../device-profile'
import { ALT_CODE, type BurstKey, type KeyBurst } from './key-press'
import { usCharacter } from './key-positions'

/** Group separator (FNC1 in a GS1 code): typed as Ctrl+] by scanners. */
export const GROUP_SEPARATOR = '\u001d'

/** The keys of a burst by position and Shift, such as `KeyQ` or `Shift+Digit2`; a spelled one by its character. */
export function keyNames({ keys }: KeyBurst, profile: KeyboardScannerProfile | null): readonly string[] {
  return keys.map(({ key, code, shift, control, capsLock }) => {
    if (code === ALT_CODE) return `${ALT_CODE} ${key}`
    const isReversed = profile?.undoesCapsLock === true && capsLock && /^Key[A-Z]$/.test(code)
    return `${control ? 'Control+' : ''}${shift !== isReversed ? 'Shift+' : ''}${code}`
  })
}

/**
 * The text of a burst. A learned scanner is read by position, whatever the computer made of its keys. Of another one it
 * is not known what it is set to: plain ASCII is taken as it came, and with one other character the positions tell.
 */
export function decodeBurst(burst: KeyBurst, profile: KeyboardScannerProfile | null): string {
  const { keys } = burst
  if (profile !== null) return learnedText(burst, profile)
  const byPosition = keys.some(({ key, code }) => code !== ALT_CODE && !/^[ -~]$/.test(key))
  const text = keys.map((key) => characterOf(key, byPosition)).join('')
  // Caps Lock turns the capitals of a scanner into small letters; codes have capitals.
  if (!byPosition && keys.some(({ capsLock }) => capsLock) && !/[A-Z]/.test(text)) return text.toUpperCase()
  return text
}

function characterOf(key: BurstKey, byPosition: boolean): string {
  if (key.control) return controlCharacter(key.code)
  return (byPosition ? usCharacter(key.code, key.shift) : null) ?? key.key
}

function learnedText(burst: KeyBurst, profile: KeyboardScannerProfile): string {
  const names = keyNames(burst, profile)
  let text = ''
  for (let at = 0; at < names.length; at++) {
    const name = names[at] ?? ''
    const withBlank = names[at + 1] === 'Space' ? profile.characters[`${name} Space`] : undefined
    if (withBlank !== undefined) at++
    text += withBlank ?? profile.characters[name] ?? characterNamed(name)
  }
  return text
}

/** What a scanner set to US means by a key of this name. */
function characterNamed(name: string): string {
  if (name.startsWith(ALT_CODE)) return name.slice(ALT_CODE.length + 1)
  const [, control, shift, code = ''] = /^(Control\+)?(Shift\+)?(.*)$/.exec(name) ?? []
  return control === undefined ? (usCharacter(code, shift !== undefined) ?? '') : controlCharacter(code)
}

/** What Ctrl makes of a key on a US keyboard: A to Z are 01 to 1A, [ \ ] 6 - are 1B to 1F (hexadecimal). */
function controlCharacter(code: string): string {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter !== undefined) return String.fromCharCode(letter.charCodeAt(0) - 64)
  const sign = ['BracketLeft', 'Backslash', 'BracketRight', 'Digit6', 'Minus'].indexOf(code)
  return sign < 0 ? '' : String.fromCharCode(0x1b + sign)
}
