import { plainReading, restingState, weightReading, type ScaleParser, type ScaleReading } from '../scale-frame'
import { readDecimal, readPoundsAndOunces } from '../scale-number'
import { readUnit } from '../scale-unit'
import { createLineParser } from './status-line'

/*
 * Ohaus. Sources: RS232 interface manual EN-3; Defender 3000 manual EN-35, Defender 5000 EN-51; captured Defender lines.
 *
 *        12.73 g    ?         weight right-aligned, unit, `?` while moving, legend
 *   -  1.640 kg    N          a minus stands at its digits, or in the first place of the line
 *         0.85 oz     WET WT  legends: G or nothing gross, N or NET net, T and PT a tare, others are the weighing mode's
 *        2 lb   4.5 oz  ? G   pounds beside ounces
 *
 * Widths differ by model, so lines are read by their words. Out of range there is an error text, or no number at all.
 */

// Behind a whole number stands one blank: a zero at its end with one bit flipped is a blank too.
const line = /^(?:(-) *| *(-?))(\d*[.,]\d+ +|\d+ )([A-Za-z%]{1,5}) *(\??) *([A-Za-z][A-Za-z ]{0,15}?)? *$/
const pounds = /^(?:(-) *| *(-?))(\d{1,5} lb +\d{1,2}(?:[.,]\d{1,4})? oz) *(\??) *([A-Za-z][A-Za-z ]{0,15}?)? *$/
const poundsColon = /^(?:(-) *| *(-?))(\d{1,5}: *\d{1,2}(?:[.,]\d{1,4})? lb:oz) *(\??) *([A-Za-z][A-Za-z ]{0,15}?)? *$/
const legends: ReadonlyMap<string, 'gross' | 'net' | 'tare'> = new Map([
  ['', 'gross'], ['G', 'gross'], ['B', 'gross'], ['GROSS', 'gross'], ['WET WT', 'gross'], ['AIR WT', 'gross'], ['HOLD', 'gross'],
  ['ACCEPT', 'gross'], ['UNDER', 'gross'], ['OVER', 'gross'],
  ['N', 'net'], ['NET', 'net'],
  ['T', 'tare'], ['PT', 'tare'], ['TARE', 'tare'],
])
const overWords = /^ *-*(?:over ?load|OL|Err(?:or)? ?8\.3.*|\^+)-* *$/i
const underWords = /^ *-*(?:under ?load|Err(?:or)? ?8\.4.*|_+)-* *$/i
const errorWords = /^ *Err(?:or)? ?[\d.]+.*$/i
const noNumber = /^ {4,}(?:kg|g|lb|oz) *\??(?: *(?:G|N|NET))? *$/

export function createOhausParser(): ScaleParser {
  return createLineParser({ read })
}

function read(text: string): ScaleReading | null {
  if (overWords.test(text) || noNumber.test(text)) return plainReading('overload', text.trim())
  if (underWords.test(text)) return plainReading('underload', text.trim())
  if (errorWords.test(text)) return plainReading('fault', text.trim())
  if (text.trim() === 'OK!') return plainReading('reply', 'OK!', { kind: 'done', command: '' })
  if (text.trim() === 'ES') return plainReading('reply', 'ES', { kind: 'error', code: 'ES' })
  return readWeight(text) ?? readBesideOunces(text)
}

function readWeight(text: string): ScaleReading | null {
  const [, first = '', sign = first, number = '', unitText = '', motion = '', legend = ''] = line.exec(text) ?? []
  const value = readDecimal(sign + number)
  const unit = readUnit(unitText)
  return value === null || unit === null ? null : meaning({ value, unit, motion, legend })
}

function readBesideOunces(text: string): ScaleReading | null {
  const [, first = '', sign = first, both = '', motion = '', legend = ''] = pounds.exec(text) ?? poundsColon.exec(text) ?? []
  const value = readPoundsAndOunces(sign + both)
  return value === null ? null : meaning({ value, unit: 'oz', motion, legend })
}

interface OhausLine {
  readonly value: string
  readonly unit: string
  readonly motion: string
  readonly legend: string
}

function meaning({ value, unit, motion, legend }: OhausLine): ScaleReading | null {
  // An unknown legend is more likely a damaged one, and net would become gross.
  const kind = legends.get(legend.toUpperCase())
  if (kind === undefined) return null
  if (kind === 'tare') return plainReading('reply', `tare ${value} ${unit}`)
  return weightReading({ state: motion === '?' ? 'moving' : restingState(value), value, unit, net: kind === 'net' })
}
