import type { DeviceProfile } from '@shared/domain/device-profile'
import { createFramedParser, type FrameCut } from '../framed-parser'
import { latin1 } from '../line-layout'
import { plainReading, restingState, weightReading, type ScaleParser, type ScaleReading } from '../scale-frame'
import { placePoint, readDecimal } from '../scale-number'

/*
 * Toledo 8217, the retail form; 9600 7E1. Sources: Mettler-Toledo DIVA service manual p. 45 (status byte), Metrologic
 * MS7120 guide p. 59, Brecknell 3700LP p. 11 (whole grams), Global Industrial 412584 p. 25.
 *
 *   W ──▶ STX 00.500 CR      a weight at rest, N behind it when net; the unit is a setting of the scale
 *     ──▶ STX ? status CR    no weight: b0 moving, b1 over, b2 under zero, b3 outside zero capture, b4 centre of zero,
 *                            b5 net, b6 always 1
 *   Ehello ──▶ STX E CR hello      echo; left with F ──▶ STX F CR
 */

const stx = 0x02
const cr = 0x0d
const maxFrameBytes = 16
const weight = /^\x02(\d{1,5}\.\d{1,4}|\d{5,7})(N?)\r$/
const status = /^\x02\?([@-\x7f])\r$/
const echo = /^\x02([EFAB])\r$/
const moving = 0x01
const over = 0x02
const under = 0x04
const net = 0x20

export function createToledo8217Parser(profile: DeviceProfile = {}): ScaleParser {
  return createFramedParser({ maxFrameBytes, cut, read: (frame) => read(latin1(frame), profile) })
}

function cut(pending: Uint8Array): FrameCut {
  if (pending[0] !== stx) return { kind: 'noise', length: 1 }
  for (const [at, byte] of pending.entries()) {
    if (byte === cr) return { kind: 'frame', length: at + 1 }
    if (byte === stx && at > 0) return { kind: 'noise', length: at }
    // A parity bit left on shows that the line is set to 8 data bits.
    if (byte !== stx && (byte < 0x20 || byte > 0x7f)) return { kind: 'noise', length: at + 1 }
  }
  return 'more'
}

function read(text: string, profile: DeviceProfile): ScaleReading | null {
  const [, digits, letter] = weight.exec(text) ?? []
  if (digits !== undefined) {
    const value = digits.includes('.') ? readDecimal(digits) : placePoint(digits, profile.decimals ?? 0)
    return value === null ? null : weightReading({ state: restingState(value), value, unit: null, net: letter === 'N' })
  }
  const [, command] = echo.exec(text) ?? []
  if (command !== undefined) return plainReading('reply', text.trim(), { kind: 'answer', command })
  const [, byte] = status.exec(text) ?? []
  return byte === undefined ? null : readStatus(byte.charCodeAt(0), profile)
}

function readStatus(bits: number, profile: DeviceProfile): ScaleReading | null {
  const isOver = (bits & over) !== 0
  const isUnder = (bits & under) !== 0
  if (isOver && isUnder) return null
  const why = (bits & moving) !== 0 ? 'moving' : 'status'
  const reading = plainReading(isOver ? 'overload' : isUnder ? 'underload' : 'reply', `${why} 0x${bits.toString(16)}`)
  // Rice Lake and others set bit 5 always.
  return { ...reading, net: (bits & net) !== 0 && profile.netBit !== 'always-set' }
}
