import { plainReading, restingState, weightReading, type ScaleParser, type ScaleReading } from '../scale-frame'
import { readDecimal } from '../scale-number'
import { readUnit } from '../scale-unit'
import { createLineParser } from './status-line'

/*
 * Sartorius SBI, 16 and 22 characters; many laboratory balances speak it. Sources: FB manual p. 66, GC803S p. 57, LE p. 51.
 *
 *   +    123.56 g         sign or blank, blank, weight in 8 places, blank, unit in 3 places; the unit is blank while moving
 *   N     +    123.56 g   with a code of 6 places in front: N net, G gross, T tare, Stat status, …
 *   +    123.5[6] g       digits that are not verified stand in brackets
 *          H   L   C      overload, underload, adjusting; `Stat` in front with codes
 *       Err 54            an error
 *   E *+ 49.9873  g       JM Science FA (captured): a star while moving
 */

// Between a whole number and its unit stands one blank: a zero at its end with one bit flipped is a blank too.
const line = /^(?:(N|G#?|Stat|E|T[12r]?|Qnt|Res|Diff|nRef|wRef)? +)?(\*?)([+-]?) *(\d*[.,]\d*(?:\[\d\])? +|\d+ |\d*[.,]?\d+$)([A-Za-z%]{0,3}) *$/
/** With a code in front the number ends in the 16th place: a letter of noise in front of a line without one does not get there. */
const codedNumberEnd = 16
const special = /^(?:Stat)? *(HH|H|High|LL|L|Low|C|OFF|-{2,}) *$/
const error = /^(?:Stat)? *(?:Err|ERR|E) +[\w ]{1,4} *$/

export function createSartoriusParser(): ScaleParser {
  return createLineParser({ read: readSartoriusLine })
}

export function readSartoriusLine(text: string): ScaleReading | null {
  const [, code] = special.exec(text) ?? []
  if (code !== undefined) return plainReading(code.startsWith('H') ? 'overload' : code.startsWith('L') ? 'underload' : 'reply', text.trim())
  if (error.test(text)) return plainReading('fault', text.trim())
  const [whole, id = '', star, sign = '', number = '', unitText = ''] = line.exec(text) ?? []
  const value = readDecimal(sign + number.replace(/[[\]]/g, ''))
  if (whole === undefined || value === null) return null
  const isMoving = star === '*' || unitText === ''
  const unit = unitText === '' ? null : readUnit(unitText)
  if (unit === null && unitText !== '') return null
  if (id !== '' && id !== 'E' && text.indexOf(number.trim()) + number.trim().length !== codedNumberEnd) return null
  if (!['', 'N', 'G', 'G#', 'E'].includes(id)) return plainReading('reply', text.trim())
  return weightReading({ state: isMoving ? 'moving' : restingState(value), value, unit, net: id === 'N' })
}
