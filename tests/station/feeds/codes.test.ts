import { gtinCheckDigit } from '@shared/domain/barcode'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { guessGtin, isExponentForm, isInStore, readCodes, readPackCodes } from '../../../electron/station/feeds/codes'
import { keyOfIsbn } from '../../../electron/station/feeds/isbn-codes'

describe('codes of a row', () => {
  test.each([
    ['a UPC-A, an EAN-13 and a GTIN-14 of one article are one key', ['735858190046', '0735858190046', '00735858190046'], ['00735858190046'], []],
    ['an EAN-8 with zeros in front', ['96385074'], ['00000096385074'], []],
    ['several in a cell', ['8592978025724|0731304228202'], ['08592978025724', '00731304228202'], []],
    ['several with semicolons, commas and blanks', ['8592978025724; 0731304228202,96385074'], ['08592978025724', '00731304228202', '00000096385074'], []],
    ['a JSON list', ['["8592978025724", "0731304228202"]'], ['08592978025724', '00731304228202'], []],
    ['blanks and hyphens inside', ['978-0-06-171152-7'], ['09780061711527'], []],
    ['a PLU', ['4011'], [], ['4011']],
    ['zeros', ['0000000000000', '0'], [], []],
    ['nothing', ['', ' | '], [], []],
    ['an own article number', ['AB-12'], [], ['AB-12']],
  ])('%s', (_what, cells, gtins, others) => {
    const found = readCodes(cells)
    expect([found.gtins, found.codes, found.notes]).toEqual([gtins, others.map((code) => ({ code, kind: 'other', pieces: 1, guessed: false })), []])
  })

  test.each([
    ['a battery without its check digit', '779725000223', [['779725000223', 'other', false], ['07797250002238', 'gtin', true]], 'code-check-digit-missing', '07797250002238'],
    ['an UPC-A that lost its zero', '23942433521', [['23942433521', 'other', false], ['00023942433521', 'gtin', true]], 'code-zeros-lost', '00023942433521'],
    ['thirteen digits that do not fit', '4006381333932', [['4006381333932', 'other', false]], 'code-check-digit-wrong', undefined],
    ['a number of the shop itself inside a list of a manufacturer', '2000000755243', [['02000000755243', 'other', false]], 'code-in-store', undefined],
    ['a broken scan and the whole code after it', '8414606448414606447121', [['8414606448414606447121', 'other', false]], null, undefined],
    ['eight digits that do not fit are never padded', '96385075', [['96385075', 'other', false]], null, undefined],
    ['fifteen digits are a serial number', '356938035643809', [['356938035643809', 'other', false]], null, undefined],
  ])('%s', (_what, cell, codes, reason, guess) => {
    const found = readCodes([cell])
    expect(found.gtins).toEqual([])
    expect(found.codes.map((code) => [code.code, code.kind, code.guessed])).toEqual(codes)
    expect(found.notes).toEqual(reason === null ? [] : [{ reason, ...(guess !== undefined && { guess }) }])
  })

  test('a carton of the pieces beside it', () => {
    expect(readCodes(['0023942433521|50023942433526'])).toEqual({
      gtins: ['00023942433521'], codes: [{ code: '50023942433526', kind: 'carton', pieces: null, guessed: false }], printed: '0023942433521', notes: [],
    })
  })

  test('packs and cartons from columns of their own', () => {
    expect(readPackCodes(['50023942433526;9.78E+12;0'], 'carton', 50)).toEqual([{ code: '50023942433526', kind: 'carton', pieces: 50, guessed: false }])
  })

  test('numbers in exponent form are told and never become codes', () => {
    expect(readCodes(['9.78043902348e+12', '2,94001328325E+12', '8592978025724'])).toEqual({
      gtins: ['08592978025724'], printed: '8592978025724', codes: [], notes: [{ reason: 'code-in-exponent-form' }, { reason: 'code-in-exponent-form' }],
    })
  })

  test.each([['02000000755243', true], ['00212345678901', true], ['00412345678903', false], ['00012345678905', false], ['00000020012345', true], ['00000040123455', false], ['04006381333931', false]])('%s is of the shop itself: %s', (gtin14, own) => {
    expect(isInStore(gtin14)).toBe(own)
  })

  test('property: a number that lost its zeros or its check digit is guessed as what it was, or not at all', () => {
    fc.assert(
      fc.property(fc.nat({ max: 99_999_999_999 }), (n) => {
        const body = String(n).padStart(11, '0')
        fc.pre(n > 0)
        const whole = body + gtinCheckDigit(body)
        const short = whole.replace(/^0+/, '')
        const guess = guessGtin(short)
        if (short.length < 12 && short.length > 8 && !isInStore(whole.padStart(14, '0'))) expect(guess).toEqual({ gtin14: whole.padStart(14, '0'), reason: 'code-zeros-lost' })
        if (guess) expect(guess.gtin14).toMatch(/^\d{14}$/)
      }),
    )
  })

  test('property: every right number of 8, 12, 13 or 14 digits is one key, and one digit changed is none', () => {
    fc.assert(
      fc.property(fc.constantFrom(7, 11, 12, 13), fc.nat({ max: 9_999_999_999_999 }), fc.nat(), fc.integer({ min: 1, max: 9 }), (length, n, place, by) => {
        const body = String(n).padStart(length, '0').slice(-length)
        fc.pre(!/^0+$/.test(body))
        const code = body + gtinCheckDigit(body)
        const key = code.padStart(14, '0')
        expect(readCodes([code]).gtins).toEqual(/^[1-9]/.test(key) || isInStore(key) ? [] : [key])
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
    ['a whole ISBN-10', '0439023483', [], '09780439023481', false],
    ['with an X', '080442957X', [], '09780804429573', false],
    ['with hyphens', '0-439-02348-3', [], '09780439023481', false],
    ['zeros eaten, the destroyed ISBN-13 agrees', '439023483', ['9.78043902348e+12'], '09780439023481', true],
    ['zeros eaten, the destroyed ISBN-13 is another book', '439023483', ['9.78031601584e+12'], null, true],
    ['zeros eaten, nothing to compare with', '439023483', [], '09780439023481', true],
    ['zeros eaten and the check digit does not fit', '439023484', ['9.78043902348e+12'], null, true],
    ['a wrong check digit', '0439023484', [], null, true],
    ['nothing', '', ['9.78043902348e+12'], null, true],
  ])('%s', (_what, cell, exponents, gtin14, guessed) => {
    expect(keyOfIsbn(cell, exponents)).toEqual(gtin14 === null ? null : { gtin14, guessed })
  })
})
