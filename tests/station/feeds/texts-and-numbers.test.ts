import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanCode, cleanText } from '../../../electron/station/feeds/clean-text'
import { parseDecimal, parseGrams, parsePriceMinor, parseQuantity } from '../../../electron/station/feeds/field-numbers'
import { decodeEntities } from '../../../electron/station/feeds/html-entities'

test.each([
  ['17&quot; notebook', '17" notebook'], ['Lays&#8217;s &amp; Co', 'Lays’s & Co'], ['&#x20AC; 5', '€ 5'], ['caf&eacute; &Ouml;l', 'café Öl'], ['45&deg;', '45°'],
  ['&amp;quot;', '&quot;'], ['AT&T; and R&D', 'AT&T; and R&D'], ['&nosuch;', '&nosuch;'], ['&#0; &#xD800; &#x110000;', '&#0; &#xD800; &#x110000;'], ['black & decker', 'black & decker'], ['&ordm;', 'º'], ['&yuml;&nbsp;', 'ÿ\u00a0'],
])('%s is read as %s', (text, decoded) => {
  expect(decodeEntities(text)).toBe(decoded)
})

describe('texts', () => {
  test.each([
    ['  Elizabeth   Hunter ', 'Elizabeth Hunter'], ['two\r\nlines', 'two lines'], ['a\0b\u0007', 'a\ufffdb\ufffd'], ['half \ud83d pair', 'half \ufffd pair'], ['whole 😀 pair', 'whole 😀 pair'], ['a&nbsp;&nbsp;b', 'a b'],
  ])('%j is cleaned to %j', (text, clean) => {
    expect(cleanText(text)).toBe(clean)
  })

  // Around the limit, too: a cut may halve a pair or end in a blank. Short parts, so that a failure is soon shrunk.
  const anyPart = fc.string({ unit: fc.oneof(fc.constantFrom('&', '#', 'a', 'm', 'p', ';', '1', ' ', '\n', '\ud83d', '\ude00', '😀', '\0'), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })), maxLength: 20 })
  const anyLength = fc.constantFrom(0, 985, 995, 999, 1_000, 1_001)

  test('property: what comes out can be stored everywhere, is not too long, and has no blanks around it', () => {
    fc.assert(
      fc.property(anyPart, anyLength, (part, length) => {
        for (const clean of [cleanText('x'.repeat(length) + part), cleanCode('x'.repeat(length) + part)]) {
          expect(clean).not.toMatch(/[\p{Surrogate}\0\n\r\t]/u)
          expect(clean.length).toBeLessThanOrEqual(1_000)
          expect(clean.trim()).toBe(clean)
        }
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('numbers', () => {
  test.each([
    ['12', 12], ['12.5', 12.5], ['12,5', 12.5], ['1 234', 1234], ["1'234.50", 1234.5], ['1,234.50', 1234.5], ['1.234,50', 1234.5], ['-3', -3], ['', null], ['12,345,6', null], ['1.2.3', null], ['abc', null], ['1e3', null],
  ])('%j is %s', (text, value) => {
    expect(parseDecimal(text)).toBe(value)
  })

  test.each([
    ['1400.0', 'g', 1400], ['1.4', 'g', '1 doubted, perhaps 1400 g'], ['725.7', 'g', 726], ['1,4', 'kg', 1400], ['1.4 kg', 'g', 1400], ['250 g', 'kg', 250], ['0,5 кг', 'g', 500], ['', 'g', 'none'], ['0', 'g', 'none'], ['0.0', 'g', 'none'],
    ['0.2', 'g', 'null doubted, perhaps 200 g'], ['200000', 'g', '200000 doubted'], ['199999', 'g', 199_999], ['5', 'g', 5], ['0.002', 'kg', '2 doubted'], ['-5', 'g', 'null doubted'], ['heavy', 'g', 'null doubted'],
  ] as const)('%j in a column of %s weighs %s', (text, unit, grams) => {
    const read = parseGrams(text, unit)
    const told = read.kind === 'doubtful' ? `${read.grams} doubted${read.guess ? `, perhaps ${read.guess}` : ''}` : read.kind === 'usual' ? read.grams : read.kind
    expect(told).toBe(grams)
  })

  test.each([
    ['', 1], [' ', 1], ['1', 1], ['74215', 'quantity-too-large'], ['10000', 10_000], ['3.0', 3], ['3,00', 3], ['0', 'quantity-zero'], ['-0', 'quantity-zero'], ['10001', 'quantity-too-large'], ['-3', 'quantity-negative'], ['1,000', 'quantity-not-whole'], ['74,215', 'quantity-not-whole'],
    ['1.5', 'quantity-not-whole'], ['a few', 'quantity-not-whole'], ['1e3', 'quantity-not-whole'], ['NaN', 'quantity-not-whole'], ['٣', 'quantity-not-whole'],
  ])('%j units are %s', (text, quantity) => {
    const read = parseQuantity(text)
    expect(typeof read === 'string' ? read : read.quantity).toBe(quantity)
  })

  test.each([
    ['12.50', 'EUR', 1250], ['12,50', 'EUR', 1250], ['1200', 'JPY', 1200], ['1.250', 'KWD', 1250], ['52', null, 5200], ['free', 'EUR', null], ['-1', 'EUR', null],
  ])('%s %s are %s minor units', (text, currency, minor) => {
    expect(parsePriceMinor(text, currency)).toBe(minor)
  })
})
