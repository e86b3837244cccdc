import type { OperatorView } from '@shared/contract/bench-view'
import type { StationStatus } from '@shared/contract/station-status'
import { isWindowCommand, type BenchCommand } from '@shared/domain/command-barcode'
import { mayDo } from '@shared/domain/permissions'
import type { Signal } from '@shared/domain/signal'
import { useEffect, useState, type ReactNode } from 'react'
import { BenchActions } from '../../components/bench-actions'
import { BenchFrame } from '../../components/bench-frame'
import { FailureBanner } from '../../components/failure-banner'
import { useStoreState } from '../../hooks/reducer-store'
import { useInputLayer } from '../../hooks/use-input-layer'
import { useWindowContext } from '../../hooks/window-context'
import { digitOf, KEY_NAMES, type InputAction } from '../../input/key-map'
import { useSpeech } from '../../strings/speech'
import { BenchPart } from './bench-part'
import { PeoplePart } from './people-part'
import { PLACES, pressPlace } from './press-place'
import { createSettingsDesk, type SettingsDesk } from './settings-desk'
import { SettingsHead } from './settings-head'
import { SettingsEcho } from './settings-echo'
import type { SettingsState } from './settings-state'
import styles from './settings.module.css'

export interface SettingsScreenProps {
  readonly strip: ReactNode
  readonly operator: OperatorView | null
  readonly status: StationStatus
  readonly onStatus: (status: StationStatus) => void
  readonly onSignal: (signal: Signal) => void
  /** Opens the page of the label templates. */
  readonly onLabels: () => void
  readonly onClose: () => void
}

/** The lead's settings. Scans made here select people and try codes; nothing is booked and nobody signs in. */
export function SettingsScreen(props: SettingsScreenProps) {
  const isLead = props.operator !== null && mayDo(props.operator.role, 'manage-people')
  return isLead ? <LeadSettings {...props} /> : <LeadWanted {...props} />
}

/** For everyone else the page says whose it is. A lead's badge goes to the bench as everywhere, and opens it. */
function LeadWanted({ strip, onClose }: SettingsScreenProps) {
  const { t } = useSpeech()
  useInputLayer({ onAction: (action) => pageAction(action, { onBack: onClose, onNext: onClose, onPlace: () => undefined, onErase: () => undefined, onClose }) })
  return (
    <div data-testid="settings" data-stage="refused">
      <BenchFrame strip={strip} actions={<PageActions onBack={onClose} next={{ label: t('actions.toBench'), onPress: onClose }} />}>
        <div className={styles.refused}>
          <FailureBanner signal="ask" title={t('settings.leadOnly')} words={t('settings.leadOnlyWords')} />
        </div>
      </BenchFrame>
    </div>
  )
}

function LeadSettings({ strip, operator, status, onStatus, onSignal, onLabels, onClose }: SettingsScreenProps) {
  const speech = useSpeech()
  const { t } = speech
  const { station } = useWindowContext()
  const [desk] = useState(() => createSettingsDesk({ station, onStatus, onSignal, now: () => Date.now() }, speech.language))
  const state = useStoreState(desk.store, (current) => current)
  useEffect(() => desk.open(), [desk])

  const back = () => {
    if (!desk.back()) onClose()
  }
  const next = () => void goOn(desk, onClose)
  useInputLayer({
    onAction: (action) =>
      pageAction(action, {
        onBack: back,
        onNext: next,
        onPlace: (place) => (place === PLACES.labels && desk.store.getState().task.kind !== 'pin' ? onLabels() : pressPlace(desk, { place, status, language: speech.language })),
        onErase: () => erase(desk),
        onClose,
      }),
    onReading({ text }) {
      const { task } = desk.store.getState()
      // A PIN typed fast and ended with Enter looks like the burst of a scanner; no badge has digits alone.
      if (task.kind === 'pin' && /^\d+$/.test(text)) {
        desk.store.dispatch({ kind: 'pin-changed', pin: text })
        void desk.submit()
      } else desk.read(text)
      return true
    },
  })

  return (
    <div data-testid="settings" data-stage={state.part === 'bench' ? 'bench' : state.task.kind}>
      <BenchFrame strip={strip} actions={<PageActions onBack={back} next={{ label: t(NEXT_LABELS[nextOf(state)]), onPress: next }} />}>
        <div className={styles.page}>
          <SettingsHead state={state} onPart={(part) => desk.store.dispatch({ kind: 'part-opened', part })} onLabels={onLabels} />
          {state.part === 'people' ? <PeoplePart desk={desk} state={state} ownId={operator?.operatorId ?? ''} /> : <BenchPart desk={desk} state={state} status={status} />}
          <SettingsEcho state={state} />
        </div>
      </BenchFrame>
    </div>
  )
}

const NEXT_LABELS = { save: 'settings.save', 'to-pin': 'settings.toPin', 'next-person': 'settings.nextPerson', 'to-bench': 'actions.toBench' } as const

/** What NEXT does now. */
function nextOf({ part, task }: SettingsState): keyof typeof NEXT_LABELS {
  if (part === 'bench') return 'to-bench'
  if (task.kind === 'pin') return 'save'
  if (task.kind === 'form') return task.form.operatorId === null ? 'to-pin' : 'save'
  return 'next-person'
}

async function goOn(desk: SettingsDesk, onClose: () => void): Promise<void> {
  const act = nextOf(desk.store.getState())
  if (act === 'to-bench') onClose()
  else if (act === 'next-person') desk.store.dispatch({ kind: 'next-person' })
  else await desk.submit()
}

function erase(desk: SettingsDesk): void {
  const { task } = desk.store.getState()
  if (task.kind === 'pin') desk.store.dispatch({ kind: 'pin-changed', pin: task.pin.slice(0, -1) })
}

interface PageMoves {
  readonly onBack: () => void
  readonly onNext: () => void
  readonly onPlace: (place: number) => void
  readonly onErase: () => void
  readonly onClose: () => void
}

/** True: it belongs to this page. Other pages open as everywhere; who signs out or locks leaves this one first. */
function pageAction(action: InputAction, moves: PageMoves): boolean {
  if (action.kind === 'open') return action.page === 'type'
  const place = digitOf(action)
  if (place !== null) moves.onPlace(place)
  else if (action.kind === 'erase') moves.onErase()
  else if (action.kind === 'command') return commandAction(action.command, moves)
  return action.kind !== 'press-focused'
}

function commandAction(command: BenchCommand, moves: PageMoves): boolean {
  if (command === 'SIGN OUT' || command === 'LOCK') {
    moves.onClose()
    return false
  }
  if (command === 'SETTINGS') return true
  if (isWindowCommand(command)) return false
  if (command === 'BACK') moves.onBack()
  else if (command === 'NEXT') moves.onNext()
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
