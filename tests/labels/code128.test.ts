import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { code128Modules, encodeCode128, isCode128Text, MAX_CODE_128_LENGTH } from '@shared/labels/code128'
import { testSeed as seedFor } from '../support/seeded'

const testSeed = seedFor('code128')

const codeSetB = fc.string({ unit: fc.integer({ min: 0x20, max: 0x7e }).map((codePoint) => String.fromCharCode(codePoint)), minLength: 1, maxLength: MAX_CODE_128_LENGTH })

describe('Code 128', () => {
  test('encodes start B, the letters, the check character and the stop', () => {
    // "PJJ123C" in code set B has check value 104 + 48 + 2*42 + 3*42 + 4*17 + 5*18 + 6*19 + 7*35 = 879, mod 103 = 55.
    const widths = encodeCode128('PJJ123C').join('')
    expect(widths.slice(0, 6)).toBe('211214')
    expect(widths.slice(6, 12)).toBe('313121')
    expect(widths.slice(-13, -7)).toBe('311321')
    expect(widths.slice(-7)).toBe('2331112')
  })

  test('is 167 modules wide for a licence plate of 12 characters', () => {
    expect(code128Modules('U3F7K2A019CX')).toBe(167)
  })

  test('has 11 modules per character and 13 for the stop, begins and ends with a bar', () => {
    fc.assert(fc.property(codeSetB, (text) => {
      const widths = encodeCode128(text)
      expect(widths.length % 2).toBe(1)
      expect(widths.every((width) => width >= 1 && width <= 4)).toBe(true)
      expect(code128Modules(text)).toBe(11 * (text.length + 2) + 13)
    }), { seed: testSeed })
  })

  test('tells every two texts apart', () => {
    fc.assert(fc.property(codeSetB, codeSetB, (a, b) => (encodeCode128(a).join('') === encodeCode128(b).join('')) === (a === b)), { seed: testSeed })
  })

  test.each(['', 'é', 'A\n', 'Ж', 'A'.repeat(MAX_CODE_128_LENGTH + 1)])('cannot carry %j', (text) => {
    expect(isCode128Text(text)).toBe(false)
    expect(() => encodeCode128(text)).toThrow('cannot carry')
  })

  test('carries a text of the greatest length', () => {
    expect(isCode128Text('A'.repeat(MAX_CODE_128_LENGTH))).toBe(true)
  })
})
