/** Joins command lines (Latin letters and digits only) and binary pictures into what a printer is sent. */
export function joinCommands(parts: readonly (string | Uint8Array)[]): Uint8Array {
  const pieces = parts.map((part) => (typeof part === 'string' ? Uint8Array.from(part, (letter) => letter.charCodeAt(0)) : part))
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

/**
 * Data that may stand between quotation marks in a printer's command without meaning anything there. All else is
 * drawn as a picture instead: a rule that needs no escapes cannot get them wrong.
 */
export function isQuotable(data: string): boolean {
  return /^[A-Za-z0-9 .,:/+*$%#()_-]+$/.test(data)
}
