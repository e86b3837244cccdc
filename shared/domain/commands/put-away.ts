import type { BenchState, ToteAtBench } from '../bench-state'
import type { Lpn } from '../ids'
import { draft, subjectOf } from '../journal-entry'
import { locationName, locationZone, type ParsedLpn } from '../lpn'
import type { UnitView } from '../unit'
import { ok } from '../result'
import { finishUnit } from './put-in-tote'
import { accept, decline, type Decision } from './plan'

/** Units that go with their tote in one step; a tote never holds as many. */
export const UNITS_PER_TOTE_AT_MOST = 1000

/**
 * Records that a unit was put at a location of its zone: out of its tote, straight from the bench, or from another
 * location. A location of another zone is a stop.
 */
export function putAwayUnit(state: BenchState, unit: UnitView, plate: ParsedLpn): Decision {
  const location = locationName(plate.lpn)
  const facts = { lpn: unit.lpn, title: unit.title, location }
  if (unit.state !== 'placed' && unit.state !== 'put-away' && unit.state !== 'labelled') return decline('unit-not-ready', { ...facts, state: unit.state })
  if (!unit.zone || locationZone(plate) !== unit.zone) return decline('wrong-location', { ...facts, locationZone: locationZone(plate), zone: unit.zone })
  if (unit.putAway?.location === plate.lpn) return decline('already-there', facts)
  const entry = draft('unitPutAway', subjectOf('unit', unit.unitId), { location: plate.lpn })
  if (unit.state !== 'labelled') return accept('unit-put-away', { ...facts, tote: unit.toteName }, [entry])
  if (state.unit?.unitId !== unit.unitId) return decline('unit-held-elsewhere', { lpn: unit.lpn, inHand: state.unit?.lpn ?? null })
  const finished = finishUnit(state, unit, entry, facts)
  return finished.ok ? ok({ ...finished.value, outcome: 'unit-put-away' }) : finished
}

/** Records that a tote was put at a location of its zone, and every unit in it with it. */
export function putAwayTote(tote: ToteAtBench, units: readonly Pick<UnitView, 'unitId'>[], plate: ParsedLpn): Decision {
  const location = locationName(plate.lpn)
  const facts = { tote: tote.name, lpn: tote.lpn, location, units: units.length }
  if (locationZone(plate) !== tote.zone) return decline('wrong-location', { ...facts, locationZone: locationZone(plate), zone: tote.zone })
  if (tote.location?.location === plate.lpn) return decline('already-there', facts)
  return accept('tote-put-away', facts, [
    draft('totePutAway', subjectOf('tote', tote.toteId), { location: plate.lpn }),
    ...units.slice(0, UNITS_PER_TOTE_AT_MOST).map((unit) => putAwayWithTote(unit, tote, plate.lpn)),
  ])
}

function putAwayWithTote(unit: Pick<UnitView, 'unitId'>, tote: ToteAtBench, location: Lpn) {
  return draft('unitPutAway', subjectOf('unit', unit.unitId), { location, toteId: tote.toteId })
}
