import type { BenchState } from './bench-state'
import { resumeUnit } from './commands/hold-unit'
import { decline, type Decision } from './commands/plan'
import { resumeParcel } from './commands/receive-parcel'
import type { HoldReason } from './journal-entry'
import type { ParcelView } from './parcel'
import { mayDo } from './permissions'
import type { Instant } from './quantities'
import type { LabelJob, UnitView } from './unit'

/*
 * What was set aside and is in nobody's hands: units on hold and parcels. Between two parcels each of the newest stands
 * at a place, so that it can be taken up by its number, without its code.
 */

/** Most things that stand at a place: the places of the mat. */
export const WAITING_SHOWN = 9

/** Counting stops here: beyond it only that there are many matters. */
export const WAITING_COUNTED = 999

/** One thing that waits. A unit comes with the parcel it was taken out of. */
export type WaitingThing =
  | { readonly kind: 'unit'; readonly since: Instant; readonly unit: UnitView; readonly parcel: ParcelView | null }
  | { readonly kind: 'parcel'; readonly since: Instant; readonly parcel: ParcelView }

/** What waits. */
export interface Waiting {
  /** The newest first; the place of each is its index and one. */
  readonly things: readonly WaitingThing[]
  /** Units on hold, those without a place among them; at most `WAITING_COUNTED`. */
  readonly units: number
  /** Parcels set aside, counted alike. */
  readonly parcels: number
}

export const NOTHING_WAITS: Waiting = { things: [], units: 0, parcels: 0 }

/** Puts held units and parcels set aside into one row by the time they were left. */
export function waitingThings(units: readonly UnitView[], parcels: readonly ParcelView[], parcelOf: (unit: UnitView) => ParcelView | null): readonly WaitingThing[] {
  const things: WaitingThing[] = [
    ...units.flatMap((unit): WaitingThing[] => (unit.held ? [{ kind: 'unit', since: unit.held.at, unit, parcel: parcelOf(unit) }] : [])),
    ...parcels.flatMap((parcel): WaitingThing[] => (parcel.setAsideAt === null ? [] : [{ kind: 'parcel', since: parcel.setAsideAt, parcel }])),
  ]
  return things.sort((a, b) => b.since - a.since).slice(0, WAITING_SHOWN)
}

/** Whether a unit was set aside so that a lead decides about it. */
export function isForLead(reason: HoldReason): boolean {
  return reason === 'lead-decides' || reason === 'hazard'
}

/**
 * Takes up what waits at a place, where it was left. What waits for the lead a lead takes up; for everyone else it is
 * said whose decision it is. Whoever has the unit with its plate in hand may still scan it: the lead's word came with it.
 */
export function chooseWaiting(state: BenchState, place: number): Decision {
  const { things } = state.waiting
  const thing = things[place - 1]
  if (!thing) return decline(things.length === 0 ? 'nothing-next' : 'no-such-answer', { place })
  if (thing.kind === 'parcel') return resumeParcel(state, thing.parcel)
  const { unit, parcel } = thing
  if (unit.held && isForLead(unit.held.reason) && !(state.operator && mayDo(state.operator.role, 'decide-for-lead'))) {
    return decline('held-for-lead', { title: unit.title, lpn: unit.lpn, reason: unit.held.reason })
  }
  return resumeUnit(state, unit, parcel)
}

/** The label that a held unit lies there without: the job that failed, when no label of it ever came out. */
export function missingHoldLabel(unit: Pick<UnitView, 'state' | 'labelsPrinted' | 'holdLabel' | 'label'>): LabelJob | null {
  if (unit.state !== 'held' || unit.labelsPrinted > 0) return null
  const job = unit.holdLabel ?? unit.label
  return job?.state === 'failed' ? job : null
}
