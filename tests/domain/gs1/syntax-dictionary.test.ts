import { gs1Date } from '@shared/domain/gs1/meaning'
import { aiMatches, entryAt, parseSyntaxDictionary } from '@shared/domain/gs1/syntax-dictionary'
import { describe, expect, it } from 'vitest'
import { dictionary } from './gs1-data'

describe('the syntax dictionary', () => {
  it('expands ranges and reads formats, flags and attributes', () => {
    expect(dictionary.entries.size).toBe(541)
    expect(dictionary.entries.get('3103')).toMatchObject({ predefinedLength: true, linkAttribute: true, least: 6, most: 6, excludes: ['310n'], requires: [[['01'], ['02']]], linkQualifiers: null })
    expect(dictionary.entries.get('01')).toMatchObject({ title: 'GTIN', linkQualifiers: [['22', '10', '21'], ['235']] })
    expect(dictionary.entries.get('00')?.linkQualifiers).toEqual([[]])
    expect(dictionary.entries.get('8040')?.requires).toEqual([[['01', '21']]])
    const optional = dictionary.entries.get('423')
    expect([optional?.least, optional?.most, optional?.components.filter((component) => component.optional).length]).toEqual([3, 15, 4])
  })

  it('has no two AIs that begin with the same digits and differ in length', () => {
    for (const { ai } of dictionary.entries.values()) expect(entryAt(dictionary, `${ai}1`, 0)?.ai).toBe(ai)
    expect(entryAt(dictionary, '0', 0)).toBeNull()
    expect(entryAt(dictionary, '0499', 0)).toBeNull()
  })

  it.each([['01', '01', true], ['31nn', '3103', true], ['310n', '3110', false], ['31nn', '310', false]])('%s stands for %s: %s', (pattern, ai, matches) => {
    expect(aiMatches(pattern, ai)).toBe(matches)
  })

  it.each(['', '# only words', '01 * N14,nosuchrule', '01 * req=02', 'ABC N14'])('does not start the app when it reads %j', (text) => {
    expect(() => parseSyntaxDictionary(text)).toThrow('GS1 syntax dictionary')
  })
})

describe('dates', () => {
  it.each([
    ['261231', 2026, '2026-12-31'], ['270200', 2026, '2027-02-28'], ['280200', 2026, '2028-02-29'], ['760101', 2026, '2076-01-01'], ['770101', 2026, '1977-01-01'],
    ['010101', 1999, '2001-01-01'], ['500101', 1999, '1950-01-01'], ['490101', 1999, '2049-01-01'], ['261301', 2026, null], ['', 2026, null],
  ])('%s read in %i is %s', (text, year, date) => {
    expect(gs1Date(text, year)).toBe(date)
  })
})
