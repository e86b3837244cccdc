import { unitsLeft, type BenchState } from '../bench-state'
import { asId, type ParcelId, type ReturnOrderId } from '../ids'
import { draft, subjectOf } from '../journal-entry'
import type { ParcelMatch } from '../parcel'
import type { ReturnOrder } from '../return-order'
import type { UnitView } from '../unit'
import { accept, askFirst, decline, type Decision, type Minting } from './plan'

/**
 * Receives a parcel for an announced return order. Units already taken from earlier parcels count; when all are in,
 * the clerk is asked first.
 */
export function receiveParcel(
  state: BenchState,
  parcel: { returnOrder: ReturnOrder; scanned: string; match: ParcelMatch; units: readonly UnitView[]; reopen: boolean },
  minting: Pick<Minting, 'nextId'>,
): Decision {
  if (!state.shift) return decline('sign-in-first')
  const { returnOrder, scanned, match, units, reopen } = parcel
  const unitsExpected = reopen ? 0 : unitsLeft({ lines: returnOrder.lines, units })
  if (unitsExpected === 0 && !reopen) return askFirst({ kind: 'reopen-return', scanned, returnOrder }, { rmaNumber: returnOrder.rmaNumber, units: units.length })
  const parcelId = asId<ParcelId>(minting.nextId())
  return accept(match === 'blind' ? 'blind-opened' : 'parcel-matched', { rmaNumber: returnOrder.rmaNumber, units: unitsExpected }, [
    draft('parcelReceived', subjectOf('parcel', parcelId), {
      parcelId, returnOrderId: returnOrder.returnOrderId, rmaNumber: returnOrder.rmaNumber, scanned, match, shiftId: state.shift.shiftId, unitsExpected,
    }),
  ])
}

/** Opens a return order on the spot for a parcel that nothing announced. Its number is a parcel plate, so that it can be printed and scanned. */
export function openBlindReturn(state: BenchState, scanned: string, minting: Minting): Decision {
  if (!state.shift) return decline('sign-in-first')
  const rmaNumber = minting.nextPlate('parcel')
  const returnOrderId = asId<ReturnOrderId>(rmaNumber)
  const parcelId = asId<ParcelId>(minting.nextId())
  return accept('blind-opened', { rmaNumber, units: 0 }, [
    draft('returnOrderOpened', subjectOf('return-order', returnOrderId), { returnOrderId, rmaNumber, scanned }),
    draft('parcelReceived', subjectOf('parcel', parcelId), { parcelId, returnOrderId, rmaNumber, scanned, match: 'blind', shiftId: state.shift.shiftId, unitsExpected: 0 }),
  ])
}

/** Closes the parcel by hand. With expected units missing the clerk is asked first, and the number is recorded. */
export function closeParcel(state: BenchState, sure: boolean): Decision {
  if (!state.parcel || state.parcel.closedAt !== null || state.unit) return decline('nothing-next')
  const unitsMissing = unitsLeft(state)
  if (unitsMissing > 0 && !sure) return askFirst({ kind: 'close-incomplete', unitsMissing }, { units: unitsMissing, rmaNumber: state.parcel.rmaNumber })
  return accept('parcel-closed', { rmaNumber: state.parcel.rmaNumber, missing: unitsMissing }, [
    draft('parcelClosed', subjectOf('parcel', state.parcel.parcelId), { unitsMissing, automatic: false }),
  ])
}
