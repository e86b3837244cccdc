import { PENDING_KINDS } from '@shared/domain/bench-state'
import { OUTCOME_KINDS } from '@shared/domain/commands/plan'
import { FAILURE_KINDS } from '@shared/domain/failure'
import { HOLD_REASONS, WEIGHT_VERDICTS } from '@shared/domain/journal-entry'
import { UNIT_STATES } from '@shared/domain/unit'
import { DISPOSITIONS } from '@shared/domain/zone'
import { describe, expect, test } from 'vitest'
import { COMPLETE_LANGUAGES, createStrings } from '../../../renderer/strings'
import { en } from '../../../renderer/strings/en'
import { LABEL_CAUSES, RECOGNISED } from '../../../renderer/strings/kinds'
import { ru } from '../../../renderer/strings/ru'
import { createSpeech } from '../../../renderer/strings/speech'
import { ENTRY_KINDS } from '../../../renderer/strings/trail-words'

const TEXTS = { en: textsOf(en), ru: textsOf(ru) }
const PLURAL = /_(one|few|many|other)$/

/** Every text by its path. */
function textsOf(node: object, prefix = ''): ReadonlyMap<string, string> {
  return new Map(Object.entries(node).flatMap(([key, value]: [string, unknown]) => (typeof value === 'string' ? [[`${prefix}${key}`, value] as const] : [...textsOf(value as object, `${prefix}${key}.`)])))
}

const keysOf = (texts: ReadonlyMap<string, string>) => new Set([...texts.keys()].map((key) => key.replace(PLURAL, '')))
const withoutBlanks = (text: string) => text.replaceAll(/\{\{\w+\}\}/g, '')
const blanksOf = (text: string) => new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]))

describe('languages', () => {
  test('have the same keys', () => {
    expect(COMPLETE_LANGUAGES).toEqual(Object.keys(TEXTS))
    expect([...keysOf(TEXTS.ru)].sort()).toEqual([...keysOf(TEXTS.en)].sort())
  })

  test.each(COMPLETE_LANGUAGES)('%s has every plural form that its numbers need', (language) => {
    const texts = TEXTS[language]
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    for (const base of [...TEXTS.en.keys()].filter((key) => key.endsWith('_other')).map((key) => key.replace(PLURAL, ''))) {
      expect(categories.filter((category) => !texts.has(`${base}_${category}`)), base).toEqual([])
    }
  })

  test('fill the same blanks', () => {
    for (const [key, text] of TEXTS.ru) {
      const inEnglish = TEXTS.en.get(key) ?? TEXTS.en.get(key.replace(PLURAL, '_other')) ?? ''
      // A language may name fewer things, never things that nobody fills.
      expect([...blanksOf(text)].filter((blank) => !blanksOf(inEnglish).has(blank)), key).toEqual([])
    }
  })

  test.each(COMPLETE_LANGUAGES)('%s blames nobody, is never empty, and closes what it sets in bold', (language) => {
    for (const [key, text] of TEXTS[language]) {
      expect(withoutBlanks(text), key).not.toMatch(/error|ошибк|invalid|неверн/i)
      expect(text.trim(), key).toBe(text)
      expect(text.length, key).toBeGreaterThan(0)
      expect(text.split('**').length % 2, key).toBe(1)
    }
  })

  test.each(COMPLETE_LANGUAGES)('%s keeps its prompts to 60 characters', (language) => {
    const prompts = [...TEXTS[language]].filter(([key]) => (key.startsWith('steps.') && !key.includes('Context')) || key.endsWith('.act') || /^confirm\.[^.]+\.prompt/.test(key) || ['signIn.prompt', 'signIn.who', 'signIn.pin'].includes(key))
    expect(prompts.length).toBeGreaterThan(50)
    for (const [key, text] of prompts) expect(text.length, `${key}: ${text}`).toBeLessThanOrEqual(60)
  })

  test('Russian is Russian: no English word was left in it', () => {
    const english = [...TEXTS.ru].filter(([key, text]) => !key.startsWith('languages.') && /[a-z]{3}/.test(withoutBlanks(text).replaceAll(/Turnback|Enter|Caps Lock|Ctrl|Shift|tcp|Code 128|Data Matrix/g, '')))
    expect(english).toEqual([])
  })
})

describe.each(COMPLETE_LANGUAGES)('every kind has words in %s', (language) => {
  const keys = keysOf(TEXTS[language])
  test.each([
    ['outcomes', OUTCOME_KINDS, ''],
    ['refusals', FAILURE_KINDS, '.cause'],
    ['refusals', FAILURE_KINDS, '.act'],
    ['refusals', FAILURE_KINDS, '.echo'],
    ['confirm', PENDING_KINDS, '.prompt'],
    ['confirm', PENDING_KINDS, '.yes'],
    ['confirm', PENDING_KINDS, '.no'],
    ['recognised', RECOGNISED, ''],
    ['trailSteps', ENTRY_KINDS, ''],
    ['undo', ENTRY_KINDS, ''],
    ['holdReasons', HOLD_REASONS, ''],
    ['weightVerdicts', WEIGHT_VERDICTS, ''],
    ['unitStates', UNIT_STATES, ''],
    ['dispositions', DISPOSITIONS, ''],
    ['label.causes', LABEL_CAUSES, ''],
    ['label.acts', LABEL_CAUSES, ''],
  ])('%s, %#', (part, kinds, leaf) => {
    expect(kinds.filter((kind) => !keys.has(`${part}.${kind}${leaf}`))).toEqual([])
  })
})

describe('numbers in sentences', () => {
  test('Russian counts one, few and many', () => {
    const { t } = createSpeech(createStrings('ru'), 'ru')
    expect([1, 2, 5, 11, 21, 22, 25].map((count) => t('signIn.held', { count }))).toEqual([
      '1 товар отложен', '2 товара отложено', '5 товаров отложено', '11 товаров отложено', '21 товар отложен', '22 товара отложено', '25 товаров отложено',
    ])
  })

  test('weights, spans and times are written as the language does', () => {
    const english = createSpeech(createStrings('en'), 'en')
    const russian = createSpeech(createStrings('ru'), 'ru')
    const plain = (text: string) => text.replaceAll(/\s/g, ' ')
    expect(plain(english.weight(1410))).toBe('1,410 g')
    expect(plain(russian.weight(1410))).toBe('1410 г'.replace('1410', plain(new Intl.NumberFormat('ru-RU').format(1410))))
    expect(plain(english.span(2140))).toBe('2.1 s')
    expect(plain(russian.span(2140))).toBe('2,1 с')
    expect(english.span(11_520_000)).toBe('3 h 12 min')
    expect(english.elapsed(4_900)).toBe('4 s')
    expect(english.minutesSeconds(74_000)).toBe('1:14')
    expect(english.time(new Date(2026, 10, 24, 6, 2).getTime())).toBe('06:02')
    expect(plain(english.weightParts(412).grams)).toBe('412')
    expect(russian.weightParts(412).unit.trim()).toBe('г')
  })

  test('a language that is not complete speaks English, and template data in its own words', () => {
    const kazakh = createSpeech(createStrings('kk'), 'kk')
    expect(kazakh.t('steps.parcel')).toBe('Scan the parcel')
    expect(kazakh.words({ en: 'Yes', ru: 'Да', kk: 'Иә' })).toBe('Иә')
    expect(kazakh.words({ en: 'No', ru: 'Нет' })).toBe('No')
  })

  test('what a code or a title says is shown as it is', () => {
    const { t } = createSpeech(createStrings('en'), 'en')
    expect(t('outcomes.unit-identified', { title: '<b>5" tube & $t(x) {{y}}</b>' })).toBe('<b>5" tube & $t(x) {{y}}</b>')
  })
})
