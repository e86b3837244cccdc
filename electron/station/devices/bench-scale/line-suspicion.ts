import type { SerialLine } from '@shared/domain/device-profile'

/** Fewer bytes than this may fit any parity by chance. */
export const bytesForSuspicion = 16

/** How a line seems to be set wrong. */
export type LineSuspicion = 'even-parity' | 'odd-parity' | 'speed'

/**
 * What is wrong with a line whose bytes make no sense; null when they look like text. A scale set to 7 bits with parity,
 * read with 8 bits and none, shows its parity in the eighth bit of every byte: all bytes then have an even (or odd)
 * number of bits. A wrong speed makes bytes of every kind.
 */
export function suspectLine(bytes: Uint8Array): LineSuspicion | null {
  if (bytes.length < bytesForSuspicion || bytes.every((byte) => byte < 0x80)) return null
  const odd = bytes.filter((byte) => hasOddBits(byte)).length
  if (odd === 0) return 'even-parity'
  if (odd === bytes.length) return 'odd-parity'
  const unprintable = bytes.filter((byte) => (byte & 0x7f) < 0x20 || byte >= 0x7f).length
  return unprintable * 2 > bytes.length ? 'speed' : null
}

/** For the status: what was found, and how the line is set now. */
export function suspicionDetail(suspicion: LineSuspicion, line: SerialLine | null): string {
  const set = line === null ? '' : `, the line is set to ${line.baudRate} baud ${line.dataBits}${line.parity.slice(0, 1).toUpperCase()}${line.stopBits}`
  switch (suspicion) {
    case 'even-parity':
      return `its bytes look like 7E1${set}`
    case 'odd-parity':
      return `its bytes look like 7O1${set}`
    case 'speed':
      return `its bytes look like another speed${set}`
  }
}

function hasOddBits(byte: number): boolean {
  let bits = 0
  for (let rest = byte; rest > 0; rest >>= 1) bits += rest & 1
  return bits % 2 === 1
}
