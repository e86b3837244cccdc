import type { DeviceProfile } from '@shared/domain/device-profile'
import { ok, refuse, type Result } from '@shared/domain/result'
import type { ScaleLine } from '@shared/domain/scale-line'
import { partsOf, readLearnedLine, signOf, unitOf, valueOf, type LineParts } from './learned-line'
import { readDecimal } from './scale-number'

/*
 * Learns a scale's line from two to five lines and what the display showed at each. Everything the examples do not settle
 * is a refusal, never a guess: a second number that fits as well, digits that fit with two places of the point, a unit
 * that differs. What is learned is tried on the examples before it is given out.
 */

export const fewestExamples = 2
export const mostExamples = 5
const mostDecimals = 6

export interface LineExample {
  /** The line as received, one character per byte, control characters included. */
  readonly line: string
  /** What the display showed, a decimal text. */
  readonly shown: string
  readonly unit: 'g' | 'kg' | 'lb' | 'oz'
  /** Whether the load was at rest; left out: not known. */
  readonly state?: 'stable' | 'moving' | undefined
}

/** Why the examples teach nothing. The window has the words. */
export type LearnRefusal =
  | { readonly kind: 'too-few-examples' | 'too-many-examples' }
  /** The shown weight does not stand in this line (from 0). */
  | { readonly kind: 'weight-not-in-line'; readonly example: number }
  /** The lines differ in shape, in their ends, or in the place of the weight: they contradict each other. */
  | { readonly kind: 'examples-contradict' }
  /** Several readings fit all examples: another load, not zero and with other digits, would tell them apart. */
  | { readonly kind: 'ambiguous' }
  /** The lines have no end to tell one from the next. */
  | { readonly kind: 'no-line-end' }
  | { readonly kind: 'shown-is-no-number'; readonly example: number }

interface Taken {
  readonly start: string
  readonly end: string
  readonly parts: LineParts
  readonly example: LineExample
  readonly shown: string
}

/** A reading of the weight that fits an example: which number, and how many decimals where it has no point of its own. */
interface Fit {
  readonly weightAt: number
  readonly decimals: number | null
}

/** A profile for the protocol `generic`, or the first reason why there is none. */
export function learnLine(examples: readonly LineExample[]): Result<DeviceProfile, LearnRefusal> {
  if (examples.length < fewestExamples) return refuse({ kind: 'too-few-examples' })
  if (examples.length > mostExamples) return refuse({ kind: 'too-many-examples' })
  const taken: Taken[] = []
  for (const [at, example] of examples.entries()) {
    const shown = readDecimal(example.shown)
    if (shown === null) return refuse({ kind: 'shown-is-no-number', example: at })
    taken.push({ ...takeApart(example.line), example, shown })
  }
  const [first] = taken
  if (first === undefined || taken.some(({ end }) => end === '')) return refuse({ kind: 'no-line-end' })
  const isOneShape = taken.every(({ start, end, parts }) => start === first.start && end === first.end && parts.texts.length === first.parts.texts.length)
  if (!isOneShape) return refuse({ kind: 'examples-contradict' })

  const fits = taken.map(fitsOf)
  const empty = fits.findIndex((found) => found.length === 0)
  if (empty >= 0) return refuse({ kind: 'weight-not-in-line', example: empty })
  const common = (fits[0] ?? []).filter((fit) => fits.every((found) => found.some((other) => other.weightAt === fit.weightAt && other.decimals === fit.decimals)))
  const [fit, second] = common
  if (fit === undefined) return refuse({ kind: 'examples-contradict' })
  if (second !== undefined) return refuse({ kind: 'ambiguous' })
  return profileOf(taken, fit)
}

function takeApart(line: string): Pick<Taken, 'start' | 'end' | 'parts'> {
  const [, start = '', content = '', end = ''] = /^([\x00-\x1f]*)(.*?)([\x00-\x1f]*)$/s.exec(line) ?? []
  return { start, end, parts: partsOf(content) }
}

function fitsOf({ parts, shown }: Taken): Fit[] {
  return parts.numbers.flatMap((number, weightAt) => {
    const { sign } = signOf(parts.texts[weightAt] ?? '')
    const places = /[.,]/.test(number) ? [null] : [null, ...[...Array(mostDecimals).keys()].map((at) => at + 1)]
    return places.filter((decimals) => isSameNumber(valueOf(number, sign, decimals ?? undefined), shown)).map((decimals) => ({ weightAt, decimals }))
  })
}

function isSameNumber(value: string | null, shown: string): boolean {
  return value !== null && withoutTrailingZeros(value) === withoutTrailingZeros(shown)
}

function withoutTrailingZeros(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal
}

function profileOf(taken: readonly Taken[], { weightAt, decimals }: Fit): Result<DeviceProfile, LearnRefusal> {
  const said = taken.map(({ parts }) => unitOf(parts.texts[weightAt + 1] ?? ''))
  const hasUnit = said.every((unit, at) => unit !== null && unit.unit === taken[at]?.example.unit)
  const named = [...new Set(taken.map(({ example }) => example.unit))]
  const [unit] = named
  // A unit in the line that is not the one on the display shows that one of the two was read wrong.
  const isContradicted = !hasUnit && (named.length > 1 || said.some((found) => found !== null))
  const [first] = taken
  if (isContradicted || first === undefined || unit === undefined) return refuse({ kind: 'examples-contradict' })

  const lines = taken.map(({ parts, example }) => ({
    state: example.state,
    texts: parts.texts.map((text, at) =>
      at === weightAt ? signOf(text).rest : at === weightAt + 1 && hasUnit ? (unitOf(text)?.rest ?? '') : text,
    ),
  }))
  const texts = first.parts.texts.map((_, at) => [...new Set(lines.map((line) => line.texts[at] ?? ''))])
  const motion = motionOf(lines)
  if (motion === 'contradict') return refuse({ kind: 'examples-contradict' })
  const scaleLine: ScaleLine = { start: first.start, end: first.end, texts, weightAt, hasUnit, motion }
  const profile: DeviceProfile = { scaleLine, ...(!hasUnit && { unit }), ...(decimals !== null && { decimals }) }
  const isProven = taken.every(({ example, shown, start, end }) => {
    const content = example.line.slice(start.length, example.line.length - end.length)
    const reading = readLearnedLine(content, scaleLine, profile)
    return reading !== null && reading.unit === example.unit && isSameNumber(reading.value, shown)
  })
  return isProven ? ok(profile) : refuse({ kind: 'examples-contradict' })
}

interface SeenLine {
  readonly state: LineExample['state']
  readonly texts: readonly string[]
}

/** The text whose words for motion and rest never mix. Null when the examples name no motion. */
function motionOf(lines: readonly SeenLine[]): ScaleLine['motion'] | 'contradict' {
  const moving = lines.filter(({ state }) => state === 'moving')
  const resting = lines.filter(({ state }) => state === 'stable')
  if (moving.length === 0 || resting.length === 0) return null
  for (const textAt of moving[0]?.texts.keys() ?? []) {
    const movingWords = [...new Set(moving.map(({ texts }) => texts[textAt] ?? ''))]
    if (resting.every(({ texts }) => !movingWords.includes(texts[textAt] ?? ''))) return { textAt, movingWords }
  }
  return 'contradict'
}
