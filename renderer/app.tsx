import type { ReactNode } from 'react'
import { I18nextProvider } from 'react-i18next'
import { AppBand } from './components/app-band'
import { Button } from './components/button'
import { ErrorBoundary } from './components/error-boundary'
import { FullMessage } from './components/full-message'
import { useStoreState } from './hooks/reducer-store'
import { WindowContextProvider } from './hooks/window-context'
import { SimulatedDrawer } from './screens/simulated/simulated-drawer'
import { LockGuard } from './lock-guard'
import { useSpeech } from './strings/speech'
import styles from './app.module.css'
import { FirstSteps } from './first-steps'
import { ReadyScreen } from './pages'
import type { RunningApp } from './running-app'

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
