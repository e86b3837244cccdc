import { RelabelRulesSchema } from '@shared/contract/relabel-data'
import { LabelTemplateSchema } from '@shared/contract/label-template'
import { GRADES } from '@shared/domain/grading-rules'
import { RESALE_CHANNELS } from '@shared/domain/disposition-rules'
import { labelsNeeded, type RelabelFacts } from '@shared/domain/relabel-rules'
import { PLATE_TEMPLATE } from '@shared/domain/relabel-state'
import { DISPOSITIONS, zoneFor, type Disposition } from '@shared/domain/zone'
import { carriesPlate, missingFields, otherCodes } from '@shared/labels/templates/codes-on-label'
import { marketplaceCodeOf, relabelData } from '@shared/labels/relabel-data'
import { foldUnit } from '@shared/domain/projections/unit-status'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anItem } from '../support/builders'
import { createMemoryRelabel } from '../support/memory-relabel'
import { readResource } from '../support/shipped-templates'

const rules = RelabelRulesSchema.parse(readResource('rules/relabel.json'))
const template = (id: string) => LabelTemplateSchema.parse(readResource(`labels/${id}.json`))

const facts = (disposition: Disposition, changes: Partial<RelabelFacts> = {}): RelabelFacts => ({
  disposition, zone: zoneFor(disposition).letter, grade: 'A', channel: null, hasMarketplaceCode: false, checklistId: 'general', category: '', title: 'Headphones', weightGrams: 310, ...changes,
})
const idsFor = (disposition: Disposition, changes: Partial<RelabelFacts> = {}) => labelsNeeded(rules, facts(disposition, changes)).labels.map(({ templateId }) => templateId)

describe('the shipped rules', () => {
  test.each<[Disposition, Partial<RelabelFacts>, readonly string[]]>([
    ['resell-new', {}, ['resale-condition']],
    ['restock', {}, ['resale-condition']],
    ['discount', { grade: 'B' }, ['resale-condition']],
    ['repack', { grade: 'B', hasMarketplaceCode: true }, ['marketplace-item']],
    ['discount', { grade: 'B', channel: 'marketplace' }, ['marketplace-item']],
    ['discount', { grade: 'B', channel: 'outlet' }, ['resale-condition']],
    ['quarantine', {}, ['quarantine']],
    ['hold', {}, ['quarantine']],
    ['repair', { grade: 'C' }, ['repair-ticket']],
    ['refurbish', { grade: 'C' }, ['repair-ticket']],
    ['recycle', { grade: 'D' }, ['scrap-tag']],
    ['destroy', { grade: 'D' }, ['scrap-tag']],
    ['vendor', { grade: 'D' }, ['vendor-carton']],
    ['customer', {}, ['return-address']],
    ['donate', {}, ['unit-lpn']],
    ['restock', { title: 'Glass vase' }, ['resale-condition', 'handling']],
    ['repair', { weightGrams: 18_200 }, ['repair-ticket', 'handling']],
    ['restock', { title: 'Ваза хрустальная', weightGrams: 16_000 }, ['resale-condition', 'handling']],
  ])('%s %j: %j', (disposition, changes, ids) => {
    expect(idsFor(disposition, changes)).toEqual(ids)
  })

  test('a discount names its price, what is sold as new does not have to', () => {
    expect(labelsNeeded(rules, facts('discount', { grade: 'B' })).labels[0]?.needs).toEqual(['price'])
    expect(labelsNeeded(rules, facts('resell-new')).labels[0]?.needs).toBeUndefined()
  })

  test('every template that a rule names is there, and one that covers the plate has a plate in a code', () => {
    for (const { templateId, covers } of [...rules.rules, ...rules.also].flatMap(({ labels }) => labels)) expect([templateId, covers !== 'plate' || carriesPlate(template(templateId))]).toEqual([templateId, true])
    expect(carriesPlate(template(PLATE_TEMPLATE))).toBe(true)
  })

  test('every condition and stream is a value of the templates', () => {
    const choicesOf = (id: string, field: string) => Object.keys(template(id).fields.find(({ name }) => name === field)?.choices ?? {})
    for (const id of ['resale-condition', 'marketplace-item']) for (const condition of Object.values(rules.conditions)) expect(choicesOf(id, 'condition')).toContain(condition)
    for (const stream of Object.values(rules.streams)) expect(choicesOf('scrap-tag', 'stream')).toContain(stream)
  })

  test('every route at every grade in every channel gets at least one label, and none twice', () => {
    fc.assert(
      fc.property(fc.constantFrom(...DISPOSITIONS), fc.constantFrom(...GRADES), fc.constantFrom(null, ...RESALE_CHANNELS), fc.option(fc.nat({ max: 40_000 })), fc.constantFrom('Headphones', 'Crystal vase', 'Фарфоровый чайник'), (disposition, grade, channel, weightGrams, title) => {
        const { labels, rule } = labelsNeeded(rules, facts(disposition, { grade, channel, weightGrams, title }))
        expect(rule).not.toBeNull()
        const ids = labels.map(({ templateId }) => templateId)
        expect(new Set(ids).size).toBe(ids.length)
        expect(labels.filter(({ covers }) => covers === 'plate').length).toBeLessThanOrEqual(1)
      }),
    )
  })
})

test('two rules that both cover the plate: the second label goes beside it', () => {
  const label = (templateId: string) => ({ templateId, covers: 'plate' as const })
  const words = { en: '', ru: '' }
  const both = { rules: [{ id: 1, when: {}, labels: [label('a'), label('b'), label('a')], words }], also: [{ id: 2, when: {}, labels: [label('b')], words }] }
  expect(labelsNeeded(both, facts('restock')).labels).toEqual([label('a'), { ...label('b'), covers: 'nothing' }])
})

describe('what a label says', () => {
  const unit = { ...createMemoryRelabel({ units: 1 }).unit(0), grade: 'B' as const }
  const sources = {
    unit, item: anItem({ codes: [{ code: 'X001A2B3C4', kind: 'other', pieces: 1, guessed: false }] }), offer: { price: { minor: 2500, currency: 'EUR' }, brand: 'Talvio' }, priceRule: null,
    rmaNumber: 'RMA-4711', lpn: unit.lpn, foundWords: 'does not charge', ruleWords: 'Good, not perfect', requestedAt: unit.placedAt ?? 0, dayOf: (at: number) => new Date(at).toISOString().slice(0, 10),
  }

  test('comes from unit, item and return order', () => {
    expect(relabelData(sources, rules)).toMatchObject({
      title: unit.title, condition: 'very-good', gtin: '09520000047184', fnsku: 'X001A2B3C4', price: { minor: 2250, currency: 'EUR' }, oldPrice: { minor: 2500, currency: 'EUR' }, fault: 'does not charge', order: 'RMA-4711', stream: 'mixed', vendor: 'Talvio',
    })
    expect(marketplaceCodeOf(sources.item, rules.marketplaceCode)).toBe('X001A2B3C4')
    expect(marketplaceCodeOf(anItem({ codes: [{ code: 'X001A2B3C4', kind: 'other', pieces: 1, guessed: true }] }), rules.marketplaceCode)).toBeNull()
  })

  test('a grade A has no old price; without a price in the catalogue it is missing, and nothing prints', () => {
    expect(relabelData({ ...sources, unit: { ...unit, grade: 'A' } }, rules)).toMatchObject({ price: { minor: 2500, currency: 'EUR' }, oldPrice: null })
    const data = relabelData({ ...sources, item: anItem({ gtins: [] }), offer: null }, rules)
    expect(missingFields(template('resale-condition'), data, ['price'])).toEqual(['price', 'gtin'])
    expect(missingFields(template('resale-condition'), relabelData(sources, rules), ['price'])).toEqual([])
    expect(missingFields(template('vendor-carton'), data)).toEqual(['sscc', 'vendor'])
    expect(missingFields(template('return-address'), data)).toEqual(['name', 'address', 'city', 'sender'])
  })

  test('the price is that of the rule of its route', () => {
    const priceRule = { permille: 920, ladder: [{ fromDays: 60, permille: 870 }] }
    expect(relabelData({ ...sources, priceRule }, rules)).toMatchObject({ price: { minor: 2300, currency: 'EUR' } })
  })

  test('codes on a label beside its plate: texts, and the values of GS1 codes', () => {
    const data = relabelData({ ...sources, unit: { ...unit, serial: 'SN-1' } }, rules)
    expect(otherCodes(template('resale-condition'), data)).toEqual(['09520000047184', 'SN-1'])
    expect(otherCodes(template('marketplace-item'), data)).toEqual(['X001A2B3C4'])
    expect(otherCodes(template('handling'), data)).toEqual([])
    expect(otherCodes(template('quarantine'), data)).toEqual([])
  })
})

test('a unit folds to the same with or without what came before its relabel in another order', () => {
  const relabel = createMemoryRelabel({ units: 1 })
  relabel.scan(relabel.unit(0).lpn)
  relabel.scan(relabel.print())
  const entries = relabel.journal.entriesOf(['unit:u0'])
  expect(foldUnit([...entries].reverse())).toEqual(foldUnit(entries))
})
