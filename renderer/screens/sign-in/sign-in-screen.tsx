import type { HandOver } from '@shared/contract/shift-summary'
import type { BenchAnswer, BenchView } from '@shared/contract/bench-view'
import { isWindowCommand } from '@shared/domain/command-barcode'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { BenchActions } from '../../components/bench-actions'
import { BenchFrame } from '../../components/bench-frame'
import { useHandOver } from '../../components/hand-over-notes'
import { ScanPrompt, type ScanPromptProps } from '../../components/scan-prompt'
import { SignInPlate, type SignInNote } from '../../components/sign-in-plate'
import { SignalFrame, type SignalFrameProps } from '../../components/signal-frame'
import { createReducerStore, useStoreState } from '../../hooks/reducer-store'
import { useInputLayer } from '../../hooks/use-input-layer'
import { useNow } from '../../hooks/use-now'
import { useStationRequest } from '../../hooks/use-station-request'
import { digitOf, KEY_NAMES } from '../../input/key-map'
import type { StationClient } from '../../station-client'
import { shownCode } from '../../strings/code-words'
import { emphasise } from '../../strings/emphasise'
import { useSpeech, type Speech } from '../../strings/speech'
import { FIRST_SIGN_IN_STATE, MIN_PIN_LENGTH, namesShown, signInReducer, type SignInState } from './sign-in-state'
import { NamesPanel } from './names-panel'
import { PinPanel } from './pin-panel'

export interface SignInScreenProps {
  readonly view: BenchView
  readonly stationName: string
  readonly strip: ReactNode
  readonly pulse: Pick<SignalFrameProps, 'signal' | 'pulseId'>
  /** A refused badge or code, as the plate says it; null while nothing was refused. The names are then shown at once. */
  readonly refusal: Pick<ScanPromptProps, 'prompt' | 'context'> | null
  readonly echo: ReactNode
  /** The type line in place of everything below the plate; null while it is closed. */
  readonly typeLine: ReactNode | null
  readonly onSignIn: (operatorId: string, pin: string) => Promise<BenchAnswer>
  readonly onClose: () => void
}

const MINUTE_MS = 60_000
const NOTE_SHOWN = 120
const HELD_NAMED = 3

const askOperators = (station: StationClient) => station.request('operators.list', {})

/** No one is at the bench: scan a badge, or name and PIN. */
export function SignInScreen({ view, stationName, strip, pulse, refusal, echo, typeLine, onSignIn, onClose }: SignInScreenProps) {
  const speech = useSpeech()
  const { t } = speech
  const { loaded } = useStationRequest(askOperators)
  const operators = loaded.state === 'ready' ? loaded.value : []
  const [store] = useState(() => createReducerStore(signInReducer, FIRST_SIGN_IN_STATE))
  const state = useStoreState(store, (current) => current)
  const now = useNow(MINUTE_MS / 4)
  const isTyping = typeLine !== null
  /** Keys held back may come in one go, faster than the screen is drawn anew: they are judged by the newest state. */
  const stageOf = (current: SignInState) => (current.stage === 'badge' && refusal !== null ? 'names' : current.stage)
  const stage = stageOf(state)

  async function signIn(): Promise<void> {
    const { chosen, pin } = store.getState()
    if (chosen === null || pin.length < MIN_PIN_LENGTH) return
    store.dispatch({ kind: 'sent' })
    const answer = await onSignIn(chosen.operatorId, pin)
    if (answer.signal !== 'ok') store.dispatch({ kind: 'refused' })
  }

  function choose(place: number): void {
    const shown = namesShown(state, operators)
    const operator = shown[place - 1]
    if (place === 9 && operators.length > shown.length) store.dispatch({ kind: 'more-names', count: operators.length })
    else if (operator !== undefined) store.dispatch({ kind: 'chosen', operator })
  }

  useInputLayer({
    onAction(action) {
      if (isTyping) return false
      const stage = stageOf(store.getState())
      const digit = digitOf(action)
      const command = action.kind === 'command' ? action.command : null
      if (stage === 'badge') {
        if (command !== 'NEXT') return false
        store.dispatch({ kind: 'names-opened' })
      } else if (command === 'BACK') store.dispatch({ kind: 'back' })
      else if (stage === 'names' && digit !== null) choose(digit)
      else if (stage === 'pin' && digit !== null) store.dispatch({ kind: 'pin-changed', pin: `${store.getState().pin}${digit}` })
      else if (stage === 'pin' && action.kind === 'erase') store.dispatch({ kind: 'pin-changed', pin: store.getState().pin.slice(0, -1) })
      else if (stage === 'pin' && command === 'NEXT') void signIn()
      else return action.kind !== 'open' && !(command !== null && isWindowCommand(command))
      return true
    },
    // A PIN typed fast and ended with Enter looks like the burst of a scanner; no badge has digits alone.
    onReading(reading) {
      if (stageOf(store.getState()) !== 'pin' || !/^\d+$/.test(reading.text)) return false
      store.dispatch({ kind: 'pin-changed', pin: reading.text })
      void signIn()
      return true
    },
  })

  const handOver = useHandOver()
  const frame = <SignalFrame {...pulse} />
  const actions = (
    <BenchActions
      label={t('actions.bar')}
      back={{ label: t('actions.back'), keyName: KEY_NAMES.BACK, command: 'BACK', onPress: isTyping ? onClose : () => store.dispatch({ kind: 'back' }) }}
      hold={{ label: t('actions.hold'), offReason: t('actions.off.noOne') }}
      help={{ label: t('actions.help'), offReason: t('actions.off.noOne') }}
      next={
        stage === 'pin' && !isTyping
          ? { label: t('signIn.enter'), keyName: KEY_NAMES.NEXT, command: 'NEXT', main: state.pin.length >= MIN_PIN_LENGTH, onPress: () => void signIn() }
          : { label: t('actions.next'), offReason: t('actions.off.badge') }
      }
    />
  )
  const work = typeLine ?? panelOf()

  function panelOf(): ReactNode {
    if (stage === 'names') return <NamesPanel operators={operators} state={state} isLoading={loaded.state === 'loading'} onChoose={choose} />
    if (stage === 'pin' || stage === 'checking') return <PinPanel state={state} onChange={(pin) => store.dispatch({ kind: 'pin-changed', pin })} onEnter={() => void signIn()} />
    return null
  }

  return (
    <div data-testid="step" data-step="sign-in" data-stage={isTyping ? 'typing' : stage}>
      {work === null ? (
        <BenchFrame strip={strip} frame={frame}>
          <SignInPlate
            picture="badge"
            prompt={t('signIn.prompt')}
            context={[emphasise(contextWords(speech, stationName, now)), t('signIn.contextLanguage')]}
            notes={notesOf(speech, view, handOver, () => store.dispatch({ kind: 'names-opened' }))}
          />
        </BenchFrame>
      ) : (
        <BenchFrame strip={strip} frame={frame} actions={actions} prompt={<ScanPrompt {...promptOf(speech, isTyping ? null : state, refusal)} echo={echo} />}>
          {work}
        </BenchFrame>
      )}
    </div>
  )
}

function contextWords({ t, day, time }: Speech, station: string, now: number): string {
  return t('signIn.context', { station, day: day(now), time: time(now) })
}

function promptOf({ t }: Speech, state: SignInState | null, refusal: SignInScreenProps['refusal']): ScanPromptProps {
  if (refusal !== null && (state === null || state.stage === 'badge')) return { state: 'ask', picture: 'badge', ...refusal }
  if (state === null) return { state: 'wait', picture: 'badge', prompt: t('signIn.prompt'), context: t('signIn.contextLanguage') }
  if (state.stage === 'names') return { state: 'wait', picture: 'badge', prompt: t('signIn.who'), context: t('signIn.whoContext') }
  const name = state.chosen?.name ?? ''
  if (state.isRefused) return { state: 'ask', picture: 'badge', prompt: t('refusals.wrong-pin.act'), context: t('refusals.wrong-pin.cause') }
  return { state: 'wait', picture: 'badge', prompt: state.stage === 'checking' ? t('signIn.checking') : t('signIn.pin'), context: t('signIn.pinContext', { name }) }
}

function notesOf({ t, time }: Speech, view: BenchView, handOver: HandOver, onNoBadge: () => void): readonly SignInNote[] {
  const held = view.waiting.things.flatMap((thing) => (thing.kind === 'unit' ? [shownCode(thing.lpn)] : [])).slice(0, HELD_NAMED).join(', ')
  const totes = view.totes.map((tote) => tote.name).join(', ')
  const newest = handOver.at(-1)
  return [
    ...(newest ? [{ id: 'hand-over', icon: 'lead' as const, title: t('shift.handOver'), words: `${newest.name}, ${time(newest.at)}: ${shortened(newest.text)}` }] : []),
    { id: 'held', icon: 'hold', title: t('signIn.held', { count: view.waiting.units }), words: held === '' ? t('signIn.nothingHeld') : held },
    { id: 'totes', icon: 'tote', title: t('signIn.totes', { count: view.totes.length }), words: totes === '' ? t('signIn.noTotes') : totes },
    { id: 'no-badge', icon: 'lead', title: t('signIn.noBadge'), words: t('signIn.noBadgeWords', { key: KEY_NAMES.NEXT }), onPress: onNoBadge },
  ]
}

/** Notes are read in full at the bench; here one sees that there are some. */
function shortened(text: string): string {
  return text.length > NOTE_SHOWN ? `${text.slice(0, NOTE_SHOWN).trimEnd()}…` : text
}
