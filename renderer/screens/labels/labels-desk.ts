import type { OpenedLabel } from '@shared/contract/label-versions'
import type { Failure } from '@shared/domain/failure'
import type { Result } from '@shared/domain/result'
import type { Signal } from '@shared/domain/signal'
import type { Language } from '@shared/domain/words'
import type { TemplateEdit } from '@shared/labels/templates/edit-template'
import type { LabelTemplate } from '@shared/labels/templates/template'
import { versionNumber } from '@shared/labels/templates/label-versions'
import { createReducerStore, type ReducerStore } from '../../hooks/reducer-store'
import type { StationClient } from '../../station-client'
import { firstLabelsState, isDirty, isWhole, labelsReducer, retirable, shownTemplate, type LabelDone, type LabelLook, type LabelsEvent, type LabelsState } from './labels-state'

/** What a lead can do with labels, and what the page knows. */
export interface LabelsDesk {
  readonly store: ReducerStore<LabelsState, LabelsEvent>
  /** Asks for the list, again after every restart of the station; the function that comes back stops. */
  open(): () => void
  select(templateId: string): Promise<void>
  selectNext(): Promise<void>
  beginEditing(): void
  /** Edits of one gesture are one step of undo. */
  edit(edit: TemplateEdit, gesture?: string): void
  undo(): void
  redo(): void
  look(change: Partial<LabelLook>): void
  save(): Promise<void>
  proof(): Promise<void>
  approve(): Promise<void>
  retire(): Promise<void>
  /** Puts the shipped content in place of the present one; undo brings it back. */
  takeShipped(): void
  /** Closes what is open; false when nothing was. What is not saved is left only when asked twice. */
  back(): boolean
}

export interface LabelsDeskParts {
  readonly station: Pick<StationClient, 'request' | 'onConnection'>
  readonly onSignal: (signal: Signal) => void
}

export function createLabelsDesk({ station, onSignal }: LabelsDeskParts, language: Language): LabelsDesk {
  const store = createReducerStore<LabelsState, LabelsEvent>(labelsReducer, firstLabelsState(language))
  const { dispatch, getState } = store
  let isDrawing = false
  let drawn: { readonly template: LabelTemplate; readonly look: LabelLook } | null = null

  /** One picture at a time; what changed meanwhile is drawn next, and only the newest of it. */
  async function draw(): Promise<void> {
    if (isDrawing) return
    isDrawing = true
    for (let wanted = toDraw(); wanted !== null; wanted = toDraw()) {
      drawn = wanted
      const result = await station.request('labels.preview', { template: wanted.template, ...wanted.look })
      if (!result.ok) dispatch({ kind: 'refused', failure: result.failure })
      else if (shownTemplate(getState())?.id === wanted.template.id) dispatch({ kind: 'picture-came', picture: result.value })
    }
    isDrawing = false
  }

  function toDraw(): { readonly template: LabelTemplate; readonly look: LabelLook } | null {
    const template = shownTemplate(getState())
    const { look } = getState()
    if (template === null || !isWhole(template)) return null
    return drawn?.template === template && drawn.look === look ? null : { template, look }
  }

  function change(event: LabelsEvent): void {
    dispatch(event)
    void draw()
  }

  function refused(failure: Failure): void {
    dispatch({ kind: 'refused', failure })
    onSignal('ask')
  }

  function opened(result: Result<OpenedLabel, Failure>, done: LabelDone | null, sent: LabelTemplate | null = null): boolean {
    if (!result.ok) {
      refused(result.failure)
      return false
    }
    change({ kind: 'opened-came', opened: result.value, done, sent })
    if (done !== null) onSignal('ok')
    return true
  }

  async function loadRows(): Promise<void> {
    const result = await station.request('labels.list', {})
    if (result.ok) dispatch({ kind: 'rows-came', rows: result.value })
    else dispatch({ kind: 'refused', failure: result.failure })
  }

  async function select(templateId: string): Promise<void> {
    dispatch({ kind: 'selected', templateId })
    if (getState().rows?.find((row) => row.templateId === templateId)?.kind === 'sheet') return
    opened(await station.request('labels.open', { templateId }), null)
  }

  async function save(): Promise<boolean> {
    const template = shownTemplate(getState())
    if (template === null || !isWhole(template)) {
      onSignal('ask')
      return false
    }
    const result = await station.request('labels.save', { template })
    if (!opened(result, result.ok ? { what: 'saved', version: versionNumber(result.value.template.version) } : null, template)) return false
    await loadRows()
    return true
  }

  return {
    store,
    open() {
      void loadRows()
      return station.onConnection((connection) => connection === 'connected' && void loadRows())
    },
    select,
    async selectNext() {
      const { rows, selectedId } = getState()
      const next = rows?.[(rows.findIndex(({ templateId }) => templateId === selectedId) + 1) % rows.length]
      if (next) await select(next.templateId)
    },
    beginEditing: () => change({ kind: 'edit-begun' }),
    edit: (edit, gesture) => change({ kind: 'edited', edit, gesture }),
    undo: () => change({ kind: 'undone' }),
    redo: () => change({ kind: 'redone' }),
    look: (look) => change({ kind: 'look-changed', look }),
    async save() {
      await save()
    },
    async proof() {
      const template = shownTemplate(getState())
      if (template === null || !isWhole(template)) return onSignal('ask')
      const result = await station.request('labels.proof', { template, locale: getState().look.locale })
      if (!result.ok) return refused(result.failure)
      dispatch({ kind: 'done', done: { what: result.value.confirmed ? 'proofPrinted' : 'proofSent' } })
      onSignal('ok')
    },
    async approve() {
      if (isDirty(getState()) && !(await save())) return
      const { opened: label } = getState()
      const draft = label?.versions.find(({ state }) => state === 'draft')
      if (!label || !draft) return onSignal('ask')
      const result = await station.request('labels.approve', { templateId: label.template.id, version: draft.version })
      if (opened(result, { what: 'approved', version: versionNumber(draft.version) })) await loadRows()
    },
    async retire() {
      const { opened: label } = getState()
      const version = retirable(label)
      if (!label || version === null) return onSignal('ask')
      if (opened(await station.request('labels.retire', { templateId: label.template.id, version }), { what: 'retired' })) await loadRows()
    },
    takeShipped() {
      const { opened: label, editing } = getState()
      if (label && editing) change({ kind: 'edited', edit: { kind: 'replace', template: label.shipped } })
    },
    back() {
      const state = getState()
      if (state.stage === 'list') return false
      if (isDirty(state) && state.done?.what !== 'leave') dispatch({ kind: 'done', done: { what: 'leave' } })
      else change({ kind: 'edit-left' })
      return true
    },
  }
}
