/*
 * The printing keys of a keyboard by their position, which is what a keyboard scanner sends, and what a US keyboard
 * types at each. Scanners leave the factory as US keyboards, so this reads them right whatever layout the computer has.
 * Positions and names: W3C UI Events KeyboardEvent code Values, section 3.1.1.
 */

/** Left to right, top to bottom; the 48th (between left Shift and Z) exists on ISO keyboards only. */
export const KEY_POSITIONS = [
  'Backquote', 'Digit1', 'Digit2', 'Digit3', 'Digit4', 'Digit5', 'Digit6', 'Digit7', 'Digit8', 'Digit9', 'Digit0', 'Minus', 'Equal',
  'KeyQ', 'KeyW', 'KeyE', 'KeyR', 'KeyT', 'KeyY', 'KeyU', 'KeyI', 'KeyO', 'KeyP', 'BracketLeft', 'BracketRight', 'Backslash',
  'KeyA', 'KeyS', 'KeyD', 'KeyF', 'KeyG', 'KeyH', 'KeyJ', 'KeyK', 'KeyL', 'Semicolon', 'Quote',
  'KeyZ', 'KeyX', 'KeyC', 'KeyV', 'KeyB', 'KeyN', 'KeyM', 'Comma', 'Period', 'Slash', 'IntlBackslash',
] as const
export type KeyPosition = (typeof KEY_POSITIONS)[number]

const US_PLAIN = "`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./\\"
const US_SHIFTED = '~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:"ZXCVBNM<>?|'

/** The number pad types the same on every layout, but for its decimal sign. */
const PAD: Readonly<Record<string, string>> = { NumpadAdd: '+', NumpadSubtract: '-', NumpadMultiply: '*', NumpadDivide: '/', NumpadDecimal: '.' }

const PLACES: ReadonlyMap<string, number> = new Map(KEY_POSITIONS.map((position, place) => [position, place]))

/** The character that a US keyboard types at a position (`KeyboardEvent.code`), or null for a key that types none. */
export function usCharacter(code: string, shift: boolean): string | null {
  if (code === 'Space') return ' '
  const place = PLACES.get(code)
  if (place !== undefined) return (shift ? US_SHIFTED : US_PLAIN).charAt(place)
  return PAD[code] ?? /^Numpad([0-9])$/.exec(code)?.[1] ?? null
}
