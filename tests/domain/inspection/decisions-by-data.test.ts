import { checkRules } from '@shared/domain/check-rules'
import { readyConditions, type DispositionFacts, type RuleConditions } from '@shared/domain/disposition-facts'
import { decideDisposition, MAX_AMOUNT_MINOR, permilleOf, priceOf } from '@shared/domain/disposition-rules'
import { daysUntil } from '@shared/domain/known-facts'
import { recoveryByRoute, recoveryOn } from '@shared/domain/recovery'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testSeed } from '../../support/seeded'
import { shippedChecklists, shippedRecovery, shippedRules } from '../../support/shipped-templates'

const facts = (more: Partial<DispositionFacts> = {}): DispositionFacts => ({ grade: 'B', flags: [], checklistId: 'phones', lineage: ['phones', 'electronics'], ...more })
const eur = (minor: number) => ({ minor, currency: 'EUR' })

describe('a condition of a rule', () => {
  it.each<readonly [string, RuleConditions, Partial<DispositionFacts>, boolean]>([
    ['a checklist it inherits from', { checklists: ['electronics'] }, {}, true],
    ['another checklist', { checklists: ['clothing'] }, {}, false],
    ['all flags', { allFlags: ['opened', 'worn'] }, { flags: ['opened'] }, false],
    ['without a flag', { noFlag: ['opened'] }, { flags: ['opened'] }, false],
    ['a side of the condition', { dimensions: { cosmetic: { atLeast: 80 } } }, { dimensions: { cosmetic: 80 } }, true],
    ['a side nobody knows', { dimensions: { cosmetic: { atLeast: 0 } } }, {}, false],
    ['a finding', { findings: ['marks/body-deep'] }, { findings: ['marks/body-deep'] }, true],
    ['a value', { value: { currency: 'EUR', atLeast: 1000, below: 2000 } }, { value: eur(1000) }, true],
    ['a value just too high', { value: { currency: 'EUR', below: 2000 } }, { value: eur(2000) }, false],
    ['a value in another currency', { value: { currency: 'USD', below: 2000 } }, { value: eur(1) }, false],
    ['a claim of a group', { claimed: ['defect'] }, { claimed: 'defect/does-not-charge' }, true],
    ['a claim nobody made', { claimed: ['defect'] }, { claimed: 'not-said' }, false],
    ['claimed against found', { reasonsDiffer: true }, { claimed: 'defect', found: 'no-fault-found' }, true],
    ['claimed and found alike', { reasonsDiffer: true }, { claimed: 'defect/does-not-charge', found: 'defect' }, false],
    ['claimed, and nothing found yet', { reasonsDiffer: false }, { claimed: 'defect' }, false],
    ['a light unit', { weightOffGrams: { below: -30 } }, { weightOffGrams: -31 }, true],
    ['a swapped serial number', { serial: ['differs'] }, { serial: 'differs' }, true],
    ['its age', { ageDays: { below: 30 } }, { ageDays: 29.5 }, true],
    ['its shelf life', { shelfLifeDays: { below: 0 } }, { shelfLifeDays: 0 }, false],
    ['where it was sold', { soldOn: ['marketplace'] }, { soldOn: 'shop' }, false],
    ['the vendor takes no more', { vendorQuota: 'used-up' }, { vendorQuota: 'used-up' }, true],
    ['a recall that nobody spoke of', { recalled: false }, {}, false],
  ])('%s', (_, when, more, wanted) => {
    expect(readyConditions(when)(facts(more))).toBe(wanted)
  })
})

describe('a price', () => {
  it('goes down the ladder with age, never below its floor', () => {
    const rule = { permille: 920, ladder: [{ fromDays: 60, permille: 870 }, { fromDays: 120, permille: 300 }], floorPermille: 600 }
    const at = (days: number) => priceOf(rule, eur(10_000), days).minor
    expect([at(0), at(59), at(60), at(119), at(120), at(5000)]).toEqual([9200, 9200, 8700, 8700, 6000, 6000])
  })

  it('is exact: thousandths rounded half up, up to the largest amount', () => {
    expect([permilleOf(1, 500), permilleOf(1, 499), permilleOf(333, 1000), permilleOf(-1, 500)]).toEqual([1, 0, 333, -1])
    const seed = testSeed('permille')
    fc.assert(fc.property(fc.integer({ min: 0, max: MAX_AMOUNT_MINOR }), fc.integer({ min: 0, max: 2000 }), (minor, permille) => {
      expect(BigInt(permilleOf(minor, permille))).toBe((BigInt(minor) * BigInt(permille) + 500n) / 1000n)
    }), { seed })
    expect(() => permilleOf(MAX_AMOUNT_MINOR + 1, 1)).toThrow('no amount')
    expect(() => permilleOf(0.5, 1)).toThrow('no amount')
  })
})

describe('the expected recovery', () => {
  const rules = shippedRecovery()

  it('is the price less work, fees and storage, on every route, exactly', () => {
    expect(recoveryOn(rules, 'repair', 'C', eur(10_000))).toEqual({ disposition: 'repair', currency: 'EUR', price: 7000, work: 1100, fees: 700, storage: 90, net: 5110 })
    const seed = testSeed('recovery')
    fc.assert(fc.property(fc.integer({ min: 0, max: 10_000_000 }), fc.constantFrom('A', 'B', 'C', 'D'), (minor, grade) => {
      for (const { price, work, fees, storage, net } of recoveryByRoute(rules, grade, eur(minor))) {
        expect(net).toBe(price - work - fees - storage)
        expect([price, work, fees, storage].every((part) => Number.isSafeInteger(part) && part >= 0)).toBe(true)
      }
    }), { seed })
  })

  it('says nothing where it knows nothing: another currency, a grade that cannot go this way, a hold', () => {
    expect(recoveryOn(rules, 'restock', 'A', { minor: 100, currency: 'XAU' })).toBeNull()
    expect(recoveryOn(rules, 'restock', 'D', eur(100))).toBeNull()
    expect(recoveryOn(rules, 'hold', 'A', eur(100))).toBeNull()
    expect(recoveryOn(rules, 'restock', 'A', { minor: 100, currency: 'toString' })).toBeNull()
  })
})

describe('the shipped rules', () => {
  const { disposition } = shippedRules()
  const ids = shippedChecklists().map(({ id }) => id)

  it('have no fault', () => {
    expect(checkRules(disposition, ids)).toEqual([])
  })

  it('name the zone, the channel and the price', () => {
    expect(decideDisposition(disposition, facts({ grade: 'A', flags: ['opened'], checklistId: 'clothing', lineage: ['clothing'], value: eur(5000) }))).toMatchObject({ disposition: 'restock', zone: 'A', channel: 'main-shelf', price: eur(5000), rule: { id: 11 } })
    expect(decideDisposition(disposition, facts({ serial: 'differs' }))).toMatchObject({ disposition: 'hold', zone: 'Q', channel: null, price: null, rule: { secondPerson: true, photos: 2 } })
  })

  it('are told what is wrong with them, with the place', () => {
    const [first, ...rest] = disposition.rules
    if (!first) throw new Error('no rules')
    const broken = { ...disposition, rules: [{ ...first, price: { permille: 900 }, when: { checklists: ['clothing', 'ghost'], ageDays: { atLeast: 5, below: 5 } } }, { ...first, id: 900, when: {}, words: { en: 'x', ru: 'х' } }, ...rest] }
    const faults = checkRules(broken, ids)
    expect(faults).toContainEqual({ path: 'rules[0].when.checklists[1]', fault: 'there is no checklist ghost' })
    expect(faults).toContainEqual({ path: 'rules[0].price', fault: 'quarantine sells nothing' })
    expect(faults).toContainEqual({ path: 'rules[0].when.ageDays', fault: 'holds for no value' })
    expect(faults).toContainEqual({ path: 'rules[1].words.fr', fault: 'words are missing' })
    expect(faults).toContainEqual({ path: 'rules[2]', fault: 'is never reached: rule 900 above it fits every unit' })
  })
})

describe('the shelf life', () => {
  it('ends with the last moment of its day', () => {
    const noon = Date.UTC(2026, 10, 24, 12)
    expect([daysUntil('2026-11-24', noon), daysUntil('2026-11-23', noon), daysUntil('2026-12-01', noon), daysUntil('never', noon)]).toEqual([0, -1, 7, null])
  })
})
