import type { Failure } from '@shared/domain/failure'
import type { OpenedNumber } from './summary-number'

export type ExportFormat = 'pdf' | 'csv'

/** How far a file is: asked for, saved at a path, or refused. */
export type ExportState =
  | { readonly state: 'idle' }
  | { readonly state: 'saving' }
  | { readonly state: 'saved'; readonly path: string }
  | { readonly state: 'refused'; readonly failure: Failure }

/** A note in the making. `interrupted` is the code that was scanned meanwhile and not taken. */
export interface NoteDraft {
  readonly text: string
  readonly isSending: boolean
  readonly refusal: Failure | null
  readonly interrupted: string | null
}

export interface ShiftScreenState {
  readonly exports: Readonly<Record<ExportFormat, ExportState>>
  /** Closing the shift ends it for everyone, so it takes two presses. */
  readonly closing: 'no' | 'asked' | 'sent'
  /** Why the shift could not be closed, or a note not begun. */
  readonly refusal: Failure | null
  readonly note: NoteDraft | null
  /** The number that is looked behind. */
  readonly opened: OpenedNumber | null
}

export type ShiftEvent =
  | { readonly kind: 'export-asked'; readonly formats: readonly ExportFormat[] }
  | { readonly kind: 'exported'; readonly format: ExportFormat; readonly path: string }
  | { readonly kind: 'export-refused'; readonly formats: readonly ExportFormat[]; readonly failure: Failure }
  | { readonly kind: 'close-asked' }
  | { readonly kind: 'close-sent' }
  | { readonly kind: 'close-ended'; readonly refusal: Failure | null }
  | { readonly kind: 'note-opened' }
  | { readonly kind: 'note-changed'; readonly text: string }
  | { readonly kind: 'note-interrupted'; readonly text: string }
  | { readonly kind: 'note-sent' }
  | { readonly kind: 'note-refused'; readonly failure: Failure }
  | { readonly kind: 'note-closed' }
  | { readonly kind: 'number-opened'; readonly opened: OpenedNumber }
  | { readonly kind: 'number-closed' }

export const FIRST_SHIFT_STATE: ShiftScreenState = { exports: { pdf: { state: 'idle' }, csv: { state: 'idle' } }, closing: 'no', refusal: null, note: null, opened: null }

const EMPTY_NOTE: NoteDraft = { text: '', isSending: false, refusal: null, interrupted: null }

export function shiftReducer(state: ShiftScreenState, event: ShiftEvent): ShiftScreenState {
  switch (event.kind) {
    case 'export-asked':
      return withExports(state, event.formats, { state: 'saving' })
    case 'exported':
      return withExports(state, [event.format], { state: 'saved', path: event.path })
    case 'export-refused':
      return withExports(state, event.formats, { state: 'refused', failure: event.failure })
    case 'close-asked':
      return { ...state, closing: 'asked', refusal: null, opened: null }
    case 'close-sent':
      return { ...state, closing: 'sent' }
    case 'close-ended':
      return { ...state, closing: 'no', refusal: event.refusal }
    case 'note-opened':
      return { ...state, note: state.note ?? EMPTY_NOTE, refusal: null, opened: null }
    case 'note-changed':
      return withNote(state, { text: event.text, refusal: null, interrupted: null })
    case 'note-interrupted':
      return withNote(state, { interrupted: event.text })
    case 'note-sent':
      return withNote(state, { isSending: true, refusal: null, interrupted: null })
    case 'note-refused':
      return withNote(state, { isSending: false, refusal: event.failure })
    case 'note-closed':
      return { ...state, note: null }
    case 'number-opened':
      return { ...state, opened: event.opened }
    case 'number-closed':
      return { ...state, opened: null }
  }
}

function withExports(state: ShiftScreenState, formats: readonly ExportFormat[], exported: ExportState): ShiftScreenState {
  return { ...state, exports: { ...state.exports, ...Object.fromEntries(formats.map((format) => [format, exported])) } }
}

function withNote(state: ShiftScreenState, changes: Partial<NoteDraft>): ShiftScreenState {
  return state.note === null ? state : { ...state, note: { ...state.note, ...changes } }
}
