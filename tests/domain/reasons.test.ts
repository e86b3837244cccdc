import { claimedReasonOf } from '@shared/domain/claimed-reason'
import { DIMENSIONS, FLAGS, type Checklist } from '@shared/domain/checklist'
import { foundReasonOf } from '@shared/domain/found-reason'
import { reasonChoice, reasonWords } from '@shared/domain/reason-list'
import { AMAZON_REASON_CODES, GOOGLE_REASON_CODES } from '@shared/domain/reason-vocabulary'
import { reasonGroup, REASON_GROUPS, RETURN_REASONS } from '@shared/domain/return-reason'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testSeed } from '../support/seeded'
import { shippedClaimedReasons, shippedRules } from '../support/shipped-templates'

const claims = shippedClaimedReasons()
const rules = shippedRules()
const claimed = (text: string | null, claimedCode?: string) => claimedReasonOf(claims, { claimedReason: text, claimedCode })

describe('the claimed reason', () => {
  it('is known for every published code', () => {
    for (const code of [...GOOGLE_REASON_CODES, ...AMAZON_REASON_CODES]) expect(claimed(null, code), code).not.toBeNull()
    expect([claimed(null, 'doesNotFit'), claimed(null, 'APPAREL_TOO_SMALL'), claimed(null, 'NOT_COMPATIBLE'), claimed(null, 'notSpecified')]).toEqual([
      'size-or-fit', 'size-or-fit/too-small', 'not-as-described/not-compatible', 'not-said',
    ])
  })

  it.each([
    ['too small', 'size-or-fit/too-small'], ['does not charge', 'defect/does-not-charge'], ['does not switch on', 'defect/does-not-switch-on'], ['colour differs from the picture', 'colour/differs-from-picture'],
    ['not needed any more', 'changed-mind/not-needed'], ['changed my mind', 'changed-mind'], ['Не включается', 'defect/does-not-switch-on'], ['не подошёл размер', 'size-or-fit'], ['Прислали не то', 'wrong-item'],
    ['zu klein', 'size-or-fit/too-small'], ['kaputt angekommen', 'damaged-on-the-way'], ['trop grand', 'size-or-fit/too-large'], ['no funciona', 'defect'], ['veio com defeito', 'defect'], ['produto errado', 'wrong-item'],
    ['SMOKE came out', 'defect/dangerous'], ['wet/rusty', null], ['?', null], ['', null],
  ] as const)('%j is %s', (text, reason) => {
    expect(claimed(text)).toBe(reason)
  })

  it('goes by the buyer’s words where the code says nothing', () => {
    expect(claimed('too small', 'notSpecified')).toBe('size-or-fit/too-small')
    expect(claimed('hello', 'NO_REASON_GIVEN')).toBe('not-said')
  })

  it('answers any text without a fault, and a long one by its beginning', () => {
    const seed = testSeed('claimed reason')
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
      const reason = claimed(text)
      return reason === null || reason === 'not-said' || reasonGroup(reason) !== null
    }), { seed })
    expect(claimed(`${'x '.repeat(500)}too small`)).toBeNull()
  })
})

describe('the list of reasons', () => {
  it('offers every coarse reason and has words for every code it offers', () => {
    for (const group of REASON_GROUPS) expect(reasonChoice(rules.reasons, group), group).not.toBeNull()
    for (const code of RETURN_REASONS) if (reasonChoice(rules.reasons, code)) expect(reasonWords(rules.reasons, code).ru).not.toBe(code)
    expect(RETURN_REASONS.filter((code) => reasonChoice(rules.reasons, code) === null)).toEqual(['too-late/after-the-date'])
    expect(reasonWords(rules.reasons, 'no-fault-found').en).toBe('No fault found')
    expect(reasonWords(rules.reasons, 'of-a-newer-build')).toEqual({ en: 'of-a-newer-build', ru: 'of-a-newer-build' })
  })

  it('fits the keys of the choice grid', () => {
    const texts = [...RETURN_REASONS.flatMap((code) => reasonChoice(rules.reasons, code) ?? []), ...rules.override.reasons].flatMap(({ text, hint }) => [[text, 24] as const, ...(hint ? [[hint, 26] as const] : [])])
    for (const [words, limit] of texts) for (const text of [words.en, words.ru]) expect(text.length, text).toBeLessThanOrEqual(limit)
  })
})

describe('the found reason', () => {
  const words = { en: 'words', ru: 'слова' }
  const checklist: Checklist = {
    id: 'test', version: 1, state: 'approved', lineage: ['test'], title: words,
    questions: DIMENSIONS.map((dimension) => ({ id: dimension, kind: 'one-of' as const, text: words, dimension, picture: 'question', answers: [0, 5, 10, 20, 60].map((deduction, i) => ({ place: i + 1, id: String(deduction), text: words, deduction, flags: [] })) })),
  }
  const found = (claim: Parameters<typeof foundReasonOf>[1]['claimed'], costs: Partial<Record<(typeof DIMENSIONS)[number], number>> = {}, flags: readonly (typeof FLAGS)[number][] = []) =>
    foundReasonOf(rules.foundReason, { checklist, answers: Object.entries(costs).map(([questionId, cost]) => ({ questionId, answerId: String(cost) })), flags, claimed: claim })

  it.each([
    ['nothing found of a defect', found('defect/does-not-charge'), 'no-fault-found'],
    ['nothing found and nothing said', found(null), 'no-fault-found'],
    ['too small, and nothing wrong', found('size-or-fit/too-small'), 'size-or-fit/too-small'],
    ['a defect that shows', found('defect/does-not-charge', {}, ['not-working']), 'defect/does-not-charge'],
    ['a defect nobody claimed', found('changed-mind', {}, ['not-working']), 'defect'],
    ['damage claimed and seen', found('damaged-on-the-way/wet', { packaging: 20 }), 'damaged-on-the-way/wet'],
    ['damage nobody claimed', found(null, { packaging: 20 }), 'damaged-on-the-way/package-damaged'],
    ['worn', found('size-or-fit', { cosmetic: 20 }, ['worn']), 'changed-mind/used'],
    ['another item', found('defect', {}, ['wrong-item', 'not-working']), 'wrong-item'],
    ['parts missing', found('not-said', {}, ['parts-missing']), 'parts-missing'],
    ['dangerous', found('not-said', {}, ['hazard', 'parts-missing']), 'defect/dangerous'],
  ] as const)('%s', (_, reason, wanted) => {
    expect(reason).toBe(wanted)
  })

  it('is found for every inspection, and is never a finer reason of another group than it claims', () => {
    const seed = testSeed('found reason')
    const anyClaim = fc.constantFrom(null, 'not-said' as const, ...RETURN_REASONS)
    const anyCosts = fc.record(Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, fc.constantFrom(0, 5, 10, 20, 60)])))
    fc.assert(fc.property(anyClaim, anyCosts, fc.uniqueArray(fc.constantFrom(...FLAGS), { maxLength: 3 }), (claim, costs, flags) => {
      const reason = found(claim, costs, flags)
      const shares = claim !== null && reasonGroup(reason) !== null && reasonGroup(reason) === reasonGroup(claim)
      return reason === 'no-fault-found' || !shares || reason === claim || reason.includes('/')
    }), { seed })
  })
})
