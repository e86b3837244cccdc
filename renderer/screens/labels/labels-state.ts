import type { LabelPictureView, LabelRow, OpenedLabel } from '@shared/contract/label-versions'
import { LabelTemplateSchema } from '@shared/contract/label-template'
import type { Failure } from '@shared/domain/failure'
import type { Language } from '@shared/domain/words'
import type { Dpi } from '@shared/labels/label'
import type { PreviewLanguage } from '@shared/labels/preview-warnings'
import { beginEditing, editTemplate, redoEdit, selectElement, selectNext, undoEdit, type TemplateEdit, type TemplateEditing } from '@shared/labels/templates/edit-template'
import type { LabelTemplate } from '@shared/labels/templates/template'

/** How the label is looked at: its words, its printer. */
export interface LabelLook {
  readonly locale: Language
  readonly language: PreviewLanguage
  readonly dpi: Dpi
}

/** What was done last, for the line that says so. */
export type LabelDone = { readonly what: 'saved' | 'approved'; readonly version: number } | { readonly what: 'retired' | 'proofSent' | 'proofPrinted' | 'leave' }

export interface LabelsState {
  readonly stage: 'list' | 'edit'
  /** Null until the station told. */
  readonly rows: readonly LabelRow[] | null
  readonly selectedId: string | null
  readonly opened: OpenedLabel | null
  readonly editing: TemplateEditing | null
  readonly look: LabelLook
  /** Drawn from the bytes; of an earlier state until the newest one is drawn. */
  readonly picture: LabelPictureView | null
  readonly failure: Failure | null
  readonly done: LabelDone | null
}

export type LabelsEvent =
  | { readonly kind: 'rows-came'; readonly rows: readonly LabelRow[] }
  | { readonly kind: 'selected'; readonly templateId: string }
  | { readonly kind: 'opened-came'; readonly opened: OpenedLabel; readonly done: LabelDone | null; readonly sent: LabelTemplate | null }
  | { readonly kind: 'edit-begun' }
  | { readonly kind: 'edit-left' }
  | { readonly kind: 'edited'; readonly edit: TemplateEdit; readonly gesture?: string | undefined }
  | { readonly kind: 'undone' }
  | { readonly kind: 'redone' }
  | { readonly kind: 'element-meant'; readonly place: number | null }
  | { readonly kind: 'next-element'; readonly by: -1 | 1 }
  | { readonly kind: 'look-changed'; readonly look: Partial<LabelLook> }
  | { readonly kind: 'picture-came'; readonly picture: LabelPictureView }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'done'; readonly done: LabelDone }

export function firstLabelsState(locale: Language): LabelsState {
  return { stage: 'list', rows: null, selectedId: null, opened: null, editing: null, look: { locale, language: 'zpl', dpi: 203 }, picture: null, failure: null, done: null }
}

export function labelsReducer(state: LabelsState, event: LabelsEvent): LabelsState {
  switch (event.kind) {
    case 'rows-came':
      return { ...state, rows: event.rows }
    case 'selected':
      return event.templateId === state.selectedId ? state : { ...state, selectedId: event.templateId, opened: null, editing: null, picture: null, failure: null, done: null }
    case 'opened-came':
      // What belongs to a label that is left already comes too late.
      if (event.opened.template.id !== state.selectedId) return state
      return { ...state, opened: event.opened, editing: state.editing === null ? null : editingOn(state.editing, event.opened.template, event.sent), failure: null, done: event.done }
    case 'edit-begun':
      return state.opened === null ? state : { ...state, stage: 'edit', editing: beginEditing(state.opened.template), failure: null, done: null }
    case 'edit-left':
      return { ...state, stage: 'list', editing: null, failure: null, done: null }
    case 'edited':
      return edited(state, (editing) => editTemplate(editing, event.edit, event.gesture ?? null))
    case 'undone':
      return edited(state, undoEdit)
    case 'redone':
      return edited(state, redoEdit)
    case 'element-meant':
      return state.editing === null ? state : { ...state, editing: selectElement(state.editing, event.place) }
    case 'next-element':
      return state.editing === null ? state : { ...state, editing: selectNext(state.editing, event.by) }
    case 'look-changed':
      return { ...state, look: { ...state.look, ...event.look } }
    case 'picture-came':
      return { ...state, picture: event.picture }
    case 'refused':
      return { ...state, failure: event.failure, done: null }
    case 'done':
      return { ...state, failure: null, done: event.done }
  }
}

/** Saved, the steps that led there can still be taken back, and what was typed meanwhile stays; anything else begins anew. */
function editingOn(editing: TemplateEditing, template: LabelTemplate, sent: LabelTemplate | null): TemplateEditing {
  if (sent === null) return { ...beginEditing(template), selected: editing.selected }
  return editing.template === sent ? { ...editing, template } : editing
}

function edited(state: LabelsState, change: (editing: TemplateEditing) => TemplateEditing): LabelsState {
  return state.editing === null ? state : { ...state, editing: change(state.editing), failure: null, done: null }
}

/** The template that is looked at now. */
export function shownTemplate({ editing, opened }: Pick<LabelsState, 'editing' | 'opened'>): LabelTemplate | null {
  return editing?.template ?? opened?.template ?? null
}

/** Whether there is something to save. */
export function isDirty({ editing, opened }: Pick<LabelsState, 'editing' | 'opened'>): boolean {
  return editing !== null && opened !== null && editing.template !== opened.template
}

/** Whether a template can be sent to the station at all: every language that must have words has some. */
export function isWhole(template: LabelTemplate): boolean {
  return LabelTemplateSchema.safeParse(template).success
}

/** Places of the elements that something is wrong with. */
export function faultyPlaces(picture: Pick<LabelPictureView, 'problems'> | null): ReadonlySet<number> {
  return new Set((picture?.problems ?? []).flatMap(({ path }) => placeOfPath(path) ?? []))
}

/** The element that a problem is about; null: the whole label. */
export function placeOfPath(path: string): number | null {
  const place = /^elements\[(\d+)\]/.exec(path)?.[1]
  return place === undefined ? null : Number(place)
}

/** The version that RETIRE is about: the draft, else the site's own in force; null: there is neither. */
export function retirable(opened: OpenedLabel | null): number | null {
  return (opened?.versions.find(({ state }) => state === 'draft') ?? opened?.versions.find(({ state, isShipped }) => state === 'approved' && !isShipped))?.version ?? null
}
