import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KIND_LIMIT, rankHits, type HitKind, type SearchCandidate } from '@shared/domain/search-hit'
import { codeKey, foldText, isAsking, MAX_SEARCH_LENGTH, readSearch, searchWords } from '@shared/domain/search-question'
import { testSeed } from '../support/seeded'

const seed = testSeed('search')

describe('foldText', () => {
  test.each([
    ['Crème Brûlée', 'creme brulee'], ['ЁЛКА, йод', 'елка иод'], ['Straße', 'strasse'], ['Łódź', 'lodz'], ['TR-300/B', 'tr 300 b'], ['ﬁlm №5', 'film no5'], ['日本語 2', '日 本 語 2'], ['  ', ''],
  ])('%s is compared as %s', (text, folded) => expect(foldText(text)).toBe(folded))

  test('ASCII takes a shorter way to the same words', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary-ascii' }), (text) => foldText(`${text} é`) === `${foldText(text)} e`.trim()), { seed })
  })

  test('folding twice is folding once', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => foldText(foldText(text)) === foldText(text)), { seed })
  })
})

describe('readSearch', () => {
  test('words: each once, and none that another begins with', () => {
    expect(readSearch('lamp La LAMPE la desk').words).toEqual(['lampe', 'desk'])
  })

  test('codes: as typed and in one piece', () => {
    expect(readSearch(' u 3f7k2a 019c x ').codes).toEqual(['u 3f7k2a 019c x', 'U3F7K2A019CX'])
    expect(readSearch('a').codes).toEqual([])
  })

  test('digits stand for keys with any number of zeros before them', () => {
    expect(readSearch('4006381333931').gtins).toContain('04006381333931')
    expect(readSearch('0004006381333931').gtins).not.toContain('04006381333931')
    expect(readSearch('40170725').gtins).toContain('00000040170725')
    expect(readSearch('040').gtins).toEqual(['40', '040', '0040', '00040', '000040', '0000040', '00000040'])
    expect(readSearch('0-306-40615-2').gtins).toContain('0978030640615')
    expect(readSearch('lamp 40').gtins).toEqual([])
  })

  test('a text without letters and digits asks nothing; a very long one is cut', () => {
    for (const text of ['', ' ', '--', '"*"']) expect(isAsking(readSearch(text))).toBe(false)
    expect(readSearch('x'.repeat(3_000)).text).toHaveLength(MAX_SEARCH_LENGTH)
  })
})

function candidate(kind: HitKind, id: string, changes: Partial<SearchCandidate> = {}): SearchCandidate {
  return { hit: { kind, id, title: id, facts: {} }, codes: [id], text: id, newest: 0, ...changes }
}

const ranked = (text: string, candidates: readonly SearchCandidate[], limit = 50) => rankHits(readSearch(text), candidates, limit).hits.map((hit) => hit.id)

describe('rankHits', () => {
  test('a whole code before the beginning of one, that before words', () => {
    expect(ranked('tr-300', [candidate('item', 'words', { text: 'TR 300 blade' }), candidate('item', 'TR-300-B'), candidate('item', 'TR300')])).toEqual(['TR300', 'TR-300-B', 'words'])
  })

  test('zeros before a number do not make it another one', () => {
    expect(rankHits(readSearch('4006381333931'), [candidate('item', 'pen', { codes: ['04006381333931'] })], 5).hits[0]?.match).toBe('code')
  })

  test('whole words before begun ones, early words before late ones, short titles before long ones', () => {
    const titled = (title: string) => candidate('item', title, { codes: [] })
    expect(ranked('lamp', [titled('lampshade'), titled('desk lamp'), titled('lamp black desk'), titled('lamp')])).toEqual(['lamp', 'lamp black desk', 'desk lamp', 'lampshade'])
  })

  test('what a bench works on before what the catalogue offers; newer units first', () => {
    const lamp = (kind: HitKind, id: string, newest: number) => candidate(kind, id, { text: 'lamp', newest })
    expect(ranked('lamp', [lamp('item', 'i', 0), lamp('unit', 'old', 1), lamp('unit', 'new', 2)])).toEqual(['new', 'old', 'i'])
  })

  test('a unit found by its serial number is not listed once more as a unit', () => {
    expect(rankHits(readSearch('SN-77'), [candidate('unit', 'u1', { text: 'SN 77' }), candidate('serial', 'u1', { codes: ['SN77'] })], 5).hits).toMatchObject([{ kind: 'serial' }])
  })

  test('only items fill the list, and what is left out is said', () => {
    const many = (kind: HitKind, count: number) => Array.from({ length: count }, (_, n) => candidate(kind, `lamp ${n}`))
    expect(rankHits(readSearch('lamp'), many('unit', 100), 200)).toMatchObject({ more: true, hits: { length: KIND_LIMIT } })
    expect(rankHits(readSearch('lamp'), many('item', 100), 200)).toMatchObject({ more: false, hits: { length: 100 } })
    expect(rankHits(readSearch('lamp'), many('item', 100), 60)).toMatchObject({ more: true, hits: { length: 60 } })
  })

  test('what does not fit is left out', () => {
    expect(ranked('desk lamp', [candidate('item', 'lamp')])).toEqual([])
  })

  test('a thing is found by the beginnings of any of its words in any order, and by each of its codes', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcdefgхъёéß0123'), minLength: 1, maxLength: 9 })
    fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), fc.infiniteStream(fc.nat()), word, (words, numbers, code) => {
      const thing = candidate('item', 'it', { codes: [`X-${code}`], text: searchWords([words.join(' ')], []) })
      const number = () => Number(numbers.next().value ?? 0)
      const asked = words.map((whole) => whole.slice(0, 1 + (number() % whole.length))).sort(() => (number() % 2) - 0.5).join(' ')
      expect(ranked(asked, [thing])).toEqual(['it'])
      expect(ranked(`x ${code}`.toLowerCase(), [thing])).toEqual(['it'])
      expect(codeKey(codeKey(code))).toBe(codeKey(code))
    }), { seed })
  })
})
