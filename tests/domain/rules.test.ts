import { FLAGS, type Checklist, type Flag, type GivenAnswer } from '@shared/domain/checklist'
import { decideDisposition, type DispositionRules } from '@shared/domain/disposition-rules'
import { GRADES, gradeAnswers, type GradingRules } from '@shared/domain/grading-rules'
import { DISPOSITIONS } from '@shared/domain/zone'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testSeed } from '../support/seeded'
import { shippedRules } from '../support/shipped-templates'

const words = { en: 'words', ru: 'слова' }
const anyFlags = fc.uniqueArray(fc.constantFrom(...FLAGS), { maxLength: 4 })

/** A checklist of one answer a question, each with its deduction and flags: grading looks at nothing else. */
function checklistOf(answers: readonly { deduction: number; flags: readonly Flag[] }[]): { checklist: Checklist; given: readonly GivenAnswer[] } {
  return {
    checklist: { id: 'test', version: 1, state: 'approved', lineage: ['test'], title: words, questions: answers.map(({ deduction, flags }, i) => ({ id: `q${i}`, kind: 'one-of', text: words, dimension: 'cosmetic', picture: 'question', answers: [{ place: 1, id: 'a', text: words, deduction, flags }] })) },
    given: answers.map((_, i) => ({ questionId: `q${i}`, answerId: 'a' })),
  }
}

const anyGradingRules: fc.Arbitrary<GradingRules> = fc.record({
  version: fc.constant(1),
  thresholds: fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { minLength: 3, maxLength: 3 }).map((limits) => {
    const sorted = [...limits].sort((a, b) => b - a)
    return GRADES.map((grade, i) => ({ grade, atLeast: sorted[i] ?? 0 }))
  }),
  caps: fc.array(fc.record({ flag: fc.constantFrom(...FLAGS), grade: fc.constantFrom(...GRADES), words: fc.constant(words) }), { maxLength: 6 }),
})
const anyAnswers = fc.array(fc.record({ deduction: fc.nat(100), flags: anyFlags }), { maxLength: 6 })
const rank = (grade: (typeof GRADES)[number]) => GRADES.indexOf(grade)

describe('grading', () => {
  it('is never better for one more flag or for more points taken off', () => {
    const seed = testSeed('grading')
    fc.assert(fc.property(anyGradingRules, anyAnswers, fc.nat(5), fc.constantFrom(...FLAGS), fc.nat(50), (rules, answers, at, flag, more) => {
      const grade = (list: typeof answers) => {
        const { checklist, given } = checklistOf(list)
        return rank(gradeAnswers(checklist, given, rules).grade)
      }
      const before = grade(answers)
      expect(grade(answers.map((answer, i) => (i === at ? { ...answer, flags: [...answer.flags, flag] } : answer)))).toBeGreaterThanOrEqual(before)
      expect(grade(answers.map((answer, i) => (i === at ? { ...answer, deduction: answer.deduction + more } : answer)))).toBeGreaterThanOrEqual(before)
    }), { seed, numRuns: 500 })
  })

  it('does not depend on the order of the answers', () => {
    const seed = testSeed('grading order')
    fc.assert(fc.property(anyGradingRules, anyAnswers, fc.gen(), (rules, answers, gen) => {
      const { checklist, given } = checklistOf(answers)
      const shuffled = gen(() => fc.shuffledSubarray([...given], { minLength: given.length, maxLength: given.length }))
      const judge = (list: readonly GivenAnswer[]) => {
        const { grade, score, flags } = gradeAnswers(checklist, list, rules)
        return { grade, score, flags: [...flags].sort() }
      }
      expect(judge(shuffled)).toEqual(judge(given))
    }), { seed })
  })

  it('counts from 100 down, never below 0, and names what cost points, the costliest first', () => {
    const { checklist, given } = checklistOf([{ deduction: 30, flags: [] }, { deduction: 0, flags: [] }, { deduction: 90, flags: [] }, { deduction: 0, flags: ['opened'] }])
    const { score, flags, findings, grade } = gradeAnswers(checklist, given, shippedRules().grading)
    expect({ score, flags, grade, findings: findings.map((finding) => finding.questionId) }).toEqual({ score: 0, flags: ['opened'], grade: 'D', findings: ['q2', 'q0', 'q3'] })
  })

  it('gives A for nothing found, and each shipped threshold counts from its own number on', () => {
    const rules = shippedRules().grading
    const gradeAt = (deduction: number) => {
      const { checklist, given } = checklistOf([{ deduction, flags: [] }])
      return gradeAnswers(checklist, given, rules).grade
    }
    expect(gradeAt(0)).toBe('A')
    for (const { grade, atLeast } of rules.thresholds) expect(gradeAt(100 - atLeast)).toBe(grade)
    expect([gradeAt(11), gradeAt(31), gradeAt(61)]).toEqual(['B', 'C', 'D'])
  })

  it('lets the worst cap win', () => {
    const { checklist, given } = checklistOf([{ deduction: 0, flags: ['parts-missing', 'hazard'] }])
    expect(gradeAnswers(checklist, given, shippedRules().grading).grade).toBe('D')
  })
})

describe('deciding a disposition', () => {
  const anyRules: fc.Arbitrary<DispositionRules> = fc
    .array(fc.record({
      grades: fc.option(fc.uniqueArray(fc.constantFrom(...GRADES), { minLength: 1 }), { nil: undefined }),
      anyFlag: fc.option(fc.uniqueArray(fc.constantFrom(...FLAGS), { minLength: 1 }), { nil: undefined }),
      checklists: fc.option(fc.uniqueArray(fc.constantFrom('clothing', 'general'), { minLength: 1 }), { nil: undefined }),
      disposition: fc.constantFrom(...DISPOSITIONS),
    }), { maxLength: 6 })
    .map((list) => ({
      version: 1,
      rules: [...list.map(({ disposition, ...when }, i) => ({ id: i + 1, when, disposition, words })), { id: 99, when: {}, disposition: 'recycle' as const, words }],
    }))

  it('takes the first rule whose every condition holds', () => {
    const seed = testSeed('disposition')
    fc.assert(fc.property(anyRules, fc.constantFrom(...GRADES), anyFlags, fc.constantFrom('clothing', 'general', 'electronics'), (rules, grade, flags, checklistId) => {
      const { disposition, rule } = decideDisposition(rules, { grade, flags, checklistId })
      expect(disposition).toBe(rule.disposition)
      const holds = ({ when }: (typeof rules.rules)[number]) =>
        (when.grades?.includes(grade) ?? true) && (when.anyFlag?.some((flag) => flags.includes(flag)) ?? true) && (when.checklists?.includes(checklistId) ?? true)
      expect(rules.rules.findIndex(holds)).toBe(rules.rules.indexOf(rule))
    }), { seed, numRuns: 500 })
  })

  it('is a fault when no rule is left for everything', () => {
    expect(() => decideDisposition({ version: 3, rules: [] }, { grade: 'A', flags: [], checklistId: 'x' })).toThrow('disposition rules 3')
  })
})
