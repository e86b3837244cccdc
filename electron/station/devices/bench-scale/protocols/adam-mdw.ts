import { createFramedParser } from '../framed-parser'
import { plainReading, restingState, weightReading, type ScaleParser, type ScaleReading } from '../scale-frame'
import { createNciLayout, readBits } from './nci'
import { readSignedWeight } from './status-line'

/*
 * Adam MDW-300L and relatives: NCI's frames with three status bytes. Source: MDW-300L manual p. 12-13.
 *
 *   LF  1234.5kg CR LF h1 h2 h3 CR ETX      a weight; sent only at rest
 *   LF ^^^^^^kg …      over      ______kg …      under      ---------kg …      zero point lost
 *   LF  1234.5kgGR CR ETX      the continuous form: GR gross, NT net; says nothing of rest
 *   LF h1 h2 h3 CR ETX      LF kg CR LF h1 h2 h3 CR ETX      LF ? CR ETX      answers to S, Z and T, to U, and to nonsense
 *
 * What the status bytes say is not in the manual; where they look like NCI's they are read so.
 */

const answered = /^\n([^\n\r]{2,16})\r\n([ -\x7f]{2,6})\r\x03$/
const continuous = /^\n([^\n\r]{3,14})(GR|NT)\r\x03$/
const status = /^\n([ -\x7f]{2,6})\r\x03$/
const nciStatus = /^[0-?][0-?p-\x7f][0-?]?$/

export function createAdamMdwParser(): ScaleParser {
  return createFramedParser(createNciLayout(read))
}

function read(text: string): ScaleReading | null {
  if (text === '\n?\r\x03') return plainReading('reply', '?', { kind: 'error', code: '?' })
  const [, free, kind] = continuous.exec(text) ?? []
  if (free !== undefined) return readWeight(free, kind === 'NT')
  const [, body, bytes = ''] = answered.exec(text) ?? []
  if (body === undefined) return status.test(text) ? plainReading('reply', text.trim()) : null
  if (/^(?:kg|lb)$/.test(body.trim())) return plainReading('reply', `unit ${body.trim()}`)
  const bits = nciStatus.test(bytes) ? readBits(bytes.slice(0, 2), { firstByte: 'plain' }) : null
  const reading = readWeight(body, false)
  if (reading === null || reading.value === null || bits === null) return reading
  if (bits.trouble !== null) return plainReading(bits.trouble, `status ${bytes}`)
  return bits.isMoving ? { ...reading, state: 'moving' } : reading
}

function readWeight(body: string, net: boolean): ScaleReading | null {
  const [, mark] = /^ *(\^|_|-){6,9} *(?:kg|lb) *$/.exec(body) ?? []
  if (mark !== undefined) return plainReading(mark === '^' ? 'overload' : mark === '_' ? 'underload' : 'fault', body.trim())
  const weight = readSignedWeight(body)
  return weight === null ? null : weightReading({ ...weight, state: restingState(weight.value), net })
}
