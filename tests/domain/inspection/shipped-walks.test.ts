import { answersGiven, nextQuestion, type Checklist, type GivenAnswer } from '@shared/domain/checklist'
import { gradeAnswers, GRADES } from '@shared/domain/grading-rules'
import { gradeOnAllScales } from '@shared/domain/grade-scales'
import { inspectAnswers } from '@shared/domain/inspect-answers'
import { readAnswer, type GivenValue } from '@shared/domain/read-answer'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { testSeed } from '../../support/seeded'
import { shippedChecklists, shippedRules, shippedScales } from '../../support/shipped-templates'

const checklists = shippedChecklists()
const { grading } = shippedRules()
const scales = shippedScales()
const inspect = (checklist: Checklist, values: ReadonlyMap<string, GivenValue>) => {
  const report = inspectAnswers(checklist, values, { grading, scales })
  if (!report.ok) throw new Error(JSON.stringify(report.failure))
  return report.value
}

/** Answers whatever is asked by what `choose` picks, until nothing is asked. */
function walk(checklist: Checklist, choose: (places: number) => number): readonly GivenAnswer[] {
  const given: GivenAnswer[] = []
  for (let question = nextQuestion(checklist, given); question; question = nextQuestion(checklist, given)) {
    const answer = question.answers[choose(question.answers.length)]
    const read = answer && readAnswer(question, answer.id)
    if (!read?.ok || given.length > checklist.questions.length) throw new Error(`${checklist.id} does not end`)
    given.push(read.value)
  }
  return given
}

describe.each(checklists.map((checklist) => [checklist.id, checklist] as const))('inspecting with the shipped checklist %s', (_, checklist) => {
  it('is done with a good unit in three answers, with the best grade on every scale', () => {
    // A good unit: what costs nothing is taken wherever it is offered.
    const given: GivenAnswer[] = []
    for (let question = nextQuestion(checklist, given); question; question = nextQuestion(checklist, given)) {
      const best = question.answers.find((answer) => answer.deduction === 0 && answer.flags.length === 0) ?? question.answers[0]
      given.push({ questionId: question.id, answerId: best?.id ?? '' })
    }
    const report = inspect(checklist, new Map(given.map(({ questionId, answerId }) => [questionId, answerId])))
    expect(given.length).toBeLessThanOrEqual(3)
    expect(report).toMatchObject({ complete: true, missing: [], grades: { 'a-d': 'A', amazon: 'used-like-new', r2v3: 'F5/C6', three: 'as-new' }, findings: [] })
  })

  it('always ends, and every part of the report agrees, whatever is answered', () => {
    const seed = testSeed(`walks of ${checklist.id}`)
    fc.assert(fc.property(fc.gen(), (gen) => {
      const given = walk(checklist, (places) => gen(() => fc.nat(places - 1)))
      const report = inspect(checklist, new Map(given.map(({ questionId, answerId }) => [questionId, answerId])))
      expect(report.complete).toBe(true)
      expect(report.ignored).toEqual([])
      expect(report.given.map(({ answerId }) => answerId)).toEqual(given.map(({ answerId }) => answerId))
      const { graded, grades } = report
      const cost = answersGiven(checklist, given).reduce((sum, { answer }) => sum + answer.deduction, 0)
      expect(graded.score).toBe(Math.max(0, 100 - cost))
      expect(Object.values(graded.dimensions).reduce((sum, points) => sum + 100 - points, 0)).toBeLessThanOrEqual(cost)
      // Scales never contradict each other: what is dangerous, not hygienic or critical is sold on none of them.
      if (graded.critical || graded.flags.some((flag) => flag === 'hazard' || flag === 'unhygienic')) expect([grades?.['a-d'], grades?.amazon, grades?.three]).toEqual(['D', 'unsellable', 'faulty'])
      if (grades?.amazon === 'used-like-new') expect(grades['a-d']).toBe('A')
      if (grades?.three === 'as-new') expect(grades['a-d']).toBe('A')
      if (graded.flags.includes('not-working')) expect(grades?.r2v3.startsWith('none/')).toBe(true)
    }), { seed, numRuns: 60 })
  })

  it('names what is missing, in order, and gives no grade before', () => {
    const seed = testSeed(`missing of ${checklist.id}`)
    fc.assert(fc.property(fc.gen(), (gen) => {
      const given = walk(checklist, (places) => gen(() => fc.nat(places - 1)))
      const kept = given.slice(0, gen(() => fc.nat(given.length - 1)))
      const report = inspect(checklist, new Map(kept.map(({ questionId, answerId }) => [questionId, answerId])))
      expect(report.complete).toBe(false)
      expect(report.grades).toBeNull()
      expect(report.missing[0]).toBe(given[kept.length]?.questionId)
    }), { seed, numRuns: 30 })
  })
})

describe('the grade', () => {
  const phones = checklists.find(({ id }) => id === 'phones')
  if (!phones) throw new Error('no phones')
  const grade = (...given: readonly GivenAnswer[]) => gradeAnswers(phones, given, grading)

  it('names what decided it: a critical answer before a flag, a flag before a side, a side before the score', () => {
    expect(grade({ questionId: 'imei', answerId: 'differs' }, { questionId: 'power', answerId: 'dead' })).toMatchObject({ grade: 'D', critical: true, because: { by: 'critical', finding: { answerId: 'differs' } } })
    expect(grade({ questionId: 'power', answerId: 'partly' })).toMatchObject({ grade: 'C', because: { by: 'flag', flag: 'not-working' } })
    expect(grade({ questionId: 'battery', answerId: 'weak' }, { questionId: 'power', answerId: 'marks' }, { questionId: 'fault', answerId: 'battery' })).toMatchObject({ grade: 'C', because: { by: 'dimension', dimension: 'function' } })
    expect(grade({ questionId: 'marks', answerId: 'screen-scratched' })).toMatchObject({ grade: 'B', because: { by: 'score', score: 75 } })
  })

  it('is never better on any scale for one more deduction', () => {
    const seed = testSeed('scales')
    const order = { amazon: scales.scales.amazon.map((step) => step.grade), three: scales.scales.three.map((step) => step.grade) }
    fc.assert(fc.property(fc.gen(), fc.nat(60), (gen, more) => {
      const given = walk(phones, (places) => gen(() => fc.nat(places - 1)))
      const before = gradeAnswers(phones, given, grading)
      const after = { ...before, score: Math.max(0, before.score - more) }
      const rank = (graded: typeof before) => {
        const all = gradeOnAllScales(scales, graded)
        return [order.amazon.indexOf(all.amazon), order.three.indexOf(all.three)]
      }
      expect(rank(after).every((place, i) => place >= (rank(before)[i] ?? 0))).toBe(true)
      expect(GRADES).toContain(before.grade)
    }), { seed })
  })
})
