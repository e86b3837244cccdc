import { cleanScan, compilePatterns, gtinCheckDigit, gtinKeysOf, identifyScan, MAX_SCAN_LENGTH, toGtin14 } from '@shared/domain/barcode'
import { commandBarcode } from '@shared/domain/command-barcode'
import { makeLpn } from '@shared/domain/lpn'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testSeed } from '../support/seeded'
import { shippedScanContext } from '../support/shipped-templates'

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

describe('keys of a typed article number', () => {
  it.each([
    ['735858190046', ['00735858190046']], [']E00735858190046', ['00735858190046']], ['04252614', ['00042100005264']], ['12345670', ['00000012345670', '00123456000070']],
    ['0-439-02348-3', ['09780439023481']], ['9780439023481', ['09780439023481']], ['RMA-4711', []], ['9520000047185', []],
  ])('%s → %j', (text, keys) => {
    expect(gtinKeysOf(text)).toEqual(keys)
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
  const kinds = (text: string) => identifyScan(text, shippedScanContext()).candidates.map((candidate) => candidate.kind)

  it('always ends with unknown, and guesses are never valid', () => {
    const seed = testSeed('identify scan')
    const texts = fc.oneof(
      fc.string({ maxLength: 60, unit: 'binary' }), fc.string({ maxLength: 40 }), fc.stringMatching(/^[0-9]{1,40}$/), fc.stringMatching(/^[0-9A-Z -]{1,40}$/), fc.stringMatching(/^[0-9A-Za-z()\u001d]{1,60}$/),
      fc.stringMatching(/^\][A-Za-z][0-6][0-9A-Z\u001d]{0,40}$/), fc.stringMatching(/^[&é"'(\-è_çà!§A-Z]{1,20}$/), fc.stringMatching(/^https:\/\/a\.bc\/0[01]\/[0-9]{8,18}(\?[0-9=&A-Z%]{0,20})?$/),
    )
    fc.assert(fc.property(texts, fc.constantFrom('', ']C0', ']C1', ']E0', ']E4', ']d2', ']Q1', ']zz'), (text, aim) => {
      const { candidates, best } = identifyScan(text, { ...shippedScanContext(), aim })
      expect(candidates.at(-1)).toMatchObject({ kind: 'unknown', valid: false, problems: [] })
      expect(candidates.filter((candidate) => candidate.guessed !== undefined && candidate.valid)).toEqual([])
      expect(candidates.every((candidate) => candidate.valid || candidate.guessed !== undefined || candidate.problems.length > 0 || candidate.kind === 'unknown')).toBe(true)
      expect(candidates[best]).toBeDefined()
    }), { seed, numRuns: 2000 })
  })

  it('takes the longest text a scanner may send, of any character', () => {
    const seed = testSeed('long scans')
    fc.assert(fc.property(fc.constantFrom('0', '01', 'A', ' ', '\u001d', '-', '[)>\u001e06\u001d', 'é', '4011', 'https://', '\ud800', '(01)', '(', '%'), (piece) => {
      const text = piece.repeat(MAX_SCAN_LENGTH).slice(0, MAX_SCAN_LENGTH)
      expect(identifyScan(text, shippedScanContext()).candidates.at(-1)?.kind).toBe('unknown')
    }), { seed })
    expect(kinds('0'.repeat(MAX_SCAN_LENGTH + 1))).toEqual(['unknown'])
  })

  it('names the most particular first', () => {
    expect(kinds(commandBarcode('YES'))).toEqual(['command', 'unknown'])
    expect(kinds(makeLpn('tote', 'A12'))).toEqual(['tote', 'unknown'])
    expect(kinds(makeLpn('badge', '3F7K2A0001'))[0]).toBe('badge')
    expect(kinds(makeLpn('zone', 'TBA'))[0]).toBe('zone')
    expect(kinds(makeLpn('location', 'TBA0417'))[0]).toBe('location')
    expect(kinds('9520000047184')[0]).toBe('gtin')
    expect(kinds('RMA-4711')).toEqual(['return-order', 'unknown'])
  })

  it('tells a unit plate from a parcel plate', () => {
    expect(identifyScan(makeLpn('unit', '3F7K2A0001'), shippedScanContext()).candidates[0]).toMatchObject({ kind: 'lpn', type: 'unit' })
    expect(identifyScan(makeLpn('parcel', '3F7K2A0001'), shippedScanContext()).candidates[0]).toMatchObject({ kind: 'lpn', type: 'parcel' })
  })

  it('reads a framed code like a plain one', () => {
    expect(kinds(`${makeLpn('tote', 'A12')}\r`)[0]).toBe('tote')
  })

  it('does not take an unknown command number for a command', () => {
    expect(kinds(makeLpn('command', 'TB999'))).toEqual(['unknown'])
  })

  it('takes return-order numbers by the patterns of the bench', () => {
    const context = { ...shippedScanContext(), patterns: compilePatterns(['AB\\d{2}']) }
    expect(identifyScan('AB12', context).candidates[0]).toEqual({ kind: 'return-order', rmaNumber: 'AB12', valid: true, problems: [], reason: 'number-pattern' })
    expect(identifyScan('RMA-4711', context).candidates[0]?.kind).toBe('unknown')
  })
})
