import { isParcelComplete, proposedTote, type BenchState, type ToteAtBench } from '../bench-state'
import type { Facts } from '../failure'
import { draft, subjectOf, type DraftEntry } from '../journal-entry'
import { locationName } from '../lpn'
import type { UnitView } from '../unit'
import { accept, decline, type Decision } from './plan'

/**
 * Puts the labelled unit in a tote of its zone. A tote of another zone is a stop; one that is full, closed or put away
 * is refused with the name of the next. The last expected unit closes the parcel.
 */
export function putInTote(state: BenchState, tote: ToteAtBench): Decision {
  const { unit } = state
  if (unit?.state !== 'labelled' || !unit.zone) return decline('nothing-next')
  if (tote.zone !== unit.zone) {
    return decline('wrong-tote', { tote: tote.name, toteZone: tote.zone, zone: unit.zone, title: unit.title, lpn: unit.lpn })
  }
  const facts = { tote: tote.name, zone: tote.zone, next: proposedTote(state, tote.zone)?.name ?? null, count: tote.unitCount, title: unit.title }
  if (tote.location) return decline('tote-is-away', { ...facts, location: locationName(tote.location.location) })
  if (tote.closed) return decline(tote.closed.reason === 'full' ? 'tote-is-full' : 'tote-is-closed', facts)
  if (tote.unitCount >= tote.capacity) return decline('tote-is-full', facts)
  const isFull = tote.unitCount + 1 >= tote.capacity
  const entry = draft('unitPutInTote', subjectOf('unit', unit.unitId), { toteId: tote.toteId, toteName: tote.name, zone: tote.zone })
  return finishUnit(state, unit, entry, { tote: tote.name, ...(isFull ? { full: tote.capacity } : {}) })
}

/** The last step of the unit in hand, and the end of its parcel when it was the last expected unit. */
export function finishUnit(state: BenchState, unit: UnitView, last: DraftEntry, where: Facts): Decision {
  const { parcel } = state
  const facts = { ...where, lpn: unit.lpn, title: unit.title, rmaNumber: parcel?.rmaNumber ?? null }
  const done = parcel !== null && parcel.closedAt === null && isParcelComplete({ lines: state.lines, unitsInWork: state.unitsInWork - 1 })
  if (!done) return accept('unit-placed', facts, [last])
  return accept('unit-placed-parcel-done', facts, [last, draft('parcelClosed', subjectOf('parcel', parcel.parcelId), { unitsMissing: 0, automatic: true })])
}
