import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { convertMass, exactGrams, isMassUnit } from '../../../../electron/station/devices/bench-scale/mass'

describe('mass in another unit', () => {
  test.each([
    ['7.8', 'oz', '221.126280375'],
    ['1', 'lb', '453.59237'],
    ['1', 'gr', '0.06479891'],
    ['1', 'dwt', '1.55517384'],
    ['1', 'ozt', '31.1034768'],
    ['1', 'ct', '0.2'],
    ['1', 'mom', '3.75'],
    ['1', 'tola', '11.6638038'],
    ['1', 'ton', '907184.74'],
    ['0.001', 'mg', '0.000001'],
    ['-450.38', 'gn', '-29.1841330858'],
    ['645.2', 'oz', '18291.112320250'.replace(/0+$/, '')],
    ['0.000', 'kg', '0'],
    ['999999999.999999999', 't', '999999999999999.999'],
  ])('%s %s is %s g exactly', (decimal, unit, grams) => {
    expect(exactGrams(decimal, unit)).toBe(grams)
  })

  test.each([
    ['1.005', 'kg', 'g', 1, '1005.0'],
    ['100', 'g', 'oz', 3, '3.527'],
    ['16', 'oz', 'lb', 2, '1.00'],
    ['-0.5', 'g', 'g', 0, '-1'],
    ['-0.4', 'g', 'g', 0, '0'],
    ['0.5', 'g', 'kg', 6, '0.000500'],
  ])('%s %s in %s with %i decimals is %s', (decimal, from, to, decimals, expected) => {
    expect(convertMass(decimal, from, to, decimals)).toBe(expected)
  })

  test('pieces, percent and taels are no mass, and what is no decimal is none', () => {
    for (const unit of ['pcs', '%', 'tl', '']) expect([isMassUnit(unit), exactGrams('1', unit)]).toEqual([false, null])
    for (const text of ['1,5', '1e3', '+1', '', '1.', '.5', '1234567890']) expect(exactGrams(text, 'g')).toBeNull()
  })

  test('there and back is the same', () => {
    const decimal = fc.tuple(fc.nat(99_999), fc.nat(999)).map(([whole, part]) => `${whole}.${String(part).padStart(3, '0')}`)
    fc.assert(
      fc.property(decimal, fc.constantFrom('g', 'kg', 'lb', 'oz', 'ct', 'dwt'), (text, unit) => {
        const grams = convertMass(text, unit, 'g', 9)
        expect(convertMass(grams ?? '', 'g', unit, 3)).toBe(text)
      }),
    )
  })
})
