import { nextQuestion, type Checklist, type GivenAnswer } from '@shared/domain/checklist'
import type { DispositionFacts, RuleConditions } from '@shared/domain/disposition-facts'
import { decideDisposition, type DispositionRule, type DispositionRules } from '@shared/domain/disposition-rules'
import { dispositionFacts, replayRules, type ReplayRules, type ReplayUnit } from '@shared/domain/rule-replay'
import type { Templates } from '../../station/templates/templates'
import { createSeededRandom, type SeededRandom } from '../seeded-random'
import type { Figure } from './bench-row'
import { percentile, timeEach } from './timings'

const RULES = 500
const DECISIONS = 5_000
const REPLAY_UNITS = 10_000
const DECIDE_P99_MS = 1
const REPLAY_MS = 2_000
const SEED = 7

/** Deciding one unit by many rules, and running changed rules over as many units as a site sees in weeks. */
export function* measureInspection(templates: Templates): Generator<Figure> {
  const random = createSeededRandom(SEED)
  const units = Array.from({ length: REPLAY_UNITS }, (_, n) => syntheticUnit(n, templates.checklists, random))
  const { grading, disposition } = templates.decisionRules
  const many = manyRules(disposition)

  const inputs = units.slice(0, DECISIONS).map((unit) => ({ unit, checklist: checklistOf(unit, templates) }))
  const times = timeEach(inputs, ({ unit, checklist }) => {
    const facts: DispositionFacts = dispositionFacts(checklist, unit.answers, grading, unit.beside, unit.known)
    decideDisposition(many, facts)
  })
  const rows = { rules: many.rules.length, units: times.length }
  yield { metric: 'decide-p50', value: percentile(times, 0.5), unit: 'ms', goal: null, better: 'lower', rows }
  yield { metric: 'decide-p99', value: percentile(times, 0.99), unit: 'ms', goal: DECIDE_P99_MS, better: 'lower', rows }

  const before: ReplayRules = { checklist: (id, version) => templates.checklist(id, version), grading, disposition, recovery: templates.recovery }
  const from = performance.now()
  replayRules(units, before, { ...before, disposition: many })
  yield { metric: 'replay', value: performance.now() - from, unit: 'ms', goal: REPLAY_MS, better: 'lower', rows: { units: units.length, rules: many.rules.length } }
}

function checklistOf({ checklistId, checklistVersion }: ReplayUnit, templates: Templates): Checklist {
  const checklist = templates.checklist(checklistId, checklistVersion)
  if (!checklist) throw new Error(`checklist ${checklistId} is not shipped`)
  return checklist
}

/** A unit whose answers were picked at random, as its checklist asks them. */
function syntheticUnit(n: number, checklists: readonly Checklist[], random: SeededRandom): ReplayUnit {
  const checklist = random.pick(checklists)
  const answers: GivenAnswer[] = []
  for (let question = nextQuestion(checklist, answers); question; question = nextQuestion(checklist, answers)) {
    answers.push({ questionId: question.id, answerId: random.pick(question.answers).id })
  }
  return {
    unitId: `bench-${n}`, lpn: `BENCH${n}`, sku: `SY-${n}`, title: `Measured unit ${n}`, checklistId: checklist.id, checklistVersion: checklist.version, answers, beside: [],
    known: { value: { minor: 500 + random.below(50_000), currency: 'EUR' }, claimed: 'defect', found: 'no-fault-found', ageDays: random.below(200) },
  }
}

/** Conditions that fit no unit of this bench, each failing at another of them. */
const IDLE: readonly ((n: number) => RuleConditions)[] = [
  (n) => ({ grades: ['A', 'B', 'C', 'D'], dimensions: { cosmetic: { atLeast: 0 } }, value: { currency: 'EUR', atLeast: 0 }, claimed: ['defect'], findings: [`nothing/found-${n}`] }),
  (n) => ({ grades: ['A', 'B', 'C', 'D'], ageDays: { atLeast: 0 }, noFlag: [], checklists: [`no-checklist-${n}`] }),
  (n) => ({ ageDays: { atLeast: 0 }, value: { currency: 'EUR', atLeast: 1_000_000 + n } }),
  () => ({ grades: ['A', 'B'], claimed: ['defect'], found: ['wrong-item'] }),
]

/** The shipped rules behind others that fit nothing, so that every one of them has to be looked at. */
function manyRules({ version, rules }: DispositionRules): DispositionRules {
  const first = rules[0]
  if (!first) throw new Error('no rules are shipped')
  const idle = Array.from({ length: Math.max(0, RULES - rules.length) }, (_, n): DispositionRule => ({ ...first, id: 10_000 + n, when: IDLE[n % IDLE.length]?.(n) ?? {} }))
  return { version, rules: [...idle, ...rules] }
}
