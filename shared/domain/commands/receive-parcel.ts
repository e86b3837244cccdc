import type { BenchState } from '../bench-state'
import { missingLines, piecesLeft } from '../expected-line'
import { asId, type ParcelId, type ReturnOrderId } from '../ids'
import { draft, subjectOf, type DraftEntry } from '../journal-entry'
import { MATCHES_SHOWN, onlyStrong, type MatchCandidate } from '../match-parcel'
import { isOpenParcel, returnOrdersOf, type ParcelView } from '../parcel'
import { accept, askFirst, decline, type Decision, type Minting } from './plan'

/** What a scan on the outside of a parcel led to. */
export interface ScannedParcel {
  readonly scanned: string
  /** Who carries it, where the code is a tracking number. */
  readonly courier: string | null
  /** What the catalogue calls it, where the code is an item's. */
  readonly title: string | null
  readonly matches: readonly MatchCandidate[]
}

/** Finds the return order of a parcel: the only strong match is taken, several are shown, and without any a return order is offered to be opened. */
export function matchParcel(state: BenchState, parcel: ScannedParcel, minting: Pick<Minting, 'nextId'>): Decision {
  const only = onlyStrong(parcel.matches)
  if (only) return receiveParcel(state, { scanned: parcel.scanned, candidate: only, reopen: false }, minting)
  const candidates = parcel.matches.slice(0, MATCHES_SHOWN)
  if (candidates.length > 0) return askFirst({ kind: 'choose-return', scanned: parcel.scanned, courier: parcel.courier, candidates, join: false }, { text: parcel.scanned, count: candidates.length })
  return askFirst({ kind: 'open-blind', scanned: parcel.scanned, courier: parcel.courier, title: parcel.title }, { text: parcel.scanned })
}

/**
 * Receives a parcel for a return order, or takes up its parcel that waits. Units already taken from earlier parcels
 * count; when all are in, the clerk is asked first.
 */
export function receiveParcel(
  state: BenchState,
  { scanned, candidate, reopen }: { readonly scanned: string; readonly candidate: MatchCandidate; readonly reopen: boolean },
  minting: Pick<Minting, 'nextId'>,
): Decision {
  if (!state.shift) return decline('sign-in-first')
  if (candidate.waiting) return resumeParcel(state, candidate.waiting)
  const { returnOrderId, rmaNumber } = candidate
  if (candidate.piecesLeft === 0 && !reopen) return askFirst({ kind: 'reopen-return', scanned, candidate }, { rmaNumber, units: candidate.piecesExpected })
  const parcelId = asId<ParcelId>(minting.nextId())
  return accept('parcel-matched', { rmaNumber, units: candidate.piecesLeft }, [
    draft('parcelReceived', subjectOf('parcel', parcelId), { parcelId, returnOrderId, rmaNumber, scanned, match: candidate.by, shiftId: state.shift.shiftId, unitsExpected: candidate.piecesLeft }),
  ])
}

/** Takes up a parcel where it was left, whichever bench left it. */
export function resumeParcel(state: BenchState, parcel: ParcelView): Decision {
  if (!state.shift) return decline('sign-in-first')
  return accept('parcel-resumed', { rmaNumber: parcel.rmaNumber }, [draft('parcelResumed', subjectOf('parcel', parcel.parcelId), { shiftId: state.shift.shiftId })])
}

/** Opens a return order on the spot for a parcel that nothing announced. Its number is a parcel plate, so that it can be printed and scanned. */
export function openBlindReturn(state: BenchState, { scanned, courier }: { readonly scanned: string; readonly courier: string | null }, minting: Minting): Decision {
  if (!state.shift) return decline('sign-in-first')
  const rmaNumber = minting.nextPlate('parcel')
  const returnOrderId = asId<ReturnOrderId>(rmaNumber)
  const parcelId = asId<ParcelId>(minting.nextId())
  return accept('blind-opened', { rmaNumber, units: 0 }, [
    draft('returnOrderOpened', subjectOf('return-order', returnOrderId), { returnOrderId, rmaNumber, scanned, ...(courier === null ? {} : { courier }) }),
    draft('parcelReceived', subjectOf('parcel', parcelId), { parcelId, returnOrderId, rmaNumber, scanned, match: 'blind', shiftId: state.shift.shiftId, unitsExpected: 0 }),
  ])
}

/** Whether a return order is in the open parcel already. */
export function isInParcel(parcel: ParcelView, candidate: Pick<MatchCandidate, 'returnOrderId'>): boolean {
  return returnOrdersOf(parcel).some(({ returnOrderId }) => returnOrderId === candidate.returnOrderId)
}

/** Another return order was scanned while a parcel is open: it may be in the same box. Nothing is joined unasked. */
export function offerToJoin(state: BenchState, scanned: string, matches: readonly MatchCandidate[]): Decision {
  const { parcel } = state
  const others = parcel ? matches.filter((candidate) => candidate.isStrong && !isInParcel(parcel, candidate)) : []
  const [first, ...more] = others
  if (!parcel || !first) return decline('nothing-next')
  if (more.length > 0) return askFirst({ kind: 'choose-return', scanned, courier: null, candidates: others.slice(0, MATCHES_SHOWN), join: true }, { text: scanned, count: others.length })
  return askFirst({ kind: 'join-return', scanned, candidate: first }, { rmaNumber: first.rmaNumber, open: parcel.rmaNumber })
}

/** The return order is in the same box: its lines count from now on. */
export function joinReturnOrder(state: BenchState, scanned: string, candidate: MatchCandidate): Decision {
  if (!state.parcel || !isOpenParcel(state.parcel)) return decline('parcel-wanted', { text: scanned })
  const { returnOrderId, rmaNumber, by } = candidate
  return accept('parcel-joined', { rmaNumber, units: candidate.piecesLeft, open: state.parcel.rmaNumber }, [
    draft('parcelJoined', subjectOf('parcel', state.parcel.parcelId), { returnOrderId, rmaNumber, scanned, match: by }),
  ])
}

/** Puts the open parcel aside with what is still in it; any of its codes brings it back. */
export function setParcelAside(state: BenchState): Decision {
  if (state.unit) return decline('unit-in-hand', { title: state.unit.title })
  if (!state.parcel || !isOpenParcel(state.parcel)) return decline('nothing-to-hold')
  if (state.pending) return decline('confirm-wanted')
  return accept('parcel-set-aside', { rmaNumber: state.parcel.rmaNumber }, [draft('parcelSetAside', subjectOf('parcel', state.parcel.parcelId), {})])
}

/** The other return order came in a parcel of its own: the open one waits, and the other is worked now. */
export function changeParcel(state: BenchState, scanned: string, candidate: MatchCandidate, minting: Pick<Minting, 'nextId'>): Decision {
  const aside = setParcelAside({ ...state, pending: null })
  if (!aside.ok) return aside
  const received = receiveParcel(state, { scanned, candidate, reopen: true }, minting)
  if (!received.ok) return received
  const entries: readonly DraftEntry[] = [...aside.value.entries, ...received.value.entries]
  return { ok: true, value: { ...received.value, entries } }
}

/** Closes the parcel by hand. With expected pieces missing the clerk is asked first, and what is missing is named line by line. */
export function closeParcel(state: BenchState, sure: boolean): Decision {
  if (!state.parcel || !isOpenParcel(state.parcel) || state.unit) return decline('nothing-next')
  const unitsMissing = piecesLeft(state.lines)
  if (unitsMissing > 0 && !sure) return askFirst({ kind: 'close-incomplete', unitsMissing }, { units: unitsMissing, rmaNumber: state.parcel.rmaNumber })
  return accept('parcel-closed', { rmaNumber: state.parcel.rmaNumber, missing: unitsMissing }, [
    draft('parcelClosed', subjectOf('parcel', state.parcel.parcelId), { unitsMissing, automatic: false, ...(unitsMissing > 0 ? { missing: missingLines(state.lines) } : {}) }),
  ])
}
