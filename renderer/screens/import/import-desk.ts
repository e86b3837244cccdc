import type { ImportView } from '@shared/contract/imports'
import type { Failure } from '@shared/domain/failure'
import type { ImportKind, RowReason } from '@shared/domain/import-report'
import type { Result } from '@shared/domain/result'
import { createReducerStore, type ReducerStore } from '../../hooks/reducer-store'
import type { StationClient } from '../../station-client'
import { FIRST_IMPORT_STATE, importReducer, withColumn, type ImportEvent, type ImportState } from './import-state'
import { sendFile, type SendableFile } from './send-file'

/** What a lead can do on the import page, and what the page knows. */
export interface ImportDesk {
  readonly store: ReducerStore<ImportState, ImportEvent>
  /** Asks where the import of this station is, and hears it from then on; the function that comes back stops hearing. */
  open(): () => void
  takeFiles(files: readonly SendableFile[]): Promise<void>
  chooseKind(kind: ImportKind): Promise<void>
  chooseColumn(field: string, header: string): Promise<void>
  start(): Promise<void>
  cancel(): Promise<void>
  discard(): Promise<void>
  showReason(reason: RowReason | null): Promise<void>
  saveReport(): Promise<void>
}

export function createImportDesk(station: Pick<StationClient, 'request' | 'onEvent' | 'onConnection'>): ImportDesk {
  const store = createReducerStore<ImportState, ImportEvent>(importReducer, FIRST_IMPORT_STATE)

  function show(result: Result<ImportView, Failure>): void {
    if (!result.ok) return store.dispatch({ kind: 'trouble', trouble: result.failure })
    store.dispatch({ kind: 'view-came', view: result.value })
    if (result.value.phase === 'done' && result.value.outcome.report !== null && store.getState().problems === null) void showReason(null)
  }

  async function preview(kind: ImportKind | null): Promise<void> {
    show(await station.request('import.preview', { kind, columns: store.getState().chosen }))
    store.dispatch({ kind: 'busy', isBusy: false })
  }

  async function showReason(reason: RowReason | null): Promise<void> {
    const result = await station.request('import.problems', { reason })
    store.dispatch(result.ok ? { kind: 'problems-came', reason, ...result.value } : { kind: 'trouble', trouble: result.failure })
  }

  const shownKind = (): ImportKind | null => {
    const { view } = store.getState()
    return view?.phase === 'preview' ? view.preview.kind : null
  }

  return {
    store,
    open() {
      const ask = () => void station.request('import.view', {}).then(show)
      ask()
      const offs = [
        station.onEvent('importChanged', (view) => show({ ok: true, value: view })),
        // A station that starts anew has lost what it received, and knows so.
        station.onConnection((connection) => connection === 'connected' && ask()),
      ]
      return () => offs.forEach((off) => off())
    },
    async takeFiles(files) {
      const [file, ...others] = files
      if (file === undefined || store.getState().isBusy) return
      if (others.length > 0) return store.dispatch({ kind: 'trouble', trouble: 'several' })
      store.dispatch({ kind: 'file-taken-up' })
      const trouble = await sendFile(station, file)
      if (trouble === null) await preview(null)
      else store.dispatch({ kind: 'trouble', trouble })
    },
    async chooseKind(kind) {
      store.dispatch({ kind: 'columns-chosen', chosen: {} })
      await preview(kind)
    },
    async chooseColumn(field, header) {
      store.dispatch({ kind: 'columns-chosen', chosen: withColumn(store.getState().chosen, field, header) })
      await preview(shownKind())
    },
    async start() {
      const kind = shownKind()
      if (kind !== null) show(await station.request('import.start', { kind, columns: store.getState().chosen }))
    },
    cancel: async () => show(await station.request('import.cancel', {})),
    async discard() {
      store.dispatch({ kind: 'file-taken-up' })
      show(await station.request('import.discard', {}))
      store.dispatch({ kind: 'busy', isBusy: false })
    },
    showReason,
    async saveReport() {
      const result = await station.request('import.saveReport', {})
      store.dispatch(result.ok ? { kind: 'report-saved', path: result.value.path } : { kind: 'trouble', trouble: result.failure })
    },
  }
}
