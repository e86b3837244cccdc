import { createFramedParser, type FrameCut } from '../framed-parser'
import { latin1 } from '../line-layout'
import { plainReading, weightReading, type ScaleParser, type ScaleReading } from '../scale-frame'
import { readDecimal } from '../scale-number'

/*
 * Dibal DPOS-400. Source: test and adjustments manual 49-TGDP4ES02 p. 45 (the notes on the weight field).
 *
 *   01.250    a weight, net when there is a tare; the unit is a setting
 *   00.000    overload, and nothing else tells it from an empty pan: a zero of this scale is never believed
 *   -00.000   a negative weight
 *   blanks    no rest within 7 seconds
 *
 * What frames it differs by the dialogue; STX, ETX, EOT, CR and LF are understood. The field has no check of its own: half of one glued to half of another can make a third. The driver's silence and its second reading guard that.
 */

const separators: ReadonlySet<number> = new Set([0x03, 0x04, 0x0a, 0x0d])
// What begins with STX has to end, too.
const whole = /^(?:\x02(?:-?\d\d\.\d{3}| {6})[\x03\x04\r]|-?\d\d\.\d{3}| {6})/
const begun = /^(?:\x02?(?:-?(?:\d(?:\d(?:\.\d{0,3})?)?)?| {1,5})|\x02 {6})$/

export function createDibalParser(): ScaleParser {
  return createFramedParser({ maxFrameBytes: 16, cut, read: (frame) => read(latin1(frame).replace(/[\x02-\x04\r\n]/g, '')) })
}

function cut(pending: Uint8Array): FrameCut {
  if (separators.has(pending[0] ?? 0)) return { kind: 'frame', length: 1 }
  const text = latin1(pending)
  const length = whole.exec(text)?.[0].length
  if (length !== undefined) return { kind: 'frame', length }
  return begun.test(text) ? 'more' : { kind: 'noise', length: 1 }
}

function read(text: string): ScaleReading | 'blank' | null {
  if (text === '') return 'blank'
  if (text === '00.000') return plainReading('overload', text)
  if (text.startsWith('-')) return plainReading('underload', text)
  if (text.trim() === '') return plainReading('reply', 'no rest', { kind: 'busy' })
  const value = readDecimal(text)
  return value === null ? null : weightReading({ state: 'stable', value, unit: null })
}
