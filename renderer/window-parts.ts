import { failure, type Failure } from '@shared/domain/failure'
import type { Signal } from '@shared/domain/signal'
import type { i18n } from 'i18next'
import { USUAL_LOOK } from '@shared/domain/bench-look'
import { appReducer, FIRST_APP_STATE, type AppEvent, type AppState } from './app-state'
import { showLook } from './bench-look'
import { createSound } from './feedback/sound'
import { createReducerStore, type ReducerStore } from './hooks/reducer-store'
import { createLayers, type Layers } from './input/layers'
import { createStationClient, type Bridge, type StationClient } from './station-client'
import { completeLanguage, createStrings } from './strings'

/** What the window is made of besides its screens. */
export interface WindowParts {
  readonly station: StationClient
  readonly app: ReducerStore<AppState, AppEvent>
  readonly layers: Layers
  readonly strings: i18n
  readonly onFault: (fault: unknown) => void
  /** Sounds a signal, where sound is wanted. */
  readonly sound: (signal: Signal) => void
  /** Asks the station what it is and which devices it has. */
  readonly meetStation: () => Promise<void>
  readonly trySample: () => Promise<Failure | null>
  close(): void
}

export interface WindowSurroundings {
  readonly bridge: Bridge
  readonly document: Document
  readonly onFault: (fault: unknown) => void
}

export function openWindowParts({ bridge, document, onFault }: WindowSurroundings): WindowParts {
  const station = createStationClient({ bridge, onFault })
  const app = createReducerStore(appReducer, { ...FIRST_APP_STATE, connection: station.connection })
  const strings = createStrings(FIRST_APP_STATE.language)
  const sound = createSound()

  async function meetStation(): Promise<void> {
    app.dispatch({ kind: 'asked-again' })
    // While it starts, nobody answers; it is met as soon as it is connected.
    if (station.connection === 'restarting') return
    const status = await station.request('station.status', {})
    if (!status.ok) return status.failure.facts.restarting === 1 ? undefined : app.dispatch({ kind: 'station-silent' })
    app.dispatch({ kind: 'status-came', status: status.value })
    if (status.value.phase !== 'ready') return
    const devices = await station.request('devices.list', {})
    if (devices.ok) app.dispatch({ kind: 'devices-came', devices: devices.value })
  }

  const offs = [
    station.onEvent('devicesChanged', (devices) => app.dispatch({ kind: 'devices-came', devices })),
    station.onConnection((connection) => {
      app.dispatch({ kind: 'connection-changed', connection })
      if (connection === 'connected') void meetStation()
    }),
    app.subscribe(({ status }, before) => {
      if (status !== null && status.look !== before.status?.look) showLook(document.documentElement, status.look)
    }),
    app.subscribe(({ language }, before) => {
      if (language === before.language) return
      document.documentElement.lang = completeLanguage(language)
      strings.changeLanguage(language).catch(onFault)
    }),
  ]

  return {
    station,
    app,
    layers: createLayers(),
    strings,
    onFault,
    meetStation,
    // Automatic tests run on machines without a speaker, and beside people.
    sound: (signal) => sound.play(signal, bridge.test ? 0 : (app.getState().status?.look ?? USUAL_LOOK).volumePercent / 100),
    async trySample() {
      const result = await station.request('setup.trySample', { language: app.getState().language })
      if (!result.ok) return failure(result.failure.kind, result.failure.facts)
      app.dispatch({ kind: 'status-came', status: result.value })
      await meetStation()
      return null
    },
    close() {
      for (const off of offs) off()
      station.close()
      sound.close()
    },
  }
}
