import type { CompanyPrefixAnswer } from '@shared/domain/gs1/linters/linter'
import { linters } from '@shared/domain/gs1/linters/rules'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testSeed } from '../../support/seeded'
import { anyText } from './gs1-arbitraries'
import { dictionary, vectorsOf } from './gs1-data'
import { reasonOf } from './linter-reasons'

/** Two errors come from a list of company prefixes that the source's tests put in for that one vector. */
const PREFIX_ANSWERS: Readonly<Record<string, CompanyPrefixAnswer>> = { 'invalid-gcp-prefix': 'unknown', 'gcp-datasource-offline': 'offline' }

describe('the component rules', () => {
  it('agree with every vector on right or wrong, and on the reason', () => {
    const wrong: string[] = []
    for (const { id, input, valid, expected } of vectorsOf('linter')) {
      const lint = linters.get(expected?.linter ?? '')
      if (!lint) { // the source's empty template
        expect(expected?.linter).toBe('linter')
        continue
      }
      const want = reasonOf(expected?.error)
      const answer = PREFIX_ANSWERS[want ?? '']
      const reason = lint(input, answer && ((digits) => (expected?.markup?.includes(`*${digits}*`) ? answer : 'known')))
      if (reason !== want || valid !== (reason === null)) wrong.push(`${id} ${expected?.linter} ${JSON.stringify(input)}: ${reason}, not ${want}`)
    }
    expect(wrong).toEqual([])
  })

  it('are all there: each name in the dictionary, and none besides but character sets and their like', () => {
    const named = new Set([...dictionary.entries.values()].flatMap((entry) => entry.components).flatMap((component) => component.rules.map((rule) => rule.name)))
    expect([...named].filter((name) => !linters.has(name))).toEqual([])
    expect([...linters.keys()].filter((name) => !named.has(name))).toEqual(['yyyymmd0'])
  })

  it('take any text without throwing', () => {
    const seed = testSeed('gs1 linters')
    const text = fc.oneof(fc.string(), anyText, fc.stringMatching(/^[0-9/=%-]{0,80}$/))
    fc.assert(fc.property(text, fc.constantFrom(...linters.values()), (any, lint) => {
      const reason = lint(any)
      expect(reason === null || reason.length > 0).toBe(true)
    }), { seed, numRuns: 1000 })
  })

  it.each([
    // GS1 General Specifications, section 7.9.5: the worked example of the check pair; IBAN registry examples.
    ['csumalpha', '1987654Ad4X4bL5ttr2310c2K', null],
    ['iban', 'NO9386011117947', null],
    ['iban', 'DE89370400440532013000', null],
    ['iban', 'DEA9370400440532013000', 'invalid-iban-character'],
    ['gcppos1', '123', 'invalid-gcp-prefix'],
    ['gcppos2', '91234567890128', null],
    ['nozeroprefix', '0', 'illegal-zero-prefix'],
    ['yymmd0', '240200', null],
    ['yymmdd', '240229', null],
    ['latitude', '027908584A', 'non-digit-character'],
    ['mediatype', '10', null],
    ['couponcode', '0123456123456111101234200229' + '3200229', 'coupon-excess-data'],
  ])('%s of %s: %s', (rule, text, reason) => {
    expect(linters.get(rule)?.(text)).toBe(reason)
  })
})
