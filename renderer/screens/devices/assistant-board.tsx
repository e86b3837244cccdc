import type { FoundDeviceView } from '@shared/contract/device-configuration'
import type { DeviceStatusView } from '@shared/contract/devices'
import { Button } from '../../components/button'
import { NumberedButton } from '../../components/numbered-button'
import { SectionHeading } from '../../components/section-heading'
import { TextField } from '../../components/text-field'
import { deviceName } from '../../strings/device-words'
import { protocolName } from '../../strings/protocol-name'
import { useSpeech, type Speech } from '../../strings/speech'
import { candidatesOf, CODES_WANTED, HAND_PAGE, handPage, isScannerChosen, protocolsByHand, type AssistantState, type ScannerChoices } from './assistant-state'
import styles from './assistant.module.css'
import { ScannerSettings } from './scanner-settings'

export interface AssistantBoardProps {
  readonly state: AssistantState
  readonly devices: readonly DeviceStatusView[]
  readonly onChoose: (device: FoundDeviceView) => void
  readonly onPick: (protocol: string) => void
  readonly onByHand: (isByHand: boolean) => void
  readonly onAgain: () => void
  readonly onTeach: () => void
  readonly onWeight: (weight: string) => void
  readonly onPage: () => void
  readonly onScanner: (scanner: ScannerChoices) => void
  readonly onAddress: (address: string) => void
  readonly onAddressLook: () => void
  readonly onLearn: () => void
}

/** Longest weight that a person types off a display. */
const LONGEST_WEIGHT = 20
/** Longest address that is taken. */
const LONGEST_ADDRESS = 200

/** The work of each step: what is plugged in, what is heard, what it can be, the weight to learn from. */
export function AssistantBoard(props: AssistantBoardProps) {
  switch (props.state.step) {
    case 'choose':
      return <FoundList {...props} />
    case 'look':
      return <Heard {...props} />
    case 'result':
      return <Result {...props} />
    case 'teach':
      return <Teach {...props} />
    case 'saved':
      return null
  }
}

function FoundList({ state, devices, onChoose, onAddress, onAddressLook }: AssistantBoardProps) {
  const speech = useSpeech()
  const { t } = speech
  const { found } = state
  return (
    <div className={styles.board}>
      <SectionHeading title={t('assistant.found')} aside={found === null ? '' : speech.number(found.length)} />
      <ul className={styles.found}>
        {(found ?? []).map((device, place) => (
          <li key={`${device.evidence.port} ${device.evidence.usagePage ?? ''} ${device.evidence.usage ?? ''}`}>
            {device.protocols.length > 0 ? (
              <NumberedButton place={place + 1} label={foundName(speech, device)} hint={foundHint(speech, device, devices)} onPress={() => onChoose(device)} />
            ) : (
              <p className={styles.off}>
                <b>{foundName(speech, device)}</b> {foundHint(speech, device, devices)}
              </p>
            )}
          </li>
        ))}
      </ul>
      <form className={styles.address} onSubmit={submitting(onAddressLook)}>
        <TextField label={t('assistant.addressField')} hint={t('assistant.addressHint')} value={state.address} maxLength={LONGEST_ADDRESS} sample="192.168.10.41:4001" kind="address" onChange={onAddress} />
        {state.address.trim() !== '' && <Button label={t('assistant.acts.look')} icon="repeat" onPress={onAddressLook} />}
      </form>
    </div>
  )
}

/** Maker and product as the device names itself. */
function foundName({ t }: Speech, { manufacturer, product, evidence }: FoundDeviceView): string {
  const named = [manufacturer, product].filter((name) => name !== null && name !== '').join(' ')
  return named === '' ? `${t('assistant.unnamed')}, ${t(`assistant.bus.${evidence.bus}`)}` : named
}

function foundHint(speech: Speech, { use, deviceId, evidence }: FoundDeviceView, devices: readonly DeviceStatusView[]): string {
  const { t } = speech
  if (use !== 'unknown') return t(`assistant.uses.${use}`)
  const owner = devices.find((device) => device.deviceId === deviceId)
  return `${t(`assistant.bus.${evidence.bus}`)} · ${owner ? t('assistant.taken', { name: deviceName(speech, owner, devices) }) : t('assistant.free')}`
}

/** What came, line by line: control characters are left out, they have no shape. */
function Heard({ state }: Pick<AssistantBoardProps, 'state'>) {
  const { t } = useSpeech()
  const { view } = state
  const [best] = candidatesOf(state)
  const aside = best && best.protocol !== 'serial-scanner'
    ? t('assistant.frames', { count: Math.min(best.inARow, CODES_WANTED), wanted: CODES_WANTED })
    : view.phase === 'waiting-use' ? t('assistant.codes', { count: Math.min(view.codes, CODES_WANTED), wanted: CODES_WANTED }) : ''
  return (
    <div className={styles.board}>
      <SectionHeading title={t('assistant.heard')} aside={aside} />
      <pre className={styles.heard}>{view.heard.length === 0 ? t('assistant.heardNothing') : view.heard.map(readable).join('\n')}</pre>
    </div>
  )
}

function readable(line: string): string {
  return line.replace(/\p{Cc}+/gu, '')
}

function Result({ state, onPick, onByHand, onAgain, onTeach, onPage, onScanner }: AssistantBoardProps) {
  const speech = useSpeech()
  const { t } = speech
  const candidates = candidatesOf(state)
  const canTeach = state.view.heard.length > 0 && state.protocols.some(({ protocol }) => protocol === 'generic')
  return (
    <div className={styles.split}>
      <div className={styles.board}>
        <SectionHeading title={t('assistant.candidates')} aside={state.view.suspicion === null ? '' : t(`assistant.suspicion.${state.view.suspicion}`)} />
        <ul className={styles.found} data-many={state.isByHand}>
          {state.isByHand
            ? handPage(state).map(({ protocol, role }, place) => (
                <li key={protocol}>
                  <NumberedButton place={place + 1} label={protocolName(speech, protocol)} hint={t(`devices.roles.${role}`)} main={protocol === state.protocol} onPress={() => onPick(protocol)} />
                </li>
              ))
            : candidates.map((candidate, place) => (
                <li key={candidate.protocol}>
                  <NumberedButton
                    place={place + 1}
                    label={protocolName(speech, candidate.protocol)}
                    hint={[t(`assistant.confidences.${candidate.confidence}`), candidate.value === null ? '' : t('assistant.says', { value: `${candidate.value} ${candidate.unit ?? ''}`.trim() })].filter((part) => part !== '').join(' · ')}
                    main={candidate.protocol === state.protocol}
                    onPress={() => onPick(candidate.protocol)}
                  />
                </li>
              ))}
        </ul>
        {!state.isByHand && isScannerChosen(state) && <ScannerSettings protocol={state.protocol ?? ''} chosen={state.scanner} onChange={onScanner} />}
      </div>
      <div className={styles.side}>
        {state.isByHand && protocolsByHand(state).length > HAND_PAGE && <NumberedButton place={HAND_PAGE + 1} label={t('assistant.more', { page: state.page + 1, pages: Math.ceil(protocolsByHand(state).length / HAND_PAGE) })} onPress={onPage} />}
        {!(state.isByHand && candidates.length === 0) && <Button label={t(state.isByHand && candidates.length > 0 ? 'assistant.fewer' : 'assistant.all')} icon="lead" onPress={() => onByHand(!state.isByHand)} />}
        {state.chosen?.evidence.bus !== 'hid' && <Button label={t('assistant.acts.again')} icon="repeat" onPress={onAgain} />}
        {canTeach && <Button label={t('assistant.acts.teach')} icon="scale" onPress={onTeach} />}
        {state.view.heard.length > 0 && <pre className={styles.heard}>{state.view.heard.slice(-3).map(readable).join('\n')}</pre>}
      </div>
    </div>
  )
}

/** Enter in a field does what the button beside it does. */
function submitting(act: () => void): (event: { preventDefault(): void }) => void {
  return (event) => {
    event.preventDefault()
    act()
  }
}

function Teach({ state, onWeight, onLearn }: AssistantBoardProps) {
  const { t } = useSpeech()
  return (
    <div className={styles.lines}>
      <SectionHeading title={t('assistant.heard')} />
      <pre className={styles.heard}>{state.view.heard.slice(-3).map(readable).join('\n')}</pre>
      <form onSubmit={submitting(onLearn)}>
        <TextField label={t('assistant.weightField')} hint={t('assistant.weightHint')} value={state.weight} maxLength={LONGEST_WEIGHT} sample="0.412 kg" autoFocus onChange={onWeight} />
      </form>
    </div>
  )
}
