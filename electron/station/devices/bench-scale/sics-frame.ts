import type { Grams } from '@shared/domain/quantities'
import { decimalToGrams, type WeightUnit } from './decimal-grams'

/*
 * MT-SICS, the Mettler-Toledo Standard Interface Command Set, levels 0 and 1; KERN's KCP speaks the same.
 * Source: MT-SICS level 0 in the JS-series operating instructions p. 30; KERN CKE-BA-e-2132 p. 35.
 *
 *   S S     100.00 g     stable weight: the value right-aligned in 10 characters, a minus inside the field
 *   S D     129.07 g     the weight while the load still moves
 *   S I                  not now: another command runs, or the load did not come to rest
 *   S +   S -            overload, underload
 *   S L                  wrong parameter
 *   ES  ET  EL           syntax error, transmission error, logical error
 *   I4 A "1234567"       serial number: the answer to @, and unasked for after power-on
 *   Z A, T A 2.486 g …   answers to other commands; they hold numbers too, and none of them is the load
 *
 * There is no checksum. What can be checked is the shape, strictly: anything that is not exactly one of the above is
 * `invalid`. The width of the value field is not one of these things, because devices in the field vary it.
 */

export type SicsFrame =
  | {
      readonly kind: 'weight'
      readonly stability: 'stable' | 'moving'
      readonly decimal: string
      readonly unit: WeightUnit
      readonly grams: Grams
    }
  | { readonly kind: 'over' | 'under' }
  | { readonly kind: 'busy' }
  | { readonly kind: 'error'; readonly code: 'ES' | 'ET' | 'EL' | 'S L' }
  | { readonly kind: 'power-on'; readonly serialNumber: string }
  | { readonly kind: 'answer'; readonly command: string }
  | { readonly kind: 'invalid'; readonly why: 'not-ascii' | 'shape' | 'unit' }

/** The longest line of a level 0/1 device is its type text (`I2`), well below this. */
export const maxSicsFrameBytes = 96

// `S A` is not in the manual; some devices answer a weight so.
const weight = /^S ([SDA]) +(-?\d{1,9}(?:\.\d{1,9})?) (\S{1,4})$/
// Some devices answer a reset with `@ A`. Damaged ones count too: a restart taken for none would be worse than the reverse.
const restart = /^(?:I4|@) A(?: "?([^"]*)"?)?$/
// Commands of levels 0 and 1 other than the weight ones, with a status letter: done, done while moving, not now, wrong, + and -.
const otherAnswer = /^(I\d{1,2}|Z|ZI|T|TI|TA|TAC|D|DW|K|M\d{2}|PWR|SNR|SR|SIR|SIS|SU|SIU) ([ABDILS+-])(?: .*)?$/
const units: ReadonlySet<string> = new Set<WeightUnit>(['g', 'kg', 'lb', 'oz'])

/** Reads one line of an MT-SICS scale, terminator removed. Total: every input has an answer, none throws. */
export function parseSicsFrame(bytes: Uint8Array): SicsFrame {
  let text = ''
  for (const byte of bytes) {
    if (byte < 0x20 || byte > 0x7e) return { kind: 'invalid', why: 'not-ascii' }
    text += String.fromCharCode(byte)
  }
  const known = fixedFrames.get(text)
  if (known !== undefined) return known
  const restarted = restart.exec(text)
  if (restarted !== null) return { kind: 'power-on', serialNumber: restarted[1] ?? '' }
  const command = otherAnswer.exec(text)?.[1]
  if (command !== undefined) return { kind: 'answer', command }
  return parseWeight(text)
}

const fixedFrames: ReadonlyMap<string, SicsFrame> = new Map<string, SicsFrame>([
  ['S +', { kind: 'over' }],
  ['S -', { kind: 'under' }],
  ['S I', { kind: 'busy' }],
  ['S L', { kind: 'error', code: 'S L' }],
  ['ES', { kind: 'error', code: 'ES' }],
  ['ET', { kind: 'error', code: 'ET' }],
  ['EL', { kind: 'error', code: 'EL' }],
])

function parseWeight(text: string): SicsFrame {
  const match = weight.exec(text)
  const [, status, decimal, unit] = match ?? []
  if (status === undefined || decimal === undefined || unit === undefined) return { kind: 'invalid', why: 'shape' }
  // `pcs`, `%` and other display modes are real frames of a scale that was switched over; they are no mass.
  if (!isWeightUnit(unit)) return { kind: 'invalid', why: /^[A-Za-z%]+$/.test(unit) ? 'unit' : 'shape' }
  const grams = decimalToGrams(decimal, unit)
  if (grams === null) return { kind: 'invalid', why: 'shape' }
  return { kind: 'weight', stability: status === 'D' ? 'moving' : 'stable', decimal, unit, grams }
}

function isWeightUnit(text: string): text is WeightUnit {
  return units.has(text)
}
