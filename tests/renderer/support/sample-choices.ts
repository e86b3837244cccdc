import type { ChoiceView } from '@shared/contract/bench-view'
import { choicePlaces, type Choosing } from '@shared/domain/choosing'
import { reasonWords } from '@shared/domain/reason-list'
import type { Facts } from '@shared/domain/failure'
import { shippedRules } from '../../support/shipped-templates'

/*
 * Choices as the station sends them: places from the shipped data, so that what is drawn in tests is what is shipped.
 */

const rules = shippedRules()

function choiceOf(choosing: Choosing, facts: Facts = {}, off: Readonly<Record<string, ChoiceView['places'][number]['off']>> = {}): ChoiceView {
  return {
    of: choosing.of, facts, about: 'group' in choosing ? reasonWords(rules.reasons, choosing.group) : null,
    places: choicePlaces(choosing, { unit: null, checklist: null, operator: null }, rules).map((place) => ({ ...place, off: off[place.id] ?? place.off })),
  }
}

export const WEIGHT_CHECK = choiceOf({ of: 'weight-check' }, { grams: 412, usual: 450, difference: -38, from: 'catalogue' })
export const CLAIMED_REASON = choiceOf({ of: 'claimed-reason' })
export const CLAIMED_FINER = choiceOf({ of: 'claimed-finer', group: 'defect' }, { group: 'defect' })
export const ROUTE = choiceOf({ of: 'route' }, { disposition: 'repair', grade: 'C' }, { repair: 'as-it-is-now', restock: 'nobody', vendor: 'lead' })
export const ROUTE_WHY = choiceOf({ of: 'route-why', disposition: 'recycle' }, { disposition: 'recycle' })
export const GRADE = choiceOf({ of: 'grade' }, { disposition: 'repair', grade: 'C' }, { C: 'as-it-is-now' })
export const HOLD_WHY = choiceOf({ of: 'hold-why' })
