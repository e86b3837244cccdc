import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimalToGrams } from '../../../../electron/station/devices/bench-scale/decimal-grams'
import { isDecimalText } from '../../../../electron/station/devices/bench-scale/mass'

describe('grams of a decimal text', () => {
  it.each([
    ['0', 'g', 0],
    ['-0.00', 'g', 0],
    ['-0.4', 'g', 0],
    ['0.5', 'g', 1],
    ['-0.5', 'g', -1],
    ['100.49', 'g', 100],
    ['1.005', 'kg', 1_005],
    ['0.0005', 'kg', 1],
    ['-1.234', 'kg', -1_234],
    ['1', 'lb', 454],
    ['2.5', 'lb', 1_134],
    ['16', 'oz', 454],
    ['645.2', 'oz', 18_291],
    ['999999999.999999999', 'g', 1_000_000_000],
  ] as const)('%s %s is %i g', (decimal, unit, grams) => {
    expect(decimalToGrams(decimal, unit)).toBe(grams)
  })

  it.each(['', '-', '.', '.5', '5.', '+1', '1,5', '1e3', ' 1', '1 ', '0x1', '1.2.3', '--1', '1234567890', 'NaN'])('refuses %j', (text) => {
    expect(decimalToGrams(text, 'g')).toBeNull()
    expect(isDecimalText(text)).toBe(false)
  })

  it('is what integer arithmetic says, for every kilogram value with three decimals', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), (grams) => {
        const digits = String(grams).padStart(4, '0')
        expect(decimalToGrams(`${digits.slice(0, -3)}.${digits.slice(-3)}`, 'kg')).toBe(grams)
      }),
    )
  })

  it('never decreases when the value grows', () => {
    const decimal = fc.integer({ min: 0, max: 10_000_000 })
    fc.assert(
      fc.property(decimal, decimal, fc.constantFrom('g', 'kg', 'lb', 'oz'), (one, other, unit) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)].map((value) => decimalToGrams(`${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`, unit))
        expect(less! <= more!).toBe(true)
      }),
    )
  })
})
