import type { BenchAnswer, OperatorView } from '@shared/contract/bench-view'
import { isWindowCommand, type BenchCommand } from '@shared/domain/command-barcode'
import { failure, type Failure } from '@shared/domain/failure'
import { ok } from '@shared/domain/result'
import { useEffect, useRef, useState } from 'react'
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
import { useSpeech, type Speech } from '../../strings/speech'
import { BehindPanel } from './behind-panel'
import { HandOverNote } from './hand-over-note'
import { FIRST_SHIFT_STATE, shiftReducer, type ExportFormat, type NoteDraft } from './shift-state'
import { ShiftSheet } from './shift-sheet'
import { ShiftTools } from './shift-tools'
import { NumberOpenerProvider } from './summary-number'
import styles from './shift.module.css'

export interface ShiftScreenProps {
  readonly version: string
  readonly operator: OperatorView | null
  /** The command that opened the page: some do their work at once. */
  readonly opener: BenchCommand | null
  readonly onCloseShift: () => Promise<BenchAnswer>
  readonly onSignOut: () => void
  /** Shows what ever happened to a unit. */
  readonly onOpenUnit: (lpn: string) => void
  readonly onClose: () => void
}

const MINUTE_MS = 60_000
const BOTH: readonly ExportFormat[] = ['pdf', 'csv']

async function askSheet(station: StationClient) {
  const [summary, words] = await Promise.all([station.request('report.shift', {}), station.request('report.words', {})])
  if (!summary.ok) return summary
  return words.ok ? ok({ summary: summary.value, words: words.value }) : words
}

/** The shift as paper: numbers so far, or of the shift just closed. */
export function ShiftScreen({ version, operator, opener, onCloseShift, onSignOut, onOpenUnit, onClose }: ShiftScreenProps) {
  const speech = useSpeech()
  const { t } = speech
  const { station } = useWindowContext()
  const { loaded, again } = useStationRequest(askSheet)
  const [store] = useState(() => createReducerStore(shiftReducer, FIRST_SHIFT_STATE))
  const state = useStoreState(store, (current) => current)
  const now = useNow(MINUTE_MS / 4)
  useLeadScale()
  const summary = loaded.state === 'ready' ? loaded.value.summary : null

  async function save(formats: readonly ExportFormat[], shown: { readonly shiftId: string; readonly frozenAt: number | null } | null = summary): Promise<void> {
    if (shown === null || formats.some((format) => store.getState().exports[format].state === 'saving')) return
    const { shiftId, frozenAt } = shown
    store.dispatch({ kind: 'export-asked', formats })
    const result = await station.request('report.export', { format: formats.length > 1 ? 'both' : (formats[0] ?? 'pdf'), language: speech.language, shiftId, frozenAt })
    if (!result.ok) store.dispatch({ kind: 'export-refused', formats, failure: result.failure })
    else formats.forEach((format, place) => store.dispatch({ kind: 'exported', format, path: result.value.paths[place] ?? result.value.path }))
  }

  async function closeShift(): Promise<void> {
    if (store.getState().closing === 'sent') return
    store.dispatch({ kind: 'close-sent' })
    const answer = await onCloseShift()
    const refusal = refusalOf(answer)
    store.dispatch({ kind: 'close-ended', refusal })
    again()
    // A shift that ended leaves its summary behind by itself.
    if (refusal === null && summary !== null) await save(BOTH, { shiftId: summary.shiftId, frozenAt: null })
  }

  function askClose(): void {
    if (summary === null || summary.closedAt !== null) return
    store.dispatch(operator === null ? { kind: 'close-ended', refusal: failure('sign-in-first') } : { kind: 'close-asked' })
  }

  function openNote(): void {
    if (operator === null) store.dispatch({ kind: 'close-ended', refusal: failure('sign-in-first') })
    else if (summary?.closedAt === null) store.dispatch({ kind: 'note-opened' })
    else store.dispatch({ kind: 'close-ended', refusal: failure('shift-not-open') })
  }

  async function keepNote(): Promise<void> {
    const note = store.getState().note
    if (note === null || note.isSending) return
    store.dispatch({ kind: 'note-sent' })
    const result = await station.request('shift.note', { text: note.text })
    const refusal = result.ok ? refusalOf(result.value) : result.failure
    if (refusal !== null) return store.dispatch({ kind: 'note-refused', failure: refusal })
    store.dispatch({ kind: 'note-closed' })
    again()
  }

  /** What a command means on this page; false for one that another page follows. */
  function follow(command: BenchCommand): boolean {
    const { note, closing } = store.getState()
    if (command === 'HAND OVER') openNote()
    else if (note !== null && command === 'NEXT') void keepNote()
    else if (note !== null && (command === 'BACK' || command === 'NO')) store.dispatch({ kind: 'note-closed' })
    else if (note !== null) return true
    else if (command === 'CLOSE SHIFT' && closing === 'no') askClose()
    else if (closing === 'asked' && (command === 'CLOSE SHIFT' || command === 'YES')) void closeShift()
    else if (closing === 'asked' && (command === 'BACK' || command === 'NO')) store.dispatch({ kind: 'close-ended', refusal: null })
    else if (command === 'BACK' || command === 'NEXT') onClose()
    else if (command === 'SIGN OUT') onSignOut()
    else if (command === 'SHIFT SUMMARY' || command === 'SAVE SUMMARY') void save(BOTH)
    else return !isWindowCommand(command)
    return true
  }

  useInputLayer({
    onAction(action) {
      if (action.kind === 'open') return action.page === 'type'
      return action.kind === 'command' ? follow(action.command) : true
    },
    // Who scans a parcel wants to work: the sheet gives way, and the bench gets the scan. A note in the making stays.
    onReading(reading) {
      if (store.getState().note !== null) {
        store.dispatch({ kind: 'note-interrupted', text: reading.text })
        return true
      }
      onClose()
      return false
    },
  })

  // The command that opened the page is followed once its sheet is there: one scan is enough.
  const followed = useRef(opener === 'SHIFT SUMMARY' || opener === null)
  useEffect(() => {
    if (followed.current || summary === null || opener === null) return
    followed.current = true
    follow(opener)
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
  const { words } = loaded.value
  const tools = state.note !== null ? (
    <HandOverNote
      text={state.note.text}
      isSending={state.note.isSending}
      refusal={noteWords(speech, state.note)}
      onChange={(text) => store.dispatch({ kind: 'note-changed', text })}
      onKeep={() => void keepNote()}
      onDrop={() => store.dispatch({ kind: 'note-closed' })}
    />
  ) : (
    <ShiftTools
      summary={loaded.value.summary}
      state={state}
      canChange={operator !== null && loaded.value.summary.closedAt === null}
      onSave={(formats) => void save(formats)}
      onAskClose={askClose}
      onKeepOpen={() => store.dispatch({ kind: 'close-ended', refusal: null })}
      onCloseShift={() => void closeShift()}
      onNote={openNote}
      onSignOut={operator === null ? null : onSignOut}
      onBack={onClose}
    />
  )
  return (
    <div className={styles.page} data-testid="shift">
      {bar}
      <NumberOpenerProvider value={(opened) => store.dispatch({ kind: 'number-opened', opened })}>
        <SheetDesk tools={tools}>
          <ShiftSheet summary={loaded.value.summary} words={words} version={version} />
        </SheetDesk>
      </NumberOpenerProvider>
      {state.opened !== null && <BehindPanel summary={loaded.value.summary} words={words} opened={state.opened} onOpenUnit={onOpenUnit} onClose={() => store.dispatch({ kind: 'number-closed' })} />}
    </div>
  )
}

function refusalOf(answer: BenchAnswer): Failure | null {
  return isOutcome(answer.kind) ? null : failure(answer.kind, answer.facts)
}

function noteWords(speech: Speech, { refusal, interrupted }: NoteDraft): string | null {
  if (interrupted !== null) return speech.t('shift.noteFirst', { text: interrupted })
  if (refusal === null) return null
  const { cause, act } = refusalWords(speech, refusal.kind, refusal.facts)
  return `${cause} ${act}.`
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
