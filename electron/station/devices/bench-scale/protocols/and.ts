import { plainReading, type ScaleParser, type ScaleReading } from '../scale-frame'
import { createLineParser, readStatusLine } from './status-line'

/*
 * A&D. Sources: GC series manual p. 51, EK-L p. 28, GH p. 42; AD-4404 p. 80; AD-4329A-DLC p. 35; CAS CI-600D p. 75, which
 * calls the AD-4404 form "AND 18 bytes".
 *
 *   and           ST,+0001.234 kg     QT,+00001234 PC (counting)     ST,OK,+0001.234 kg (with the comparator's word)
 *                 US,-000183.96  g    OL,+9999999E+19                EC,E11 (error)    ACK (done)
 *   and-18        ST,NT,+0012.34kg    OL,GS,+       kg
 *   and-ad4329a   ST,G ,+01234.5kg    OL,G ,-    .  kg
 *
 * Out of range the sign says over or under, and whatever stands in place of the digits is no number.
 */

const statuses = { ST: 'stable', QT: 'stable', US: 'moving', OL: 'overload' } as const
// Unit in exactly 3 places: a blank that became a digit would otherwise lengthen the number.
const balance = /^(ST|QT|US|OL)(?:,(?:OK|HI|LO|NG))?,([+-][ -~]*)$/
const placed = /^[+-][\d.,]{7,9}(?: {2}[A-Za-z%]| [A-Za-z]{2}|[A-Za-z]{3})$/
const error = /^EC,E\d{2}$/
const acknowledged = '\x06'

export function createAndParser(): ScaleParser {
  return createLineParser({ read: readBalance, header: /(?:ST|QT|US|OL),/, allows: (byte) => byte === 0x06 })
}

function readBalance(text: string): ScaleReading | null {
  if (text === acknowledged) return plainReading('reply', 'ACK', { kind: 'done', command: '' })
  if (error.test(text)) return plainReading('reply', text, { kind: 'error', code: text })
  const [, status, rest = ''] = balance.exec(text) ?? []
  if (!isStatus(status) || (status !== 'OL' && !placed.test(rest))) return null
  return readStatusLine({ status: statuses[status], kind: 'gross', body: rest })
}

const indicator = /^(ST|US|OL),(GS|NT|TR),([+\- \d][ -~]*)$/
const kinds = { GS: 'gross', NT: 'net', TR: 'tare' } as const

export function createAnd18Parser(): ScaleParser {
  return createLineParser({ read: readIndicator, header: /(?:ST|US|OL),/ })
}

function readIndicator(text: string): ScaleReading | null {
  const [, status, kind = 'GS', rest = ''] = indicator.exec(text) ?? []
  return isStatus(status) && isKind(kind) ? readStatusLine({ status: statuses[status], kind: kinds[kind], body: rest }) : null
}

const ad4329a = /^(ST|US|OL),(G|N|T|PT|GS|NT|TR) *,([+\- \d][ -~]*)$/

export function createAd4329aParser(): ScaleParser {
  return createLineParser({ read: readAd4329a, header: /(?:ST|US|OL),/ })
}

function readAd4329a(text: string): ScaleReading | null {
  const [, status, letters = '', rest = ''] = ad4329a.exec(text) ?? []
  const kind = letters.startsWith('N') ? 'net' : letters.startsWith('G') ? 'gross' : 'tare'
  return isStatus(status) ? readStatusLine({ status: statuses[status], kind, body: rest }) : null
}

function isStatus(text: string | undefined): text is keyof typeof statuses {
  return text !== undefined && text in statuses
}

function isKind(text: string): text is keyof typeof kinds {
  return text in kinds
}
