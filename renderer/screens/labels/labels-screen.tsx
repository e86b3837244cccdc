import type { OperatorView } from '@shared/contract/bench-view'
import { isWindowCommand, type BenchCommand } from '@shared/domain/command-barcode'
import { mayDo } from '@shared/domain/permissions'
import type { Signal } from '@shared/domain/signal'
import { useEffect, useState, type ReactNode } from 'react'
import { BenchActions } from '../../components/bench-actions'
import { BenchFrame } from '../../components/bench-frame'
import { FailureBanner } from '../../components/failure-banner'
import { Icon } from '../../components/icons'
import { useStoreState } from '../../hooks/reducer-store'
import { useInputLayer } from '../../hooks/use-input-layer'
import { useWindowContext } from '../../hooks/window-context'
import { digitOf, KEY_NAMES, type InputAction } from '../../input/key-map'
import { emphasise } from '../../strings/emphasise'
import { useSpeech } from '../../strings/speech'
import { LabelEditor } from './label-editor'
import { LabelList } from './label-list'
import { saidWords } from './label-words'
import { createLabelsDesk, type LabelsDesk } from './labels-desk'
import { pressPlace } from './labels-places'
import type { LabelsState } from './labels-state'
import styles from './labels.module.css'

export interface LabelsScreenProps {
  readonly strip: ReactNode
  readonly operator: OperatorView | null
  readonly onSignal: (signal: Signal) => void
  readonly onClose: () => void
}

/** The lead's labels: which there are, how they print, and the editor of their templates. */
export function LabelsScreen(props: LabelsScreenProps) {
  const isLead = props.operator !== null && mayDo(props.operator.role, 'change-bench')
  return isLead ? <LeadLabels {...props} /> : <LeadWanted {...props} />
}

function LeadWanted({ strip, onClose }: LabelsScreenProps) {
  const { t } = useSpeech()
  useInputLayer({ onAction: (action) => pageAction(action, { onBack: onClose, onNext: onClose, onPlace: () => undefined, onUndo: () => undefined, onDelete: () => undefined, onClose }) })
  return (
    <div data-testid="labels" data-stage="refused">
      <BenchFrame strip={strip} actions={<PageActions onBack={onClose} next={{ label: t('actions.toBench'), onPress: onClose }} />}>
        <div className={styles.refused}>
          <FailureBanner signal="ask" title={t('settings.leadOnly')} words={t('settings.leadOnlyWords')} />
        </div>
      </BenchFrame>
    </div>
  )
}

function LeadLabels({ strip, onSignal, onClose }: LabelsScreenProps) {
  const speech = useSpeech()
  const { t } = speech
  const { station } = useWindowContext()
  const [desk] = useState(() => createLabelsDesk({ station, onSignal }, speech.language))
  const state = useStoreState(desk.store, (current) => current)
  useEffect(() => desk.open(), [desk])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => undoByKey(desk, event)
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [desk])

  const back = () => {
    if (!desk.back()) onClose()
  }
  const next = () => void (state.stage === 'edit' ? desk.save() : desk.selectNext())
  useInputLayer({
    onAction: (action) =>
      pageAction(action, { onBack: back, onNext: next, onPlace: (place) => pressPlace(desk, place), onUndo: desk.undo, onDelete: () => desk.edit({ kind: 'delete' }), onClose }),
    // Nothing is booked here and nobody signs in: a code means nothing to a label's words.
    onReading: () => true,
  })
  return (
    <div data-testid="labels" data-stage={state.stage}>
      <BenchFrame strip={strip} actions={<PageActions onBack={back} next={{ label: t(state.stage === 'edit' ? 'labels.editor.save' : 'labels.next'), onPress: next }} />}>
        <div className={styles.page}>
          <Head state={state} />
          {state.stage === 'edit' ? <LabelEditor desk={desk} state={state} /> : <LabelList desk={desk} state={state} />}
        </div>
      </BenchFrame>
    </div>
  )
}

function Head({ state }: { readonly state: LabelsState }) {
  const speech = useSpeech()
  const { t, words } = speech
  const said = saidWords(speech, state)
  const { editing } = state
  return (
    <header className={styles.head}>
      <h1>{state.stage === 'edit' && editing ? words(editing.template.name) : t('labels.list')}</h1>
      <p role="status" data-testid="said" data-signal={said.signal}>
        {said.words !== '' && <Icon name={said.signal === 'ok' ? 'check' : 'ask'} />}
        <span>{emphasise(said.words)}</span>
      </p>
    </header>
  )
}

/** The keys that every editor has. In a field they are the field's own. */
function undoByKey(desk: LabelsDesk, event: KeyboardEvent): void {
  if (!event.ctrlKey || event.altKey || event.target instanceof HTMLInputElement) return
  const key = event.key.toLowerCase()
  if (key !== 'z' && key !== 'y') return
  event.preventDefault()
  if (key === 'y' || event.shiftKey) desk.redo()
  else desk.undo()
}

interface PageMoves {
  readonly onBack: () => void
  readonly onNext: () => void
  readonly onPlace: (place: number) => void
  readonly onUndo: () => void
  readonly onDelete: () => void
  readonly onClose: () => void
}

/** True: it belongs to this page. Other pages open as everywhere; who signs out or locks leaves this one first. */
function pageAction(action: InputAction, moves: PageMoves): boolean {
  if (action.kind === 'open') return action.page === 'type'
  const place = digitOf(action)
  if (place !== null) moves.onPlace(place)
  else if (action.kind === 'command') return commandAction(action.command, moves)
  return action.kind !== 'press-focused'
}

function commandAction(command: BenchCommand, moves: PageMoves): boolean {
  if (command === 'SIGN OUT' || command === 'LOCK') {
    moves.onClose()
    return false
  }
  if (isWindowCommand(command)) return false
  if (command === 'BACK') moves.onBack()
  else if (command === 'NEXT') moves.onNext()
  else if (command === 'UNDO') moves.onUndo()
  // The Del key; on the bench it is the scale's.
  else if (command === 'TARE') moves.onDelete()
  else if (command === 'YES') moves.onPlace(1)
  else if (command === 'NO') moves.onPlace(3)
  return true
}

interface PageActionsProps {
  readonly onBack: () => void
  readonly next: { readonly label: string; readonly onPress: () => void }
}

function PageActions({ onBack, next }: PageActionsProps) {
  const { t } = useSpeech()
  return (
    <BenchActions
      label={t('actions.bar')}
      back={{ label: t('actions.back'), keyName: KEY_NAMES.BACK, command: 'BACK', onPress: onBack }}
      hold={{ label: t('actions.hold'), offReason: t('settings.off') }}
      help={{ label: t('actions.help'), offReason: t('settings.off') }}
      next={{ ...next, keyName: KEY_NAMES.NEXT, command: 'NEXT', main: true }}
    />
  )
}
