import type { Checklist } from '@shared/domain/checklist'
import { locateJson } from '@shared/domain/locate-json'
import { likelyMissing, weighedParts } from '@shared/domain/missing-part'
import { replayRules, type ReplayRules, type ReplayUnit } from '@shared/domain/rule-replay'
import { judgeSerial, type SerialQuestion } from '@shared/domain/serial-history'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testSeed } from '../../support/seeded'
import { shippedChecklist, shippedRecovery, shippedRules } from '../../support/shipped-templates'
import { allWalks } from '../../support/walk-checklist'

const { grading, disposition } = shippedRules()
const clothing = shippedChecklist('clothing')
const inForce: ReplayRules = { checklist: (id) => (id === 'clothing' ? clothing : null), grading, disposition, recovery: shippedRecovery() }
const walks = allWalks(clothing)
const unit = (i: number, minor: number | null = 4999): ReplayUnit => ({
  unitId: `u${i}`, lpn: `U${i}`, sku: 'RJ', title: 'Jacket', checklistId: 'clothing', checklistVersion: 3, beside: [],
  answers: walks[i % walks.length]?.given ?? [], known: minor === null ? {} : { value: { minor, currency: 'EUR' } },
})
const units = Array.from({ length: 200 }, (_, i) => unit(i))

describe('a replay', () => {
  it('finds nothing where nothing was changed', () => {
    const report = replayRules(units, inForce, inForce)
    expect(report).toMatchObject({ units: 200, skipped: 0, elsewhere: 0, moves: [], changed: [] })
    expect(report.money[0]?.difference).toBe(0)
  })

  it('names what goes elsewhere by a changed rule, and the money to the cent', () => {
    const donated = { ...disposition, rules: disposition.rules.map((rule) => (rule.id === 32 ? { ...rule, disposition: 'donate' as const } : rule)) }
    const report = replayRules(units, inForce, { ...inForce, disposition: donated })
    expect(report.elsewhere).toBeGreaterThan(0)
    expect(report.moves).toEqual([{ from: 'repair', to: 'donate', units: report.elsewhere }])
    expect(report.changed.every(({ before, after }) => before.ruleId === 32 && after.ruleId === 32 && after.disposition === 'donate')).toBe(true)
    expect(report.money[0]?.difference).toBe(report.changed.reduce((sum, { difference }) => sum + (difference ?? 0), 0))
    expect(report.money[0]?.difference).toBeLessThan(0)
  })

  it('runs a changed score of a checklist through grade and route', () => {
    const harsher: Checklist = { ...clothing, questions: clothing.questions.map((question) => (question.id === 'tags' ? { ...question, answers: question.answers.map((answer) => (answer.id === 'no' ? { ...answer, deduction: 45 } : answer)) } : question)) }
    const report = replayRules(units, inForce, { ...inForce, checklist: () => harsher })
    expect(report.elsewhere).toBeGreaterThan(0)
    for (const { unitId } of report.changed) expect(units.find((one) => one.unitId === unitId)?.answers).toContainEqual({ questionId: 'tags', answerId: 'no' })
  })

  it('says nothing of money that nobody knows, and skips what nobody has a checklist for', () => {
    const report = replayRules([unit(1, null), { ...unit(2), checklistId: 'gone' }], inForce, inForce)
    expect(report).toMatchObject({ units: 2, skipped: 1, money: [] })
  })

  it('does not depend on the order of the units', () => {
    const seed = testSeed('replay order')
    const other = { ...inForce, disposition: { ...disposition, rules: disposition.rules.filter(({ id }) => id !== 21 && id !== 30) } }
    const wanted = replayRules(units, inForce, other)
    fc.assert(fc.property(fc.shuffledSubarray(units, { minLength: units.length, maxLength: units.length }), (shuffled) => {
      const report = replayRules(shuffled, inForce, other)
      expect([report.elsewhere, report.money]).toEqual([wanted.elsewhere, wanted.money])
    }), { seed, numRuns: 20 })
  })
})

describe('a serial number', () => {
  const ask = (more: Partial<SerialQuestion> = {}): SerialQuestion => ({ serial: 'SN-1', sku: 'CAM', lot: null, returnOrderId: 'r1', soldSerial: null, events: [], blocks: [], ...more })
  const sold = { kind: 'sold', at: 10, returnOrderId: 'r1', sku: 'CAM' } as const
  const returned = { kind: 'returned', at: 20, unitId: 'u9', sku: 'CAM' } as const

  it.each([
    ['as sold', ask({ soldSerial: 'sn 1' }), 'as-sold', false],
    ['another than was sold', ask({ soldSerial: 'SN-2' }), 'differs', true],
    ['sold in another order', ask({ events: [{ ...sold, returnOrderId: 'r2' }] }), 'sold-to-another', true],
    ['returned already', ask({ events: [sold, returned] }), 'returned-before', true],
    ['returned, then sold again', ask({ events: [sold, returned, { ...sold, at: 30 }] }), 'as-sold', false],
    ['never heard of', ask(), 'unknown', false],
    ['not readable', ask({ serial: null, soldSerial: 'SN-2' }), 'unknown', false],
  ])('%s', (_, question, verdict, stop) => {
    expect(judgeSerial(question)).toMatchObject({ verdict, stop })
  })

  it('is stopped by a recall of its item, its lot or itself, offline, before all else', () => {
    const block = (more: object) => [{ kind: 'recall' as const, sku: null, serials: [], lots: [], reason: 'battery', ...more }]
    const stopped = (blocks: SerialQuestion['blocks'], more: Partial<SerialQuestion> = {}) => judgeSerial(ask({ blocks, soldSerial: 'SN-1', ...more })).verdict === 'blocked'
    expect(stopped(block({ sku: 'cam' }))).toBe(true)
    expect(stopped(block({ serials: ['sn1'] }))).toBe(true)
    expect(stopped(block({ serials: ['sn2'] }))).toBe(false)
    expect(stopped(block({ sku: 'CAM', lots: ['L7'] }), { lot: 'L7' })).toBe(true)
    expect(stopped(block({ sku: 'CAM', lots: ['L7'] }), { lot: 'L8' })).toBe(false)
    expect(stopped(block({ sku: 'TV' }))).toBe(false)
    expect(stopped(block({}))).toBe(false)
  })
})

describe('a light unit', () => {
  const parts = weighedParts(shippedChecklist('laptops'))

  it('lacks the part that weighs as much', () => {
    const named = (grams: number) => likelyMissing(parts, grams, 5).map(({ parts: set }) => set.map(({ answer }) => answer.id))
    expect(named(275)[0]).toEqual(['charger'])
    expect(named(600)[0]).toEqual(['box'])
    expect(named(885)[0]).toEqual(['charger', 'box'])
    expect(named(5000)).toEqual([])
    expect(named(0)).toEqual([])
  })
})

describe('the place of a value in a JSON text', () => {
  it('is told by line and column', () => {
    const text = '{\n  "rules": [\n    { "id": 1 },\n    { "id": "two", "a\\"b": [1,\n      {"deep": true}] }\n  ]\n}'
    const { placeOf } = locateJson(text)
    expect(placeOf(['rules', 1, 'id'])).toEqual({ line: 4, column: 13 })
    expect(placeOf(['rules', 1, 'a"b', 1, 'deep'])).toEqual({ line: 5, column: 16 })
    expect(placeOf(['rules', 1, 'nowhere', 'at', 'all'])).toEqual({ line: 4, column: 5 })
    expect(placeOf([])).toEqual({ line: 1, column: 1 })
  })

  it('is found in any JSON, and any text ends', () => {
    const seed = testSeed('located JSON')
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(undefined, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent)
      const lines = text.split('\n')
      const { placeOf } = locateJson(text)
      const check = (inner: unknown, keys: readonly PropertyKey[]): void => {
        const { line, column } = placeOf(keys)
        const here = lines[line - 1]?.slice(column - 1) ?? ''
        expect(here.startsWith(Array.isArray(inner) ? '[' : typeof inner === 'object' && inner !== null ? '{' : JSON.stringify(inner).slice(0, here.length))).toBe(true)
        if (typeof inner === 'object' && inner !== null) for (const [key, one] of Object.entries(inner)) check(one, [...keys, key])
      }
      check(value, [])
    }), { seed })
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '\\', 'a', ' ') }), (text) => {
      expect(locateJson(text).placeOf([]).line).toBe(1)
    }), { seed })
  })
})
