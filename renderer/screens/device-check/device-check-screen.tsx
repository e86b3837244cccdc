import type { OperatorView } from '@shared/contract/bench-view'
import type { CheckPlan, DeviceStatusView } from '@shared/contract/devices'
import { isWindowCommand } from '@shared/domain/command-barcode'
import { advanceDeviceCheck, awaitedTask, beginDeviceCheck, openPressTask, type DeviceCheckEvent, type DeviceCheckState } from '@shared/domain/device-check'
import type { Failure } from '@shared/domain/failure'
import type { Signal } from '@shared/domain/signal'
import { useEffect, useState, type ReactNode } from 'react'
import { BenchActions } from '../../components/bench-actions'
import { BenchFrame } from '../../components/bench-frame'
import { ScanPrompt } from '../../components/scan-prompt'
import type { PictureName } from '../../components/pictures'
import { useInputLayer } from '../../hooks/use-input-layer'
import { useNow } from '../../hooks/use-now'
import { useStationEvent } from '../../hooks/use-station-event'
import { useStationRequest } from '../../hooks/use-station-request'
import { useWindowContext } from '../../hooks/window-context'
import { KEY_NAMES } from '../../input/key-map'
import type { StationClient } from '../../station-client'
import { isKeyboardScanner } from '../../strings/device-words'
import { refusalWords } from '../../strings/refusal-words'
import { useSpeech } from '../../strings/speech'
import { CheckBoard } from './check-board'
import { checkPlate } from './check-words'

export interface DeviceCheckScreenProps {
  readonly operator: OperatorView | null
  readonly devices: readonly DeviceStatusView[]
  readonly strip: ReactNode
  readonly onSignal: (signal: Signal) => void
  readonly onClose: () => void
}

const SECOND_MS = 1000
const askPlan = (station: StationClient) => station.request('devices.checkPlan', {})

/** The start-of-shift test: one device after another does once what it is for. Scans made here are evidence, never booked. */
export function DeviceCheckScreen(props: DeviceCheckScreenProps) {
  const { loaded } = useStationRequest(askPlan)
  // A restart of the station asks for the plan anew; the test that runs keeps the one it began with.
  const [plan, setPlan] = useState<CheckPlan | null>(null)
  if (plan === null && loaded.state === 'ready') setPlan(loaded.value)
  return plan === null ? <CheckWaits {...props} failure={loaded.state === 'failed' ? loaded.failure : null} /> : <RunningCheck {...props} plan={plan} />
}

function begin({ devices, rules, testCode }: CheckPlan): DeviceCheckState {
  return beginDeviceCheck(devices.map((device) => ({ deviceId: device.deviceId, role: device.role, state: device.state, isKeyboard: isKeyboardScanner(device), wasHeard: device.lastSaidAt !== null })), rules, testCode)
}

const PICTURES: Readonly<Record<string, PictureName>> = { 'test-scan': 'unit', 'empty-pan': 'weight', 'reference-weight': 'weight', 'printer-answers': 'label', 'pedal-press': 'bench', 'test-photo': 'photo' }

function RunningCheck({ plan, operator, devices, strip, onSignal, onClose }: DeviceCheckScreenProps & { readonly plan: CheckPlan }) {
  const speech = useSpeech()
  const { t } = speech
  const { station } = useWindowContext()
  const now = useNow(SECOND_MS)
  const [state, setState] = useState(() => begin(plan))
  const [keeping, setKeeping] = useState<'no' | 'sent'>('no')
  const [refusal, setRefusal] = useState<Failure | null>(null)
  const [weight, setWeight] = useState<Extract<DeviceCheckEvent, { kind: 'weight' }> | null>(null)
  const task = awaitedTask(state)
  const known = devices.length > 0 ? devices : plan.devices

  function take(...events: readonly DeviceCheckEvent[]): void {
    const next = events.reduce(advanceDeviceCheck, state)
    if (next === state) return
    setState(next)
    if (next.results.length > state.results.length) onSignal(next.results.at(-1)?.outcome === 'failed' ? 'ask' : 'ok')
    else if (next.seen.kind === 'other-code') onSignal('ask')
  }

  // The next task may be fulfilled by what is known already: a printer that is ready, a scale that rests on zero.
  useEffect(() => {
    if (!task) return
    const device = known.find(({ deviceId }) => deviceId === task.deviceId)
    take(...(device ? [{ kind: 'status', deviceId: device.deviceId, state: device.state } as const] : []), ...(weight?.deviceId === task.deviceId ? [weight] : []))
    // oxlint-disable-next-line react/exhaustive-deps -- told once for each task and each news of the devices; the weight tells of itself
  }, [task?.deviceId, task?.check, known])

  useStationEvent('scanRead', ({ deviceId, text }) => take({ kind: 'scan', deviceId, text }))
  useStationEvent('weightRead', ({ deviceId, grams, stability }) => {
    if (deviceId === undefined) return
    const event = { kind: 'weight', deviceId, grams, stability } as const
    setWeight(event)
    take(event)
  })

  async function keep(): Promise<void> {
    if (keeping === 'sent') return
    if (state.results.length === 0 || operator === null) return onClose()
    setKeeping('sent')
    const result = await station.request('devices.checked', { results: [...state.results] })
    setKeeping('no')
    if (result.ok) onClose()
    else setRefusal(result.failure)
  }

  function goOn(): void {
    if (task) take({ kind: 'next' })
    else void keep()
  }

  function again(): void {
    setRefusal(null)
    setState(begin({ ...plan, devices: [...known] }))
  }

  useInputLayer({
    onAction(action) {
      if (action.kind === 'open') return action.page === 'type'
      if (action.kind !== 'command') return true
      if (action.pedalId !== undefined && openPressTask(state, action.pedalId)) take({ kind: 'press', deviceId: action.pedalId })
      else if (action.command === 'NEXT') goOn()
      else if (action.command === 'BACK') onClose()
      else if (action.command === 'SIGN OUT' || action.command === 'LOCK') return false
      // The test code is this command: it proves a scanner, and opens nothing anew.
      return action.command === 'CHECK DEVICES' || !isWindowCommand(action.command)
    },
    onReading: () => true,
  })

  const plate = checkPlate(speech, state, known, now)
  const refused = refusal && refusalWords(speech, refusal.kind, refusal.facts)
  return (
    <div data-stage="device-check" data-testid="device-check" data-task={task?.check ?? 'done'}>
      <BenchFrame
        strip={strip}
        prompt={
          <ScanPrompt
            state={refused ? 'ask' : plate.state}
            picture={task ? (PICTURES[task.check] ?? 'bench') : 'bench'}
            prompt={refused ? refused.act : plate.prompt}
            context={refused ? refused.cause : plate.context}
            progress={{ done: state.results.length, total: state.tasks.length }}
          />
        }
        actions={
          <BenchActions
            label={t('actions.bar')}
            back={{ label: t('actions.back'), keyName: KEY_NAMES.BACK, command: 'BACK', onPress: onClose }}
            hold={{ label: t('actions.hold'), offReason: t('actions.off.noUnit') }}
            help={{ label: t('actions.help'), offReason: t('actions.off.noUnit') }}
            next={{ label: task ? t('deviceCheck.skip') : t(keeping === 'sent' ? 'deviceCheck.keeping' : 'deviceCheck.keep'), keyName: KEY_NAMES.NEXT, command: 'NEXT', main: task === null, onPress: goOn }}
          />
        }
      >
        <CheckBoard state={state} devices={known} testCode={plan.testCode} weight={weight} onAgain={task === null ? again : null} />
      </BenchFrame>
    </div>
  )
}

function CheckWaits({ strip, onClose, failure }: DeviceCheckScreenProps & { readonly failure: Failure | null }) {
  const speech = useSpeech()
  const { t } = speech
  useInputLayer({
    onAction(action) {
      if (action.kind === 'command' && (action.command === 'BACK' || action.command === 'NEXT')) onClose()
      return action.kind !== 'open'
    },
    onReading: () => true,
  })
  const words = failure && refusalWords(speech, failure.kind, failure.facts)
  return (
    <BenchFrame
      strip={strip}
      prompt={<ScanPrompt state={words ? 'ask' : 'wait'} picture="bench" prompt={words ? words.act : t('deviceCheck.title')} context={words?.cause} />}
      actions={
        <BenchActions
          label={t('actions.bar')}
          back={{ label: t('actions.back'), keyName: KEY_NAMES.BACK, command: 'BACK', onPress: onClose }}
          hold={{ label: t('actions.hold'), offReason: t('actions.off.noUnit') }}
          help={{ label: t('actions.help'), offReason: t('actions.off.noUnit') }}
          next={{ label: t('actions.toBench'), keyName: KEY_NAMES.NEXT, command: 'NEXT', main: true, onPress: onClose }}
        />
      }
    >
      {null}
    </BenchFrame>
  )
}
