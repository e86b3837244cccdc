import { createFramedParser, type FrameCut } from '../framed-parser'
import { latin1 } from '../line-layout'
import { plainReading, restingState, weightReading, type ScaleParser, type ScaleReading } from '../scale-frame'
import { readDecimal } from '../scale-number'
import { readUnit } from '../scale-unit'

/*
 * CAS AP-1 / CASPD. Source: CAS AP-1 protocol description; 9600 8N1.
 *
 *   host ENQ ──▶ ACK, or NAK: ask again        host DC1 ──▶ SOH STX d1 … d10 BCC ETX EOT
 *   d1 S stable, U unstable · d2 blank or minus · d3-d8 digits with a point · d9 d10 unit · BCC exclusive or of d1 … d10
 */

const soh = 0x01
const stx = 0x02
const etx = 0x03
const eot = 0x04
const ack = 0x06
const nak = 0x15
const frameBytes = 15
const dataStart = 2
const dataBytes = 10
const content = /^([SU])([ -])([ -~]{6})([A-Za-z ]{2})$/

export function createCasAp1Parser(): ScaleParser {
  return createFramedParser({ maxFrameBytes: frameBytes + 1, cut, read })
}

function cut(pending: Uint8Array): FrameCut {
  const [first, second] = pending
  if (first === ack || first === nak) return { kind: 'frame', length: 1 }
  if (first !== soh || (second !== undefined && second !== stx)) return { kind: 'noise', length: 1 }
  if (pending.length < frameBytes) return 'more'
  // A frame that does not check out may hold the beginning of the next: only its first byte goes.
  return read(pending.subarray(0, frameBytes)) === null ? { kind: 'noise', length: 1 } : { kind: 'frame', length: frameBytes }
}

function read(frame: Uint8Array): ScaleReading | null {
  if (frame[0] === ack) return plainReading('reply', 'ACK', { kind: 'done', command: 'ENQ' })
  if (frame[0] === nak) return plainReading('reply', 'NAK', { kind: 'refused', command: 'ENQ' })
  const data = frame.subarray(dataStart, dataStart + dataBytes)
  const [check, end, last] = frame.subarray(dataStart + dataBytes)
  if (end !== etx || last !== eot || check !== data.reduce((sum, byte) => sum ^ byte, 0)) return null
  const [, status, sign = '', digits = '', unitText = ''] = content.exec(latin1(data)) ?? []
  const unit = readUnit(unitText)
  if (status === undefined || unit === null) return null
  const value = readDecimal(sign + digits)
  if (value === null) return plainReading(sign === '-' ? 'underload' : 'overload', digits.trim())
  return weightReading({ state: status === 'S' ? restingState(value) : 'moving', value, unit })
}
