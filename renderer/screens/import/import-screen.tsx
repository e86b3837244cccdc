import type { OperatorView } from '@shared/contract/bench-view'
import { isWindowCommand } from '@shared/domain/command-barcode'
import { useEffect, useState } from 'react'
import { Button } from '../../components/button'
import { FailureBanner } from '../../components/failure-banner'
import { LeadBar } from '../../components/lead-bar'
import { useStoreState } from '../../hooks/reducer-store'
import { useInputLayer } from '../../hooks/use-input-layer'
import { useLeadScale } from '../../hooks/use-lead-scale'
import { useNow } from '../../hooks/use-now'
import { useWindowContext } from '../../hooks/window-context'
import { KEY_NAMES } from '../../input/key-map'
import { emphasise } from '../../strings/emphasise'
import { refusalWords } from '../../strings/refusal-words'
import { useSpeech, type Speech } from '../../strings/speech'
import { createImportDesk, type ImportDesk } from './import-desk'
import type { ImportState } from './import-state'
import { DropPanel } from './drop-panel'
import { OutcomePanel } from './outcome-panel'
import { PreviewPanel } from './preview-panel'
import { WaitPanel } from './wait-panel'
import styles from './import.module.css'

export interface ImportScreenProps {
  readonly operator: OperatorView | null
  readonly onShift: () => void
  readonly onClose: () => void
}

const MINUTE_MS = 60_000

/** Files brought in: dropped or chosen, looked at, read in, and what of them needs an eye. For leads. */
export function ImportScreen({ operator, onShift, onClose }: ImportScreenProps) {
  const speech = useSpeech()
  const { t } = speech
  const { station } = useWindowContext()
  const now = useNow(MINUTE_MS / 4)
  const [desk] = useState(() => createImportDesk(station))
  const state = useStoreState(desk.store, (current) => current)
  const isLead = operator?.role === 'lead'
  useLeadScale()
  useEffect(() => (isLead ? desk.open() : undefined), [desk, isLead])
  useInputLayer({
    onAction(action) {
      if (action.kind === 'open') return action.page === 'type'
      if (action.kind !== 'command') return action.kind !== 'press-focused'
      if (action.command === 'BACK') onClose()
      else if (action.command === 'NEXT' && state.view?.phase === 'preview' && state.view.preview.misfit === null) void desk.start()
      else return !isWindowCommand(action.command)
      return true
    },
    // Who scans a parcel wants to work: the page gives way, and the bench gets the scan. A running import goes on.
    onReading() {
      onClose()
      return false
    },
  })
  const pages = [
    { id: 'bench', name: t('window.bench'), current: false, onOpen: onClose },
    { id: 'shift', name: t('shift.page'), current: false, onOpen: onShift },
    { id: 'import', name: t('import.page'), current: true, onOpen: () => undefined },
  ]
  return (
    <div
      className={styles.page}
      data-testid="import"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        if (isLead && mayTakeFile(state)) void desk.takeFiles([...event.dataTransfer.files])
      }}
    >
      <LeadBar label={t('shift.pages')} pages={pages} who={operator?.name ?? t('strip.noOne')} clock={emphasise(`${speech.day(now)}, **${speech.time(now)}**`)} hq={t('strip.hq')} />
      <main className={styles.main}>
        <header className={styles.top}>
          <h1>{t('import.title')}</h1>
          <Button label={`${t('actions.back')} · ${KEY_NAMES.BACK}`} icon="back" size="compact" onPress={onClose} />
        </header>
        {isLead ? <Body desk={desk} state={state} speech={speech} /> : <FailureBanner signal="ask" title={t('import.leadOnly')} words={t('import.leadOnlyWords')} />}
      </main>
    </div>
  )
}

function mayTakeFile({ view, isBusy }: ImportState): boolean {
  return view !== null && view.phase !== 'running' && !isBusy
}

interface BodyProps {
  readonly desk: ImportDesk
  readonly state: ImportState
  readonly speech: Speech
}

function Body({ desk, state, speech }: BodyProps) {
  const { view } = state
  const trouble = state.trouble === null ? null : <FailureBanner signal="ask" {...troubleWords(speech, state.trouble)} />
  if (view === null) return trouble
  return (
    <>
      {trouble}
      <Phase desk={desk} state={{ ...state, view }} speech={speech} />
    </>
  )
}

function Phase({ desk, state, speech }: BodyProps & { readonly state: ImportState & { readonly view: NonNullable<ImportState['view']> } }) {
  const { t } = speech
  const { view } = state
  switch (view.phase) {
    case 'empty':
      return <DropPanel isBusy={state.isBusy} onFiles={(files) => void desk.takeFiles(files)} />
    case 'receiving':
      // Without a sender on this page the rest of the file never comes: the window was loaded anew meanwhile.
      return state.isBusy ? <WaitPanel view={view} onCancel={null} /> : <DropPanel isBusy={false} onFiles={(files) => void desk.takeFiles(files)} />
    case 'preview':
      return <PreviewPanel fileName={view.fileName} preview={view.preview} desk={desk} />
    case 'running':
      return <WaitPanel view={view} onCancel={() => void desk.cancel()} />
    case 'done':
      return <OutcomePanel view={view} state={state} desk={desk} />
    case 'refused':
      return (
        <section className={styles.card} aria-live="polite">
          <h2>{t('import.refusedTitle', { name: view.fileName })}</h2>
          <p className={styles.lead}>{t(`import.failures.${view.failure.kind}`)} {t('import.unchanged')}</p>
          {view.failure.kind !== 'cancelled' && <p className={styles.detail}>{view.failure.detail}</p>}
          <DropPanel isBusy={state.isBusy} onFiles={(files) => void desk.takeFiles(files)} />
        </section>
      )
  }
}

function troubleWords(speech: Speech, trouble: NonNullable<ImportState['trouble']>): { readonly title: string; readonly words: string } {
  const { t } = speech
  if (trouble === 'too-large') return { title: t('import.tooLarge'), words: t('import.unchanged') }
  if (trouble === 'several') return { title: t('import.oneFile'), words: t('import.unchanged') }
  const { cause, act } = refusalWords(speech, trouble.kind, trouble.facts)
  return { title: cause, words: `${act}.` }
}
