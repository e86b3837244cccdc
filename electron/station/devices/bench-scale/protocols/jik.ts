import { createFramedParser, type FrameCut } from '../framed-parser'
import { latin1 } from '../line-layout'
import { restingState, weightReading, type ScaleParser, type ScaleReading } from '../scale-frame'
import { readSignedWeight, type SignedWeight } from './status-line'

/*
 * JIK-6CAB, known by its captured printout only: a block of lines from `^KJIK…` to `~P1`.
 *
 *   1 ^KJIK000   2 date   3 time   4 tare   5 gross   6 7 unknown   8 net   9 net as displayed   10 pieces   … E   ~P1
 *
 * Sent by the print key, with the load at rest. The weights must add up: gross less tare is net, and net stands there twice.
 */

const start = '^KJIK'
const end = '~P1\r\n'

export function createJikParser(): ScaleParser {
  return createFramedParser({ maxFrameBytes: 320, cut: (pending) => cut(latin1(pending)), read: (frame) => read(latin1(frame)) })
}

function cut(text: string): FrameCut {
  const begun = Math.min(text.length, start.length)
  if (text.slice(0, begun) !== start.slice(0, begun)) {
    const at = text.indexOf('^', 1)
    return { kind: 'noise', length: at < 0 ? text.length : at }
  }
  const again = text.indexOf(start, 1)
  const last = text.indexOf(end)
  if (again > 0 && (last < 0 || again < last)) return { kind: 'noise', length: again }
  return last < 0 ? 'more' : { kind: 'frame', length: last + end.length }
}

function read(block: string): ScaleReading | null {
  const [id = '', date = '', time = '', tareText = '', grossText = '', , , netText = '', shownText = '', pieces = '', ...rest] = block.split('\r\n')
  const isBlock =
    /^\^KJIK\d{3}$/.test(id) && /^\d{4}-\d\d-\d\d$/.test(date) && /^\d\d:\d\d:\d\d$/.test(time) && /^ *\d+ pcs$/.test(pieces) &&
    rest.filter((line) => line !== '').join(' ') === 'E ~P1'
  const tare = readSignedWeight(tareText)
  const gross = readSignedWeight(grossText)
  const net = readSignedWeight(netText)
  const shown = readSignedWeight(shownText)
  if (!isBlock || tare === null || gross === null || net === null || shown === null) return null
  if (!addsUp(tare, net, gross) || net.value !== shown.value || net.unit !== shown.unit) return null
  return weightReading({ ...net, state: restingState(net.value), net: /[1-9]/.test(tare.value) })
}

function addsUp(tare: SignedWeight, net: SignedWeight, gross: SignedWeight): boolean {
  const places = Math.max(...[tare, net, gross].map(({ value }) => decimalsOf(value)))
  const isOneUnit = tare.unit === net.unit && net.unit === gross.unit
  return isOneUnit && scaled(tare.value, places) + scaled(net.value, places) === scaled(gross.value, places)
}

function decimalsOf(value: string): number {
  return value.split('.')[1]?.length ?? 0
}

function scaled(value: string, places: number): bigint {
  const [whole = '', fraction = ''] = value.split('.')
  return BigInt(whole + fraction.padEnd(places, '0'))
}
