import { readErrorMasks } from '../error-status'
import { takeHostStatus } from '../host-status'
import { readBits, type BitTable } from './flag-bits'
import { incompleteAnswer, judgePrinter, unknownAnswer, type PrinterFlag, type PrinterStatus } from './printer-status'

/*
 * ZPL. Sources: Zebra ZPL II programming guide, "~HS", "~HQ", "~HI", "^HH"; SGD "device.host_status".
 * The shapes of `~HS` and `~HQES` are described in host-status.ts and error-status.ts.
 */

const errorBits: BitTable = [
  [0x01, 'media-out'], [0x02, 'ribbon-out'], [0x04, 'head-open'], [0x08, 'cutter'], [0x10, 'overheated'], [0x20, 'overheated'],
  [0x40, { fault: 'a print head element is broken' }], [0x80, { fault: 'the print head is not recognised' }],
]
const PAPER_LOW = 0x08
const warningWords: readonly (readonly [number, string])[] = [[0x01, 'calibrate the media sensor'], [0x02, 'clean the print head'], [0x04, 'replace the print head']]

/** `~HS`. A printer whose media or ribbon is out, whose head is open or too hot may give no answer at all: silence is never "ready". */
export function readZplHostStatus(bytes: Uint8Array): PrinterStatus {
  if (bytes.length === 0) return unknownAnswer('no answer: media or ribbon out, head open, too hot, switched off, or no ZPL printer')
  const { status, rest } = takeHostStatus(bytes)
  if (status === null) return isBegun(rest) ? incompleteAnswer('the three frames of ~HS are not complete') : unknownAnswer('this is no answer to ~HS')
  return judgeHostFrames(status.text.split(' | '))
}

/** SGD `device.host_status`: the frames of `~HS` in quotation marks, without STX and ETX. */
export function readZplQuotedStatus(bytes: Uint8Array): PrinterStatus {
  const text = Buffer.from(bytes).toString('latin1')
  const open = text.indexOf('"')
  if (open < 0) return bytes.length === 0 ? unknownAnswer('no answer') : unknownAnswer('this is no quoted answer')
  const close = text.indexOf('"', open + 1)
  if (close < 0) return incompleteAnswer('the closing quotation mark is missing')
  const frames = text.slice(open + 1, close).trim().split(/\r?\n/)
  const framed = Buffer.from(frames.map((frame) => `\x02${frame}\x03\r\n`).join(''), 'latin1')
  const { status } = takeHostStatus(framed)
  return status === null ? unknownAnswer('the quoted text is no host status') : judgeHostFrames(status.text.split(' | '))
}

function judgeHostFrames(frames: readonly string[]): PrinterStatus {
  const [one = [], two = []] = frames.map((frame) => frame.split(','))
  const remaining = Number(two[8])
  const set: readonly (readonly [boolean, PrinterFlag])[] = [
    [one[1] === '1', 'media-out'], [one[2] === '1', 'paused'], [Number(one[4]) > 0 || remaining > 0, 'printing'], [one[5] === '1', 'buffer-full'],
    [one[7] === '1', 'partial-format'], [one[11] === '1', 'overheated'], [two[2] === '1', 'head-open'], [two[3] === '1', 'ribbon-out'],
    [two[7] === '1', 'label-waiting'],
  ]
  const faults = [
    ...(one[6] === '1' ? ['in diagnostic mode: it prints what it receives as text'] : []),
    ...(one[9] === '1' ? ['configuration memory lost'] : []),
    ...(one[10] === '1' ? ['too cold'] : []),
  ]
  return judgePrinter({ flags: set.flatMap(([isSet, flag]) => (isSet ? [flag] : [])), labelsRemaining: remaining, faults })
}

/** `~HQES`: masks of errors and warnings. Bits above FF vary by model and are told as unknown. */
export function readZplErrorStatus(bytes: Uint8Array): PrinterStatus {
  if (bytes.length === 0) return unknownAnswer('no answer')
  const masks = readErrorMasks(bytes)
  if (masks === null) {
    return /^\s*PRINTER STATUS/i.test(Buffer.from(bytes).toString('latin1')) ? incompleteAnswer('the lines of ~HQES are not complete') : unknownAnswer('this is no answer to ~HQES')
  }
  const errors = readBits(masks.errors, errorBits)
  const flags: PrinterFlag[] = [...errors.flags]
  if (masks.errorsHigh !== 0 && !flags.includes('unknown-bits')) flags.push('unknown-bits')
  if ((masks.warnings & PAPER_LOW) !== 0) flags.push('media-low')
  const isContradiction = masks.saysErrors && masks.errors === 0 && masks.errorsHigh === 0
  return judgePrinter({
    flags,
    faults: errors.faults,
    remarks: [
      ...warningWords.flatMap(([mask, text]) => ((masks.warnings & mask) !== 0 ? [text] : [])),
      ...(isContradiction ? ['the printer says that there are errors and names none'] : []),
    ],
    isUnsure: isContradiction,
  })
}

/** `~HI`, `^HH` and `~HQOD` tell what the printer is, how it is set and how much it printed, and nothing of its state. */
export function readZplDescription(bytes: Uint8Array, query: string): PrinterStatus {
  if (bytes.length === 0) return unknownAnswer('no answer')
  const text = Buffer.from(bytes).toString('latin1')
  if (text.includes('\x02') && !text.includes('\x03')) return incompleteAnswer(`the frame of ${query} is not complete`)
  return unknownAnswer(`the printer answers, but ${query} says nothing of its state: ask ~HS`)
}

function isBegun(rest: Uint8Array): boolean {
  // Digits, commas, letters of the print mode and frame marks only: anything else can no longer become an answer.
  return rest.length > 0 && /^\x02[\dA-Z,\x02\x03\r\n]*$/.test(Buffer.from(rest).toString('latin1')) && framesClosed(rest) < 3
}

function framesClosed(bytes: Uint8Array): number {
  return bytes.filter((byte) => byte === 0x03).length
}
