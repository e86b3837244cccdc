import { FNC1, valueProblem, type Gs1Element } from './element'
import { elementLikelihood } from './likelihood'
import { entryAt, type Gs1Dictionary, type Gs1Entry } from './syntax-dictionary'

/** Longest text that is searched: more than twice what a GS1-128 symbol holds. */
export const MAX_GUESSED_LENGTH = 120
/** Values tried for one text at most, and readings kept for each place in it: a scan has to be answered in milliseconds. */
const MAX_TRIED_VALUES = 4000
const KEPT_READINGS = 4

/** Each lost separator could have been anywhere in a value of up to some twenty characters. */
const COST_OF_A_CUT = 1.3

/** Elements read with separators put in; `cost` is what those take off the likelihood, in decimal digits. */
export interface SeparatorGuess {
  readonly elements: readonly Gs1Element[]
  readonly cost: number
}

/** Company-internal text goes on to the next separator: nothing tells where else it could end. */
const INTERNAL_AI = /^9\d$/

interface Guess {
  readonly elements: readonly Gs1Element[]
  readonly cuts: number
  readonly score: number
}

/**
 * Reads an element string whose separators got lost, as keyboards and some scanner settings lose them: every way to cut it into
 * elements that are each right by themselves, the likeliest first, at least one separator put in. Separators that are there stay.
 */
export function guessSeparators(text: string, dictionary: Gs1Dictionary): readonly SeparatorGuess[] {
  if (text.length > MAX_GUESSED_LENGTH) return []
  const end = text.length
  const known = new Map<number, readonly Guess[]>([[end, [{ elements: [], cuts: 0, score: 0 }]]])
  let tried = 0
  return readingsFrom(0).filter((guess) => guess.cuts > 0 && guess.score > 0).map(({ elements, cuts }) => ({ elements, cost: cuts * COST_OF_A_CUT }))

  function readingsFrom(at: number): readonly Guess[] {
    let readings = known.get(at)
    if (!readings) {
      readings = text[at] === FNC1 ? readingsFrom(at + 1) : findReadings(at)
      known.set(at, readings)
    }
    return readings
  }

  function findReadings(at: number): readonly Guess[] {
    const entry = entryAt(dictionary, text, at)
    if (!entry) return []
    const gain = elementLikelihood(entry)
    const from = at + entry.ai.length
    const readings: Guess[] = []
    for (const to of endsOf(entry, from)) {
      if (++tried > MAX_TRIED_VALUES) return []
      const value = text.slice(from, to)
      if (valueProblem(entry, value) !== null) continue
      const rest = readingsFrom(to)
      const cut = !entry.predefinedLength && to < end && text[to] !== FNC1
      for (const { elements, cuts, score } of rest) {
        if (elements.some((element) => element.ai === entry.ai)) continue
        readings.push({ elements: [{ ai: entry.ai, value }, ...elements], cuts: cuts + (cut ? 1 : 0), score: score + gain - (cut ? COST_OF_A_CUT : 0) })
      }
    }
    // Of equal readings the one with fewer cuts: what the value says is left together.
    return readings.sort((a, b) => b.score - a.score || a.cuts - b.cuts).slice(0, KEPT_READINGS)
  }

  function endsOf(entry: Gs1Entry, from: number): readonly number[] {
    const separator = text.indexOf(FNC1, from)
    const stop = Math.min(separator < 0 ? end : separator, from + entry.most)
    if (INTERNAL_AI.test(entry.ai)) return stop > from ? [stop] : []
    const ends: number[] = []
    for (let to = Math.max(from + entry.least, from + 1); to <= stop; to++) ends.push(to)
    return ends
  }
}
