import type { BenchState } from './bench-state'
import { unitFlags, type DecisionRules } from './commands/decide-unit'
import { GRADES, type Grade } from './grading-rules'
import { type HoldReason, type WeightVerdict } from './journal-entry'
import { gradeLimit, routeLimit } from './override-rules'
import { reasonChoice, type ReasonChoice } from './reason-list'
import type { ReasonGroup } from './return-reason'
import type { Words } from './words'
import { ZONE_ROUTES, type Disposition } from './zone'

/**
 * What the bench asks with fixed places, beside the questions of a checklist. The first two are due by themselves and
 * computed from the projections; the others were opened by a command and may be opened again.
 */
export type Choosing =
  | { readonly of: 'weight-check' }
  | { readonly of: 'claimed-reason' }
  | { readonly of: 'claimed-finer'; readonly group: ReasonGroup }
  | { readonly of: 'found-reason' }
  | { readonly of: 'found-finer'; readonly group: ReasonGroup }
  | { readonly of: 'route' }
  | { readonly of: 'grade' }
  | { readonly of: 'route-why'; readonly disposition: Disposition }
  | { readonly of: 'grade-why'; readonly grade: Grade }
  | { readonly of: 'hold-why' }
export const CHOOSING_KINDS = [
  'weight-check', 'claimed-reason', 'claimed-finer', 'found-reason', 'found-finer', 'route', 'grade', 'route-why', 'grade-why', 'hold-why',
] as const satisfies readonly Choosing['of'][]
export type ChoosingKind = Choosing['of']

/** Why a place cannot be taken now. */
export const CHOICE_OFF = ['as-it-is-now', 'lead', 'nobody'] as const
export type ChoiceOff = (typeof CHOICE_OFF)[number]

/** One place of a choice. `text` is null where the window has the words for the id. */
export interface ChoicePlaceFacts {
  readonly place: number
  readonly id: string
  readonly text: Words | null
  readonly hint: Words | null
  /** Why it cannot be taken: it is so already, or the rules keep it for the lead or from everyone. */
  readonly off: ChoiceOff | null
}

/** The place for "no more is known" and "not said". */
export const LAST_PLACE = 9

/** Beside the routes stand the two other things that a decision has: its grade and its reason. */
export const OTHER_GRADE = 'other-grade'
export const OTHER_REASON = 'other-reason'

const WEIGHT_PLACES: readonly { readonly place: number; readonly id: WeightVerdict | 'weigh-again' }[] = [
  { place: 1, id: 'as-it-is' }, { place: 2, id: 'weigh-again' }, { place: 3, id: 'parts-missing' }, { place: 4, id: 'catalogue-wrong' },
]

const HOLD_PLACES: readonly { readonly place: number; readonly id: HoldReason }[] = [
  { place: 1, id: 'asked-by-operator' }, { place: 2, id: 'lead-decides' }, { place: 3, id: 'hazard' }, { place: 4, id: 'parts-awaited' }, { place: 5, id: 'question-open' },
  { place: 6, id: 'tote-missing' }, { place: 7, id: 'printer-missing' },
]

function plain(place: number, id: string, off: ChoicePlaceFacts['off'] = null): ChoicePlaceFacts {
  return { place, id, text: null, hint: null, off }
}

function withWords({ place, reason, text, hint }: ReasonChoice): ChoicePlaceFacts {
  return { place, id: reason, text, hint: hint ?? null, off: null }
}

/** The places of a choice, in order. */
export function choicePlaces(choosing: Choosing, state: Pick<BenchState, 'unit' | 'checklist' | 'operator'>, rules: DecisionRules): readonly ChoicePlaceFacts[] {
  const { reasons, override } = rules
  switch (choosing.of) {
    case 'weight-check':
      return WEIGHT_PLACES.map(({ place, id }) => plain(place, id))
    case 'claimed-reason':
      return [...reasons.groups.map((group) => withWords(group)), { place: LAST_PLACE, id: 'not-said', text: reasons.notSaid, hint: null, off: null }]
    case 'found-reason':
      return [...reasons.groups.map((group) => withWords(group)), { place: LAST_PLACE, id: 'no-fault-found', text: reasons.noFaultFound, hint: null, off: null }]
    case 'claimed-finer':
    case 'found-finer': {
      const group = reasonChoice(reasons, choosing.group)
      return group ? [...group.beneath.map((finer) => withWords(finer)), { place: LAST_PLACE, id: group.reason, text: reasons.noMoreKnown, hint: null, off: null }] : []
    }
    case 'route':
      return [
        ...ZONE_ROUTES.map((disposition, i) => {
          const limit = state.operator && routeLimit(override, disposition, unitFlags(state, rules), state.operator.role)
          return plain(i + 1, disposition, disposition === state.unit?.disposition ? 'as-it-is-now' : (limit?.except ?? null))
        }),
        plain(7, OTHER_GRADE), plain(8, OTHER_REASON),
      ]
    case 'grade':
      return GRADES.map((grade, i) => {
        const limit = state.operator && gradeLimit(override, grade, unitFlags(state, rules), state.operator.role)
        return plain(i + 1, grade, grade === state.unit?.grade ? 'as-it-is-now' : (limit?.except ?? null))
      })
    case 'route-why':
    case 'grade-why':
      return override.reasons.map(({ place, id, text, hint }) => ({ place, id, text, hint: hint ?? null, off: null }))
    case 'hold-why':
      return HOLD_PLACES.map(({ place, id }) => plain(place, id))
  }
}
