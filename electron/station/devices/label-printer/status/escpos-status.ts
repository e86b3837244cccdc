import { readBits, type BitTable } from './flag-bits'
import { judgePrinter, unknownAnswer, type PrinterStatus } from './printer-status'

/*
 * ESC/POS real-time status. Sources: "DLE EOT n" in the manuals of Epson TM-L60II and TM-U295, Citizen iDP-3221.
 * A status byte has b1 and b4 set, b0 and b7 clear; any other byte is none and is dropped.
 *
 *   n=1 printer   b2 drawer · b3 offline · b5 waits to be put online again · b6 feed key pressed
 *   n=2 offline   b2 cover open · b3 fed by key · b5 stopped by the paper sensor · b6 error (n=3 tells which)
 *   n=3 error     b2 mechanics · b3 cutter · b5 not recoverable · b6 recovers by itself (a hot head, as a rule)
 *   n=4 paper     b2 b3 nearly out · b5 b6 out
 */

const FIXED_MASK = 0x93
const FIXED_VALUE = 0x12

const tables: Readonly<Record<'1' | '2' | '3' | '4', BitTable>> = {
  '1': [[0x08, 'offline'], [0x20, { fault: 'waits to be put online again' }]],
  '2': [[0x04, 'head-open'], [0x08, 'printing'], [0x20, 'media-out'], [0x40, { fault: 'error: ask DLE EOT 3 which' }]],
  '3': [[0x04, { fault: 'mechanical fault' }], [0x08, 'cutter'], [0x20, { fault: 'fault that needs service' }], [0x40, 'overheated']],
  '4': [[0x0c, 'media-low'], [0x60, 'media-out']],
}
/** Bits that are fixed, or tell of things that are no matter of labels: the drawer and the feed key. */
const silent: Readonly<Record<keyof typeof tables, number>> = { '1': 0x56, '2': 0x12, '3': 0x12, '4': 0x12 }

/** The answer to `DLE EOT n`: one byte. Of several, the last valid one is the newest. */
export function readEscposByte(bytes: Uint8Array, n: keyof typeof tables): PrinterStatus {
  if (bytes.length === 0) return unknownAnswer('no answer')
  const byte = bytes.filter((one) => (one & FIXED_MASK) === FIXED_VALUE).at(-1)
  if (byte === undefined) return unknownAnswer('this is no status byte')
  return judgePrinter(readBits(byte & ~silent[n], tables[n]))
}
