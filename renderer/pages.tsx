import type { BenchView } from '@shared/contract/bench-view'
import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { isRoleReady, type AppState, type DossierOf } from './app-state'
import { FullMessage } from './components/full-message'
import { useStoreState } from './hooks/reducer-store'
import type { Reading } from './input/scan-router'
import { BenchEcho } from './screens/bench/bench-echo'
import { benchPrompt } from './screens/bench/bench-prompt'
import { BenchScreen } from './screens/bench/bench-screen'
import { SignInScreen } from './screens/sign-in/sign-in-screen'
import { TypedCode } from './screens/bench/typed-code'
import { StopPanel } from './screens/bench/stop-panel'
import { DeviceCheckScreen } from './screens/device-check/device-check-screen'
import { DevicesScreen } from './screens/devices/devices-screen'
import { ImportScreen } from './screens/import/import-screen'
import { DossierScreen } from './screens/dossier/dossier-screen'
import { SearchScreen } from './screens/search/search-screen'
import { FloorScreen } from './screens/floor/floor-screen'
import { LabelsScreen } from './screens/labels/labels-screen'
import { RelabelScreen } from './screens/relabel/relabel-screen'
import { SettingsScreen } from './screens/settings/settings-screen'
import { ShiftScreen } from './screens/shift/shift-screen'
import { StationStrip } from './station-strip'
import { nextLanguage } from './strings'
import { isOutcome } from './strings/answer-words'
import { refusalWords } from './strings/refusal-words'
import { useSpeech } from './strings/speech'
import type { RunningApp } from './running-app'

export interface ReadyScreenProps {
  readonly running: RunningApp
  readonly app: AppState
}

/** The page that is open, on a bench that was set up. */
export function ReadyScreen({ running, app }: ReadyScreenProps) {
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
          onOpenUnit={(lpn) => parts.app.dispatch({ kind: 'dossier-opened', of: { lpn } })}
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
            onSettings={() => open('settings')}
            onCheck={() => open('device-check')}
            onDevices={(devices) => parts.app.dispatch({ kind: 'devices-came', devices })}
            onClose={() => open('bench')}
          />
        </div>
      )
    case 'device-check':
      // The test stands under a name in the journal.
      if (view.operator === null) return atBench
      return <DeviceCheckScreen operator={view.operator} devices={app.devices} strip={strip} onSignal={parts.sound} onClose={() => open('bench')} />
    case 'settings':
      if (view.operator === null || app.status === null) return atBench
      return (
        <SettingsScreen
          strip={strip}
          operator={view.operator}
          status={app.status}
          onStatus={(status) => parts.app.dispatch({ kind: 'status-came', status })}
          onSignal={parts.sound}
          onLabels={() => open('labels')}
          onClose={() => open('bench')}
        />
      )
    case 'labels':
      if (view.operator === null) return atBench
      return <LabelsScreen strip={strip} operator={view.operator} onSignal={parts.sound} onClose={() => open('settings')} />
    case 'floor':
      if (view.operator === null) return <NoOneAtBench running={running} view={view} strip={strip} />
      return <OnFloor running={running} view={view} strip={strip} />
    case 'relabel':
      if (view.operator === null) return <NoOneAtBench running={running} view={view} strip={strip} />
      return <AtRelabel running={running} view={view} strip={strip} />
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

interface AtBenchProps {
  readonly running: RunningApp
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

/** New labels for finished units, answered and sounded like the bench. */
function AtRelabel({ running, view, strip }: Pick<AtBenchProps, 'running' | 'view' | 'strip'>) {
  const { desk, parts, router } = running
  const speech = useSpeech()
  const newest = useStoreState(desk.store, (state) => state.newest)
  const asked = useStoreState(desk.store, (state) => state.asked)
  const ask = useStoreState(desk.store, (state) => state.ask)
  const stop = useStoreState(desk.store, (state) => state.stop)
  const typing = useStoreState(desk.store, (state) => state.typing)
  const echo = <BenchEcho newest={newest} asked={asked} view={view} isUnderStop={stop !== null} />
  const refused = ask === null || isOutcome(ask.kind) ? null : refusalWords(speech, ask.kind, ask.facts)
  return (
    <RelabelScreen
      strip={strip}
      echo={echo}
      pulse={{ signal: newest?.answer.signal ?? 'ok', pulseId: newest === null ? null : String(newest.id) }}
      refusal={refused && { prompt: refused.act, context: refused.cause }}
      stop={stop && <StopPanel answer={stop} view={view} echo={echo} />}
      typeLine={typing === null ? null : <TypedCode desk={desk} typing={typing} onReading={(reading) => router.read(reading)} />}
      onType={(text) => desk.store.dispatch({ kind: 'typed', text })}
      onScan={desk.relabelScan}
      onCommand={desk.relabelCommand}
      onChoose={desk.relabelChoose}
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
