import type { BenchAnswer, OperatorView } from '@shared/contract/bench-view'
import { isWindowCommand } from '@shared/domain/command-barcode'
import { failure, type Failure } from '@shared/domain/failure'
import { useState } from 'react'
import { Button } from '../../components/button'
import { FailureBanner } from '../../components/failure-banner'
import { LeadBar } from '../../components/lead-bar'
import { SheetDesk } from '../../components/sheet'
import { createReducerStore, useStoreState } from '../../hooks/reducer-store'
import { useInputLayer } from '../../hooks/use-input-layer'
import { useLeadScale } from '../../hooks/use-lead-scale'
import { useNow } from '../../hooks/use-now'
import { useStationRequest } from '../../hooks/use-station-request'
import { useWindowContext } from '../../hooks/window-context'
import { KEY_NAMES } from '../../input/key-map'
import type { StationClient } from '../../station-client'
import { isOutcome } from '../../strings/answer-words'
import { emphasise } from '../../strings/emphasise'
import { refusalWords } from '../../strings/refusal-words'
import { useSpeech } from '../../strings/speech'
import { FIRST_SHIFT_STATE, shiftReducer, type ExportFormat } from './shift-state'
import { ShiftSheet } from './shift-sheet'
import { ShiftTools } from './shift-tools'
import styles from './shift.module.css'

export interface ShiftScreenProps {
  readonly version: string
  readonly operator: OperatorView | null
  readonly onCloseShift: () => Promise<BenchAnswer>
  readonly onSignOut: () => void
  readonly onClose: () => void
}

const MINUTE_MS = 60_000

const askSummary = (station: StationClient) => station.request('report.shift', {})

/** The shift as one sheet of paper: numbers so far, or of the shift just closed. */
export function ShiftScreen({ version, operator, onCloseShift, onSignOut, onClose }: ShiftScreenProps) {
  const speech = useSpeech()
  const { t } = speech
  const { station } = useWindowContext()
  const { loaded, again } = useStationRequest(askSummary)
  const [store] = useState(() => createReducerStore(shiftReducer, FIRST_SHIFT_STATE))
  const state = useStoreState(store, (current) => current)
  const now = useNow(MINUTE_MS / 4)
  useLeadScale()

  async function save(format: ExportFormat): Promise<void> {
    if (store.getState().exports[format].state === 'saving') return
    store.dispatch({ kind: 'export-asked', format })
    const result = await station.request('report.export', { format, language: speech.language })
    store.dispatch(result.ok ? { kind: 'exported', format, path: result.value.path } : { kind: 'export-refused', format, failure: result.failure })
  }

  async function closeShift(): Promise<void> {
    store.dispatch({ kind: 'close-sent' })
    const answer = await onCloseShift()
    store.dispatch({ kind: 'close-ended', refusal: refusalOf(answer) })
    again()
  }

  useInputLayer({
    onAction(action) {
      if (action.kind === 'open') return action.page === 'type'
      if (action.kind !== 'command') return true
      if (action.command === 'BACK' && state.closing === 'asked') store.dispatch({ kind: 'close-ended', refusal: null })
      else if (action.command === 'BACK' || action.command === 'NEXT') onClose()
      else if (action.command === 'SIGN OUT') onSignOut()
      else if (action.command === 'SHIFT SUMMARY') void Promise.all([save('pdf'), save('csv')])
      else return !isWindowCommand(action.command)
      return true
    },
    // Who scans a parcel wants to work: the sheet gives way, and the bench gets the scan.
    onReading() {
      onClose()
      return false
    },
  })

  const pages = [
    { id: 'bench', name: t('window.bench'), current: false, onOpen: onClose },
    { id: 'shift', name: t('shift.page'), current: true, onOpen: again },
  ]
  const bar = <LeadBar label={t('shift.pages')} pages={pages} who={operator?.name ?? t('strip.noOne')} clock={emphasise(`${speech.day(now)}, **${speech.time(now)}**`)} hq={t('strip.hq')} />
  if (loaded.state !== 'ready') {
    return (
      <div className={styles.page}>
        {bar}
        <main className={styles.notice}>
          <h1>{t('shift.title')}</h1>
          {loaded.state === 'loading' ? <p role="status">{t('shift.loading')}</p> : <NoSheet reason={loaded.failure} onRetry={again} />}
          <Button label={`${t('actions.back')} · ${KEY_NAMES.BACK}`} icon="back" onPress={onClose} />
        </main>
      </div>
    )
  }
  return (
    <div className={styles.page} data-testid="shift">
      {bar}
      <SheetDesk
        tools={
          <ShiftTools
            summary={loaded.value}
            state={state}
            canClose={operator !== null && loaded.value.closedAt === null}
            onSave={(format) => void save(format)}
            onAskClose={() => store.dispatch({ kind: 'close-asked' })}
            onKeepOpen={() => store.dispatch({ kind: 'close-ended', refusal: null })}
            onCloseShift={() => void closeShift()}
            onSignOut={operator === null ? null : onSignOut}
            onBack={onClose}
          />
        }
      >
        <ShiftSheet summary={loaded.value} version={version} />
      </SheetDesk>
    </div>
  )
}

function refusalOf(answer: BenchAnswer): Failure | null {
  return isOutcome(answer.kind) ? null : failure(answer.kind, answer.facts)
}

interface NoSheetProps {
  readonly reason: Failure
  readonly onRetry: () => void
}

function NoSheet({ reason, onRetry }: NoSheetProps) {
  const speech = useSpeech()
  const { t } = speech
  if (reason.kind === 'shift-not-open') return <FailureBanner signal="ask" title={t('shift.none')} words={t('shift.noneWords')} />
  const { cause, act } = refusalWords(speech, reason.kind, reason.facts)
  return <FailureBanner signal="ask" title={cause} words={act} action={{ label: t('shift.retry'), onPress: onRetry }} />
}
