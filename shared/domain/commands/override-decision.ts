import type { BenchState } from '../bench-state'
import type { Facts } from '../failure'
import type { Grade } from '../grading-rules'
import { draft, subjectOf } from '../journal-entry'
import { gradeLimit, routeLimit, type OverrideLimit } from '../override-rules'
import type { UnitView } from '../unit'
import { zoneFor, type Disposition } from '../zone'
import { askForLabel, routeFor, unitFlags, type DecisionRules } from './decide-unit'
import { accept, decline, openChoice, type Decision, type Minting } from './plan'

interface Decided {
  readonly unit: UnitView
  readonly grade: Grade
  readonly disposition: Disposition
  readonly ruleId: number
}

/** The unit in hand with its decision, while it can still be changed: from the route until the tote. */
function decidedUnit({ unit }: BenchState): Decided | null {
  if (unit?.state !== 'decided' && unit?.state !== 'labelling' && unit?.state !== 'labelled') return null
  const { grade, disposition, ruleId } = unit
  return grade && disposition && ruleId !== null ? { unit, grade, disposition, ruleId } : null
}

function refuseLimit(kind: 'route' | 'grade', { flag, except }: OverrideLimit, facts: Facts): Decision {
  return decline(except === 'lead' ? `${kind}-for-lead` : `${kind}-not-allowed`, { flag, ...facts })
}

function routeRefusal(state: BenchState, decided: Decided, disposition: Disposition, rules: DecisionRules): Decision | null {
  if (disposition === decided.disposition) return decline('nothing-to-change')
  const limit = state.operator && routeLimit(rules.override, disposition, unitFlags(state, rules), state.operator.role)
  return limit && refuseLimit('route', limit, { disposition, title: decided.unit.title })
}

function gradeRefusal(state: BenchState, decided: Decided, grade: Grade, rules: DecisionRules): Decision | null {
  if (grade === decided.grade) return decline('nothing-to-change')
  const limit = state.operator && gradeLimit(rules.override, grade, unitFlags(state, rules), state.operator.role)
  return limit && refuseLimit('grade', limit, { grade, title: decided.unit.title })
}

/** Opens the choice of another route. */
export function changeRoute(state: BenchState): Decision {
  const decided = decidedUnit(state)
  return decided ? openChoice({ of: 'route' }, { title: decided.unit.title }) : decline('nothing-to-change')
}

/** Asks why a unit is to take another route, or refuses what the rules keep from this person. */
export function chooseRoute(state: BenchState, disposition: Disposition, rules: DecisionRules): Decision {
  const decided = decidedUnit(state)
  if (!decided) return decline('nothing-to-change')
  return routeRefusal(state, decided, disposition, rules) ?? openChoice({ of: 'route-why', disposition }, { title: decided.unit.title, disposition })
}

/** Sends the unit on another route, with the reason. Its label names the zone, so it is printed anew. */
export function overrideRoute(state: BenchState, disposition: Disposition, reason: string, rules: DecisionRules, minting: Pick<Minting, 'nextId'>): Decision {
  const decided = decidedUnit(state)
  if (!decided) return decline('nothing-to-change')
  const refused = routeRefusal(state, decided, disposition, rules)
  if (refused) return refused
  const { unit, ruleId } = decided
  const computed = unit.dispositionOverride?.computed ?? decided.disposition
  return accept('route-changed', { title: unit.title, disposition, computed }, [
    draft('dispositionOverridden', subjectOf('unit', unit.unitId), { disposition, zone: zoneFor(disposition).letter, computed, ruleId, reason }),
    askForLabel(unit, 'route-changed', minting),
  ])
}

/** Asks why a unit is to have another grade, or refuses what the rules keep from this person. */
export function changeGrade(state: BenchState, grade: Grade, rules: DecisionRules): Decision {
  const decided = decidedUnit(state)
  if (!decided) return decline('nothing-to-change')
  return gradeRefusal(state, decided, grade, rules) ?? openChoice({ of: 'grade-why', grade }, { title: decided.unit.title, grade })
}

/** Gives the unit another grade, with the reason. The rules decide the route anew, and the label is printed anew. */
export function overrideGrade(state: BenchState, grade: Grade, reason: string, rules: DecisionRules, minting: Pick<Minting, 'nextId'>): Decision {
  const decided = decidedUnit(state)
  if (!decided) return decline('nothing-to-change')
  const refused = gradeRefusal(state, decided, grade, rules)
  if (refused) return refused
  const { unit } = decided
  const computed = unit.gradeOverride?.computed ?? decided.grade
  if (!state.checklist) return decline('nothing-to-change')
  const route = routeFor(unit, state.checklist, unit.answers, rules, grade)
  return accept('grade-changed', { title: unit.title, grade, computed, disposition: route.disposition }, [
    draft('gradeOverridden', subjectOf('unit', unit.unitId), { grade, computed, reason }),
    route.entry,
    askForLabel(unit, 'route-changed', minting),
  ])
}
