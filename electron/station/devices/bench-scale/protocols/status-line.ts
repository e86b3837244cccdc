import { createFramedParser } from '../framed-parser'
import { createLineLayout, type LineLayout } from '../line-layout'
import { plainReading, restingState, weightReading, type ScaleParser, type ScaleReading } from '../scale-frame'
import { readDecimal, readPoundsAndOunces } from '../scale-number'
import { readUnit } from '../scale-unit'

/*
 * What the many lines of the form `ST,GS,+  1.234kg` have in common: a status, a kind of weight, a sign that may stand
 * apart from its digits, a number and a unit that may be glued to it. Digits under an overload are junk and never read.
 */

// Behind a whole number stands one blank at most: a zero at its end with one bit flipped is a blank too.
const body = /^([+-]?) *(\d*[.,]\d+ *|\d+ ?)([A-Za-z%]{1,3}) *$/

export interface StatusLine {
  readonly status: 'stable' | 'moving' | 'overload'
  readonly kind: 'gross' | 'net' | 'tare'
  /** Everything behind the header: sign, number, unit. */
  readonly body: string
}

export interface SignedWeight {
  readonly value: string
  readonly unit: string
}

/** Sign, number and unit, or pounds beside ounces; null when it is anything else. */
export function readSignedWeight(text: string): SignedWeight | null {
  const ounces = readPoundsAndOunces(text)
  if (ounces !== null) return { value: ounces, unit: 'oz' }
  const [, sign = '', number = '', unitText = ''] = body.exec(text.trim()) ?? []
  const value = readDecimal(sign + number)
  const unit = readUnit(unitText)
  return value === null || unit === null ? null : { value, unit }
}

/** The meaning of a line whose header is read already; null when its body is damaged. */
export function readStatusLine({ status, kind, body: text }: StatusLine): ScaleReading | null {
  if (status === 'overload') return plainReading(/^\s*-/.test(text) ? 'underload' : 'overload', text.trim())
  const weight = readSignedWeight(text)
  if (weight === null) return null
  if (kind === 'tare') return plainReading('reply', `tare ${text.trim()}`)
  return weightReading({ ...weight, state: status === 'stable' ? restingState(weight.value) : 'moving', net: kind === 'net' })
}

export function createLineParser(layout: LineLayout): ScaleParser {
  return createFramedParser(createLineLayout(layout))
}
