import { describe, expect, it } from 'vitest'
import { parseSgtin } from '@shared/domain/epc'

describe('an EPC of an item', () => {
  // The worked example of the Tag Data Standard, appendix E.3: GTIN 80614141123458, serial 6789.
  it('is read from 96 bits', () => {
    expect(parseSgtin('3074257BF7194E4000001A85')).toEqual({ scheme: 'sgtin-96', gtin14: '80614141123458', serial: '6789' })
    expect(parseSgtin('3074257bf7194e4000001a85')).toMatchObject({ serial: '6789' })
  })

  it('is read from 198 bits, however padded', () => {
    const sgtin = { scheme: 'sgtin-198', gtin14: '70614141123451', serial: '32a/b' }
    expect(parseSgtin('3674257BF6B7A659B2C2BF100000000000000000000000000000')).toEqual(sgtin)
    expect(parseSgtin('3674257BF6B7A659B2C2BF1000000000000000000000000000')).toEqual(sgtin)
  })

  it('is read from its URIs', () => {
    expect(parseSgtin('urn:epc:id:sgtin:0614141.812345.6789')).toEqual({ scheme: 'sgtin', gtin14: '80614141123458', serial: '6789' })
    expect(parseSgtin('urn:epc:tag:sgtin-96:3.0614141.812345.6789')).toMatchObject({ scheme: 'sgtin-96', gtin14: '80614141123458' })
    expect(parseSgtin('urn:epc:id:sgtin:0614141.712345.32a%2Fb')).toMatchObject({ gtin14: '70614141123451', serial: '32a/b' })
  })

  it.each([
    ['another header', '3174257BF7194E4000001A85'],
    ['a partition that is none', '307C257BF7194E4000001A85'],
    ['a company prefix too large for its digits', '3077FFFFF7194E4000001A85'],
    ['a digit short', '3074257BF7194E4000001A8'],
    ['not hexadecimal', '3074257BF7194E4000001A8G'],
    ['a gap in the serial number', '3674257BF6B7A659B2C2BF100000000000000040000000000000'],
    ['digits that do not add up to 13', 'urn:epc:id:sgtin:0614141.81234.6789'],
    ['another kind of EPC', 'urn:epc:id:sscc:0614141.1234567890'],
  ])('refuses %s', (_, text) => {
    expect(parseSgtin(text)).toBeNull()
  })
})
