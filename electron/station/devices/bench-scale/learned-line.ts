import type { DeviceProfile } from '@shared/domain/device-profile'
import type { ScaleLine } from '@shared/domain/scale-line'
import { createFramedParser, type FrameCut } from './framed-parser'
import { latin1 } from './line-layout'
import { restingState, weightReading, type ScaleParser, type ScaleReading } from './scale-frame'
import { placePoint, readDecimal } from './scale-number'
import { readUnit } from './scale-unit'

/*
 * Lines of a scale nobody wrote a parser for, by what was learned from examples (`learn-line.ts`). Only lines of exactly
 * the learned shape are read; all others, overload among them, are invalid and give no value.
 */

const maxFrameBytes = 80
const numbers = /\d+(?:[.,]\d+)?/g

/** A line as texts and numbers by turns, the sign and the unit of each number still in the texts. */
export interface LineParts {
  readonly texts: readonly string[]
  readonly numbers: readonly string[]
}

/** Takes a line apart: one text more than numbers, blanks squeezed and trimmed. */
export function partsOf(line: string): LineParts {
  const texts = line.split(/\d+(?:[.,]\d+)?/).map((text) => text.replace(/ +/g, ' ').trim())
  return { texts, numbers: line.match(numbers) ?? [] }
}

/** The sign at the end of the text in front of the weight, and the text without it. */
export function signOf(text: string): { readonly sign: '' | '-'; readonly rest: string } {
  const match = /^(.*?) ?([+-])$/.exec(text)
  return match === null ? { sign: '', rest: text } : { sign: match[2] === '-' ? '-' : '', rest: match[1] ?? '' }
}

/** The unit at the beginning of the text behind the weight, and the text without it; null when none stands there. */
export function unitOf(text: string): { readonly unit: string; readonly rest: string } | null {
  const match = /^([A-Za-z]{1,3}|%)(?: (.*))?$/.exec(text)
  const unit = readUnit(match?.[1] ?? '')
  return unit === null ? null : { unit, rest: match?.[2] ?? '' }
}

/** The value as it is to be read: with its own point, or with the learned number of decimals. */
export function valueOf(number: string, sign: string, decimals: number | undefined): string | null {
  const value = decimals === undefined || /[.,]/.test(number) ? readDecimal(number) : placePoint(number, decimals)
  return value === null || sign === '' || !/[1-9]/.test(value) ? value : `-${value}`
}

export function createLearnedLineParser(line: ScaleLine, profile: DeviceProfile): ScaleParser {
  return createFramedParser({
    maxFrameBytes,
    cut: (pending) => cut(latin1(pending), line),
    read: (frame) => readLearnedLine(latin1(frame).slice(line.start.length, -line.end.length), line, profile),
  })
}

function cut(text: string, { start, end }: ScaleLine): FrameCut {
  const begun = text.slice(0, start.length)
  if (!start.startsWith(begun)) return { kind: 'noise', length: 1 }
  const at = text.indexOf(end, start.length)
  if (at >= 0) return { kind: 'frame', length: at + end.length }
  const again = start === '' ? -1 : text.indexOf(start, 1)
  return again > 0 ? { kind: 'noise', length: again } : 'more'
}

/** Reads one line, start and end taken off; null when it has not the learned shape. */
export function readLearnedLine(text: string, line: ScaleLine, profile: DeviceProfile): ScaleReading | null {
  if (/[^ -~]/.test(text)) return null
  const parts = partsOf(text)
  const number = parts.numbers[line.weightAt]
  if (parts.texts.length !== line.texts.length || number === undefined) return null
  const { sign, rest } = signOf(parts.texts[line.weightAt] ?? '')
  const behind = parts.texts[line.weightAt + 1] ?? ''
  const unit = line.hasUnit ? unitOf(behind) : { unit: profile.unit ?? null, rest: behind }
  const value = valueOf(number, sign, profile.decimals)
  if (unit === null || value === null) return null
  const texts = parts.texts.map((seen, at) => (at === line.weightAt ? rest : at === line.weightAt + 1 ? unit.rest : seen))
  if (!texts.every((seen, at) => line.texts[at]?.includes(seen) === true)) return null
  const isMoving = line.motion !== null && line.motion.movingWords.includes(texts[line.motion.textAt] ?? '')
  return weightReading({ state: isMoving ? 'moving' : restingState(value), value, unit: unit.unit })
}
