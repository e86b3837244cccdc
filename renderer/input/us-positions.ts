/*
 * What a key types on a US keyboard, plain and with Shift, by its position (KeyboardEvent.code). Keyboard scanners
 * leave the factory as US keyboards and send positions, so this reads them right whatever layout the computer has.
 * Positions and names: W3C UI Events KeyboardEvent code Values, section 3.1.1.
 */
const SIGNS: Readonly<Record<string, string>> = {
  Backquote: '`~', Minus: '-_', Equal: '=+', BracketLeft: '[{', BracketRight: ']}', Backslash: '\\|',
  Semicolon: ';:', Quote: '\'"', Comma: ',<', Period: '.>', Slash: '/?', Space: '  ',
  Digit1: '1!', Digit2: '2@', Digit3: '3#', Digit4: '4$', Digit5: '5%', Digit6: '6^', Digit7: '7&', Digit8: '8*', Digit9: '9(', Digit0: '0)',
  NumpadAdd: '++', NumpadSubtract: '--', NumpadMultiply: '**', NumpadDivide: '//', NumpadDecimal: '..',
}

/** The character at a position, or null for a key that types none. */
export function usCharacter(code: string, shift: boolean): string | null {
  const letter = /^Key([A-Z])$/.exec(code)?.[1]
  if (letter !== undefined) return shift ? letter : letter.toLowerCase()
  const pad = /^Numpad([0-9])$/.exec(code)?.[1]
  if (pad !== undefined) return pad
  return SIGNS[code]?.charAt(shift ? 1 : 0) ?? null
}
