import { answersGiven, dueQuestions, findingWords, nextQuestion, questionsAtMost, type Checklist } from '@shared/domain/checklist'
import { chainGenesisText, chainText } from '@shared/domain/entry-chain'
import { FAILURE_KINDS, signalOf } from '@shared/domain/failure'
import { parseSubject, subjectOf } from '@shared/domain/journal-entry'
import { nearestRank } from '@shared/domain/nearest-rank'
import { assertNever, invariant } from '@shared/domain/result'
import { LANGUAGES, fillBlanks, wordsIn } from '@shared/domain/words'
import { DISPOSITIONS, ZONE_ROUTES, ZONES, ZONE_LETTERS, isResalable, isZoneLetter, zoneFor } from '@shared/domain/zone'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testSeed } from '../support/seeded'

const question = (id: string, answers: readonly string[], when?: { question: string; answers: string[] }) => ({
  id, kind: 'one-of' as const, text: { en: id, ru: id }, dimension: 'function' as const, picture: 'question', when,
  answers: answers.map((answer, i) => ({ place: i + 1, id: answer, text: { en: answer, ru: answer }, deduction: 0, flags: [] })),
})
const checklist: Checklist = {
  id: 'test', version: 1, state: 'approved', lineage: ['test'], title: { en: 'Test', ru: 'Тест' },
  questions: [question('first', ['yes', 'no']), question('why', ['broken'], { question: 'first', answers: ['no'] }), question('last', ['fine'])],
}

describe('a checklist', () => {
  it('asks only what its conditions allow', () => {
    const ids = (given: Parameters<typeof dueQuestions>[1]) => dueQuestions(checklist, given).map((one) => one.id)
    expect(ids([])).toEqual(['first', 'last'])
    expect(ids([{ questionId: 'first', answerId: 'no' }])).toEqual(['first', 'why', 'last'])
    expect(ids([{ questionId: 'first', answerId: 'yes' }])).toEqual(['first', 'last'])
  })

  it('knows the next question, and when there is none', () => {
    expect(nextQuestion(checklist, [])?.id).toBe('first')
    expect(nextQuestion(checklist, [{ questionId: 'first', answerId: 'no' }])?.id).toBe('why')
    expect(nextQuestion(checklist, [{ questionId: 'first', answerId: 'yes' }, { questionId: 'last', answerId: 'fine' }])).toBeNull()
  })

  it('promises no more questions than can come, and never more than before', () => {
    expect(questionsAtMost(checklist, [])).toBe(3)
    expect(questionsAtMost(checklist, [{ questionId: 'first', answerId: 'yes' }])).toBe(2)
    expect(questionsAtMost(checklist, [{ questionId: 'first', answerId: 'no' }])).toBe(3)
  })

  it('words an answer so that it stands without its question', () => {
    const [no] = question('first', ['no']).answers
    expect(no && findingWords(no)).toEqual({ en: 'no', ru: 'no' })
    expect(no && findingWords({ ...no, finding: { en: 'seal broken', ru: 'пломба сорвана' } }).en).toBe('seal broken')
  })

  it('leaves answers out that it does not know, as after a new version', () => {
    expect(answersGiven(checklist, [{ questionId: 'gone', answerId: 'yes' }, { questionId: 'first', answerId: 'gone' }, { questionId: 'last', answerId: 'fine' }]).map(({ answer }) => answer.id)).toEqual(['fine'])
  })
})

describe('zones', () => {
  it('take one route each, and every disposition has a zone', () => {
    expect(ZONE_ROUTES.map((disposition) => zoneFor(disposition).letter)).toEqual(ZONE_LETTERS)
    for (const letter of ZONE_LETTERS) expect(zoneFor(ZONES[letter].disposition).letter).toBe(letter)
    expect(DISPOSITIONS.map((disposition) => zoneFor(disposition).letter).every(isZoneLetter)).toBe(true)
    expect(new Set(ZONE_LETTERS.map((letter) => ZONES[letter].shape)).size).toBe(ZONE_LETTERS.length)
  })

  it('know their letters', () => {
    expect([...'ABCVRQ'].every(isZoneLetter)).toBe(true)
    for (const text of ['D', 'a', '', 'AB']) expect(isZoneLetter(text)).toBe(false)
  })

  it('lead back to a shelf from A and B', () => {
    expect(DISPOSITIONS.filter(isResalable)).toEqual(['restock', 'repack', 'resell-new', 'discount'])
  })
})

describe('words', () => {
  it('fall back to English where a language is missing', () => {
    const words = { en: 'box', ru: 'коробка', zh: '盒子' }
    expect(LANGUAGES.map((language) => wordsIn(words, language))).toEqual(['box', 'коробка', 'box', '盒子', 'box'])
  })

  it('have blanks that are filled, and stay where nothing fills them', () => {
    expect(fillBlanks('return {number}, {grams} g', { number: 'RMA-1', grams: 5 })).toBe('return RMA-1, 5 g')
    expect(fillBlanks('{number} {toString}', {})).toBe('{number} {toString}')
    expect(fillBlanks('{a}', { a: '{b}', b: 'x' })).toBe('{b}')
  })
})

describe('the chain text', () => {
  const entry = { seq: 7, at: 123, version: 1, kind: 'unitHeld', subject: subjectOf('unit', 'u1'), actor: null }

  it('is every part on a line of its own', () => {
    expect(chainText(entry, '{"reason":"lead-decides"}')).toBe('7\n123\n1\nunitHeld\nunit:u1\n\n{"reason":"lead-decides"}')
    expect(chainGenesisText('Bench 07', 'abc')).toBe('Bench 07\nabc')
  })

  it('refuses parts that would make two entries look alike', () => {
    expect(() => chainText({ ...entry, kind: 'a\nb' }, '{}')).toThrow('ambiguous')
    expect(() => chainText({ ...entry, subject: 'unit:a\nb' }, '{}')).toThrow('ambiguous')
  })
})

describe('subjects', () => {
  it('are read back, and unknown types are none', () => {
    expect(parseSubject(subjectOf('return-order', 'RMA:1'))).toEqual({ type: 'return-order', id: 'RMA:1' })
    expect(parseSubject('pallet:1')).toBeNull()
    expect(parseSubject('unit')).toBeNull()
  })
})

describe('failures', () => {
  it('stop the bench only where going on would put something in the wrong place', () => {
    expect(FAILURE_KINDS.filter((kind) => signalOf(kind) === 'stop')).toEqual(['wrong-tote', 'wrong-label', 'wrong-location', 'code-covered', 'old-code-reads'])
  })

  it('are no faults: a broken promise throws', () => {
    expect(() => invariant(false, 'two and two')).toThrow('invariant broken: two and two')
    // @ts-expect-error -- the data broke the promise of its type
    const broken = (): never => assertNever('x', 'step')
    expect(broken).toThrow('step: unexpected "x"')
  })
})

describe('the nearest-rank percentile', () => {
  it('is one of the values', () => {
    const seed = testSeed('nearest rank')
    fc.assert(fc.property(fc.array(fc.nat(), { minLength: 1 }), fc.constantFrom(0.01, 0.5, 0.9, 1), (values, share) => {
      const found = nearestRank(values, share) ?? -1
      expect(values).toContain(found)
      expect(values.filter((value) => value <= found).length / values.length).toBeGreaterThanOrEqual(share)
      expect(values.filter((value) => value < found).length / values.length).toBeLessThan(share)
    }), { seed })
  })

  it('takes the lower middle of an even number, and nothing of none', () => {
    expect(nearestRank([4, 1, 3, 2], 0.5)).toBe(2)
    expect(nearestRank([], 0.5)).toBeNull()
    expect(nearestRank([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9)).toBe(9)
  })
})
