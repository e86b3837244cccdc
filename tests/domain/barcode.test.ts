import { cleanScan, gtinCheckDigit, identifyScan, toGtin14 } from '@shared/domain/barcode'
import { commandBarcode } from '@shared/domain/command-barcode'
import { makeLpn } from '@shared/domain/lpn'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testSeed } from '../support/seeded'

const digits = (length: number) => fc.array(fc.nat(9), { minLength: length, maxLength: length }).map((all) => all.join(''))

describe('GTINs', () => {
  // Numbers printed as examples in the GS1 General Specifications and on GS1's own pages.
  it.each([
    ['9520000047184', '09520000047184'],
    ['4006381333931', '04006381333931'],
    ['036000291452', '00036000291452'],
    ['96385074', '00000096385074'],
    ['10012345678902', '10012345678902'],
  ])('%s has the key %s', (text, key) => {
    expect(toGtin14(text)).toBe(key)
  })

  it.each(['', '9520000047185', '952000004718', '95200000471841', '1234567', '123456789', '1234567890', '12345678901', 'ABCDEFGHIJKLM', '9520000O47184', ' 9520000047184'])('%j is none', (text) => {
    expect(toGtin14(text)).toBeNull()
  })

  it('catch every wrong digit', () => {
    const seed = testSeed('gtin')
    fc.assert(fc.property(digits(12), fc.nat(12), fc.integer({ min: 1, max: 9 }), (body, at, change) => {
      const gtin = body + gtinCheckDigit(body)
      expect(toGtin14(gtin)).toBe(`0${gtin}`)
      const wrong = gtin.slice(0, at) + String((Number(gtin.charAt(at)) + change) % 10) + gtin.slice(at + 1)
      expect(toGtin14(wrong)).toBeNull()
    }), { seed, numRuns: 500 })
  })
})

describe('cleaning a scan', () => {
  it('removes blanks around it and control characters in it, but keeps FNC1', () => {
    expect(cleanScan(' \u0002RMA-4711\r\n')).toBe('RMA-4711')
    expect(cleanScan('0109520000047184\u001d21ABC')).toBe('0109520000047184\u001d21ABC')
    expect(cleanScan('AB\ud83d')).toBe('AB\ufffd')
    expect(cleanScan('\t\u0000\u007f ')).toBe('')
  })
})

describe('what a scan can be', () => {
  const kinds = (text: string) => identifyScan(text).map((candidate) => candidate.kind)

  it('always ends with the text as it stands', () => {
    const seed = testSeed('identify scan')
    fc.assert(fc.property(fc.string(), (text) => {
      expect(identifyScan(text).at(-1)).toEqual({ kind: 'text', text: cleanScan(text) })
    }), { seed })
  })

  it('names the most particular first', () => {
    expect(kinds(commandBarcode('YES'))).toEqual(['command', 'text'])
    expect(kinds(makeLpn('tote', 'A12'))).toEqual(['plate', 'text'])
    expect(kinds('9520000047184')).toEqual(['gtin', 'text'])
    expect(kinds('RMA-4711')).toEqual(['text'])
  })

  it('reads a framed code like a plain one', () => {
    expect(identifyScan(`${makeLpn('tote', 'A12')}\r`)[0]).toMatchObject({ kind: 'plate', type: 'tote' })
  })

  it('does not take an unknown command number for a command', () => {
    expect(kinds(makeLpn('command', 'TB999'))).toEqual(['text'])
  })
})
