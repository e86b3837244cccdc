import { readBits, type BitTable } from './flag-bits'
import { incompleteAnswer, judgePrinter, unknownAnswer, type PrinterFlag, type PrinterStatus } from './printer-status'

/*
 * TSPL. Sources: TSC TTP-244 programming manual, "<ESC>!?" (p. 84) and "<ESC>!S" (p. 85); GPrinter GP-2120T manual p. 30.
 *
 *   <ESC>!?   one byte of bits: 01 head open · 02 jam · 04 paper out · 08 ribbon out · 10 pause · 20 printing · 80 temperature or another error
 *   <ESC>!S   STX, four letters, ETX CR LF: message, warnings, errors, media errors. '@' (40) is "nothing"; the low five or six bits tell.
 */

const shortBits: BitTable = [
  [0x01, 'head-open'], [0x02, 'jam'], [0x04, 'media-out'], [0x08, 'ribbon-out'], [0x10, 'paused'], [0x20, 'printing'], [0x80, 'overheated'],
]

/** `<ESC>!?`: one byte. Of several, the last is the newest. */
export function readTsplByte(bytes: Uint8Array): PrinterStatus {
  const byte = bytes.at(-1)
  return byte === undefined ? unknownAnswer('no answer') : judgePrinter(readBits(byte, shortBits))
}

type Message = { readonly flags: readonly PrinterFlag[]; readonly fault?: string; readonly isErrorOnly?: boolean }

const messages: Readonly<Record<string, Message>> = {
  '@': { flags: [] },
  '`': { flags: ['paused'] },
  B: { flags: ['printing'] },
  C: { flags: ['printing'] },
  E: { flags: [], isErrorOnly: true },
  F: { flags: ['printing'] },
  K: { flags: [], fault: 'waits for its print key' },
  L: { flags: ['label-waiting'] },
  P: { flags: ['printing'] },
  W: { flags: ['printing'] },
}
const warningBits: BitTable = [[0x01, 'media-low'], [0x02, { fault: 'ribbon nearly out' }], [0x08, 'buffer-full']]
const errorBits: BitTable = [
  [0x01, 'overheated'], [0x02, 'overheated'], [0x04, { fault: 'print head fault' }], [0x08, 'cutter'], [0x10, { fault: 'not enough memory' }],
]
const mediaBits: BitTable = [[0x01, 'media-out'], [0x02, 'jam'], [0x04, 'ribbon-out'], [0x08, 'jam'], [0x20, 'head-open']]

/** `<ESC>!S`: the whole frame, or nothing. Of several, the last is the newest. */
export function readTsplFrame(bytes: Uint8Array): PrinterStatus {
  if (bytes.length === 0) return unknownAnswer('no answer')
  const text = Buffer.from(bytes).toString('latin1')
  const frame = [...text.matchAll(/\x02([@-\x7f]{4})\x03/g)].at(-1)?.[1]
  if (frame === undefined) return /\x02[@-\x7f]{0,4}$/.test(text) ? incompleteAnswer('the frame of <ESC>!S is not complete') : unknownAnswer('this is no answer to <ESC>!S')
  const [letter = '', warning = '@', error = '@', media = '@'] = frame
  const message = messages[letter]
  // All four letters are a base of 40 with the bits below; bit 6 is always set and no news.
  const [warnings, errors, medias] = [readBits(low(warning), warningBits), readBits(low(error), errorBits), readBits(low(media), mediaBits)]
  const named = [...errors.flags, ...errors.faults, ...medias.flags]
  return judgePrinter({
    flags: [...(message?.flags ?? ['unknown-bits' as const]), ...warnings.flags, ...errors.flags, ...medias.flags],
    faults: [
      ...errors.faults,
      ...(message?.fault === undefined ? [] : [message.fault]),
      ...(message?.isErrorOnly === true && named.length === 0 ? ['the printer reports an error and does not name it'] : []),
    ],
    remarks: warnings.faults,
  })
}

function low(letter: string): number {
  return letter.charCodeAt(0) & 0x3f
}
