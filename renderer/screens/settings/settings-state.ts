import type { BenchSettingsView, PersonView, TriedCode } from '@shared/contract/settings'
import type { Failure } from '@shared/domain/failure'
import type { Role } from '@shared/domain/operator'
import type { PeopleChange } from '@shared/domain/people'
import type { Instant } from '@shared/domain/quantities'
import type { Signal } from '@shared/domain/signal'
import type { Language } from '@shared/domain/words'

export type SettingsPart = 'people' | 'bench'

/** A person being typed in; `operatorId` is null for one who is new. */
export interface PersonForm {
  readonly operatorId: string | null
  readonly name: string
  readonly role: Role
  readonly language: Language
}

/** What is open beside the list of people. */
export type PeopleTask =
  | { readonly kind: 'none' }
  | { readonly kind: 'form'; readonly form: PersonForm }
  | { readonly kind: 'pin'; readonly form: PersonForm; readonly pin: string }
  /** A badge of nobody was scanned: whose shall it be? */
  | { readonly kind: 'offer'; readonly badge: string }
  /** A new badge ends the one before at once, so it is asked for twice. */
  | { readonly kind: 'new-badge' }

/** What was done last, for the line that says so. */
export type Done = { readonly what: PeopleChange['kind']; readonly name: string } | { readonly what: 'print'; readonly path: string } | { readonly what: 'saved' }

/** A code scanned on this page and what became of it. */
export interface PageScan {
  readonly text: string
  readonly at: Instant
  readonly signal: Signal | 'neutral'
  readonly said: { readonly kind: 'selected'; readonly name: string } | { readonly kind: 'nobody' } | { readonly kind: 'tried' } | { readonly kind: 'refused'; readonly failure: Failure }
}

export interface SettingsState {
  readonly part: SettingsPart
  /** Null until the station told. */
  readonly people: readonly PersonView[] | null
  readonly selectedId: string | null
  readonly task: PeopleTask
  readonly settings: BenchSettingsView | null
  readonly newPattern: string
  readonly tryText: string
  readonly tried: TriedCode | null
  readonly failure: Failure | null
  readonly done: Done | null
  readonly scan: PageScan | null
}

export type SettingsEvent =
  | { readonly kind: 'part-opened'; readonly part: SettingsPart }
  | { readonly kind: 'people-came'; readonly people: readonly PersonView[] }
  | { readonly kind: 'settings-came'; readonly settings: BenchSettingsView }
  | { readonly kind: 'selected'; readonly operatorId: string | null }
  | { readonly kind: 'next-person' }
  | { readonly kind: 'task-opened'; readonly task: PeopleTask }
  | { readonly kind: 'form-changed'; readonly form: Partial<PersonForm> }
  | { readonly kind: 'pin-changed'; readonly pin: string }
  | { readonly kind: 'refused'; readonly failure: Failure }
  | { readonly kind: 'done'; readonly done: Done; readonly selectedId?: string }
  | { readonly kind: 'pattern-typed'; readonly text: string }
  | { readonly kind: 'try-typed'; readonly text: string }
  | { readonly kind: 'tried'; readonly text: string; readonly tried: TriedCode }
  | { readonly kind: 'scanned'; readonly scan: PageScan }

export const NO_TASK: PeopleTask = { kind: 'none' }

export const FIRST_SETTINGS_STATE: SettingsState = {
  part: 'people', people: null, selectedId: null, task: NO_TASK, settings: null, newPattern: '', tryText: '', tried: null, failure: null, done: null, scan: null,
}

export const MAX_PIN_LENGTH = 8

export function settingsReducer(state: SettingsState, event: SettingsEvent): SettingsState {
  switch (event.kind) {
    case 'part-opened':
      return { ...state, part: event.part, task: NO_TASK, failure: null, done: null, scan: null }
    case 'people-came':
      return { ...state, people: event.people }
    case 'settings-came':
      return { ...state, settings: event.settings }
    case 'selected':
      // An offered badge waits for the person who gets it; everything else belongs to the person before.
      return { ...state, selectedId: event.operatorId, task: state.task.kind === 'offer' ? state.task : NO_TASK, failure: null, done: null }
    case 'next-person':
      return settingsReducer(state, { kind: 'selected', operatorId: nextPerson(state) })
    case 'task-opened':
      return { ...state, task: event.task, failure: null, done: null }
    case 'form-changed':
      return state.task.kind === 'form' ? { ...state, task: { ...state.task, form: { ...state.task.form, ...event.form } }, failure: null } : state
    case 'pin-changed':
      return state.task.kind === 'pin' ? { ...state, task: { ...state.task, pin: event.pin.replace(/\D/g, '').slice(0, MAX_PIN_LENGTH) }, failure: null } : state
    case 'refused':
      return { ...state, failure: event.failure, done: null }
    case 'done':
      return { ...state, task: NO_TASK, failure: null, done: event.done, selectedId: event.selectedId ?? state.selectedId, scan: null }
    case 'pattern-typed':
      return { ...state, newPattern: event.text, failure: null, done: null }
    case 'try-typed':
      return { ...state, tryText: event.text, tried: event.text === '' ? null : state.tried }
    case 'tried':
      // An answer to what was typed before comes too late.
      return event.text === state.tryText ? { ...state, tried: event.tried } : state
    case 'scanned':
      return { ...state, scan: event.scan }
  }
}

/** The person below the selected one; after the last comes the first. */
function nextPerson({ people, selectedId }: SettingsState): string | null {
  if (people === null || people.length === 0) return null
  const place = people.findIndex(({ operatorId }) => operatorId === selectedId)
  return people[(place + 1) % people.length]?.operatorId ?? null
}

/** The person that the acts are about. */
export function selectedPerson({ people, selectedId }: Pick<SettingsState, 'people' | 'selectedId'>): PersonView | null {
  return people?.find(({ operatorId }) => operatorId === selectedId) ?? null
}

/** The next of several choices; after the last comes the first. */
export function nextChoice<T>(choices: readonly T[], now: T): T {
  const next = choices[(choices.indexOf(now) + 1) % choices.length]
  return next ?? now
}
