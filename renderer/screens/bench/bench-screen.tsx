import type { BenchView } from '@shared/contract/bench-view'
import type { ReactNode } from 'react'
import { BenchActions, type BenchAction } from '../../components/bench-actions'
import { BenchFrame } from '../../components/bench-frame'
import { ScanPrompt } from '../../components/scan-prompt'
import { SignalFrame } from '../../components/signal-frame'
import { useStoreState } from '../../hooks/reducer-store'
import { useNow } from '../../hooks/use-now'
import type { InputAction } from '../../input/key-map'
import type { Reading } from '../../input/scan-router'
import { emphasise } from '../../strings/emphasise'
import { useSpeech } from '../../strings/speech'
import { BenchEcho } from './bench-echo'
import { benchPlaces, type Place } from './bench-places'
import type { BenchDesk } from './bench-desk'
import { benchPrompt } from './bench-prompt'
import type { BenchScreenState } from './bench-state'
import { BenchTrail } from './bench-trail'
import { ChoicePanel } from './choice-panel'
import { ConfirmPanel } from './confirm-panel'
import { DoubtPanel } from './doubt-panel'
import { LabelPanel } from './label-panel'
import { MatchPanel } from './match-panel'
import { NumberPanel } from './number-panel'
import { QuestionPanel } from './question-panel'
import { RoutePanel } from './route-panel'
import { ScanParcelPanel } from './scan-parcel-panel'
import { StopPanel } from './stop-panel'
import { TypedCode } from './typed-code'
import { WeighPanel } from './weigh-panel'
import { isTroubled } from './weight-trouble'

export interface BenchScreenProps {
  readonly desk: BenchDesk
  readonly view: BenchView
  readonly isScaleReady: boolean
  readonly strip: ReactNode
  readonly onAction: (action: InputAction) => void
  readonly onReading: (reading: Reading) => void
}

const SECOND_MS = 1000

/** The guided loop: one thing at a time, what it waits for, and the answer to the newest scan. */
export function BenchScreen({ desk, view, isScaleReady, strip, onAction, onReading }: BenchScreenProps) {
  const newest = useStoreState(desk.store, (state) => state.newest)
  const asked = useStoreState(desk.store, (state) => state.asked)
  const stop = useStoreState(desk.store, (state) => state.stop)
  const ask = useStoreState(desk.store, (state) => state.ask)
  const typing = useStoreState(desk.store, (state) => state.typing)
  // Only trouble of the scale changes the plate; every single weight would draw the screen five times a second.
  const weight = useStoreState(desk.store, (state) => (state.weight !== null && isTroubled(state.weight) ? state.weight : null))
  const speech = useSpeech()
  const now = useNow(SECOND_MS)
  const state: BenchScreenState = { view, newest, asked, stop, ask, weight, typing }
  const stage = stageOf(state)
  const echo = <BenchEcho newest={newest} asked={asked} isUnderStop={stage === 'stop'} view={view} />
  const plate = benchPrompt(state, view, { speech, isScaleReady, now })
  const hasPrompt = stage === 'step' || stage === 'typing' || stage === 'asked-at-route'
  const prompt = <ScanPrompt {...plate} context={emphasise(plate.context)} echo={echo} />
  return (
    <div data-testid="step" data-step={view.step.kind} data-stage={stage}>
      <BenchFrame
        strip={strip}
        prompt={hasPrompt ? prompt : undefined}
        trail={stage === 'step' ? <BenchTrail view={view} onAction={onAction} /> : undefined}
        actions={<Actions state={state} isScaleReady={isScaleReady} onAction={onAction} />}
        frame={<SignalFrame signal={newest?.answer.signal ?? 'ok'} pulseId={newest === null ? null : String(newest.id)} />}
      >
        {stage === 'typing' ? (
          <TypedCode desk={desk} typing={typing ?? ''} onReading={onReading} />
        ) : stage === 'stop' && stop !== null ? (
          <StopPanel answer={stop} view={view} echo={echo} />
        ) : (
          <StepPanel desk={desk} view={view} isScaleReady={isScaleReady} brief={stage === 'asked-at-route'} onAction={onAction} />
        )}
      </BenchFrame>
    </div>
  )
}

/** What has the stage: the step with its plate, the type line, a stop, or the route card alone or under an amber plate. */
function stageOf({ view, stop, ask, typing }: BenchScreenState): 'step' | 'typing' | 'stop' | 'route' | 'asked-at-route' {
  if (typing !== null) return 'typing'
  if (stop !== null) return 'stop'
  if (view?.step.kind === 'tote' && view.route !== null) return ask === null ? 'route' : 'asked-at-route'
  return 'step'
}

interface StepPanelProps extends Pick<BenchScreenProps, 'desk' | 'view' | 'isScaleReady' | 'onAction'> {
  readonly brief: boolean
}

/** The work of the step. A step whose part of the view is missing shows the plate alone: the next view brings it. */
function StepPanel({ desk, view, isScaleReady, brief, onAction }: StepPanelProps) {
  const { step, unit, question, choice, label, route } = view
  switch (step.kind) {
    case 'sign-in':
      return null
    case 'confirm':
      return <ConfirmPanel view={view} pending={step.pending} onAction={onAction} />
    case 'scan-parcel':
      return <ScanParcelPanel view={view} onAction={onAction} />
    case 'scan-unit':
      return <MatchPanel view={view} store={desk.store} isScaleReady={isScaleReady} onAction={onAction} />
    case 'serial':
    case 'lot':
      return unit && <NumberPanel unit={unit} number={step.kind} onAction={onAction} />
    case 'weigh':
      return unit && <WeighPanel unit={unit} store={desk.store} isScaleReady={isScaleReady} />
    case 'choose':
      return unit && choice && <ChoicePanel unit={unit} choice={choice} onAction={onAction} />
    case 'question':
      return unit && question && <QuestionPanel unit={unit} question={question} onAction={onAction} />
    case 'label':
      if (label?.isUnknown === true) return <DoubtPanel label={label} onAction={onAction} />
      return unit && label && <LabelPanel label={label} lpn={unit.lpn} route={route} onAction={onAction} />
    case 'tote':
      return route && <RoutePanel route={route} unit={unit} brief={brief} onAction={onAction} />
  }
}

interface ActionsProps extends Pick<BenchScreenProps, 'isScaleReady' | 'onAction'> {
  readonly state: BenchScreenState
}

function Actions({ state, isScaleReady, onAction }: ActionsProps) {
  const { t } = useSpeech()
  const places = benchPlaces(state, isScaleReady)
  const action = (place: Place): BenchAction => {
    if (!place.on) return { label: t(place.label), offReason: t(place.why, place.blanks) }
    return { label: t(place.label), keyName: place.keyName, command: place.command, main: place.main, onPress: () => onAction({ kind: 'command', command: place.command }) }
  }
  return <BenchActions label={t('actions.bar')} back={action(places.back)} hold={action(places.hold)} help={action(places.help)} next={action(places.next)} />
}
