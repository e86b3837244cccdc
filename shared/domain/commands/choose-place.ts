import type { BenchState } from '../bench-state'
import { choicePlaces, OTHER_GRADE, OTHER_REASON, type ChoicePlaceFacts, type Choosing } from '../choosing'
import { HOLD_REASONS } from '../journal-entry'
import { GRADES } from '../grading-rules'
import { assertNever } from '../result'
import { ZONE_ROUTES } from '../zone'
import type { DecisionRules } from './decide-unit'
import { holdUnit } from './hold-unit'
import { judgeWeight, weighAgain } from './judge-weight'
import { changeGrade, chooseRoute, overrideGrade, overrideRoute } from './override-decision'
import { decline, openChoice, type Decision, type Minting } from './plan'
import { changeReason, chooseClaimedReason, chooseFoundReason } from './record-reason'
import type { UndoReach } from './undo-step'

/** What choosing a place may use besides the state. */
export interface ChoosingTools {
  readonly rules: DecisionRules
  readonly minting: Pick<Minting, 'nextId'>
  readonly undoable: () => UndoReach
}

/** Takes the choice at a place. A place that cannot be taken now says why. */
export function choosePlace(state: BenchState, choosing: Choosing, place: number, tools: ChoosingTools): Decision {
  const chosen = choicePlaces(choosing, state, tools.rules).find((candidate) => candidate.place === place)
  if (!chosen) return decline('no-such-answer', { place })
  return takePlace(state, choosing, chosen, tools)
}

function takePlace(state: BenchState, choosing: Choosing, { id }: ChoicePlaceFacts, { rules, minting, undoable }: ChoosingTools): Decision {
  switch (choosing.of) {
    case 'weight-check':
      return id === 'weigh-again' ? weighAgain(state, undoable) : judgeWeight(state, id)
    case 'claimed-reason':
    case 'claimed-finer':
      return chooseClaimedReason(state, id, choosing, rules.reasons)
    case 'found-reason':
    case 'found-finer':
      return chooseFoundReason(state, id, choosing, rules.reasons)
    case 'route':
      if (id === OTHER_GRADE) return openChoice({ of: 'grade' }, {})
      if (id === OTHER_REASON) return changeReason(state)
      return chooseRoute(state, named(ZONE_ROUTES, id), rules)
    case 'grade':
      return changeGrade(state, named(GRADES, id), rules)
    case 'route-why':
      return overrideRoute(state, choosing.disposition, id, rules, minting)
    case 'grade-why':
      return overrideGrade(state, choosing.grade, id, rules, minting)
    case 'hold-why':
      return holdUnit(state, named(HOLD_REASONS, id), minting)
    default:
      return assertNever(choosing, 'choice')
  }
}

function named<T extends string>(known: readonly T[], id: string): T {
  const found = known.find((candidate) => candidate === id)
  if (found === undefined) throw new Error(`${id} is offered as a choice and is none of ${known.join(', ')}`)
  return found
}

/** Whether a text is one of the grades that a command names: `GRADE B`. */
export function gradeOfCommand(command: string): (typeof GRADES)[number] | null {
  return GRADES.find((grade) => command === `GRADE ${grade}`) ?? null
}
