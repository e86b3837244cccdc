import type { OutcomeKind } from '@shared/domain/commands/plan'
import type { Facts } from '@shared/domain/failure'
import { numberOf, textOf } from './facts'
import type { Speech } from './speech'

export type FloorOutcome = Extract<OutcomeKind, 'tote-closed' | 'tote-reopened' | 'tote-shown' | 'tote-put-away' | 'unit-shown' | 'unit-put-away' | 'locked'>

/** What the echo line says of a step with totes, locations or the lock. */
export function floorOutcome({ t }: Speech, kind: FloorOutcome, facts: Facts): string {
  const tote = textOf(facts, 'tote')
  const title = textOf(facts, 'title')
  const location = textOf(facts, 'location')
  const units = t('outcomeParts.units', { count: numberOf(facts, 'count') ?? numberOf(facts, 'units') ?? 0 })
  switch (kind) {
    case 'tote-closed': {
      const [next, zone, isFull] = [textOf(facts, 'next'), textOf(facts, 'zone'), facts.reason === 'full']
      if (next === '') return t(isFull ? 'outcomeParts.toteFullNone' : 'outcomeParts.toteClosedNone', { tote, zone })
      return t(isFull ? 'outcomeParts.toteFullNext' : 'outcomeParts.toteClosedNext', { tote, next })
    }
    case 'tote-reopened':
      return numberOf(facts, 'back') === 1 ? t('outcomeParts.toteBackEmpty', { tote }) : t('outcomes.tote-reopened', { tote })
    case 'tote-shown':
    case 'tote-put-away':
      return t(`outcomes.${kind}`, { tote, location, units })
    case 'unit-shown':
      return t('outcomes.unit-shown', { title, where: textOf(facts, 'where') || t('outcomeParts.notPlaced') })
    case 'unit-put-away':
      return t('outcomes.unit-put-away', { title, location })
    case 'locked':
      return t('outcomes.locked', { name: textOf(facts, 'name') })
  }
}
