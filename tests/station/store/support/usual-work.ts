import { asId, type OperatorId, type ParcelId, type PrintJobId, type ReturnOrderId, type ShiftId, type ToteId, type UnitId } from '@shared/domain/ids'
import { draft, subjectOf, type DraftEntry, type Subject } from '@shared/domain/journal-entry'
import { makeLpn, makeNumberedLpn } from '@shared/domain/lpn'

export const ALIYA = asId<OperatorId>('operator-aliya')
export const SHIFT = asId<ShiftId>('shift-1')
export const PARCEL = asId<ParcelId>('parcel-1')
export const RETURN_ORDER = asId<ReturnOrderId>('return-order-1')
export const TOTE = asId<ToteId>('tote-1')
export const TOTE_PLATE = makeLpn('tote', 'A12')

export const shiftSubject = subjectOf('shift', SHIFT)
export const parcelSubject = subjectOf('parcel', PARCEL)

export const openShift = (): DraftEntry => draft('shiftOpened', shiftSubject, { shiftId: SHIFT, operatorId: ALIYA })
export const signIn = (): DraftEntry => draft('operatorSignedIn', shiftSubject, { operatorId: ALIYA, by: 'badge' })
export const openTote = (): DraftEntry => draft('toteOpened', subjectOf('tote', TOTE), { toteId: TOTE, lpn: TOTE_PLATE, name: 'A-12', zone: 'A', capacity: 20 })

export const receiveParcel = (id = PARCEL): DraftEntry =>
  draft('parcelReceived', subjectOf('parcel', id), {
    parcelId: id, returnOrderId: RETURN_ORDER, rmaNumber: 'R-1', scanned: 'R-1', match: 'rma-number', shiftId: SHIFT, unitsExpected: 2,
  })
export const closeParcel = (id = PARCEL): DraftEntry => draft('parcelClosed', subjectOf('parcel', id), { unitsMissing: 0, automatic: true })

export function unitSubject(name: string): Subject {
  return subjectOf('unit', name)
}

/** The plate of the n-th unit of a test; not taken from the store. */
export const plateOf = (n: number) => makeNumberedLpn('unit', 'TEATA0', n)

export const identifyUnit = (name: string, n = 0): DraftEntry =>
  draft('unitIdentified', unitSubject(name), {
    unitId: asId<UnitId>(name), lpn: plateOf(n), parcelId: PARCEL, returnOrderId: RETURN_ORDER, shiftId: SHIFT, line: 1, itemId: null,
    sku: 'RJ-210-M', title: 'Rain jacket, M, navy', checklistId: 'clothing', checklistVersion: 1, usualWeightGrams: 390, scanned: 'RJ-210-M',
  })
export const weighUnit = (name: string, weightGrams = 391): DraftEntry => draft('unitWeighed', unitSubject(name), { weightGrams, frame: 'S S      0.391 kg', deviceId: 'scale' })
export const decideUnit = (name: string): readonly DraftEntry[] => [
  draft('unitGraded', unitSubject(name), { grade: 'A', score: 100, findings: [], rulesVersion: 1 }),
  draft('dispositionDecided', unitSubject(name), { disposition: 'restock', zone: 'A', ruleId: 1, rulesVersion: 1 }),
]
export const requestLabel = (name: string, n = 0): DraftEntry =>
  draft('labelRequested', unitSubject(name), { printJobId: asId<PrintJobId>(`job-${name}`), lpn: plateOf(n), reprint: null })
export const sendLabel = (name: string): DraftEntry => draft('labelSent', unitSubject(name), { printJobId: asId<PrintJobId>(`job-${name}`), confirmed: true, evidence: '' })
export const scanLabel = (name: string, n = 0): DraftEntry => draft('labelScannedBack', unitSubject(name), { lpn: plateOf(n), tookMs: 900 })
export const placeUnit = (name: string): DraftEntry => draft('unitPutInTote', unitSubject(name), { toteId: TOTE, toteName: 'A-12', zone: 'A' })
export const holdUnit = (name: string): DraftEntry => draft('unitHeld', unitSubject(name), { reason: 'lead-decides' })
export const resumeUnit = (name: string): DraftEntry => draft('unitResumed', unitSubject(name), { parcelId: PARCEL })

/** Everything that happens to a unit from the parcel to the tote. */
export const wholeWay = (name: string, n = 0): readonly DraftEntry[] => [
  identifyUnit(name, n), weighUnit(name), ...decideUnit(name), requestLabel(name, n), sendLabel(name), scanLabel(name, n), placeUnit(name),
]
