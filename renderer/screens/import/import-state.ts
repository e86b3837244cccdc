import type { ImportView } from '@shared/contract/imports'
import type { Failure } from '@shared/domain/failure'
import type { ImportKind, RowProblem, RowReason } from '@shared/domain/import-report'

/** What the import page knows beside what the station tells. */
export interface ImportState {
  readonly view: ImportView | null
  /** A file is on its way, or being looked at. */
  readonly isBusy: boolean
  /** Columns that the person chose, by field; the others are guessed. */
  readonly chosen: Readonly<Record<string, string>>
  readonly problems: { readonly reason: RowReason | null; readonly rows: readonly RowProblem[]; readonly isWhole: boolean } | null
  readonly savedAt: string | null
  /** What went wrong with the newest act. */
  readonly trouble: Failure | 'too-large' | 'several' | null
}

export type ImportEvent =
  | { readonly kind: 'view-came'; readonly view: ImportView }
  | { readonly kind: 'busy'; readonly isBusy: boolean }
  | { readonly kind: 'columns-chosen'; readonly chosen: ImportState['chosen'] }
  | { readonly kind: 'problems-came'; readonly reason: RowReason | null; readonly rows: readonly RowProblem[]; readonly isWhole: boolean }
  | { readonly kind: 'report-saved'; readonly path: string }
  | { readonly kind: 'trouble'; readonly trouble: ImportState['trouble'] }
  /** A new file: what was chosen for the one before means nothing. */
  | { readonly kind: 'file-taken-up' }

export const FIRST_IMPORT_STATE: ImportState = { view: null, isBusy: false, chosen: {}, problems: null, savedAt: null, trouble: null }

export function importReducer(state: ImportState, event: ImportEvent): ImportState {
  switch (event.kind) {
    case 'view-came':
      return { ...state, view: event.view, problems: event.view.phase === 'done' ? state.problems : null, savedAt: event.view.phase === 'done' ? state.savedAt : null }
    case 'busy':
      return { ...state, isBusy: event.isBusy }
    case 'columns-chosen':
      return { ...state, chosen: event.chosen }
    case 'problems-came':
      return { ...state, problems: { reason: event.reason, rows: event.rows, isWhole: event.isWhole } }
    case 'report-saved':
      return { ...state, savedAt: event.path }
    case 'trouble':
      return { ...state, trouble: event.trouble, isBusy: false }
    case 'file-taken-up':
      return { ...FIRST_IMPORT_STATE, view: state.view, isBusy: true }
  }
}

/** The columns to ask for when one field gets another column: a column serves one field. */
export function withColumn(chosen: ImportState['chosen'], field: string, header: string): ImportState['chosen'] {
  const kept = Object.entries(chosen).filter(([other, name]) => other !== field && (name !== header || header === ''))
  return Object.fromEntries([...kept, [field, header]])
}

/** Fields that a person may choose a column for, the needed ones first. */
export function fieldsOf(kind: ImportKind, fields: readonly string[]): readonly string[] {
  const needed: readonly string[] = kind === 'catalogue' ? ['title', 'itemId', 'sku', 'gtins', 'code'] : ['rmaNumber', 'sku', 'gtins', 'title', 'quantity']
  return [...needed.filter((field) => fields.includes(field)), ...fields.filter((field) => !needed.includes(field))]
}
