import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakLines, cutToWidth } from '../../../electron/station/reports/break-lines'

/** Every character is one wide. */
const measure = (text: string): number => [...text].length

describe('setting text in lines', () => {
  it('breaks at blanks, hyphens and slashes', () => {
    expect(breakLines('one two-three four', 8, measure)).toEqual(['one two-', 'three', 'four'])
  })

  it('breaks Chinese anywhere, but never before its closing punctuation', () => {
    expect(breakLines('无线鼠标，黑色', 3, measure)).toEqual(['无线鼠', '标，黑', '色'])
    expect(breakLines('无线鼠，黑', 3, measure)).toEqual(['无线', '鼠，黑'])
  })

  it('breaks a word that is too long for any line', () => {
    expect(breakLines('Автоматическое', 6, measure)).toEqual(['Автома', 'тическ', 'ое'])
  })

  it('cuts what is beyond the last line', () => {
    expect(breakLines('one two three four', 5, measure, 2)).toEqual(['one', 'two…'])
    expect(cutToWidth('abcdef', 4, measure)).toBe('abc…')
    expect(cutToWidth('abcd', 4, measure)).toBe('abcd')
  })

  it('keeps every letter and no line wider than asked', () => {
    fc.assert(fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 1, max: 20 }), (text, width) => {
      const lines = breakLines(text, width, measure)
      for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width)
      expect(lines.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
    }), { numRuns: 300 })
  })
})
