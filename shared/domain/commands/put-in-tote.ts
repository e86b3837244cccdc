import { isParcelComplete, type BenchState, type ToteAtBench } from '../bench-state'
import { draft, subjectOf, type DraftEntry } from '../journal-entry'
import { accept, decline, type Decision } from './plan'

/** Puts the labelled unit in a tote of its zone. A tote of another zone is a stop. The last expected unit closes the parcel. */
export function putInTote(state: BenchState, tote: ToteAtBench): Decision {
  const { unit, parcel } = state
  if (unit?.state !== 'labelled' || !unit.zone) return decline('nothing-next')
  if (tote.zone !== unit.zone) {
    return decline('wrong-tote', { tote: tote.name, toteZone: tote.zone, zone: unit.zone, title: unit.title, lpn: unit.lpn })
  }
  const entries: DraftEntry[] = [draft('unitPutInTote', subjectOf('unit', unit.unitId), { toteId: tote.toteId, toteName: tote.name, zone: tote.zone })]
  const facts = { tote: tote.name, lpn: unit.lpn, title: unit.title, rmaNumber: parcel?.rmaNumber ?? null }
  const others = state.units.filter((other) => other.unitId !== unit.unitId)
  const done = parcel !== null && parcel.closedAt === null && isParcelComplete({ lines: state.lines, units: [...others, { ...unit, state: 'placed' }] })
  if (!done) return accept('unit-placed', facts, entries)
  return accept('unit-placed-parcel-done', facts, [...entries, draft('parcelClosed', subjectOf('parcel', parcel.parcelId), { unitsMissing: 0, automatic: true })])
}
