import { ChecklistSourceSchema } from '@shared/contract/checklist-data'
import { DispositionRulesSchema, GradingRulesSchema } from '@shared/contract/rule-data'
import { SampleOperatorsSchema, SampleTotesSchema } from '@shared/contract/template-data'
import { identifyScan, toGtin14 } from '@shared/domain/barcode'
import { checkChecklist } from '@shared/domain/check-checklist'
import { FLAGS, answersGiven, questionsAtMost, type Checklist } from '@shared/domain/checklist'
import { chooseChecklistId } from '@shared/domain/choose-checklist'
import { decideDisposition } from '@shared/domain/disposition-rules'
import { gradeAnswers } from '@shared/domain/grading-rules'
import { makeLpn, makeNumberedLpn, parseLpn } from '@shared/domain/lpn'
import { resolveChecklist } from '@shared/domain/resolve-checklist'
import { LANGUAGES, type Words } from '@shared/domain/words'
import { ZONE_LETTERS, isZoneLetter, zoneFor } from '@shared/domain/zone'
import { parse } from 'csv-parse/sync'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { QUESTION_PICTURES } from '../../renderer/components/question-pictures'
import { RESOURCES, readResource, shippedChecklist, shippedChecklists, shippedChoices, shippedLabelWords, shippedRules, shippedScanContext, shippedSheetWords, shippedSummaryWords } from '../support/shipped-templates'
import { allWalks } from '../support/walk-checklist'

/** What fits: a 56-72 px prompt in two lines, and a choice key of 216 px. */
const LIMITS = { prompt: 40, text: 22, hint: 24, longestWord: 14 }

const checklists = shippedChecklists()
const rules = shippedRules()

function judge(checklist: Checklist, given: Parameters<typeof gradeAnswers>[1]) {
  const graded = gradeAnswers(checklist, given, rules.grading)
  const { grade, flags, dimensions } = graded
  return { ...graded, ...decideDisposition(rules.disposition, { grade, flags, dimensions, checklistId: checklist.id, lineage: checklist.lineage }) }
}

function textsOf(checklist: Checklist): readonly { words: Words; limit: number; where: string }[] {
  return checklist.questions.flatMap((question) => [
    { words: question.text, limit: LIMITS.prompt, where: question.id },
    ...question.answers.flatMap((answer) => [
      { words: answer.text, limit: LIMITS.text, where: `${question.id}/${answer.id}` },
      ...(answer.finding ? [{ words: answer.finding, limit: LIMITS.hint, where: `${question.id}/${answer.id} finding` }] : []),
      ...(answer.hint ? [{ words: answer.hint, limit: LIMITS.hint, where: `${question.id}/${answer.id} hint` }] : []),
    ]),
  ])
}

describe.each(checklists.map((checklist) => [checklist.id, checklist] as const))('the shipped checklist %s', (id, checklist) => {
  it('lies in the file of its id, approved and without a fault', () => {
    expect(readResource(`checklists/${id}.json`)).toMatchObject({ id, state: 'approved' })
    expect(checkChecklist(checklist)).toEqual([])
  })

  it('never promises fewer questions than come, and never more than before', () => {
    for (const { given } of allWalks(checklist)) {
      const promised = Array.from({ length: given.length + 1 }, (_, i) => questionsAtMost(checklist, given.slice(0, i)))
      expect(promised.every((count, i) => count >= given.length && count <= (promised[i - 1] ?? Infinity)), JSON.stringify(given)).toBe(true)
      expect(promised.at(-1)).toBe(given.length)
    }
  })

  it('has eight to twenty questions, and shows only pictures that exist', () => {
    expect(checklist.questions.length).toBeGreaterThanOrEqual(8)
    expect(checklist.questions.length).toBeLessThanOrEqual(20)
    for (const question of checklist.questions) expect(Object.keys(QUESTION_PICTURES)).toContain(question.picture)
  })

  it('has words in five languages that fit the screen', () => {
    for (const { words, limit, where } of textsOf(checklist)) {
      for (const language of LANGUAGES) {
        const text = words[language] ?? ''
        expect(text, `${where} ${language}`).not.toBe('')
        expect(text.length, `${where} ${language}: ${text}`).toBeLessThanOrEqual(limit)
        for (const word of text.split(/[\s-]/)) expect(word.length, `${where} ${language}: ${word}`).toBeLessThanOrEqual(LIMITS.longestWord)
      }
    }
  })

  it('has yes at 1 and no at 3 with 2 empty, and the way to the lead at 9', () => {
    for (const { id: questionId, answers } of checklist.questions) {
      const placeOf = (answerId: string) => answers.find((answer) => answer.id === answerId)?.place
      if (placeOf('yes') !== undefined) {
        expect([placeOf('yes'), placeOf('no')], questionId).toEqual([1, 3])
        expect(answers.every((answer) => answer.place !== 2), questionId).toBe(true)
      }
      if (placeOf('nothing') !== undefined) expect(placeOf('nothing'), questionId).toBe(1)
      if (placeOf('not-sure') !== undefined) expect(placeOf('not-sure'), questionId).toBe(9)
      const atNine = answers.find((answer) => answer.place === 9)
      if (atNine) expect(atNine.flags, questionId).toContain('ask-lead')
    }
  })

  it('words every yes and no so that it stands without its question', () => {
    for (const { id: questionId, answers } of checklist.questions) {
      for (const { id: answerId, finding } of answers) if (answerId === 'yes' || answerId === 'no') expect(finding, `${questionId}/${answerId}`).toBeDefined()
    }
  })

  it('has an answer without deduction or a way to the lead for every question, so that nobody must lie', () => {
    for (const question of checklist.questions) {
      expect(question.answers.some((answer) => answer.deduction === 0 || answer.flags.includes('ask-lead')) || question.id === 'missing', question.id).toBe(true)
    }
  })

  it('ends every way within six answers', () => {
    for (const { given } of allWalks(checklist)) expect(given.length).toBeLessThanOrEqual(6)
  })

  it('needs at most three answers for a good unit', () => {
    const walks = allWalks(checklist)
    const best = walks.filter((walk) => walk.deduction === 0 && judge(checklist, walk.given).flags.length === 0)
    expect(best.length).toBeGreaterThan(0)
    for (const walk of best) expect(walk.given.length).toBeLessThanOrEqual(3)
    for (const walk of walks.filter(({ given }) => judge(checklist, given).grade === 'A')) expect(walk.given.length).toBeLessThanOrEqual(3)
  })

  it('leads to every grade', () => {
    expect(new Set(allWalks(checklist).map(({ given }) => judge(checklist, given).grade))).toEqual(new Set(['A', 'B', 'C', 'D']))
  })

  it('is left at once after a hazard, an open answer or a wrong item where nothing else would change the route', () => {
    for (const { given } of allWalks(checklist)) {
      const at = answersGiven(checklist, given).findIndex(({ answer }) => answer.flags.some((flag) => flag === 'hazard' || flag === 'wrong-item'))
      if (at >= 0) expect(at).toBe(given.length - 1)
    }
  })
})

describe('the shipped rules', () => {
  const judged = checklists.flatMap((checklist) => allWalks(checklist).map(({ given }) => ({ checklist, given, ...judge(checklist, given) })))

  it('give every rule a unit that it decides', () => {
    // Rules that look at more than the inspection: one unit each that they decide.
    const good = { grade: 'A', flags: [], checklistId: 'general' } as const
    const beyond = [
      { ...good, recalled: true }, { ...good, serial: 'differs' as const }, { ...good, shelfLifeDays: -1 },
      { grade: 'D', flags: ['not-working'], checklistId: 'phones', lineage: ['phones', 'electronics'], vendorQuota: 'used-up' } as const,
    ].map((facts) => decideDisposition(rules.disposition, facts).rule.id)
    expect(new Set([...judged.map(({ rule }) => rule.id), ...beyond])).toEqual(new Set(rules.disposition.rules.map((rule) => rule.id)))
  })

  it('fill every zone', () => {
    expect(new Set(judged.map(({ disposition }) => zoneFor(disposition).letter))).toEqual(new Set(ZONE_LETTERS))
  })

  it('raise every flag somewhere and cap or route by each of them', () => {
    expect(new Set(judged.flatMap(({ flags }) => flags))).toEqual(new Set(FLAGS))
    const known = new Set([...rules.grading.caps.map((cap) => cap.flag), ...rules.disposition.rules.flatMap((rule) => rule.when.anyFlag ?? [])])
    expect(known).toEqual(new Set(FLAGS))
  })

  it('send everything dangerous or open to quarantine', () => {
    for (const { flags, disposition } of judged) {
      if (flags.includes('hazard') || flags.includes('ask-lead')) expect(disposition).toBe('quarantine')
    }
  })

  it('never send a unit of grade C or D back to a shelf for sale', () => {
    for (const { grade, disposition } of judged) {
      if (grade === 'C' || grade === 'D') expect(['restock', 'repack']).not.toContain(disposition)
    }
  })

  it('restock a sealed unit of each kind', () => {
    const sealed = (id: string, given: Parameters<typeof gradeAnswers>[1]) => judge(shippedChecklist(id), given).rule.id
    expect(sealed('clothing', [{ questionId: 'seal', answerId: 'yes' }])).toBe(12)
    expect(sealed('general', [{ questionId: 'seal', answerId: 'yes' }])).toBe(12)
    expect(sealed('home', [{ questionId: 'seal', answerId: 'yes' }, { questionId: 'rattle', answerId: 'no' }])).toBe(12)
    expect(sealed('books-and-media', [{ questionId: 'kind', answerId: 'disc' }, { questionId: 'film', answerId: 'yes' }])).toBe(12)
    expect(sealed('shoes', [{ questionId: 'pair', answerId: 'both' }, { questionId: 'sole', answerId: 'like-new' }, { questionId: 'box', answerId: 'like-new' }])).toBe(12)
    expect(sealed('electronics', [{ questionId: 'seal', answerId: 'yes' }, { questionId: 'box', answerId: 'like-new' }])).toBe(12)
  })

  it('name only checklists that exist', () => {
    const ids = checklists.map((checklist) => checklist.id)
    for (const id of rules.disposition.rules.flatMap((rule) => rule.when.checklists ?? [])) expect(ids).toContain(id)
  })
})

describe('choosing a checklist', () => {
  const choices = shippedChoices()
  const chosen = (category: string, title = '') => chooseChecklistId(choices, category, title)

  it('names only checklists that exist and ends with the general one', () => {
    const ids = checklists.map((checklist) => checklist.id)
    for (const choice of choices.choices) expect(ids).toContain(choice.checklist)
    expect(choices.choices.at(-1)?.checklist).toBe('general')
  })

  it.each([
    ['Women/Tops/Jackets', '', 'clothing'],
    ['', 'Rain jacket, M', 'clothing'],
    ['Одежда/Куртки', 'Куртка', 'clothing'],
    ['ropa/hombre', '', 'clothing'],
    ['服装/卫衣', '', 'clothing'],
    ['', '男士卫衣 黑色', 'clothing'],
    ['electronics', 'Xerox Black toner cartridge', 'electronics'],
    ['', 'Tripp Lite High Speed Mini-HDMI Cable', 'electronics'],
    ['Ноутбуки', '', 'laptops'],
    ['电脑/手机', '', 'phones'],
    ['Кухня/Электрочайник', '', 'appliances'],
    ['Beauty/Nail polish', '', 'cosmetics'],
    ['电脑/鼠标', '无线鼠标', 'electronics'],
    ['Electro y tecnologia/Celulares', '', 'phones'],
    ['gift/home', 'DAISY NOTEBOOK', 'home'],
    ['Electro y tecnologia/Televisores', '', 'electronics'],
    ['Bazar/Cocina', '', 'home'],
    ['Libreria/Cuadernos', '', 'general'],
    ['Libros, musica y peliculas/Libros', '', 'books-and-media'],
    ['fashion_calcados', '', 'shoes'],
    ['livros_interesse_geral', '', 'books-and-media'],
    ['cama_mesa_banho', '', 'home'],
    ['informatica_acessorios', '', 'electronics'],
    ['brinquedos', '', 'toys'],
    ['Bekleidung/Hosen', '', 'clothing'],
    ['Schuhe/Damen', '', 'shoes'],
    ['Bücher/Romane', '', 'books-and-media'],
    ['Maison/Vaisselle', '', 'home'],
    ['Chaussures femme', '', 'shoes'],
    ['', 'Кроссовки беговые, 41', 'shoes'],
    ['Книги/Романы', '', 'books-and-media'],
    ['', 'Doll clothes set', 'toys'],
    ['', 'Untitled thing', 'general'],
    ['', '', 'general'],
  ])('%j with title %j takes %s', (category, title, id) => {
    expect(chosen(category, title)).toBe(id)
  })

  it('matches words at their start only', () => {
    expect(chosen('', 'Untoyed')).toBe('general')
    expect(chosen('', 'laptops')).toBe('laptops')
    expect(chosen('', 'netlaptop')).toBe('general')
  })

  it('lets the category decide before the title', () => {
    expect(chosen('Books', 'The laptop and the jacket')).toBe('books-and-media')
  })
})

describe('the shipped words', () => {
  it('are complete in English and Russian, with the same blanks', () => {
    const blanks = (text: string) => [...text.matchAll(/\{\w+\}/g)].map((match) => match[0]).sort()
    const check = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return
      if ('en' in value && 'ru' in value) {
        const words = value as Words
        expect(blanks(words.ru), path).toEqual(blanks(words.en))
        expect(words.ru === words.en && words.en !== 'LPN' && /[a-z]{2}/i.test(words.en.replace(/\{\w+\}/g, '')), `${path} is not translated`).toBe(false)
        return
      }
      for (const [key, inner] of Object.entries(value)) check(inner, `${path}/${key}`)
    }
    check(shippedLabelWords(), 'label')
    check(shippedSummaryWords(), 'shift-summary')
    check(shippedSheetWords(), 'command-sheet')
    check(rules, 'rules')
    check(checklists, 'checklists')
  })
})

describe('the schemas', () => {
  const good = () => structuredClone(readResource('checklists/clothing.json')) as { questions: { id: string; when?: unknown; answers: { place: number; deduction: number }[] }[] }

  const faultsOf = (source: unknown) => {
    const resolved = resolveChecklist(ChecklistSourceSchema.parse(source), () => null)
    return resolved.ok ? checkChecklist(resolved.value) : [resolved.failure]
  }

  it('find nothing in what is shipped', () => {
    expect(faultsOf(good())).toEqual([])
  })

  it('refuse two answers at one place', () => {
    const bad = good()
    bad.questions[0]!.answers[1]!.place = bad.questions[0]!.answers[0]!.place
    expect(faultsOf(bad)).not.toEqual([])
  })

  it('refuse a condition that looks forward or at an answer that does not exist', () => {
    const forward = good()
    forward.questions[0]!.when = { question: 'tags', answers: ['yes'] }
    expect(faultsOf(forward)).not.toEqual([])
    const unknown = good()
    unknown.questions[1]!.when = { question: 'seal', answers: ['perhaps'] }
    expect(faultsOf(unknown)).not.toEqual([])
  })

  it('refuse a misspelt field', () => {
    expect(ChecklistSourceSchema.safeParse({ ...good(), tittle: {} }).success).toBe(false)
  })

  it('refuse disposition rules without a last rule for everything', () => {
    expect(DispositionRulesSchema.safeParse({ ...rules.disposition, rules: rules.disposition.rules.slice(0, -1) }).success).toBe(false)
  })

  it('refuse thresholds that leave a score without a grade', () => {
    expect(GradingRulesSchema.safeParse({ ...rules.grading, thresholds: rules.grading.thresholds.slice(0, -1) }).success).toBe(false)
  })
})

describe('the sample data', () => {
  const csv = (name: string): Record<string, string>[] => parse(readFileSync(join(RESOURCES, 'sample', name)), { columns: true })
  const items = csv('catalogue.csv')
  const lines = csv('expected-returns.csv')

  it('has invented items with right GTINs of the demonstration prefix, or a SKU alone', () => {
    expect(items.length).toBeGreaterThan(100)
    expect(new Set(items.map((item) => item.sku)).size).toBe(items.length)
    const gtins = items.flatMap((item) => [item.gtins, item.packCode, item.cartonCode]).filter(Boolean)
    // Of the codes one, and only one, stands for two items: the bench asks which.
    expect(new Set(gtins).size).toBe(gtins.length - 1)
    for (const gtin of gtins) expect(toGtin14(gtin!)).toMatch(/^0952/)
    expect(items.filter((item) => item.department === 'clothing').every((item) => item.gtins === '')).toBe(true)
  })

  it('is known to the checklists by its category', () => {
    for (const item of items) {
      const expected = /shoe|sneaker|boot/i.test(item.name!) ? ['shoes'] : item.department === 'home' ? ['home', 'general', 'electronics'] : [item.department]
      const { lineage } = shippedChecklist(chooseChecklistId(shippedChoices(), `${item.department}/${item.category}`, item.name!))
      expect(lineage.some((one) => expected.includes(one)), `${item.name}: ${lineage.join(', ')}`).toBe(true)
    }
  })

  it('announces return orders from RMA-4701 with placeholder buyers only', () => {
    const numbers = [...new Set(lines.map((line) => line.rma))]
    expect(numbers).toHaveLength(45)
    expect(numbers[0]).toBe('RMA-4701')
    for (const line of lines) {
      expect(Number(line.quantityExpected)).toBeGreaterThanOrEqual(1)
      expect(Number(line.quantityExpected)).toBeLessThanOrEqual(3)
      expect(line.buyerName).toMatch(/^Buyer \d+$/)
      expect(line.buyerEmail).toMatch(/@example\.invalid$/)
    }
  })

  it('has goods for every question of the intake', () => {
    const has = (column: string) => items.filter((item) => item[column] !== '')
    for (const column of ['asksSerial', 'asksLot', 'packQuantity', 'cartonQuantity']) expect(has(column), column).not.toEqual([])
    const rmasBy = (column: string): Record<string, Set<string | undefined>> => Object.fromEntries(lines.map((line) => [line[column] ?? '', new Set(lines.filter((other) => other[column] === line[column]).map((other) => other.rma))]))
    const { '': untold, ...byTracking } = rmasBy('trackingNumber')
    expect(untold?.size).toBe(40)
    expect(Math.max(...Object.values(byTracking).map((found) => found.size))).toBe(2)
    for (const tracking of Object.keys(byTracking)) expect(identifyScan(tracking, shippedScanContext()).candidates[0]).toMatchObject({ kind: 'tracking', courier: 's10', valid: true })
    expect(Math.max(...lines.map((line) => Number(line.line)))).toBeGreaterThan(20)
  })

  it('has operators with badges and totes with plates of every zone', () => {
    const { badgeRange, operators } = SampleOperatorsSchema.parse(readResource('sample/operators.json'))
    for (const operator of operators) expect(parseLpn(makeNumberedLpn('badge', badgeRange, operator.badgeNumber))?.type).toBe('badge')
    const { totes } = SampleTotesSchema.parse(readResource('sample/totes.json'))
    const zones = totes.map(({ body }) => parseLpn(makeLpn('tote', body))?.body.charAt(0) ?? '')
    expect(zones.filter(isZoneLetter).sort()).toEqual([...ZONE_LETTERS].sort())
  })
})
