import type { FoundDeviceView } from '@shared/contract/device-configuration'
import type { DeviceStatusView } from '@shared/contract/devices'
import { isWindowCommand } from '@shared/domain/command-barcode'
import type { DeviceProfile } from '@shared/domain/device-profile'
import { useEffect, useState, type ReactNode } from 'react'
import { BenchActions } from '../../components/bench-actions'
import { BenchFrame } from '../../components/bench-frame'
import { ScanPrompt } from '../../components/scan-prompt'
import { createReducerStore, useStoreState } from '../../hooks/reducer-store'
import { useInputLayer } from '../../hooks/use-input-layer'
import { useStationEvent } from '../../hooks/use-station-event'
import { useWindowContext } from '../../hooks/window-context'
import { digitOf, KEY_NAMES } from '../../input/key-map'
import { useSpeech } from '../../strings/speech'
import { AssistantBoard } from './assistant-board'
import { assistantPlate } from './assistant-plate'
import { assistantReducer, candidatesOf, FIRST_ASSISTANT_STATE, HAND_PAGE, handPage, isScannerChosen, networkAddressOf, networkDevice } from './assistant-state'

export interface AssistantScreenProps {
  readonly devices: readonly DeviceStatusView[]
  /** The device that is set up anew; null: a new one. */
  readonly deviceId: string | null
  readonly strip: ReactNode
  readonly onClose: () => void
}

/** Finds a device, tells what it is, lets a person decide, and keeps it. Nothing made here is booked. */
export function AssistantScreen({ devices, deviceId, strip, onClose }: AssistantScreenProps) {
  const speech = useSpeech()
  const { t } = speech
  const { station } = useWindowContext()
  const [store] = useState(() => createReducerStore(assistantReducer, FIRST_ASSISTANT_STATE))
  const state = useStoreState(store, (current) => current)
  const { dispatch } = store

  useStationEvent('foundDevicesChanged', (found) => dispatch({ kind: 'found-came', found }))
  useStationEvent('assistantChanged', (view) => dispatch({ kind: 'view-came', view }))
  useEffect(() => {
    void station.request('devices.found', {}).then((result) => dispatch(result.ok ? { kind: 'found-came', found: result.value } : { kind: 'refused', failure: result.failure }))
    void station.request('devices.configuration', {}).then((result) => result.ok && dispatch({ kind: 'kept-came', kept: result.value }))
    void station.request('devices.protocols', {}).then((result) => result.ok && dispatch({ kind: 'protocols-came', protocols: result.value }))
    // Whoever leaves gives the port back.
    return () => void station.request('assistant.cancel', {})
  }, [station, dispatch])

  async function choose(device: FoundDeviceView): Promise<void> {
    if (device.protocols.length === 0) return
    dispatch({ kind: 'chosen', device })
    if (device.evidence.bus === 'hid') return
    const address = networkAddressOf(device)
    const result = await station.request('assistant.begin', address === null ? { evidence: device.evidence } : { address })
    if (result.ok) dispatch({ kind: 'view-came', view: result.value })
    else {
      dispatch({ kind: 'back-to-choice' })
      dispatch({ kind: 'refused', failure: result.failure })
    }
  }

  async function keep(): Promise<void> {
    const { chosen, protocol, view, learned, scanner, kept } = store.getState()
    if (chosen === null || protocol === null) return
    const owner = chosen.deviceId ?? deviceId
    const address = networkAddressOf(chosen)
    const line = address === null && view.line !== null && view.candidates.some((candidate) => candidate.protocol === protocol) ? view.line : undefined
    // What was set of this device before stays, as long as it speaks the same.
    const before = kept.find((device) => device.deviceId === owner && device.protocol === protocol)?.profile
    const profile: DeviceProfile = { ...before, ...(line ? { line } : {}), ...(protocol === 'generic' ? learned : {}), ...(isScannerChosen({ ...store.getState(), protocol }) ? scanner : {}) }
    const isSet = Object.values(profile).some((value) => value !== undefined)
    const wanted = { protocol, ...(address === null ? { evidence: chosen.evidence } : { address }), ...(isSet ? { profile } : {}) }
    // One owner: the assistant lets go of the port before the driver takes it.
    await station.request('assistant.cancel', {})
    const result = await station.request('devices.change', owner === null ? { kind: 'add', ...wanted } : { kind: 'replace', deviceId: owner, ...wanted })
    dispatch(result.ok ? { kind: 'saved' } : { kind: 'refused', failure: result.failure })
  }

  async function learn(): Promise<void> {
    const result = await station.request('assistant.learn', { weight: store.getState().weight })
    if (!result.ok) return dispatch({ kind: 'refused', failure: result.failure })
    const { profile, examples } = result.value
    dispatch(profile === null ? { kind: 'example-taken', examples } : { kind: 'learned', profile })
  }

  async function teach(): Promise<void> {
    dispatch({ kind: 'teach-opened' })
    const result = await station.request('assistant.listen', {})
    if (!result.ok) dispatch({ kind: 'refused', failure: result.failure })
  }

  async function stop(): Promise<void> {
    await station.request('assistant.cancel', {})
    dispatch({ kind: 'back-to-choice' })
  }

  function back(): void {
    const { step } = store.getState()
    if (step === 'choose' || step === 'saved') onClose()
    else if (step === 'teach') dispatch({ kind: 'back-to-result' })
    else void stop()
  }

  function lookAtAddress(): void {
    const { address, protocols } = store.getState()
    if (address.trim() !== '') void choose(networkDevice(address.trim(), protocols))
  }

  function next(): void {
    const { step, chosen, protocol, address } = store.getState()
    if (step === 'teach') void learn()
    else if (step === 'choose' && address.trim() !== '') lookAtAddress()
    else if (step === 'saved' || step === 'choose') onClose()
    else if (step === 'result' && protocol === null && chosen) void choose(chosen)
    else if (step === 'result') void keep()
    else void stop()
  }

  function press(place: number): void {
    const { step, found } = store.getState()
    if (step === 'choose') {
      const device = found?.[place - 1]
      if (device) void choose(device)
    } else if (step === 'result') {
      const { isByHand } = store.getState()
      if (isByHand && place === HAND_PAGE + 1) return dispatch({ kind: 'page-turned' })
      const candidate = (isByHand ? handPage(store.getState()) : candidatesOf(store.getState()))[place - 1]
      if (candidate) dispatch({ kind: 'protocol-picked', protocol: candidate.protocol })
    }
  }

  useInputLayer({
    onAction(action) {
      if (action.kind === 'open') return action.page === 'type'
      const place = digitOf(action)
      if (place !== null) press(place)
      if (action.kind !== 'command') return action.kind !== 'press-focused'
      if (action.command === 'BACK') back()
      else if (action.command === 'NEXT') next()
      return !isWindowCommand(action.command)
    },
    // What is scanned here shows that the scanner works; it is not booked.
    onReading: () => true,
  })

  const plate = assistantPlate(speech, state)
  return (
    <div data-stage="assistant" data-testid="assistant" data-step={state.step}>
      <BenchFrame
        strip={strip}
        prompt={<ScanPrompt state={plate.state} picture={plate.picture} prompt={plate.prompt} context={plate.context} progress={state.step === 'look' && state.view.steps > 0 ? { done: Math.max(0, state.view.step - 1), total: state.view.steps } : undefined} />}
        actions={
          <BenchActions
            label={t('actions.bar')}
            back={{ label: t('actions.back'), keyName: KEY_NAMES.BACK, command: 'BACK', onPress: back }}
            hold={{ label: t('actions.hold'), offReason: t('actions.off.noUnit') }}
            help={{ label: t('actions.help'), offReason: t('actions.off.noUnit') }}
            next={{ label: nextLabel(), keyName: KEY_NAMES.NEXT, command: 'NEXT', main: state.step !== 'look' && state.step !== 'choose', onPress: next }}
          />
        }
      >
        <AssistantBoard
          state={state}
          devices={devices}
          onChoose={(device) => void choose(device)}
          onPick={(protocol) => dispatch({ kind: 'protocol-picked', protocol })}
          onByHand={(isByHand) => dispatch({ kind: 'by-hand', isByHand })}
          onAgain={() => state.chosen && void choose(state.chosen)}
          onTeach={() => void teach()}
          onWeight={(weight) => dispatch({ kind: 'weight-typed', weight })}
          onPage={() => dispatch({ kind: 'page-turned' })}
          onScanner={(scanner) => dispatch({ kind: 'scanner-changed', scanner })}
          onAddress={(address) => dispatch({ kind: 'address-typed', address })}
          onAddressLook={lookAtAddress}
          onLearn={() => void learn()}
        />
      </BenchFrame>
    </div>
  )

  function nextLabel(): string {
    if (state.step === 'look') return t('assistant.acts.stop')
    if (state.step === 'choose' && state.address.trim() !== '') return t('assistant.acts.look')
    if (state.step === 'teach') return t('assistant.acts.learn')
    if (state.step === 'result') return t(state.protocol === null ? 'assistant.acts.again' : 'assistant.acts.keep')
    return t('assistant.acts.done')
  }
}
