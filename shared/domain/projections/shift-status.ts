import { countCheckResults } from '../device-check'
import { hybridTimeToInstant } from '../hybrid-clock'
import { standingEntries, type JournalEntry, type StoredEntry } from '../journal-entry'
import type { ShiftView } from '../shift'

function applyToShift(shift: ShiftView | null, entry: JournalEntry): ShiftView | null {
  const at = hybridTimeToInstant(entry.at)
  if (entry.kind === 'shiftOpened' && !shift) {
    return { shiftId: entry.payload.shiftId, openedAt: at, openedBy: entry.payload.operatorId, closedAt: null, signedIn: null, signedInAt: null, operators: [], notes: [], devicesChecked: null }
  }
  if (!shift) return null
  if (entry.kind === 'operatorSignedIn') {
    const { operatorId } = entry.payload
    return { ...shift, signedIn: operatorId, signedInAt: at, operators: shift.operators.includes(operatorId) ? shift.operators : [...shift.operators, operatorId] }
  }
  if (entry.kind === 'operatorSignedOut' && shift.signedIn === entry.payload.operatorId) return { ...shift, signedIn: null, signedInAt: null }
  if (entry.kind === 'handOverNoted') return { ...shift, notes: [...shift.notes, { at, by: entry.actor, text: entry.payload.text }] }
  if (entry.kind === 'devicesChecked') return { ...shift, devicesChecked: { at, ...countCheckResults(entry.payload.results) } }
  if (entry.kind === 'shiftClosed') return { ...shift, closedAt: at, signedIn: null, signedInAt: null }
  return shift
}

/** The shift that its entries tell, or null when no standing entry opened it. */
export function foldShift(entries: readonly StoredEntry[]): ShiftView | null {
  return standingEntries(entries).reduce(applyToShift, null)
}
