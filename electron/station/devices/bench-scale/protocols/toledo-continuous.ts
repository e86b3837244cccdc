import { createFramedParser, type FrameCut } from '../framed-parser'
import { latin1 } from '../line-layout'
import { plainReading, restingState, weightReading, type ScaleParser, type ScaleReading } from '../scale-frame'
import { placePoint } from '../scale-number'

/*
 * Toledo continuous, about seven frames a second. Sources: Mettler WILDCAT technical manual appendix 2, KERN FTC p. 42,
 * Fairbanks FB3000 p. 55, Triner TS-700 p. 13.
 *
 *   STX swa swb swc 6 digits of weight 6 digits of tare CR chk
 *   swa  b0-2 place of the point: 0 XXXX00, 1 XXXXX0, 2 XXXXXX, 3 XXXXX.X … 7 X.XXXXX
 *   swb  b0 net, b1 negative, b2 out of range, b3 moving, b4 kg (else lb), b6 not zeroed since power-on
 *   swc  b0-2 unit: 0 by swb, 1 g, 2 t, 3 oz, 4 ozt, 5 dwt, 6 ton, 7 other; b4 weight shown ten times finer
 *   chk  two's complement of the low 7 bits of the sum of all before it
 *
 * The checksum is demanded: with it no single flipped bit passes.
 */

const stx = 0x02
const cr = 0x0d
const frameBytes = 18
const crAt = 16
const weightAt = 4
const weightBytes = 6
const low7 = 0x7f
const net = 0x01
const negative = 0x02
const outOfRange = 0x04
const moving = 0x08
const kilograms = 0x10
const notZeroed = 0x40
const finer = 0x10
const unitByCode: readonly (string | null)[] = [null, 'g', 't', 'oz', 'ozt', 'dwt', 'ton', null]

export function createToledoContinuousParser(): ScaleParser {
  return createFramedParser({ maxFrameBytes: frameBytes + 1, cut, read })
}

function cut(pending: Uint8Array): FrameCut {
  if (pending[0] !== stx) return { kind: 'noise', length: 1 }
  if (pending.length < frameBytes) return 'more'
  // A frame that does not check out may hold the beginning of the next: only its first byte goes.
  return isSound(pending.subarray(0, frameBytes)) ? { kind: 'frame', length: frameBytes } : { kind: 'noise', length: 1 }
}

function isSound(frame: Uint8Array): boolean {
  const sum = frame.reduce((total, byte) => total + byte, 0)
  return frame.every((byte) => byte <= low7) && frame[crAt] === cr && (sum & low7) === 0
}

function read(frame: Uint8Array): ScaleReading | null {
  const [, swa = 0, swb = 0, swc = 0] = frame
  const digits = latin1(frame.subarray(weightAt, weightAt + weightBytes))
  if ((swb & notZeroed) !== 0) return plainReading('fault', 'not zeroed since power-on')
  const isNegative = (swb & negative) !== 0
  if ((swb & outOfRange) !== 0) return plainReading(isNegative ? 'underload' : 'overload', 'out of range')
  if (!/^ *\d+$/.test(digits)) return null
  const unit = (swc & 7) === 0 ? ((swb & kilograms) !== 0 ? 'kg' : 'lb') : (unitByCode[swc & 7] ?? null)
  // Which digit the point then stands behind is the maker's choice.
  if (unit === null || (swc & finer) !== 0) return plainReading('reply', unit === null ? 'unit of the maker' : 'shown ten times finer')
  const value = placeOf(digits, swa & 7)
  if (value === null) return null
  const signed = isNegative && /[1-9]/.test(value) ? `-${value}` : value
  return weightReading({ state: (swb & moving) !== 0 ? 'moving' : restingState(value), value: signed, unit, net: (swb & net) !== 0 })
}

/** Places 0 and 1 stand for digits that are always zero; the point follows from 2 on. */
function placeOf(digits: string, place: number): string | null {
  return place >= 2 ? placePoint(digits, place - 2) : placePoint(`${digits.trim()}${'0'.repeat(2 - place)}`, 0)
}
