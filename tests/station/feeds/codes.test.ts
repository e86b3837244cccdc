import { gtinCheckDigit } from '@shared/domain/barcode'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gtinOfIsbn, isExponentForm, readCodes } from '../../../electron/station/feeds/codes'

describe('codes of a row', () => {
  test.each([
    ['a UPC-A, an EAN-13 and a GTIN-14 of one article are one key', ['735858190046', '0735858190046', '00735858190046'], ['00735858190046'], []],
    ['an EAN-8 with zeros in front', ['96385074'], ['00000096385074'], []],
    ['several in a cell', ['8592978025724|0731304228202'], ['08592978025724', '00731304228202'], []],
    ['several with semicolons, commas and blanks', ['8592978025724; 0731304228202,96385074'], ['08592978025724', '00731304228202', '00000096385074'], []],
    ['a JSON list', ['["8592978025724", "0731304228202"]'], ['08592978025724', '00731304228202'], []],
    ['blanks and hyphens inside', ['978-0-06-171152-7'], ['09780061711527'], []],
    ['without check digit', ['779725000223'], [], ['779725000223']],
    ['eleven digits', ['40001082685'], [], ['40001082685']],
    ['a PLU', ['4011'], [], ['4011']],
    ['zeros', ['0000000000000', '0'], [], []],
    ['nothing', ['', ' | '], [], []],
  ])('%s', (_what, cells, gtins, others) => {
    expect(readCodes(cells)).toMatchObject({ gtins, others, exponents: [] })
  })

  test('numbers in exponent form are told apart and never become codes', () => {
    expect(readCodes(['9.78043902348e+12', '2,94001328325E+12', '8592978025724'])).toEqual({
      gtins: ['08592978025724'], printed: '8592978025724', others: [], exponents: ['9.78043902348e+12', '2,94001328325E+12'],
    })
  })

  test('property: every right number of 8, 12, 13 or 14 digits is one key, and one digit changed is none', () => {
    fc.assert(
      fc.property(fc.constantFrom(7, 11, 12, 13), fc.nat({ max: 9_999_999_999_999 }), fc.nat(), fc.integer({ min: 1, max: 9 }), (length, n, place, by) => {
        const body = String(n).padStart(length, '0').slice(-length)
        fc.pre(!/^0+$/.test(body))
        const code = body + gtinCheckDigit(body)
        expect(readCodes([code]).gtins).toEqual([code.padStart(14, '0')])
        const at = place % code.length
        const changed = code.slice(0, at) + String((Number(code[at]) + by) % 10) + code.slice(at + 1)
        expect(readCodes([changed]).gtins).toEqual([])
      }),
    )
  })
})

test.each([
  ['9.78043902348e+12', true], ['9,78E+12', true], ['9.78E12', true], ['9E+12', true], ['99999999999.9', false], ['1E5', false], ['85123A', false], ['9.78', false], ['', false],
])('%j is in exponent form: %s', (text, isExponent) => {
  expect(isExponentForm(text)).toBe(isExponent)
})

describe('an ISBN column', () => {
  test.each([
    ['a whole ISBN-10', '0439023483', [], '09780439023481'],
    ['with an X', '080442957X', [], '09780804429573'],
    ['with hyphens', '0-439-02348-3', [], '09780439023481'],
    ['zeros eaten, the destroyed ISBN-13 agrees', '439023483', ['9.78043902348e+12'], '09780439023481'],
    ['zeros eaten, the destroyed ISBN-13 is another book', '439023483', ['9.78031601584e+12'], null],
    ['zeros eaten, nothing to compare with', '439023483', [], null],
    ['zeros eaten and the check digit does not fit', '439023484', ['9.78043902348e+12'], null],
    ['a wrong check digit', '0439023484', [], null],
    ['nothing', '', ['9.78043902348e+12'], null],
  ])('%s', (_what, cell, exponents, gtin14) => {
    expect(gtinOfIsbn(cell, exponents)).toBe(gtin14)
  })
})
