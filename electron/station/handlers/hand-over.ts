import type { HandOver } from '@shared/contract/shift-summary'
import type { Store } from '../store/store'

/** What the shift before left for the one that begins. Once this shift has opened a parcel, it was read or is too late. */
export function gatherHandOver({ bench, reference }: Pick<Store, 'bench' | 'reference'>): HandOver {
  const before = bench.lastClosedShift()
  const open = bench.openShift()
  if (!before || before.notes.length === 0) return []
  const hasBegun = open !== null && (bench.openParcel() ?? bench.lastParcel())?.shiftId === open.shiftId
  if (hasBegun) return []
  return before.notes.map(({ at, by, text }) => ({ at, text, name: (by && reference.operator(by)?.name) ?? by ?? '' }))
}
