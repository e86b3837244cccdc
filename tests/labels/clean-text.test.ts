import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanText, MAX_TEXT_LENGTH, textClusters } from '@shared/labels/clean-text'
import { testSeed as seedFor } from '../support/seeded'

const testSeed = seedFor('clean-text')

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)))

describe('clean text', () => {
  test.each([
    ['Trimmer\r\n\tset  ', 'Trimmer set'],
    ['e\u0301', 'é'],
    ['a\u200Bb\u00ADc\uFEFF\u202Ed', 'abcd'],
    ['\u0000\u001B[31mred\u007F', '[31mred'],
    ['26\u202Fnov', '26\u00A0nov'],
    ['half \uD83D pair', 'half pair'],
    ['❤\uFE0F', '❤'],
    [`Z${'\u0351'.repeat(9)}algo`, `Z${'\u0351'.repeat(3)}algo`],
    ['   ', ''],
  ])('%j becomes %j', (text, clean) => {
    expect(cleanText(text)).toBe(clean)
  })

  test('is on one line, without anything shapeless, and stays as it is when cleaned again', () => {
    fc.assert(fc.property(anyText, (text) => {
      const clean = cleanText(text)
      expect(clean).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]|^ | $| {2}/u)
      expect(cleanText(clean)).toBe(clean)
      expect(textClusters(clean).join('').length).toBeLessThanOrEqual(clean.length)
    }), { seed: testSeed })
  })

  test('has a greatest length', () => {
    expect(cleanText('x'.repeat(10 * MAX_TEXT_LENGTH))).toHaveLength(MAX_TEXT_LENGTH)
  })

  test('falls apart into letters with their marks', () => {
    expect(textClusters('у\u0301x')).toEqual(['у\u0301', 'x'])
  })
})
