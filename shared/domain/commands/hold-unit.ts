import type { BenchState } from '../bench-state'
import { asId, type PrintJobId } from '../ids'
import { draft, subjectOf, type DraftEntry, type HoldReason, type ReprintReason } from '../journal-entry'
import type { ParcelView } from '../parcel'
import { isFinished, needsHoldLabel, whereIs, type UnitView } from '../unit'
import { accept, decline, openChoice, type Decision, type Minting } from './plan'

/** Asks why the unit in hand is set aside. */
export function askWhyHeld(state: BenchState): Decision {
  return state.unit ? openChoice({ of: 'hold-why' }, { title: state.unit.title }) : decline('nothing-to-hold')
}

/** The request for a label that a held unit is found again by; `reprint` is null when nobody asked for it again. */
export function askForHoldLabel(unit: Pick<UnitView, 'unitId' | 'lpn'>, minting: Pick<Minting, 'nextId'>, reprint: ReprintReason | null = null): DraftEntry {
  return draft('labelRequested', subjectOf('unit', unit.unitId), { printJobId: asId<PrintJobId>(minting.nextId()), lpn: unit.lpn, reprint, purpose: 'hold' })
}

/** Sets the unit in hand aside under its plate, which is printed where none is on it yet; the bench goes on with the next one. */
export function holdUnit(state: BenchState, reason: HoldReason, minting: Pick<Minting, 'nextId'>): Decision {
  const { unit } = state
  if (!unit) return decline('nothing-to-hold')
  const needsLabel = needsHoldLabel({ ...unit, state: 'held' })
  return accept('unit-held', { lpn: unit.lpn, title: unit.title, reason, ...(needsLabel ? { label: 'hold' } : {}) }, [
    draft('unitHeld', subjectOf('unit', unit.unitId), { reason }),
    ...(needsLabel ? [askForHoldLabel(unit, minting)] : []),
  ])
}

/** Takes a held unit up again where it was left. Its parcel becomes the open one; one that was set aside comes along. */
export function resumeUnit(state: BenchState, unit: UnitView, parcel: ParcelView | null): Decision {
  if (state.unit) return decline('unit-held-elsewhere', { lpn: unit.lpn, inHand: state.unit.lpn })
  if (isFinished(unit)) return decline('unit-done-already', { lpn: unit.lpn, tote: whereIs(unit), title: unit.title })
  if (unit.state !== 'held') return decline('unit-held-elsewhere', { lpn: unit.lpn, inHand: null })
  const entries: DraftEntry[] = [draft('unitResumed', subjectOf('unit', unit.unitId), { parcelId: unit.parcelId })]
  if (parcel && parcel.setAsideAt !== null && state.shift) {
    entries.push(draft('parcelResumed', subjectOf('parcel', parcel.parcelId), { shiftId: state.shift.shiftId, withUnit: unit.unitId }))
  }
  return accept('unit-resumed', { lpn: unit.lpn, title: unit.title }, entries)
}
