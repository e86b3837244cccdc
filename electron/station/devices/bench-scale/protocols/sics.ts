import { createFramedParser } from '../framed-parser'
import { createLineLayout } from '../line-layout'
import { plainReading, restingState, weightReading, type ScaleParser, type ScaleReading } from '../scale-frame'
import { readDecimal } from '../scale-number'
import { readUnit } from '../scale-unit'
import { readSartoriusLine } from './sartorius'

/*
 * MT-SICS, the Mettler-Toledo Standard Interface Command Set, levels 0 and 1; KERN's KCP speaks the same.
 * Source: MT-SICS level 0 in the JS-series operating instructions p. 30; KERN CKE-BA-e-2132 p. 35.
 *
 *   S S     100.00 g     stable weight: the value right-aligned in 10 characters, a minus inside the field
 *   S D     129.07 g     the weight while the load still moves
 *   S I                  not now: another command runs, or the load did not come to rest
 *   S +   S -            overload, underload
 *   S L                  wrong parameter
 *   S S Error 10b        a weighing module that is broken
 *   ES  ET  EL           syntax error, transmission error, logical error
 *   I4 A "1234567"       serial number: the answer to @, and unasked for after power-on
 *   Z A, T A 2.486 g …   answers to other commands; they hold numbers too, and none of them is the load
 *
 * There is no checksum, and the width of the value field varies in the field; the rest of the shape is checked strictly.
 */

// `S A` is not in the manual; some devices answer a weight so.
const weight = /^S ([SDA]) +(-?\d{1,9}(?:[.,]\d{1,9})?) (\S{1,4}) *$/
const weighingError = /^S [SD] +Error +(\w{1,4}) *$/
// Some devices answer a reset with `@ A`. A line damaged within the quotes counts too: a restart taken for none would be worse.
const restart = /^(?:I4|@) A(?: "?([^"]*)"?)?$/
// Commands of levels 0 and 1 other than the weight ones, with a status letter: done, done while moving, not now, wrong, + and -.
const otherAnswer = /^(I\d{1,2}|Z|ZI|T|TI|TA|TAC|D|DW|K|M\d{2}|PWR|SNR|SR|SIR|SIS|SU|SIU) ([ABDILS+-])(?: .*)?$/

export function createSicsParser(): ScaleParser {
  return createFramedParser(createLineLayout({ read: readSicsLine, header: /S [SDAIL+-]/, maxFrameBytes: 96 }))
}

/** KERN's KCP is MT-SICS; its older balances print bare lines as Sartorius' do: `     -450.45 gn `, the unit blank while moving. */
export function createKernParser(): ScaleParser {
  return createFramedParser(createLineLayout({ read: (text) => readSicsLine(text) ?? readSartoriusLine(text), header: /S [SDAIL+-]/, maxFrameBytes: 96 }))
}

/** Reads one line, terminator removed; null when it is none of the above. */
export function readSicsLine(text: string): ScaleReading | null {
  switch (text) {
    case 'S +':
      return plainReading('overload', text)
    case 'S -':
      return plainReading('underload', text)
    case 'S I':
      return plainReading('reply', text, { kind: 'busy' })
    case 'S L':
    case 'ES':
    case 'ET':
    case 'EL':
      return plainReading('reply', text, { kind: 'error', code: text })
  }
  const broken = weighingError.exec(text)
  if (broken !== null) return plainReading('fault', text)
  const restarted = restart.exec(text)
  if (restarted !== null) return plainReading('reply', text, { kind: 'restarted', serialNumber: restarted[1] ?? '' })
  return readWeight(text) ?? readAnswer(text)
}

function readWeight(text: string): ScaleReading | null {
  const [, status = '', number = '', unitText = ''] = weight.exec(text) ?? []
  const value = readDecimal(number)
  const unit = readUnit(unitText)
  if (value === null || unit === null) return null
  return weightReading({ state: status === 'D' ? 'moving' : restingState(value), value, unit })
}

function readAnswer(text: string): ScaleReading | null {
  const [, command, status] = otherAnswer.exec(text) ?? []
  if (command === undefined) return null
  if (command.startsWith('I')) return plainReading('reply', text, { kind: 'answer', command })
  const isDone = status === 'A' || status === 'B' || status === 'D' || status === 'S'
  return plainReading('reply', text, { kind: isDone ? 'done' : 'refused', command })
}
