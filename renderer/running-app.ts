import { isRoleReady, type AppState } from './app-state'
import { pageOfCommand, type InputAction } from './input/key-map'
import { startKeyboardInput } from './input/keyboard-input'
import { startTouchFocus } from './input/touch-focus'
import { createScanRouter, type ScanRouter } from './input/scan-router'
import { createBenchDesk, type BenchDesk } from './screens/bench/bench-desk'
import { openWindowParts, type WindowParts, type WindowSurroundings } from './window-parts'

/** The running window: its parts, the bench, and the one way in for every input. */
export interface RunningApp {
  readonly parts: WindowParts
  readonly desk: BenchDesk
  readonly router: ScanRouter
  close(): void
}

/** Opens everything but the drawing. */
export function openApp(surroundings: WindowSurroundings & { readonly window: Window }): RunningApp {
  const parts = openWindowParts(surroundings)
  const { station, app, layers, onFault } = parts
  const desk = createBenchDesk({
    station,
    isScaleReady: () => isRoleReady(app.getState().devices, 'scale'),
    onSignal: parts.sound,
    now: () => Date.now(),
  })
  const isReady = () => app.getState().status?.phase === 'ready'

  async function act(action: InputAction): Promise<void> {
    if (!isReady()) return
    if (action.kind === 'command' && action.command === 'LOCK') app.dispatch({ kind: 'page-opened', page: 'bench' })
    const named = pageOfCommand(action)
    if (isAskingForDossier(action)) openOwnDossier()
    else if (named !== null) app.dispatch({ kind: 'page-opened', page: named, opener: action.kind === 'command' ? action.command : undefined })
    else if (action.kind !== 'open' || action.page === 'type') await desk.act(action)
    else if (action.page !== 'simulated') openPage(action.page)
    else if (app.getState().status?.simulated === true) app.dispatch({ kind: 'drawer-toggled' })
  }

  /** The dossier of the unit in hand; without one, the search finds it. */
  function openOwnDossier(): void {
    const unitId = desk.store.getState().view?.unit?.unitId
    app.dispatch(unitId === undefined ? { kind: 'page-opened', page: 'search' } : { kind: 'dossier-opened', of: { unitId } })
  }

  /** The key that opened a page closes it, too. */
  function openPage(page: AppState['page']): void {
    app.dispatch({ kind: 'page-opened', page: app.getState().page === page ? 'bench' : page })
  }

  const router = createScanRouter({
    layers,
    scan: (reading) => (isReady() ? desk.scan(reading) : Promise.resolve()),
    act,
    refuse: (reading) => desk.refuse('station-fault', { tooMany: 1 }, reading.text),
    onFault,
  })

  let operatorId: string | null = null
  const offs = [
    startKeyboardInput({
      target: surroundings.window,
      bridge: surroundings.bridge,
      onFault,
      onLost: () => desk.refuse('station-fault', { restarting: 1 }, ''),
      onSlowScan: () => desk.refuse('scan-too-slow', {}, ''),
      onTooLong: (length) => desk.refuse('scan-too-long', { length }, ''),
      onAction: (action) => router.act(action),
    }),
    startTouchFocus(surroundings.document),
    station.onEvent('scanRead', ({ text, aim, source, readAt, deviceId }) => router.read({ text, aim, source, readAt, deviceId })),
    // No photo is due at any step yet, so every press goes on.
    station.onEvent('pedalPressed', ({ deviceId }) => router.act({ kind: 'command', command: 'NEXT', pedalId: deviceId })),
    station.onConnection((connection) => {
      if (connection === 'connected' && isReady()) void desk.refresh()
    }),
    // A tote that was scanned with empty hands is looked into.
    desk.store.subscribe(({ newest }, before) => {
      if (newest !== before.newest && newest?.answer.kind === 'tote-shown' && app.getState().page === 'bench') app.dispatch({ kind: 'page-opened', page: 'floor' })
    }),
    desk.store.subscribe(({ view }) => {
      const operator = view?.operator ?? null
      if (view === null || operator?.operatorId === (operatorId ?? undefined)) return
      operatorId = operator?.operatorId ?? null
      app.dispatch(operator === null ? { kind: 'signed-out' } : { kind: 'signed-in', language: operator.language })
    }),
    app.subscribe(({ status }, before) => {
      if (status?.phase === 'ready' && before.status?.phase !== 'ready') void desk.refresh()
    }),
  ]
  void parts.meetStation()

  return {
    parts,
    desk,
    router,
    close() {
      for (const off of offs) off()
      desk.close()
      parts.close()
    },
  }
}

function isAskingForDossier(action: InputAction): boolean {
  return (action.kind === 'open' && action.page === 'dossier') || (action.kind === 'command' && action.command === 'DOSSIER')
}
