import { plainReading, restingState, weightReading, type ScaleParser, type ScaleReading } from '../scale-frame'
import { readDecimal } from '../scale-number'
import { readUnit } from '../scale-unit'
import { createLineParser } from './status-line'

/*
 * Radwag. Sources: WPT series manual p. 69, PUE C/31H p. 58-59, AS R2 p. 82, 3Y series p. 205; 9600 8N1.
 *
 *   SI ?         18.5 kg     command in 3 places, stability mark, blank, sign, mass in 9 places, blank, unit in 3
 *   SUI? -     58.237 kg     marks: blank at rest, `?` moving, `^` over the range, `v` under it
 *   ? -        58.237 kg     the same from the print key, without a command
 *   S A   S E   S I          understood and under way; no rest in time; not now
 *   Z D   T v   T ^          done; refused, out of range
 *   ES                       not understood
 */

const mass = /^(?:SUI|SU|SI|S|) *([?^v]?) *(-?) *([\d.,]*) *([A-Za-z%]{0,3}) *$/
const printed = /^(?:[?^v]| ) /
const commanded = /^S(?:UI|U |I |  )/
// Some print the blank as `_`.
const answer = /^([A-Z][A-Z0-9]{0,3})[ _](?:([ADEIv^])|OK)$/

export function createRadwagParser(): ScaleParser {
  return createLineParser({ read, header: /S(?:UI|U |I | {2})/ })
}

function read(text: string): ScaleReading | null {
  if (text === 'ES') return plainReading('reply', text, { kind: 'error', code: text })
  return readAnswer(text) ?? readMass(text)
}

function readAnswer(text: string): ScaleReading | null {
  const [, command, letter] = answer.exec(text) ?? []
  if (command === undefined) return null
  if (letter === 'E' || (letter === 'I' && command.startsWith('S'))) return plainReading('reply', text, { kind: 'busy' })
  const isDone = letter === undefined || letter === 'A' || letter === 'D'
  return plainReading('reply', text, { kind: isDone ? 'done' : 'refused', command })
}

function readMass(text: string): ScaleReading | null {
  if (!commanded.test(text) && !printed.test(text)) return null
  const [whole, mark, sign = '', number = '', unitText = ''] = mass.exec(text) ?? []
  if (whole === undefined) return null
  if (mark === '^') return plainReading('overload', text.trim())
  if (mark === 'v') return plainReading('underload', text.trim())
  const value = readDecimal(sign + number)
  const unit = readUnit(unitText)
  if (value === null || unit === null) return null
  return weightReading({ state: mark === '?' ? 'moving' : restingState(value), value, unit })
}
