import type { BenchView, WaitingThingView } from '@shared/contract/bench-view'
import type { BenchState } from '@shared/domain/bench-state'
import { isForLead, missingHoldLabel, type WaitingThing } from '@shared/domain/waiting'

function viewThing(thing: WaitingThing, place: number): WaitingThingView[] {
  const { kind, since } = thing
  if (kind === 'parcel') return [{ kind, place, since, rmaNumber: thing.parcel.rmaNumber, scanned: thing.parcel.scanned }]
  const { unit } = thing
  const missing = missingHoldLabel(unit)
  return unit.held ? [{ kind, place, since, lpn: unit.lpn, title: unit.title, reason: unit.held.reason, forLead: isForLead(unit.held.reason), labelTrouble: missing && { cause: missing.cause } }] : []
}

/** What was set aside, as the start screen lists it. */
export function viewWaiting({ waiting, unlabelled }: Pick<BenchState, 'waiting' | 'unlabelled'>): Pick<BenchView, 'waiting' | 'unlabelled'> {
  const { things, units, parcels } = waiting
  return {
    waiting: { things: things.flatMap((thing, i) => viewThing(thing, i + 1)), units, parcels },
    unlabelled: unlabelled && { lpn: unlabelled.lpn, title: unlabelled.title, cause: missingHoldLabel(unlabelled)?.cause ?? null },
  }
}
