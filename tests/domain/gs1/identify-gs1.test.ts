import { FNC1, toElementString, type Gs1Context } from '@shared/domain/gs1/element'
import { identifyGs1 } from '@shared/domain/gs1/identify-gs1'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testSeed } from '../../support/seeded'
import { anyText, elements } from './gs1-arbitraries'
import { dictionary } from './gs1-data'

const context: Gs1Context = { dictionary, year: 2026 }
const identify = (text: string, aim: string | null = null) => identifyGs1(text, aim, context)
const plain = (parse: { readonly elements: readonly { readonly ai: string; readonly value: string }[] } | undefined) =>
  parse?.elements.map(({ ai, value }) => `(${ai})${value}`).join('')

describe('element strings', () => {
  it('give back the elements they were made of, with and without AIM identifier and stray separators', () => {
    const seed = testSeed('gs1 element strings')
    fc.assert(fc.property(elements, fc.constantFrom(']C1', ']e0', ']d2', ']Q3', ']J1', null), fc.boolean(), fc.boolean(), (made, aim, first, last) => {
      const text = (first ? FNC1 : '') + toElementString(made, dictionary) + (last ? FNC1 : '')
      const parse = identify(text, aim).find((candidate) => candidate.guessed === undefined)
      expect(parse).toMatchObject({ elements: made, valid: true, certain: first || aim !== null })
    }), { seed, numRuns: 200 })
  })

  it('never take the elements behind a lost separator for certain', () => {
    const seed = testSeed('gs1 lost separators')
    fc.assert(fc.property(elements.filter((made) => toElementString(made, dictionary).includes(FNC1)), (made) => {
      const text = toElementString(made, dictionary).replaceAll(FNC1, '')
      for (const parse of identify(text, ']C1')) {
        if (plain(parse) === plain({ elements: made })) expect(parse).toMatchObject({ valid: false, guessed: ['separator'] })
        if (parse.guessed) expect(parse.valid).toBe(false)
      }
    }), { seed, numRuns: 200 })
  })

  it('lose and add nothing: what is read whole joins to the text again', () => {
    const seed = testSeed('gs1 any text')
    const any = fc.oneof(fc.stringMatching(/^(01|10|11|17|21|30|37|240|3103|8200|9\d)[0-9A-Z\u001d]{0,60}$/), anyText, elements.map((made) => toElementString(made, dictionary).slice(1)))
    fc.assert(fc.property(any, fc.constantFrom(']C1', ']C0', null), (text, aim) => {
      for (const parse of identify(text, aim)) {
        expect(parse.valid && parse.guessed !== undefined).toBe(false)
        const whole = parse.problems.every((problem) => !['unknown-ai', 'empty', 'brackets'].includes(problem.kind))
        if (parse.form !== 'element-string' || !whole || text.startsWith('(') || parse.guessed?.includes('separator')) continue
        expect(toElementString(parse.elements, dictionary).replaceAll(FNC1, '')).toBe(text.replaceAll(FNC1, ''))
      }
    }), { seed, numRuns: 300 })
  })

  // Nasty inputs 9 and 10 of real benches.
  it.each([
    ['010803282549858021123451109010117100101', ']C1'],
    ['010803282549858021123451109010117100101', null],
    ['01080328254985802112345\u00e81109010117100101', null],
    ['01080328254985802112345<GS>1109010117100101', ']d2'],
  ])('%s %s is read with the separator put back, as a guess', (text, aim) => {
    expect(identify(text, aim)[0]).toMatchObject({
      elements: [{ ai: '01', value: '08032825498580' }, { ai: '21', value: '12345' }, { ai: '11', value: '090101' }, { ai: '17', value: '100101' }],
      guessed: ['separator'], valid: false, gtin14: '08032825498580', serial: '12345', expiry: '2010-01-01',
    })
  })

  it('keep the text as it stands first when it is right as it stands', () => {
    const [first, second] = identify('0109520000047184211234517100101', ']C1')
    expect(plain(first)).toBe('(01)09520000047184(21)1234517100101')
    expect(first?.valid).toBe(true)
    expect(plain(second)).toBe('(01)09520000047184(21)12345(17)100101')
    expect(second).toMatchObject({ valid: false, guessed: ['separator'] })
  })

  it('under an AIM identifier that denies GS1 are a guess', () => {
    expect(identify('0109520000047184', ']C0')[0]).toMatchObject({ valid: false, guessed: ['header'], gtin14: '09520000047184' })
    expect(identify('TESTING', ']Q1')).toEqual([])
  })

  it('of a composite symbol hold the trade item number in front', () => {
    expect(identify('02345673|]e099COMPOSITE\u001d98XYZ', ']E4')).toMatchObject([{ valid: true, gtin14: '00000002345673' }])
  })

  it.each(['', FNC1])('that are empty (%j) are a problem, not a fault', (text) => {
    expect(identify(text, ']C1')).toMatchObject([{ elements: [], valid: false, problems: [{ kind: 'empty' }] }])
  })

  it('name the element and the rule that are wrong, and leave out its value', () => {
    expect(identify('0109520000047185' + '17261399', ']C1')[0]).toMatchObject({
      valid: false,
      problems: [{ kind: 'rule', ai: '01', reason: 'incorrect-check-digit' }, { kind: 'rule', ai: '17', reason: 'illegal-month' }],
    })
    expect(identify('0109520000047185', ']C1')[0]).not.toHaveProperty('gtin14')
  })

  it('stay valid when a companion is missing', () => {
    expect(identify('21ABC', ']C1')[0]).toMatchObject({ valid: true, serial: 'ABC', problems: [{ kind: 'association', ai: '21', fault: 'requires', others: ['01', '03', '8006'] }] })
  })

  it('of 3,000 characters are refused without a search', () => {
    expect(identify(`01095200000471842${'1'.repeat(3000)}`, ']C1')[0]).toMatchObject({ valid: false })
  })
})

describe('the bracketed form', () => {
  it('gives back its elements, brackets within values escaped', () => {
    const seed = testSeed('gs1 brackets')
    fc.assert(fc.property(elements, (made) => {
      const text = made.map(({ ai, value }) => `(${ai})${value.replaceAll('(', '\\(')}`).join('')
      expect(identify(text)[0]).toMatchObject({ elements: made, valid: true })
    }), { seed, numRuns: 300 })
  })

  it.each([
    ['(01) 09520000047184 (21) A1', 'blanks', '(01)09520000047184(21)A1'],
    ['(10)A(B)C(17)261231', 'brackets', '(10)A(B)C(17)261231'],
  ])('%s is a guess: %s', (text, guess, read) => {
    const parse = identify(text).find((candidate) => candidate.guessed)
    expect(parse).toMatchObject({ valid: false, guessed: [guess] })
    expect(plain(parse)).toBe(read)
  })
})

describe('what is no GS1 code', () => {
  it.each(['RMA-4711', '8414606447121', 'https://example.com/', 'HtTps://example.com/01/12312312312333', '4011', '1Z9999W99999999999'])('%s gives nothing valid', (text) => {
    expect(identify(text).filter((parse) => parse.valid)).toEqual([])
  })
})
