import { judgePattern, MAX_PATTERN_LENGTH, type PatternProblem } from '@shared/domain/barcode'
import { countWays, MAX_WAYS } from '@shared/domain/identify/number-pattern'
import { compilePatterns, LONGEST_NUMBER, readReturnOrder } from '@shared/domain/identify/return-order-number'
import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

describe('patterns of return-order numbers', () => {
  test.each([
    'RMA[- ]?\\d{3,12}', '[A-Z]{2}\\d+', '(?:RMA|RET)-?\\d{6}(?:-\\d{1,2})?', 'R\\.\\d{4}', '\\d{4}/\\d{4}', '[\\]]{3}', '^RMA\\d+$', 'Возврат-\\d{4}', '(A|B|C){3}',
  ])('%s is taken', (pattern) => {
    expect(judgePattern(pattern)).toBeNull()
  })

  test.each([
    ['', 'empty'], ['  ', 'empty'], ['A'.repeat(MAX_PATTERN_LENGTH + 1), 'too-long'],
    ['RMA(', 'not-a-pattern'], ['[z-a]', 'not-a-pattern'], ['*', 'not-a-pattern'], ['\\y', 'not-a-pattern'],
    ['(a)\\1', 'not-countable'], ['(?=R)R\\d', 'not-countable'], ['(?<!x)R', 'not-countable'], ['(?<n>a)', 'not-countable'], ['\\p{L}+', 'not-countable'], ['\\bR', 'not-countable'],
    ['(\\d+)+X', 'too-many-ways'], ['(a*)*b', 'too-many-ways'], ['(a|a)+b', 'too-many-ways'], ['(?:\\d?){30}Z', 'too-many-ways'], ['\\d+\\w+\\d+X', 'too-many-ways'], ['.*.*.*!', 'too-many-ways'],
    ['\\d*', 'takes-empty'], ['A?|B', 'takes-empty'],
  ] as const satisfies readonly (readonly [string, PatternProblem])[])('%s is refused: %s', (pattern, problem) => {
    expect(judgePattern(pattern)).toBe(problem)
  })

  test('counts ways: sequence multiplies, alternatives add, a repeat sums its powers', () => {
    expect(countWays('RMA')).toBe(1)
    expect(countWays('a?b?')).toBe(4)
    expect(countWays('a|b|c')).toBe(3)
    expect(countWays('(a|b){2}')).toBe(4)
    expect(countWays('(a|b){1,2}')).toBe(6)
    expect(countWays('\\d+')).toBe(LONGEST_NUMBER)
    expect(countWays('\\d{3,}')).toBe(LONGEST_NUMBER - 2)
    expect(countWays('[a|b(]')).toBe(1)
  })

  test('the count is an upper bound: a backtracking match never tries more ways than were counted', () => {
    const atom = fc.constantFrom('a', 'b', '[ab]', '.', '\\w', '(?:a|b)', '(?:ab|a)', '(?:a?b)')
    const repeat = fc.constantFrom('', '?', '*', '+', '{2}', '{1,3}')
    const pattern = fc.array(fc.tuple(atom, repeat), { minLength: 1, maxLength: 5 }).map((parts) => parts.map(([part, times]) => `${part}${times}`).join(''))
    fc.assert(
      fc.property(pattern, fc.constantFrom('aaaaaaa', 'ababab', 'bbbbbbbb', ''), (source, text) => {
        const ways = countWays(source)
        expect(ways).not.toBeNull()
        if (ways !== null && ways <= MAX_WAYS) expect(waysOnText(source, text)).toBeLessThanOrEqual(ways)
      }),
    )
  })

  test('any text at all is judged, and what is taken can be compiled and reads a number', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 60 }), fc.string({ unit: fc.constantFrom('(', ')', '[', ']', '{', '}', '\\', '|', '?', '*', '+', ',', '1', 'a', 'd', '^', '$', ':'), maxLength: 24 })), (source) => {
        const problem = judgePattern(source)
        if (problem !== null) return
        expect(countWays(source)).toBeLessThanOrEqual(MAX_WAYS)
        expect(readReturnOrder('a'.repeat(LONGEST_NUMBER), compilePatterns([source])).length).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('the shipped patterns pass', () => {
    const { patterns } = JSON.parse(readFileSync('resources/scan/return-order-patterns.json', 'utf8')) as { patterns: string[] }
    expect(patterns.map(judgePattern)).toEqual(patterns.map(() => null))
  })
})

/** How often a pattern ends, in whatever way, somewhere on a text: counted by an engine of its own that takes every way. */
function waysOnText(source: string, text: string): number {
  const parts = [...source.matchAll(/(\(\?:[^)]*\)|\[[^\]]*\]|\\w|.)(\?|\*|\+|\{\d+(?:,\d+)?\})?/gu)].map(([, one = '', times = '']) => ({ options: optionsOf(one), span: spanOf(times) }))
  function run(part: number, at: number): number {
    const current = parts[part]
    if (current === undefined) return 1
    let sum = 0
    const repeatFrom = (times: number, place: number): void => {
      if (times >= current.span[0]) sum += run(part + 1, place)
      if (times < current.span[1]) for (const option of current.options) for (const taken of takes(option, text, place)) if (taken > place) repeatFrom(times + 1, taken)
    }
    repeatFrom(0, at)
    return sum
  }
  return run(0, 0)
}

const optionsOf = (one: string): readonly string[] => (one.startsWith('(?:') ? one.slice(3, -1).split('|') : [one])
const spanOf = (times: string): readonly [number, number] => {
  if (times === '') return [1, 1]
  if (times === '?') return [0, 1]
  if (times === '*') return [0, LONGEST_NUMBER]
  if (times === '+') return [1, LONGEST_NUMBER]
  const [least = 0, most = least] = times.slice(1, -1).split(',').map(Number)
  return [least, most]
}
/** Where an option can end. */
function takes(option: string, text: string, at: number): readonly number[] {
  if (option === 'a?b') return [text.startsWith('ab', at) ? at + 2 : -1, text.startsWith('b', at) ? at + 1 : -1].filter((end) => end >= 0)
  if (option === '[ab]' || option === '.' || option === '\\w') return at < text.length ? [at + 1] : []
  return text.startsWith(option, at) ? [at + option.length] : []
}
