import { checkChecklist } from '@shared/domain/check-checklist'
import { dueQuestions, type Answer, type Question } from '@shared/domain/checklist'
import { readAnswer, MAX_ANSWER_TEXT } from '@shared/domain/read-answer'
import { MAX_LINEAGE, resolveChecklist, type ChecklistSource, type QuestionSource } from '@shared/domain/resolve-checklist'
import { describe, expect, it } from 'vitest'

const words = (text: string) => ({ en: text, ru: text, kk: text, zh: text, fr: text })
const answer = (id: string, place: number, more: Partial<Answer> = {}): Answer => ({ id, place, text: words(id), deduction: 0, flags: [], ...more })
const question = (id: string, more: Partial<QuestionSource> = {}): QuestionSource => ({
  id, kind: 'one-of', text: words(id), dimension: 'cosmetic', picture: 'question', answers: [answer('fine', 1), answer('bad', 2, { deduction: 30 })], ...more,
})
const source = (id: string, questions: readonly QuestionSource[], more: Partial<ChecklistSource> = {}): ChecklistSource => ({ id, version: 1, state: 'approved', title: words(id), questions, ...more })
const resolve = (one: ChecklistSource, ...others: readonly ChecklistSource[]) => resolveChecklist(one, (id) => [one, ...others].find((other) => other.id === id) ?? null)
const faultsOf = (...questions: readonly QuestionSource[]) => {
  const resolved = resolve(source('x', questions))
  return resolved.ok ? checkChecklist(resolved.value) : [resolved.failure]
}

describe('inheriting a checklist', () => {
  const base = source('base', [question('seal'), question('look'), question('smell')])

  it('replaces where a question stands, puts new ones where they are wanted, and leaves out', () => {
    const child = source('child', [question('look', { text: words('another look') }), question('last'), question('early', { before: 'look' })], { extends: 'base', without: ['smell'] })
    const resolved = resolve(child, base)
    expect(resolved.ok && resolved.value.questions.map(({ id }) => id)).toEqual(['seal', 'early', 'look', 'last'])
    expect(resolved.ok && resolved.value.questions[2]?.text.en).toBe('another look')
    expect(resolved.ok && resolved.value.lineage).toEqual(['child', 'base'])
  })

  it.each([
    ['a circle', source('a', [question('q')], { extends: 'b' }), [source('b', [question('q')], { extends: 'a' })], 'a cycle: a → b → a'],
    ['itself', source('a', [question('q')], { extends: 'a' }), [], 'a cycle: a → a'],
    ['nobody', source('a', [question('q')], { extends: 'ghost' }), [], 'there is no checklist ghost'],
    ['leaving out what is not there', source('a', [question('q')], { extends: 'base', without: ['ghost'] }), [base], 'no question ghost is inherited'],
    ['standing before what is not there', source('a', [question('q', { before: 'ghost' })], { extends: 'base' }), [base], 'there is no question ghost to stand before'],
  ])('is refused from %s', (_, one, others, fault) => {
    expect(resolve(one, ...others)).toMatchObject({ ok: false, failure: { fault } })
  })

  it('ends: a line as long as the limit is taken, a longer one is not', () => {
    const line = (length: number) => Array.from({ length }, (_, i) => source(`l${i}`, [question(`q${i}`)], i + 1 < length ? { extends: `l${i + 1}` } : {}))
    const [allowed, ...parents] = line(MAX_LINEAGE)
    expect(allowed && resolve(allowed, ...parents).ok).toBe(true)
    const [beyond, ...more] = line(MAX_LINEAGE + 1)
    expect(beyond && resolve(beyond, ...more).ok).toBe(false)
  })
})

describe('checking a checklist', () => {
  it('finds nothing in a good one', () => {
    expect(faultsOf(question('a'), question('b', { when: { all: [{ question: 'a', answers: ['bad'] }, { not: { question: 'a', answers: ['fine'] } }] } }))).toEqual([])
  })

  it.each<readonly [string, readonly QuestionSource[], string, string]>([
    ['a circle of conditions', [question('a', { when: { question: 'b', given: true } }), question('b', { when: { question: 'a', given: true } })], 'questions[0].when', 'a cycle: a → b → a'],
    ['a condition on itself', [question('a', { when: { question: 'a', given: true } })], 'questions[0].when', 'a cycle: a → a'],
    ['looking ahead', [question('a', { when: { question: 'b', given: true } }), question('b')], 'questions[0].when', 'looks ahead to b: a condition may only look at questions above it'],
    ['an unknown answer, deep inside', [question('a'), question('b', { when: { any: [{ not: { question: 'a', answers: ['fine', 'ghost'] } }] } })], 'questions[1].when.any[0].not.answers[1]', 'a has no answer ghost'],
    ['limits on what is no number', [question('a'), question('b', { when: { question: 'a', atLeast: 1 } })], 'questions[1].when.question', 'a is no number'],
    ['two questions with one id', [question('a'), question('a')], 'questions[1].id', 'two questions with the id a'],
    ['two answers at one place', [question('a', { answers: [answer('x', 1), answer('y', 1)] })], 'questions[0].answers[1].place', 'two answers at place 1'],
    ['a missing translation', [question('a', { text: { en: 'a', ru: 'а', kk: 'a', zh: 'a' } })], 'questions[0].text.fr', 'words are missing'],
    ['a yes without a no', [question('a', { kind: 'yes-no', answers: [answer('yes', 1), answer('perhaps', 2)] })], 'questions[0].answers', 'a question of kind yes-no needs an answer no'],
    ['a photo that cannot be taken', [question('a', { kind: 'photo' })], 'questions[0].answers', 'a question of kind photo needs an answer taken'],
    ['a timer without seconds', [question('a', { kind: 'timer', answers: [answer('done', 1), answer('stops', 3)] })], 'questions[0].seconds', 'a timer, and only a timer, has seconds'],
    ['limits with a gap', [question('a', { kind: 'number', number: { unit: '%', min: 0, max: 100, source: 'typed' }, answers: [answer('low', 1, { below: 40 }), answer('high', 2, { from: 50 })] })], 'questions[0].answers', 'no answer for 40 up to 50 %'],
    ['limits that overlap', [question('a', { kind: 'number', number: { unit: '%', min: 0, max: 100, source: 'typed' }, answers: [answer('low', 1, { below: 60 }), answer('high', 2, { from: 50 })] })], 'questions[0].answers', 'high: two answers for 50 %'],
    ['a highest value without an answer', [question('a', { kind: 'number', number: { unit: '%', min: 0, max: 100, source: 'typed' }, answers: [answer('low', 1, { below: 60 }), answer('high', 2, { from: 60, below: 100 })] })], 'questions[0].answers', 'no answer for 100 up to 100 %'],
  ])('tells %s', (_, questions, path, fault) => {
    expect(faultsOf(...questions)).toContainEqual({ path, fault })
  })
})

describe('a critical answer', () => {
  it('ends the questions at once', () => {
    const resolved = resolve(source('x', [question('a', { answers: [answer('fine', 1), answer('burns', 8, { critical: true })] }), question('b')]))
    if (!resolved.ok) throw new Error('refused')
    const due = (answerId: string) => dueQuestions(resolved.value, [{ questionId: 'a', answerId }]).map(({ id }) => id)
    expect([due('fine'), due('burns')]).toEqual([['a', 'b'], ['a']])
  })
})

describe('reading an answer', () => {
  const of = (more: Partial<QuestionSource>): Question => question('q', more)
  const yesNo = of({ kind: 'yes-no', answers: [answer('yes', 1), answer('no', 3)] })
  const several = of({ kind: 'several-of', answers: [answer('nothing', 1, { alone: true }), answer('lid', 2), answer('cable', 3)] })
  const battery = of({ kind: 'number', number: { unit: '%', min: 0, max: 100, source: 'typed' }, answers: [answer('weak', 3, { below: 70 }), answer('good', 1, { from: 70 })] })
  const serial = of({ kind: 'serial-match', answers: [answer('same', 1), answer('differs', 3), answer('not-readable', 9)] })
  const text = of({ kind: 'text', answers: [answer('given', 1), answer('none', 3)] })
  const timer = of({ kind: 'timer', seconds: 15, answers: [answer('done', 1), answer('stops', 3)] })
  const photo = of({ kind: 'photo', answers: [answer('taken', 1), answer('not-possible', 9)] })
  const hash = 'ab'.repeat(32)

  it.each([
    ['yes', yesNo, true, { answerId: 'yes' }],
    ['no, by its place', yesNo, 3, { answerId: 'no' }],
    ['several, in the order of the list', several, ['cable', 'lid', 'cable'], { answerId: 'lid', also: ['cable'] }],
    ['none of several', several, [], { answerId: 'nothing' }],
    ['a number below the limit', battery, 69.9, { answerId: 'weak', value: 69.9 }],
    ['a number at the limit', battery, 70, { answerId: 'good', value: 70 }],
    ['the highest number', battery, 100, { answerId: 'good', value: 100 }],
    ['a number by its button', battery, 'weak', { answerId: 'weak' }],
    ['a text', text, ' a scratch ', { answerId: 'given', value: 'a scratch' }],
    ['no text', text, 'none', { answerId: 'none' }],
    ['a timer that ran', timer, 15, { answerId: 'done', value: 15 }],
    ['a timer that was stopped', timer, 'stops', { answerId: 'stops' }],
    ['a photo', photo, hash, { answerId: 'taken', value: hash }],
    ['no photo', photo, 'not-possible', { answerId: 'not-possible' }],
  ])('takes %s', (_, asked, value, wanted) => {
    expect(readAnswer(asked, value)).toEqual({ ok: true, value: { questionId: 'q', ...wanted } })
  })

  it('holds a serial number against the one that was sold, however it is written', () => {
    expect(readAnswer(serial, 'sn 12-34', { soldSerial: 'SN1234' })).toMatchObject({ value: { answerId: 'same', value: 'sn 12-34' } })
    expect(readAnswer(serial, 'SN1235', { soldSerial: 'SN1234' })).toMatchObject({ value: { answerId: 'differs' } })
    expect(readAnswer(serial, 'not-readable')).toMatchObject({ value: { answerId: 'not-readable' } })
    expect(readAnswer(serial, 'SN1235')).toMatchObject({ ok: false, failure: { kind: 'wrong-kind' } })
  })

  it.each([
    ['an unknown answer', yesNo, 'perhaps', 'no-such-answer'], ['an unknown place', yesNo, 2, 'no-such-answer'], ['a list for one', yesNo, ['yes'], 'wrong-kind'],
    ['nothing beside something', several, ['nothing', 'lid'], 'stands-alone'], ['an unknown one of several', several, ['lid', 'ghost'], 'no-such-answer'],
    ['a number beyond the limits', battery, 101, 'out-of-limits'], ['no number at all', battery, Number.NaN, 'out-of-limits'],
    ['an empty text', text, '  ', 'wrong-kind'], ['a book', text, 'x'.repeat(MAX_ANSWER_TEXT + 1), 'too-long'], ['a timer cut short', timer, 14, 'out-of-limits'],
    ['a photo that is no hash', photo, 'picture.jpg', 'no-such-answer'],
  ])('refuses %s', (_, asked, value, kind) => {
    expect(readAnswer(asked, value)).toMatchObject({ ok: false, failure: { kind } })
  })
})
