import type { LabelsDesk } from './labels-desk'

/** Numbers of the acts, as they stand on the buttons. */
export const PLACES = { edit: 1, proof: 1, approve: 2, retire: 3, shipped: 4, undo: 6, redo: 7 } as const

/** Does what a number means now: keys, touch and the mat come here. */
export function pressPlace(desk: LabelsDesk, place: number): void {
  if (desk.store.getState().stage === 'list') {
    if (place === PLACES.edit) desk.beginEditing()
    return
  }
  if (place === PLACES.proof) void desk.proof()
  else if (place === PLACES.approve) void desk.approve()
  else if (place === PLACES.retire) void desk.retire()
  else if (place === PLACES.shipped) desk.takeShipped()
  else if (place === PLACES.undo) desk.undo()
  else if (place === PLACES.redo) desk.redo()
}
