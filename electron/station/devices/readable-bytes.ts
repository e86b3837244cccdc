/**
 * Bytes as a person can read them: printable ASCII as it is, everything else as `\xNN`.
 * For status lines and evidence, where a control character would be invisible or worse.
 */
export function readableBytes(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) {
    text += byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`
  }
  return text
}
