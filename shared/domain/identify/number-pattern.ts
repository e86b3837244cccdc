import { LONGEST_NUMBER } from './return-order-number'

/*
 * Patterns of return-order numbers are regular expressions that a lead writes. A careless one makes a backtracking engine
 * try so many ways that the scan never ends (`(\d+)+X`), so a pattern is counted before it is taken: how many ways can it
 * lie on a text of LONGEST_NUMBER characters? The count is an upper bound: sequence multiplies, alternatives add, and a
 * repeat of m to n sums the powers. Nested repeats explode in it and are refused; usual patterns stay below a hundred.
 * What cannot be counted (back references, looking ahead or behind) is refused too.
 *
 * Syntax: ECMA-262, section 22.2.1 Patterns.
 */

/** Longest pattern, in characters. */
export const MAX_PATTERN_LENGTH = 100
/** Most patterns of a bench: a scan runs through them all. */
export const MAX_PATTERNS = 20
/** Most ways in which one pattern may lie on a text. */
export const MAX_WAYS = 10_000

export const PATTERN_PROBLEMS = ['empty', 'too-long', 'not-a-pattern', 'not-countable', 'too-many-ways', 'takes-empty'] as const
export type PatternProblem = (typeof PATTERN_PROBLEMS)[number]

/** Why a pattern cannot be taken, or null when it can. */
export function judgePattern(source: string): PatternProblem | null {
  if (source.trim() === '') return 'empty'
  if (source.length > MAX_PATTERN_LENGTH) return 'too-long'
  if (!isRegularExpression(source)) return 'not-a-pattern'
  const ways = countWays(source)
  if (ways === null) return 'not-countable'
  if (ways > MAX_WAYS) return 'too-many-ways'
  // Matching is safe from here on. A pattern that takes an empty text is a slip: it would hold whatever comes.
  return new RegExp(`^(?:${source})$`, 'u').test('') ? 'takes-empty' : null
}

function isRegularExpression(source: string): boolean {
  try {
    return new RegExp(source, 'u').source.length > 0
  } catch {
    return false
  }
}

/** An upper bound of the ways in which a pattern can lie on the longest text; null when it has parts that are not counted. */
export function countWays(source: string): number | null {
  const characters = [...source]
  let at = 0

  function alternatives(): number | null {
    let sum = sequence()
    while (sum !== null && characters[at] === '|') {
      at += 1
      const next = sequence()
      sum = next === null ? null : sum + next
    }
    return sum
  }

  function sequence(): number | null {
    let product = 1
    while (at < characters.length && characters[at] !== '|' && characters[at] !== ')') {
      const one = atom()
      if (one === null) return null
      product *= repeated(one, repeat())
    }
    return product
  }

  function atom(): number | null {
    const character = characters[at++]
    if (character === '(') return group()
    if (character === '[') return classOf()
    if (character === '\\') return escape()
    return 1
  }

  function group(): number | null {
    if (characters[at] === '?') {
      if (characters[at + 1] !== ':') return null
      at += 2
    }
    const inside = alternatives()
    at += 1
    return inside
  }

  /** A class takes one character, whatever is in it. */
  function classOf(): number {
    while (at < characters.length && characters[at] !== ']') at += characters[at] === '\\' ? 2 : 1
    at += 1
    return 1
  }

  /** Letters and digits after a backslash: a class of characters, or something that is not counted. */
  function escape(): number | null {
    const escaped = characters[at++] ?? ''
    return /[dDwWsS]/.test(escaped) || /[^A-Za-z0-9]/.test(escaped) ? 1 : null
  }

  function repeat(): readonly [number, number] {
    const most = LONGEST_NUMBER
    const braces = /^\{(\d+)(,?)(\d*)\}/.exec(characters.slice(at).join(''))
    const sign = characters[at] ?? ''
    const span: readonly [number, number] | null = braces
      ? [Number(braces[1]), braces[2] === '' ? Number(braces[1]) : braces[3] === '' ? most : Number(braces[3])]
      : sign === '?' ? [0, 1] : sign === '*' ? [0, most] : sign === '+' ? [1, most] : null
    if (span === null) return [1, 1]
    at += braces?.[0].length ?? 1
    if (characters[at] === '?') at += 1
    return span
  }

  const ways = alternatives()
  return ways !== null && at === characters.length ? ways : null
}

/** How many ways m to n repeats of a part with some ways have. A repeat takes a character at least, so the text bounds it. */
function repeated(ways: number, [least, most]: readonly [number, number]): number {
  const longest = Math.max(least, Math.min(most, LONGEST_NUMBER))
  let sum = 0
  // Powers outgrow every limit soon; more than the limit need not be told apart.
  for (let times = Math.min(least, LONGEST_NUMBER + 1); times <= Math.min(longest, LONGEST_NUMBER + 1); times += 1) sum += ways ** times
  return sum
}
