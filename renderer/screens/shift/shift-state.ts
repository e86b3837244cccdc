import type { Failure } from '@shared/domain/failure'

export type ExportFormat = 'pdf' | 'csv'

/** How far a file is: asked for, saved at a path, or refused. */
export type ExportState =
  | { readonly state: 'idle' }
  | { readonly state: 'saving' }
  | { readonly state: 'saved'; readonly path: string }
  | { readonly state: 'refused'; readonly failure: Failure }

export interface ShiftScreenState {
  readonly exports: Readonly<Record<ExportFormat, ExportState>>
  /** Closing the shift ends it for everyone, so it takes two presses. */
  readonly closing: 'no' | 'asked' | 'sent'
  /** Why the shift could not be closed. */
  readonly refusal: Failure | null
}

export type ShiftEvent =
  | { readonly kind: 'export-asked'; readonly format: ExportFormat }
  | { readonly kind: 'exported'; readonly format: ExportFormat; readonly path: string }
  | { readonly kind: 'export-refused'; readonly format: ExportFormat; readonly failure: Failure }
  | { readonly kind: 'close-asked' }
  | { readonly kind: 'close-sent' }
  | { readonly kind: 'close-ended'; readonly refusal: Failure | null }

export const FIRST_SHIFT_STATE: ShiftScreenState = { exports: { pdf: { state: 'idle' }, csv: { state: 'idle' } }, closing: 'no', refusal: null }

export function shiftReducer(state: ShiftScreenState, event: ShiftEvent): ShiftScreenState {
  switch (event.kind) {
    case 'export-asked':
      return withExport(state, event.format, { state: 'saving' })
    case 'exported':
      return withExport(state, event.format, { state: 'saved', path: event.path })
    case 'export-refused':
      return withExport(state, event.format, { state: 'refused', failure: event.failure })
    case 'close-asked':
      return { ...state, closing: 'asked', refusal: null }
    case 'close-sent':
      return { ...state, closing: 'sent' }
    case 'close-ended':
      return { ...state, closing: 'no', refusal: event.refusal }
  }
}

function withExport(state: ShiftScreenState, format: ExportFormat, exported: ExportState): ShiftScreenState {
  return { ...state, exports: { ...state.exports, [format]: exported } }
}
