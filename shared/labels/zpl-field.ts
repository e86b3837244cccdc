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
