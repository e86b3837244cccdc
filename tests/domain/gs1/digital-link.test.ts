import type { Gs1Context } from '@shared/domain/gs1/element'
import { identifyGs1 } from '@shared/domain/gs1/identify-gs1'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testSeed } from '../../support/seeded'
import { elements } from './gs1-arbitraries'
import { dictionary } from './gs1-data'

const context: Gs1Context = { dictionary, year: 2026 }
const read = (uri: string) => identifyGs1(uri, ']Q1', context)[0]

describe('Digital Link URIs', () => {
  it.each(['https://example.com/01/12312312312333?99=TEST', 'HTTPS://example.com/01/12312312312333?99=TEST', 'http://example.com/shop/01/12312312312333?lang=ru&99=TEST#top'])('%s', (uri) => {
    expect(read(uri)).toEqual({
      form: 'digital-link', valid: true, certain: true, problems: [], gtin14: '12312312312333', likelihood: expect.any(Number) as number,
      elements: [{ ai: '01', value: '12312312312333' }, { ai: '99', value: 'TEST' }],
    })
  })

  it('pads short trade item numbers and undoes percent signs', () => {
    expect(read('https://id.example/01/9520123456788/10/A%2FB/21/%25x?17=270200')).toMatchObject({
      valid: true, gtin14: '09520123456788', lot: 'A/B', serial: '%x', expiry: '2027-02-28',
    })
  })

  it.each([
    ['https://a/01/12312312312333/21/A/10/B', 'path-order'],
    ['https://a/01/12312312312333/99/A', 'path-order'],
    ['https://a/01/12312312312333?10=A', 'belongs-in-path'],
    ['https://a/01/12312312312333?21=A', 'not-an-attribute'],
    ['https://a/01/12312312312333?9=A', 'not-an-attribute'],
    ['https://a/01/12312312312333?99=A&99=A', 'repeated'],
    ['https://a/01/12312312312333/10/%ZZ', 'percent-encoding'],
    ['https://a/01/12312312312333?99=ü', 'character'],
  ])('%s is refused: %s', (uri, reason) => {
    expect(read(uri)).toMatchObject({ form: 'digital-link', valid: false })
    expect(read(uri)?.problems).toContainEqual(expect.objectContaining({ kind: 'uri', reason }))
  })

  it.each(['https://example.com/', 'https://01/12312312312333', 'https://a/b/c', 'HtTps://a/01/12312312312333', 'ftp://a/01/12312312312333', 'https://a/01/'])('%s is none', (uri) => {
    expect(identifyGs1(uri, ']Q1', context).some((parse) => parse.valid)).toBe(false)
  })

  it('never throw, and are valid only when every value is', () => {
    const seed = testSeed('gs1 links')
    const piece = fc.constantFrom('/', '01', '12312312312333', '10', '21', 'A', '%', '%2', '%ff', '?', '&', '=', '99', '#', '8004', '//', '+', '\u001d')
    fc.assert(fc.property(fc.array(piece, { maxLength: 14 }), elements, (pieces, made) => {
      const parse = read(`https://a/01/${pieces.join('')}`)
      expect(parse?.valid === true && parse.elements.some(({ value }) => value === '')).toBe(false)
      const link = read(`https://a/00/006141411234567890?${made.map(({ ai, value }) => `${ai}=${encodeURIComponent(value)}`).join('&')}`)
      expect(link?.elements.slice(1)).toEqual(made)
    }), { seed, numRuns: 200 })
  })
})
