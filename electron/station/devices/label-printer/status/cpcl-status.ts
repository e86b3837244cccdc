import { readBits, type BitTable } from './flag-bits'
import { judgePrinter, unknownAnswer, type PrinterStatus } from './printer-status'

/*
 * CPCL. Source: Zebra CPCL programming manual, P11-3, "ESC h": one byte, b0 busy · b1 out of paper · b2 latch open ·
 * b3 low battery · b4 switched off and on since the last acknowledge (`ESC N`), the only such sign among label languages.
 */
const bits: BitTable = [[0x01, 'printing'], [0x02, 'media-out'], [0x04, 'head-open'], [0x08, 'battery-low'], [0x10, 'power-cycled']]

/** `ESC h`: one byte. Of several, the last is the newest. */
export function readCpclByte(bytes: Uint8Array): PrinterStatus {
  const byte = bytes.at(-1)
  return byte === undefined ? unknownAnswer('no answer') : judgePrinter(readBits(byte, bits))
}
