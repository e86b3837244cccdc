import type { BenchState } from '../bench-state'
import { draft, subjectOf } from '../journal-entry'
import { accept, decline, type Decision } from './plan'

/** A note is read at the start of a shift: longer ones are not. */
export const MAX_NOTE_LENGTH = 2_000

/** Keeps a note for the next shift, under the name of the person at the bench. */
export function noteHandOver(state: Pick<BenchState, 'operator' | 'shift'>, text: string): Decision {
  if (!state.shift || state.shift.closedAt !== null) return decline('shift-not-open')
  if (!state.operator) return decline('sign-in-first')
  // Line breaks are the person's; other control characters are a scanner's or a clipboard's.
  const note = text.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n]/gu, ' ').trim()
  if (note.length === 0) return decline('note-empty')
  if (note.length > MAX_NOTE_LENGTH) return decline('note-too-long', { length: note.length, most: MAX_NOTE_LENGTH })
  return accept('hand-over-noted', { name: state.operator.name }, [draft('handOverNoted', subjectOf('shift', state.shift.shiftId), { text: note })])
}
