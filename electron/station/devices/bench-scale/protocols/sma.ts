import { createFramedParser, type FrameCut } from '../framed-parser'
import { latin1 } from '../line-layout'
import { plainReading, weightReading, type ScaleParser, type ScaleReading } from '../scale-frame'
import { readDecimal } from '../scale-number'
import { readUnit } from '../scale-unit'

/*
 * SMA, the protocol of the Scale Manufacturers Association (SCP-0499), section 5.1. Its parts are checked by Sartorius
 * PR 5220 p. 130, PR 5211 p. 52-54 and T419S p. 61.
 *
 *   LF s r n m f xxxxxx.xxx uuu CR
 *   s  Z zero, O over, U under, E I T zero, initial zero and tare error (dashes for digits), blank none of these
 *   r  range from 1 · n  G gross, N net, T tare, g n the same in high resolution · m  M moving, blank at rest · f  reserved
 *   LF ? CR  not understood · LF ! CR  damaged on the way · LF SMA:… CR  answers of three letters and a colon
 */

const lf = 0x0a
const cr = 0x0d
const response = /^\n([ ZOUEIT])([1-9])([GTNgn])([ M])([ -~])([ \d.,+-]{8,11})([ -~]{3})\r$/
const named = /^\n([A-Z]{3}):[ -~]{0,40}\r$/
const diagnosed = /^\n([ R])([ E])([ C]) \r$/

export function createSmaParser(): ScaleParser {
  return createFramedParser({ maxFrameBytes: 64, cut, read: (frame) => readSmaFrame(latin1(frame)) })
}

function cut(pending: Uint8Array): FrameCut {
  if (pending[0] !== lf) return { kind: 'noise', length: 1 }
  for (const [at, byte] of pending.entries()) {
    if (byte === cr) return { kind: 'frame', length: at + 1 }
    // Another beginning before the end: the first one was cut off.
    if (byte === lf && at > 0) return { kind: 'noise', length: at }
    if (byte !== lf && (byte < 0x20 || byte > 0x7e)) return { kind: 'noise', length: at + 1 }
  }
  return 'more'
}

function readSmaFrame(text: string): ScaleReading | null {
  if (text === '\n?\r' || text === '\n!\r') return plainReading('reply', text.trim(), { kind: 'error', code: text.trim() })
  const [, command] = named.exec(text) ?? []
  if (command !== undefined) return plainReading('reply', text.trim(), { kind: 'answer', command })
  const [, ram, eeprom, calibration] = diagnosed.exec(text) ?? []
  if (ram !== undefined) {
    const isSound = ram === ' ' && eeprom === ' ' && calibration === ' '
    return plainReading(isSound ? 'reply' : 'fault', 'diagnosis', { kind: 'answer', command: 'D' })
  }
  const [, status, , kind = '', motion, , digits = '', unitText = ''] = response.exec(text) ?? []
  const unit = readUnit(unitText)
  if (status === undefined) return null
  if (status === 'O') return plainReading('overload', text.trim())
  if (status === 'U') return plainReading('underload', text.trim())
  if (status === 'E' || status === 'I' || status === 'T') return plainReading('fault', text.trim())
  const value = readDecimal(digits)
  if (value === null || unit === null) return null
  if (kind === 'T') return plainReading('reply', `tare ${value} ${unit}`)
  const net = kind === 'N' || kind === 'n'
  const isNothing = !/[1-9]/.test(value)
  // At zero and a gross load: one of the two is damaged.
  if (status === 'Z' && !isNothing && !net) return null
  const state = motion === 'M' ? 'moving' : status === 'Z' && isNothing ? 'zero' : 'stable'
  return weightReading({ state, value, unit, net })
}
