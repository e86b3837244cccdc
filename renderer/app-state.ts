import type { DeviceStatusView } from '@shared/contract/devices'
import type { StationStatus } from '@shared/contract/requests'
import type { BenchCommand } from '@shared/domain/command-barcode'
import type { Language } from '@shared/domain/words'
import type { WindowPage } from './input/key-map'
import type { Connection } from './station-client'

/** A unit by its plate or its id. */
export type DossierOf = { readonly lpn: string } | { readonly unitId: string }

/** What the whole window knows, whatever screen is shown. */
export interface AppState {
  /** Null until the station said what it is. */
  readonly status: StationStatus | null
  /** The station was asked and gave no answer. */
  readonly isSilent: boolean
  readonly connection: Connection
  /** The language of the person at the window; the station's while no one is signed in. */
  readonly language: Language
  readonly devices: readonly DeviceStatusView[]
  readonly page: WindowPage
  /** The command that opened the page; null for a key or a touch. */
  readonly opener: BenchCommand | null
  /** Whose dossier the dossier page shows; null: the unit's in hand. */
  readonly dossierOf: DossierOf | null
  /** The drawer of the simulated devices. */
  readonly isDrawerOpen: boolean
}

export type AppEvent =
  | { readonly kind: 'status-came'; readonly status: StationStatus }
  | { readonly kind: 'station-silent' }
  | { readonly kind: 'asked-again' }
  | { readonly kind: 'connection-changed'; readonly connection: Connection }
  | { readonly kind: 'language-chosen'; readonly language: Language }
  | { readonly kind: 'signed-in'; readonly language: Language }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'devices-came'; readonly devices: readonly DeviceStatusView[] }
  | { readonly kind: 'page-opened'; readonly page: AppState['page']; readonly opener?: BenchCommand | undefined }
  | { readonly kind: 'dossier-opened'; readonly of: DossierOf }
  | { readonly kind: 'drawer-toggled' }

export const FIRST_APP_STATE: AppState = { status: null, isSilent: false, connection: 'connected', language: 'en', devices: [], page: 'bench', opener: null, dossierOf: null, isDrawerOpen: false }

export function appReducer(state: AppState, event: AppEvent): AppState {
  switch (event.kind) {
    case 'status-came':
      return statusCame(state, event.status)
    case 'station-silent':
      // A station that was heard before and restarts has its own banner; what it told stays on screen.
      return { ...state, isSilent: state.status === null }
    case 'asked-again':
      return { ...state, isSilent: false }
    case 'connection-changed':
      return { ...state, connection: event.connection }
    case 'language-chosen':
    case 'signed-in':
      return { ...state, language: event.language }
    case 'signed-out':
      return { ...state, language: state.status?.language ?? state.language }
    case 'devices-came':
      return { ...state, devices: event.devices }
    case 'page-opened':
      return { ...state, page: event.page, opener: event.opener ?? null }
    case 'dossier-opened':
      return { ...state, page: 'dossier', opener: null, dossierOf: event.of }
    case 'drawer-toggled':
      return { ...state, isDrawerOpen: !state.isDrawerOpen }
  }
}

/** The station's language is the first one; later the person's choice stays, also over a restart. */
function statusCame(state: AppState, status: StationStatus): AppState {
  const isNew = state.status === null || (state.status.phase === 'first-start' && status.phase === 'ready')
  return { ...state, status, isSilent: false, language: isNew && status.phase === 'ready' ? status.language : state.language }
}

/** Whether a device of the role gives what it is for. */
export function isRoleReady(devices: readonly DeviceStatusView[], role: DeviceStatusView['role']): boolean {
  return devices.some((device) => device.role === role && device.state === 'ready')
}
