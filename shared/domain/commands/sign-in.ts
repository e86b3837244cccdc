import type { BenchState } from '../bench-state'
import { asId, type ShiftId } from '../ids'
import { draft, subjectOf, type DraftEntry } from '../journal-entry'
import type { Operator } from '../operator'
import { accept, decline, type Decision, type Minting } from './plan'

/** Signs an operator in; the first one opens the shift, another one takes over the bench with whatever lies on it. */
export function signIn(state: BenchState, operator: Operator, by: 'badge' | 'pin', minting: Pick<Minting, 'nextId'>): Decision {
  if (!operator.active) return decline('person-inactive', { name: operator.name })
  const entries: DraftEntry[] = []
  const open = state.shift && state.shift.closedAt === null ? state.shift : null
  const shiftId = open?.shiftId ?? asId<ShiftId>(minting.nextId())
  const shift = subjectOf('shift', shiftId)
  if (!open) entries.push(draft('shiftOpened', shift, { shiftId, operatorId: operator.operatorId }))
  if (open?.signedIn && open.signedIn !== operator.operatorId) entries.push(draft('operatorSignedOut', shift, { operatorId: open.signedIn, how: 'switched' }))
  if (open?.signedIn !== operator.operatorId) entries.push(draft('operatorSignedIn', shift, { operatorId: operator.operatorId, by }))
  return accept('signed-in', { name: operator.name }, entries)
}

/** Signs the operator out, or locks the bench behind them. The shift and the unit in hand stay: whoever comes next goes on with them. */
export function signOut(state: BenchState, how: 'asked' | 'locked' = 'asked'): Decision {
  if (!state.operator || !state.shift) return decline('sign-in-first')
  return accept(how === 'locked' ? 'locked' : 'signed-out', { name: state.operator.name }, [
    draft('operatorSignedOut', subjectOf('shift', state.shift.shiftId), { operatorId: state.operator.operatorId, how }),
  ])
}

/** Ends the shift. Refused while a unit is in hand or a parcel is open: it would belong to no one. */
export function closeShift(state: BenchState): Decision {
  if (!state.shift || state.shift.closedAt !== null) return decline('shift-not-open')
  if (!state.operator) return decline('sign-in-first')
  if (state.unit || (state.parcel && state.parcel.closedAt === null)) return decline('units-in-hand')
  return accept('shift-closed', {}, [draft('shiftClosed', subjectOf('shift', state.shift.shiftId), { operatorId: state.operator.operatorId })])
}
