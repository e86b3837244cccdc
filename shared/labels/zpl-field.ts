/*
 * Field data for ZPL. All user text goes through here, so no text can start a command: with ^FH_ in front of the field
 * the printer reads `_` and two hexadecimal digits as one byte (ZPL II Programming Guide, ^FH).
 */

/** What the printer itself acts on: ^ and ~ begin commands, _ begins our escapes, control characters can stall a printer. */
const ACTIVE = /[\u0000-\u001F^_~\u007F]/g

export function escapeFieldData(text: string): string {
  return text.replace(ACTIVE, (character) => `_${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
}

/** Data of a ^BC field. `>` begins a code set change there and is written `>0` (ZPL II Programming Guide, ^BC, invocation codes). */
export function escapeCode128Data(text: string): string {
  return escapeFieldData(text.replaceAll('>', '>0'))
}

/**
 * Data of a ^BX field whose escape character is `_`: an underscore is doubled, and what the printer would act on or
 * cannot take as it is becomes `_d` and three decimal digits (ZPL II Programming Guide, ^BX, escape sequences). FNC1 is `_1`.
 */
export function escapeMatrixData(text: string): string {
  let data = ''
  for (const byte of utf8Bytes(text)) {
    const character = String.fromCharCode(byte)
    if (character === '\u001d') data += '_1'
    else if (character === '_') data += '__'
    else if (byte < 0x20 || byte > 0x7e || character === '^' || character === '~') data += `_d${String(byte).padStart(3, '0')}`
    else data += character
  }
  return data
}

/** The text as UTF-8; half a surrogate pair, which has none, becomes "?". */
export function utf8Bytes(text: string): readonly number[] {
  const whole = text.replace(/\p{Surrogate}/gu, '?')
  return [...encodeURIComponent(whole).matchAll(/%([0-9A-F]{2})|./g)].map(([character, hex]) => (hex === undefined ? character.charCodeAt(0) : Number.parseInt(hex, 16)))
}
