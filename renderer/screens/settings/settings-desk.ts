import type { RequestInput } from '@shared/contract/requests'
import type { StationStatus } from '@shared/contract/station-status'
import { cleanScan } from '@shared/domain/barcode'
import { failure, type Failure } from '@shared/domain/failure'
import { MAX_NAME_LENGTH } from '@shared/domain/people'
import { parseLpn } from '@shared/domain/lpn'
import type { Signal } from '@shared/domain/signal'
import type { Language } from '@shared/domain/words'
import { createReducerStore, type ReducerStore } from '../../hooks/reducer-store'
import type { StationClient } from '../../station-client'
import { FIRST_SETTINGS_STATE, NO_TASK, selectedPerson, settingsReducer, type Done, type PersonForm, type SettingsEvent, type SettingsState } from './settings-state'

/** What a lead can do on the settings page, and what the page knows. */
export interface SettingsDesk {
  readonly store: ReducerStore<SettingsState, SettingsEvent>
  /** Asks for people and settings, again after every restart of the station; the function that comes back stops. */
  open(): () => void
  startAdding(): void
  /** Opens the form of the selected person, their new PIN, or the question whether they get a new badge. */
  startChange(what: 'form' | 'pin' | 'new-badge'): void
  /** Takes the form or the PIN as it stands. */
  submit(): Promise<void>
  switchActive(): Promise<void>
  print(language: Language): Promise<void>
  /** Yes: the selected person gets the scanned badge of nobody, or a new one. */
  confirmBadge(): Promise<void>
  /** Closes what is open; false when nothing was. */
  back(): boolean
  read(text: string): void
  changeBench(wanted: RequestInput<'settings.change'>): Promise<void>
  addPattern(): Promise<void>
  tryCode(text: string): Promise<void>
  typePattern(text: string): Promise<void>
}

export interface SettingsDeskParts {
  readonly station: Pick<StationClient, 'request' | 'onConnection'>
  readonly onStatus: (status: StationStatus) => void
  readonly onSignal: (signal: Signal) => void
  readonly now: () => number
}

const NEW_PERSON: Omit<PersonForm, 'language'> = { operatorId: null, name: '', role: 'clerk' }

export function createSettingsDesk({ station, onStatus, onSignal, now }: SettingsDeskParts, language: Language): SettingsDesk {
  const store = createReducerStore<SettingsState, SettingsEvent>(settingsReducer, FIRST_SETTINGS_STATE)
  const { dispatch, getState } = store

  function refused(failed: Failure): void {
    dispatch({ kind: 'refused', failure: failed })
    onSignal('ask')
  }

  function done(what: Done, selectedId?: string): void {
    dispatch({ kind: 'done', done: what, ...(selectedId === undefined ? {} : { selectedId }) })
    onSignal('ok')
  }

  async function change(wanted: RequestInput<'people.change'>): Promise<void> {
    const result = await station.request('people.change', wanted)
    if (!result.ok) return refused(result.failure)
    const { people, operatorId } = result.value
    dispatch({ kind: 'people-came', people })
    done({ what: wanted.kind, name: people.find((person) => person.operatorId === operatorId)?.name ?? '' }, operatorId)
  }

  async function load(): Promise<void> {
    const [people, settings] = await Promise.all([station.request('people.list', {}), station.request('settings.view', {})])
    if (people.ok) dispatch({ kind: 'people-came', people: people.value })
    if (settings.ok) dispatch({ kind: 'settings-came', settings: settings.value })
    const failed = [people, settings].find((result) => !result.ok)
    if (failed?.ok === false) dispatch({ kind: 'refused', failure: failed.failure })
  }

  async function submit(): Promise<void> {
    const { task } = getState()
    if (task.kind === 'form') {
      const { operatorId, name, role, language: spoken } = task.form
      if (operatorId !== null) return change({ kind: 'edit', operatorId, name, role, language: spoken })
      if (name.trim() === '') return refused(failure('name-wanted', { length: MAX_NAME_LENGTH }))
      return dispatch({ kind: 'task-opened', task: { kind: 'pin', form: task.form, pin: '' } })
    }
    if (task.kind !== 'pin') return
    const { operatorId, name, role, language: spoken } = task.form
    await (operatorId === null ? change({ kind: 'add', name, role, language: spoken, pin: task.pin }) : change({ kind: 'pin', operatorId, pin: task.pin }))
  }

  async function tryCode(text: string): Promise<void> {
    dispatch({ kind: 'try-typed', text })
    const { settings, newPattern } = getState()
    if (text.trim() === '' || settings === null) return
    const result = await station.request('settings.tryCode', { text, patterns: [...settings.patterns, ...(newPattern.trim() === '' ? [] : [newPattern.trim()])] })
    if (result.ok) dispatch({ kind: 'tried', text, tried: result.value })
    else refused(result.failure)
  }

  function readBadge(text: string): void {
    const at = now()
    const plate = parseLpn(text)
    const { people, task } = getState()
    const holder = people?.find(({ badge }) => badge === plate?.lpn)
    const refusal = plate?.type !== 'badge' ? failure('badge-wanted') : task.kind === 'form' || task.kind === 'pin' ? failure('badge-not-now') : null
    if (refusal) {
      dispatch({ kind: 'scanned', scan: { text, at, signal: 'ask', said: { kind: 'refused', failure: refusal } } })
      return onSignal('ask')
    }
    dispatch({ kind: 'task-opened', task: holder ? NO_TASK : { kind: 'offer', badge: plate?.lpn ?? text } })
    if (holder) dispatch({ kind: 'selected', operatorId: holder.operatorId })
    dispatch({ kind: 'scanned', scan: { text, at, signal: holder ? 'ok' : 'ask', said: holder ? { kind: 'selected', name: holder.name } : { kind: 'nobody' } } })
    onSignal(holder ? 'ok' : 'ask')
  }

  return {
    store,
    open() {
      void load()
      return station.onConnection((connection) => connection === 'connected' && void load())
    },
    startAdding: () => dispatch({ kind: 'task-opened', task: { kind: 'form', form: { ...NEW_PERSON, language } } }),
    startChange(what) {
      const person = selectedPerson(getState())
      if (person === null) return
      if (what === 'new-badge') return dispatch({ kind: 'task-opened', task: { kind: 'new-badge' } })
      const form: PersonForm = { operatorId: person.operatorId, name: person.name, role: person.role, language: person.language }
      dispatch({ kind: 'task-opened', task: what === 'form' ? { kind: 'form', form } : { kind: 'pin', form, pin: '' } })
    },
    submit,
    async switchActive() {
      const person = selectedPerson(getState())
      if (person) await change({ kind: person.active ? 'deactivate' : 'reactivate', operatorId: person.operatorId })
    },
    async print(spoken) {
      const person = selectedPerson(getState())
      if (person === null) return
      const result = await station.request('people.badge', { operatorId: person.operatorId, language: spoken })
      if (result.ok) done({ what: 'print', path: result.value.path })
      else refused(result.failure)
    },
    async confirmBadge() {
      const { task } = getState()
      const person = selectedPerson(getState())
      if (task.kind === 'new-badge' && person) await change({ kind: 'new-badge', operatorId: person.operatorId })
      if (task.kind === 'offer' && person) await change({ kind: 'give-badge', operatorId: person.operatorId, badge: task.badge })
    },
    back() {
      const { task, selectedId, part } = getState()
      if (part === 'bench') return false
      if (task.kind === 'pin' && task.form.operatorId === null) dispatch({ kind: 'task-opened', task: { kind: 'form', form: task.form } })
      else if (task.kind !== 'none') dispatch({ kind: 'task-opened', task: NO_TASK })
      else if (selectedId !== null) dispatch({ kind: 'selected', operatorId: null })
      else return false
      return true
    },
    read(text) {
      if (getState().part === 'people') return readBadge(cleanScan(text))
      dispatch({ kind: 'scanned', scan: { text, at: now(), signal: 'neutral', said: { kind: 'tried' } } })
      void tryCode(text)
    },
    async changeBench(wanted) {
      const result = await station.request('settings.change', wanted)
      if (!result.ok) return refused(result.failure)
      onStatus(result.value.status)
      dispatch({ kind: 'settings-came', settings: result.value.settings })
      if (Array.isArray(wanted.patterns)) dispatch({ kind: 'pattern-typed', text: '' })
      done({ what: 'saved' })
      await tryCode(getState().tryText)
    },
    async addPattern() {
      const { settings, newPattern } = getState()
      if (settings !== null && newPattern.trim() !== '') await this.changeBench({ patterns: [...settings.patterns, newPattern.trim()] })
    },
    tryCode,
    async typePattern(text) {
      dispatch({ kind: 'pattern-typed', text })
      await tryCode(getState().tryText)
    },
  }
}
