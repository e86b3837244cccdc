import { evaluateCondition, MAX_CONDITION_DEPTH, MAX_CONDITION_PARTS, measureCondition, questionsOf, type Condition, type SeenAnswer } from '@shared/domain/condition'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testSeed } from '../../support/seeded'

const leaf: Condition = { question: 'a', answers: ['yes'] }
const answers = (entries: Readonly<Record<string, SeenAnswer>>): ReadonlyMap<string, SeenAnswer> => new Map(Object.entries(entries))
const yes = answers({ a: { answerIds: ['yes'] } })
const holds = (condition: Condition, given: ReadonlyMap<string, SeenAnswer>) => {
  const held = evaluateCondition(condition, given)
  if (!held.ok) throw new Error(held.failure.kind)
  return held.value
}

const anyId = fc.constantFrom('a', 'b', 'c')
const anyAnswerId = fc.constantFrom('yes', 'no', 'torn')
const { condition: anyCondition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.record({ question: anyId, answers: fc.uniqueArray(anyAnswerId, { minLength: 1 }) }),
    fc.record({ question: anyId, given: fc.boolean() }),
    fc.record({ question: anyId, atLeast: fc.integer({ min: -5, max: 5 }), atMost: fc.integer({ min: -5, max: 5 }) }),
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
}))
const anyAnswers = fc.dictionary(anyId, fc.record({ answerIds: fc.uniqueArray(anyAnswerId, { minLength: 1 }), number: fc.option(fc.integer({ min: -5, max: 5 }), { nil: undefined }) })).map(answers)

describe('a condition', () => {
  it.each([
    ['one of the answers', leaf, yes, true],
    ['another answer', leaf, answers({ a: { answerIds: ['no'] } }), false],
    ['no answer', leaf, answers({}), false],
    ['one of several answers', leaf, answers({ a: { answerIds: ['no', 'yes'] } }), true],
    ['given', { question: 'a', given: true } as const, yes, true],
    ['not given', { question: 'b', given: false } as const, yes, true],
    ['a number at its limits', { question: 'n', atLeast: 3, atMost: 3 } as const, answers({ n: { answerIds: ['x'], number: 3 } }), true],
    ['a number beyond', { question: 'n', atMost: 3 } as const, answers({ n: { answerIds: ['x'], number: 3.01 } }), false],
    ['an answer that is no number', { question: 'a', atMost: 3 } as const, yes, false],
  ])('%s', (_, condition, given, wanted) => {
    expect(holds(condition, given)).toBe(wanted)
  })

  it('joins as logic does, whatever was given', () => {
    const seed = testSeed('conditions')
    fc.assert(fc.property(anyCondition, anyCondition, anyAnswers, (one, other, given) => {
      const [first, second] = [holds(one, given), holds(other, given)]
      expect(holds({ not: one }, given)).toBe(!first)
      expect(holds({ all: [one, other] }, given)).toBe(first && second)
      expect(holds({ any: [one, other] }, given)).toBe(first || second)
      expect(holds({ not: { any: [one, other] } }, given)).toBe(holds({ all: [{ not: one }, { not: other }] }, given))
    }), { seed })
  })

  it('looks at nothing but the questions it names', () => {
    const seed = testSeed('conditions, questions')
    fc.assert(fc.property(anyCondition, anyAnswers, (condition, given) => {
      const named = questionsOf(condition)
      expect(holds(condition, new Map([...given].filter(([id]) => named.includes(id))))).toBe(holds(condition, given))
    }), { seed })
  })

  it('is refused beyond its limits, and only there', () => {
    const nested = (depth: number): Condition => (depth === 1 ? leaf : { not: nested(depth - 1) })
    expect(measureCondition(nested(MAX_CONDITION_DEPTH))).toBeNull()
    expect(evaluateCondition(nested(MAX_CONDITION_DEPTH + 1), yes)).toEqual({ ok: false, failure: { kind: 'too-deep', limit: MAX_CONDITION_DEPTH } })
    const wide = (parts: number): Condition => ({ any: Array.from({ length: parts - 1 }, () => leaf) })
    expect(measureCondition(wide(MAX_CONDITION_PARTS))).toBeNull()
    expect(evaluateCondition(wide(MAX_CONDITION_PARTS + 1), yes)).toEqual({ ok: false, failure: { kind: 'too-many-parts', limit: MAX_CONDITION_PARTS } })
  })
})
