import type { RelabelView } from '@shared/contract/relabel-view'
import { cleanScan } from '@shared/domain/barcode'
import { answerCommand, isWindowCommand, type BenchCommand } from '@shared/domain/command-barcode'
import { parseLpn } from '@shared/domain/lpn'
import { useEffect, type ReactNode } from 'react'
import { BenchActions } from '../../components/bench-actions'
import { BenchFrame } from '../../components/bench-frame'
import { ScanPrompt } from '../../components/scan-prompt'
import { SignalFrame, type SignalFrameProps } from '../../components/signal-frame'
import { useInputLayer } from '../../hooks/use-input-layer'
import { useNow } from '../../hooks/use-now'
import { useStationRequest } from '../../hooks/use-station-request'
import { useWindowContext } from '../../hooks/window-context'
import { digitOf, KEY_NAMES } from '../../input/key-map'
import { emphasise } from '../../strings/emphasise'
import { useSpeech } from '../../strings/speech'
import type { StationClient } from '../../station-client'
import { LabelWork } from './label-work'
import { RelabelChoice } from './relabel-choice'
import { relabelPrompt } from './relabel-prompt'
import { ToteProgress } from './tote-progress'
import { UnitsLeft } from './units-left'
import { UndoKey } from './undo-key'
import styles from './relabel.module.css'

export interface RelabelScreenProps {
  readonly strip: ReactNode
  readonly echo: ReactNode
  readonly pulse: SignalFrameProps
  /** A refusal that asks, over the prompt. */
  readonly refusal: { readonly prompt: string; readonly context: string } | null
  /** A stop over the whole stage. */
  readonly stop: ReactNode | null
  /** The line for a code typed by hand, while it is open. */
  readonly typeLine: ReactNode | null
  readonly onType: (text: string) => void
  readonly onScan: (text: string) => Promise<unknown>
  readonly onCommand: (command: BenchCommand) => Promise<unknown>
  /** A unit of the list, by its plate. */
  readonly onChoose: (lpn: string) => Promise<unknown>
  /** Puts a stop or the type line away; true when there was one. */
  readonly onCloseTop: () => boolean
  readonly onClose: () => void
}

const SECOND_MS = 1000
const askRelabel = (station: StationClient) => station.request('relabel.view', {})

/** New labels for finished units: scan the unit, stick what prints, scan it. A tote is worked off unit by unit. */
export function RelabelScreen({ strip, echo, pulse, refusal, stop, typeLine, onType, onScan, onCommand, onChoose, onCloseTop, onClose }: RelabelScreenProps) {
  const speech = useSpeech()
  const { t } = speech
  const { station } = useWindowContext()
  const { loaded, again } = useStationRequest(askRelabel)
  const now = useNow(SECOND_MS)
  const view: RelabelView | null = loaded.state === 'ready' ? loaded.value : null
  const isTyping = typeLine !== null
  // A print result comes by itself, and so does what another bench did to the tote.
  useEffect(() => station.onEvent('benchChanged', again), [station, again])

  const after = async (asked: Promise<unknown>) => {
    await asked
    again()
  }
  const act = (command: BenchCommand) => after(onCommand(command))
  function back(): void {
    if (onCloseTop()) return
    if (view?.choice) void act('BACK')
    else if (view?.tote && !view.current) void after(station.request('relabel.clear', {}))
    else onClose()
  }
  const byEye = view?.current?.labels.some(({ state, byEye: isByEye }) => state === 'now' && isByEye) ?? false
  function next(): void {
    if (view?.current) void act('NEXT')
    else onClose()
  }

  useInputLayer({
    onAction(action) {
      if (isTyping) return action.kind === 'command' && action.command === 'BACK' ? onCloseTop() : false
      const digit = digitOf(action)
      if (digit !== null && digit > 0) void act(answerCommand(digit))
      else if (action.kind === 'character') onType(action.text)
      else if (action.kind === 'open') {
        if (action.page !== 'type') return false
        onType('')
      } else if (action.kind === 'command') {
        if (action.command === 'BACK') back()
        else if (action.command === 'NEXT') next()
        else if (action.command === 'SIGN OUT' || action.command === 'LOCK') return false
        else if (action.command === 'RELABEL') return true
        else if (isWindowCommand(action.command)) return false
        else void act(action.command)
      }
      return true
    },
    // Badges and shelf places are for elsewhere; every other code may be that of a label or of goods.
    onReading(reading) {
      const plate = parseLpn(cleanScan(reading.text))
      if (plate?.type === 'badge') return false
      void after(onScan(reading.text))
      return true
    },
  })

  const plate = relabelPrompt(speech, view, refusal, now)
  const actions = (
    <BenchActions
      label={t('actions.bar')}
      back={{ label: t('actions.back'), keyName: KEY_NAMES.BACK, command: 'BACK', onPress: back }}
      hold={view?.current || view?.refused ? { label: t('actions.hold'), keyName: KEY_NAMES.HOLD, command: 'HOLD', onPress: () => void act('HOLD') } : { label: t('actions.hold'), offReason: t('relabel.offHold') }}
      help={{ label: t('actions.help'), offReason: t('relabel.offHelp') }}
      next={
        view?.current && !byEye
          ? { label: t('actions.next'), offReason: t('relabel.offNext') }
          : { label: t(byEye ? 'actions.next' : 'actions.toBench'), keyName: KEY_NAMES.NEXT, command: 'NEXT', main: true, onPress: next }
      }
    />
  )
  return (
    <div data-testid="relabel" data-stage={isTyping ? 'typing' : stop !== null ? 'stop' : view?.choice ? 'choice' : view?.current ? 'label' : 'relabel'} data-label={view?.current?.job.state ?? 'none'} data-plate={view?.current?.newLpn ?? ''}>
      <BenchFrame strip={strip} actions={actions} frame={<SignalFrame {...pulse} />} prompt={stop === null || isTyping ? <ScanPrompt {...plate} context={emphasise(plate.context)} echo={echo} /> : undefined}>
        {isTyping ? typeLine : (stop ?? <RelabelWork view={view} now={now} onCommand={(command) => void act(command)} onType={() => onType('')} onChoose={(lpn) => void after(onChoose(lpn))} />)}
      </BenchFrame>
    </div>
  )
}

interface RelabelWorkProps {
  readonly view: RelabelView | null
  readonly now: number
  readonly onCommand: (command: BenchCommand) => void
  readonly onType: () => void
  readonly onChoose: (lpn: string) => void
}

function RelabelWork({ view, now, onCommand, onType, onChoose }: RelabelWorkProps) {
  const { t } = useSpeech()
  if (view === null) return <p role="status" className={styles.empty}>{t('relabel.loading')}</p>
  if (view.choice !== null) return <RelabelChoice choice={view.choice} onChoose={(place) => onCommand(answerCommand(place))} />
  return (
    <div className={styles.page}>
      <ToteProgress view={view} />
      <div className={styles.main}>
        {view.current !== null ? (
          <LabelWork current={view.current} undo={view.undo} now={now} onCommand={onCommand} onType={onType} />
        ) : (
          <>
            {view.tote !== null && <UnitsLeft tote={view.tote} onChoose={({ lpn }) => onChoose(lpn)} />}
            <UndoKey undo={view.undo} onUndo={() => onCommand('UNDO')} onType={onType} />
          </>
        )}
      </div>
    </div>
  )
}
