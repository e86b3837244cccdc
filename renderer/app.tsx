import type { BenchView } from '@shared/contract/bench-view'
import type { Failure } from '@shared/domain/failure'
import { useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { I18nextProvider } from 'react-i18next'
import { isRoleReady, type AppState, type DossierOf } from './app-state'
import { AppBand } from './components/app-band'
import { Button } from './components/button'
import { ErrorBoundary } from './components/error-boundary'
import { FullMessage } from './components/full-message'
import { useStoreState } from './hooks/reducer-store'
import { WindowContextProvider } from './hooks/window-context'
import { pageOfCommand, type InputAction } from './input/key-map'
import { startKeyboardInput } from './input/keyboard-input'
import { startTouchFocus } from './input/touch-focus'
import { createScanRouter, type Reading, type ScanRouter } from './input/scan-router'
import { createBenchDesk, type BenchDesk } from './screens/bench/bench-desk'
import { BenchEcho } from './screens/bench/bench-echo'
import { benchPrompt } from './screens/bench/bench-prompt'
import { BenchScreen } from './screens/bench/bench-screen'
import { SignInScreen } from './screens/sign-in/sign-in-screen'
import { TypedCode } from './screens/bench/typed-code'
import { StopPanel } from './screens/bench/stop-panel'
import { DevicesScreen } from './screens/devices/devices-screen'
import { ImportScreen } from './screens/import/import-screen'
import { DossierScreen } from './screens/dossier/dossier-screen'
import { FirstStartScreen } from './screens/first-start/first-start-screen'
import { SearchScreen } from './screens/search/search-screen'
import { SetUpScreen } from './screens/set-up/set-up-screen'
import { FloorScreen } from './screens/floor/floor-screen'
import { ShiftScreen } from './screens/shift/shift-screen'
import { SimulatedDrawer } from './screens/simulated/simulated-drawer'
import { StationStrip } from './station-strip'
import { LockGuard } from './lock-guard'
import { nextLanguage } from './strings'
import { isOutcome } from './strings/answer-words'
import { refusalWords } from './strings/refusal-words'
import { useSpeech } from './strings/speech'
import { openWindowParts, type WindowParts, type WindowSurroundings } from './window-parts'
import styles from './app.module.css'

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

  async function keyboardScan(scan: { readonly text: string; readonly tookMs: number }): Promise<void> {
    if (!isReady()) return
    // The station takes it as a reading of its keyboard scanner and announces it like any other.
    const result = await station.request('devices.keyboardScan', scan)
    if (!result.ok) desk.refuse(result.failure.kind, result.failure.facts, scan.text)
  }

  let operatorId: string | null = null
  const offs = [
    startKeyboardInput({
      target: surroundings.window,
      onScan: (scan) => void keyboardScan(scan),
      onTooLong: (length) => desk.refuse('scan-too-long', { length }, ''),
      onAction: (action) => router.act(action),
    }),
    startTouchFocus(surroundings.document),
    station.onEvent('scanRead', ({ text, aim, source, readAt }) => router.read({ text, aim, source, readAt })),
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

export interface AppProps {
  readonly running: RunningApp
}

export function App({ running }: AppProps) {
  const { parts, router } = running
  return (
    <I18nextProvider i18n={parts.strings}>
      <WindowContextProvider value={{ station: parts.station, layers: parts.layers, router }}>
        <Guarded onFault={parts.onFault}>
          <CurrentScreen running={running} />
        </Guarded>
      </WindowContextProvider>
    </I18nextProvider>
  )
}

interface GuardedProps {
  readonly onFault: (fault: unknown) => void
  readonly children: ReactNode
}

function Guarded({ onFault, children }: GuardedProps) {
  const { t } = useSpeech()
  return (
    <ErrorBoundary title={t('window.broken')} words={t('window.brokenWords')} retryLabel={t('window.showAgain')} onFault={onFault}>
      {children}
    </ErrorBoundary>
  )
}

function CurrentScreen({ running }: AppProps) {
  const { t } = useSpeech()
  const app = useStoreState(running.parts.app, (state) => state)
  if (app.isSilent) {
    return (
      <FullMessage title={t('window.silent')} words={t('window.silentWords')}>
        <Button label={t('window.tryAgain')} icon="repeat" onPress={() => void running.parts.meetStation()} />
      </FullMessage>
    )
  }
  if (app.status === null) return <FullMessage title={t('window.starting')} words={t('window.startingWords')} />
  if (app.status.phase === 'first-start') return <FirstSteps running={running} />
  return (
    <div className={styles.window} data-drawer={app.isDrawerOpen}>
      <ReadyScreen running={running} app={app} />
      {app.status.simulated && <SimulatedDrawer isOpen={app.isDrawerOpen} onToggle={() => running.parts.app.dispatch({ kind: 'drawer-toggled' })} />}
      <IdleLock running={running} lockAfterMinutes={app.status.lockAfterMinutes} />
      {app.connection === 'restarting' && <AppBand words={t('window.restarting')} />}
    </div>
  )
}

/** Only a bench with someone signed in locks itself. Each person's time begins with them. */
function IdleLock({ running, lockAfterMinutes }: AppProps & { readonly lockAfterMinutes: number }) {
  const operatorId = useStoreState(running.desk.store, (state) => state.view?.operator?.operatorId ?? null)
  if (operatorId === null) return null
  return <LockGuard key={operatorId} lockAfterMinutes={lockAfterMinutes} onLock={() => running.router.lock()} />
}

/** Before there is a bench: try it, or set it up. */
function FirstSteps({ running }: AppProps) {
  const { app } = running.parts
  const [step, setStep] = useState<'choice' | 'preparing' | 'set-up'>('choice')
  const [failure, setFailure] = useState<Failure | null>(null)
  const language = useStoreState(app, (state) => state.language)

  async function trySample(): Promise<void> {
    setStep('preparing')
    const refused = await running.parts.trySample()
    if (refused === null) return
    setFailure(refused)
    setStep('choice')
  }

  if (step === 'set-up') {
    return (
      <SetUpScreen
        onBack={() => setStep('choice')}
        onDone={(status) => {
          app.dispatch({ kind: 'status-came', status })
          void running.parts.meetStation()
        }}
      />
    )
  }
  return (
    <FirstStartScreen
      isPreparing={step === 'preparing'}
      failure={failure}
      onSample={() => void trySample()}
      onSetUp={() => setStep('set-up')}
      onChangeLanguage={() => app.dispatch({ kind: 'language-chosen', language: nextLanguage(language) })}
    />
  )
}

interface ReadyScreenProps extends AppProps {
  readonly app: AppState
}

function ReadyScreen({ running, app }: ReadyScreenProps) {
  const { desk, parts, router } = running
  const { t } = useSpeech()
  const view = useStoreState(desk.store, (state) => state.view)
  const open = (page: AppState['page']) => parts.app.dispatch({ kind: 'page-opened', page })
  if (view === null) return <FullMessage title={t('window.starting')} words={t('window.startingWords')} />
  const strip = (
    <StationStrip
      app={app}
      view={view}
      onOpenDevices={() => router.act({ kind: 'open', page: 'devices' })}
      onChangeLanguage={() => parts.app.dispatch({ kind: 'language-chosen', language: nextLanguage(app.language) })}
    />
  )
  const atBench = <AtBench running={running} view={view} isScaleReady={isRoleReady(app.devices, 'scale')} strip={strip} />
  switch (app.page) {
    case 'shift':
      return (
        <ShiftScreen
          version={app.status?.version ?? ''}
          operator={view.operator}
          opener={app.opener}
          onOpenUnit={null}
          onCloseShift={desk.closeShift}
          onSignOut={() => {
            open('bench')
            router.act({ kind: 'command', command: 'SIGN OUT' })
          }}
          onClose={() => open('bench')}
        />
      )
    case 'import':
      return <ImportScreen operator={view.operator} onShift={() => open('shift')} onClose={() => open('bench')} />
    case 'devices':
      return (
        <div data-stage="devices">
          <DevicesScreen
            stationName={view.stationName}
            devices={app.devices}
            strip={strip}
            operator={view.operator}
            lockAfterMinutes={app.status?.lockAfterMinutes ?? 0}
            onStatus={(status) => parts.app.dispatch({ kind: 'status-came', status })}
            onDevices={(devices) => parts.app.dispatch({ kind: 'devices-came', devices })}
            onClose={() => open('bench')}
          />
        </div>
      )
    case 'floor':
      if (view.operator === null) return <NoOneAtBench running={running} view={view} strip={strip} />
      return <OnFloor running={running} view={view} strip={strip} />
    case 'search':
    case 'dossier':
      // Names and histories are for people who are signed in.
      return view.step.kind === 'sign-in' ? atBench : <SearchPages running={running} app={app} view={view} strip={strip} />
    case 'bench':
      return atBench
  }
}

interface SearchPagesProps extends ReadyScreenProps {
  readonly view: BenchView
  readonly strip: ReactNode
}

/** The search and the dossiers it leads to. The bench keeps its step meanwhile. */
function SearchPages({ running, app, view, strip }: SearchPagesProps) {
  const { parts, router } = running
  const open = (page: AppState['page']) => parts.app.dispatch({ kind: 'page-opened', page })
  const openDossier = (of: DossierOf) => parts.app.dispatch({ kind: 'dossier-opened', of })
  if (app.page === 'dossier' && app.dossierOf !== null) {
    return <DossierScreen of={app.dossierOf} who={view.operator?.name ?? null} onDossier={openDossier} onSearch={() => open('search')} onClose={() => open('bench')} />
  }
  return (
    <SearchScreen
      strip={strip}
      step={view.step.kind}
      onDossier={openDossier}
      onTake={(code) => {
        // The search must be gone before the code comes, or it would hear it again.
        flushSync(() => open('bench'))
        router.read({ text: code, aim: null, source: 'typed' })
      }}
      onClose={() => open('bench')}
    />
  )
}

interface AtBenchProps extends AppProps {
  readonly view: BenchView
  readonly isScaleReady: boolean
  readonly strip: ReactNode
}

/** The bench with someone at it, or waiting for someone. */
function AtBench({ running, view, isScaleReady, strip }: AtBenchProps) {
  const { desk, router } = running
  const onReading = (reading: Reading) => router.read(reading)
  if (view.step.kind === 'sign-in') return <NoOneAtBench running={running} view={view} strip={strip} />
  return <BenchScreen desk={desk} view={view} isScaleReady={isScaleReady} strip={strip} onAction={(action) => router.act(action)} onReading={onReading} />
}

/** Totes and put-away, answered and sounded like the bench. */
function OnFloor({ running, view, strip }: Pick<AtBenchProps, 'running' | 'view' | 'strip'>) {
  const { desk, parts } = running
  const speech = useSpeech()
  const newest = useStoreState(desk.store, (state) => state.newest)
  const asked = useStoreState(desk.store, (state) => state.asked)
  const ask = useStoreState(desk.store, (state) => state.ask)
  const stop = useStoreState(desk.store, (state) => state.stop)
  const echo = <BenchEcho newest={newest} asked={asked} view={view} isUnderStop={stop !== null} />
  const refused = ask === null || isOutcome(ask.kind) ? null : refusalWords(speech, ask.kind, ask.facts)
  return (
    <FloorScreen
      strip={strip}
      echo={echo}
      pulse={{ signal: newest?.answer.signal ?? 'ok', pulseId: newest === null ? null : String(newest.id) }}
      refusal={refused && { prompt: refused.act, context: refused.cause }}
      stop={stop && <StopPanel answer={stop} view={view} echo={echo} />}
      onScan={desk.floorScan}
      onCommand={desk.floorCommand}
      onCloseTop={desk.closeTop}
      onClose={() => parts.app.dispatch({ kind: 'page-opened', page: 'bench' })}
    />
  )
}

function NoOneAtBench({ running, view, strip }: Pick<AtBenchProps, 'running' | 'view' | 'strip'>) {
  const { desk, router } = running
  const speech = useSpeech()
  const newest = useStoreState(desk.store, (state) => state.newest)
  const asked = useStoreState(desk.store, (state) => state.asked)
  const ask = useStoreState(desk.store, (state) => state.ask)
  const typing = useStoreState(desk.store, (state) => state.typing)
  // A PIN that did not fit is told at the PIN itself.
  const isRefused = ask !== null && ask.kind !== 'wrong-pin'
  const { prompt, context } = benchPrompt({ ask, stop: null, weight: null }, view, { speech, isScaleReady: false, now: 0 })
  return (
    <SignInScreen
      view={view}
      stationName={view.stationName}
      strip={strip}
      pulse={{ signal: newest?.answer.signal ?? 'ok', pulseId: newest === null ? null : String(newest.id) }}
      refusal={isRefused ? { prompt, context } : null}
      echo={<BenchEcho newest={newest} asked={asked} view={view} />}
      typeLine={typing === null ? null : <TypedCode desk={desk} typing={typing} onReading={(reading) => router.read(reading)} />}
      onSignIn={desk.signInByPin}
      onClose={() => desk.store.dispatch({ kind: 'typing-closed' })}
    />
  )
}
