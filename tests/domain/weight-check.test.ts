import { catalogueDoubt, judgeUnitWeight, usualWeight } from '@shared/domain/weight-check'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testSeed } from '../support/seeded'
import { shippedRules } from '../support/shipped-templates'

const rules = shippedRules().weight
const judge = (grams: number, usual: number | null) => judgeUnitWeight(grams, usual, null, rules).kind

describe('a weight against the catalogue', () => {
  it.each([
    [310, 310, 'usual'], [302, 310, 'usual'], [286, 310, 'usual'], [285, 310, 'light'], [412, 450, 'light'], [400, 310, 'usual'], [435, 310, 'heavy'],
    [20, 34, 'usual'], [18, 34, 'light'], [310, null, 'nothing-known'], [310, 0, 'catalogue-doubtful'], [0, 310, 'nothing-known'],
  ] as const)('%d g where %s g is usual: %s', (grams, usual, kind) => {
    expect(judge(grams, usual)).toBe(kind)
  })

  it('says how far off it is, in grams with a sign', () => {
    expect(judgeUnitWeight(412, 450, null, rules)).toEqual({ kind: 'light', usualGrams: 450, differenceGrams: -38, from: 'catalogue' })
  })

  // Dirty case 11: kilograms, pounds or ounces as grams, either way round, and weights of nothing that comes over a bench.
  it.each([
    ['kilograms as grams', 1400, 1, 'mixed-units'], ['kilograms as grams', 2210, 2, 'mixed-units'], ['grams read as kilograms', 310, 310_000, 'mixed-units'], ['pounds as grams', 1361, 3, 'mixed-units'],
    ['ounces as grams', 340, 12, 'mixed-units'], ['grams as ounces', 12, 340, 'mixed-units'], ['a feather', 310, 4, 'implausible'], ['a wardrobe', 310, 90_000, 'implausible'], ['a tenth', 3_000, 300, 'absurd'],
  ] as const)('%s: %d g against %d g is the catalogue’s doubt', (_, grams, usual, because) => {
    expect(catalogueDoubt(grams, usual, rules)).toBe(because)
    expect(judge(grams, usual)).toBe('catalogue-doubtful')
  })

  it('never asks where the catalogue mixed up its units, whatever the unit weighs', () => {
    const seed = testSeed('mixed units')
    fc.assert(fc.property(fc.integer({ min: 60, max: 20_000 }), fc.constantFrom(...rules.mixedUnits), fc.boolean(), (grams, factor, isTimes) => {
      const usual = Math.round(isTimes ? grams * factor : grams / factor)
      if (usual > 0) expect(judge(grams, usual)).toBe('catalogue-doubtful')
    }), { seed })
  })

  it('is usual within the tolerance and asked about just beyond it', () => {
    const seed = testSeed('tolerance')
    fc.assert(fc.property(fc.integer({ min: 100, max: 20_000 }), (usual) => {
      const lighter = Math.floor(Math.max(rules.lighter.grams, rules.lighter.share * usual))
      const heavier = Math.floor(Math.max(rules.heavier.grams, rules.heavier.share * usual))
      expect([judge(usual, usual), judge(usual - lighter, usual), judge(usual + heavier, usual)]).toEqual(['usual', 'usual', 'usual'])
      expect([judge(usual - lighter - 1, usual), judge(usual + heavier + 1, usual)]).toEqual(['light', 'heavy'])
    }), { seed })
  })
})

describe('a weight against earlier units', () => {
  const earlier = { units: 5, meanGrams: 402.4, spreadGrams: 3 }

  it('goes by what they weighed, whatever the catalogue says', () => {
    expect(judgeUnitWeight(405, 900, earlier, rules).kind).toBe('usual')
    expect(judgeUnitWeight(360, 360, earlier, rules)).toEqual({ kind: 'light', usualGrams: 402, differenceGrams: -42, from: 'earlier-units' })
    expect(judgeUnitWeight(450, 450, earlier, rules)).toMatchObject({ kind: 'heavy', from: 'earlier-units' })
  })

  it('waits until there are enough of them', () => {
    expect(judgeUnitWeight(310, 310, { ...earlier, units: rules.learned.minUnits - 1 }, rules).kind).toBe('usual')
  })

  it('allows what they themselves spread', () => {
    expect(judgeUnitWeight(300, 300, { ...earlier, spreadGrams: 40 }, rules).kind).toBe('usual')
  })
})

describe('what is usual', () => {
  const earlier = { units: 5, meanGrams: 402.4, spreadGrams: 3 }

  it('is the catalogue’s weight until enough units were weighed, then theirs', () => {
    expect(usualWeight(390, null, rules)).toEqual({ grams: 390, from: 'catalogue', isCatalogueOff: false })
    expect(usualWeight(390, { ...earlier, units: rules.learned.minUnits - 1 }, rules)).toMatchObject({ grams: 390, from: 'catalogue' })
    expect(usualWeight(390, earlier, rules)).toEqual({ grams: 402, from: 'earlier-units', isCatalogueOff: false })
    expect(usualWeight(null, earlier, rules)).toEqual({ grams: 402, from: 'earlier-units', isCatalogueOff: false })
  })

  it.each([[4_024, true], [1, true], [330, false], [250, true], [440, true], [430, false]])('knows a catalogue weight of %d g for off: %j', (catalogue, isOff) => {
    expect(usualWeight(catalogue, earlier, rules).isCatalogueOff).toBe(isOff)
  })
})
