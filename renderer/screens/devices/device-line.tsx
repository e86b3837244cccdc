import type { DeviceStatusView } from '@shared/contract/devices'
import { deviceActKind, deviceCause, type DeviceActKind, type DeviceCause } from '@shared/domain/device-cause'
import { DeviceRow } from '../../components/device-row'
import type { IconName } from '../../components/icons'
import { deviceAct, deviceConnection, deviceEvidence, deviceName, deviceStateWords } from '../../strings/device-words'
import { emphasise } from '../../strings/emphasise'
import { useSpeech } from '../../strings/speech'
import { DeviceRaw } from './device-raw'
import { PermissionCommand } from './permission-command'
import { TwinsWait } from './twins-wait'

/** What is open below a row. */
export type DeviceDetails = 'raw' | 'command' | 'twins'

export interface DeviceLineProps {
  readonly device: DeviceStatusView
  readonly devices: readonly DeviceStatusView[]
  readonly now: number
  readonly open: DeviceDetails | null
  readonly onOpen: (details: DeviceDetails | null) => void
  readonly onAct: (kind: Exclude<DeviceActKind, 'show-command' | 'use-one'>) => void
}

/** One device with its state, what speaks for it, and the one next act; what belongs to the act opens below. */
export function DeviceLine({ device, devices, now, open, onOpen, onAct }: DeviceLineProps) {
  const speech = useSpeech()
  const { t } = speech
  const cause = deviceCause(device)
  const kind = deviceActKind(cause)
  const toggle = (details: DeviceDetails) => onOpen(open === details ? null : details)

  function act(): void {
    if (kind === 'show-command') toggle('command')
    else if (kind === 'use-one') toggle('twins')
    else onAct(kind)
  }

  return (
    <DeviceRow
      device={device.role}
      name={deviceName(speech, device, devices)}
      state={device.state}
      stateWords={deviceStateWords(speech, device, now)}
      evidence={emphasise(deviceEvidence(speech, device))}
      connection={deviceConnection(speech, device)}
      raw={{ label: t(open === 'raw' ? 'devices.raw.hide' : 'devices.raw.show'), isOpen: open === 'raw', onPress: () => toggle('raw') }}
      details={open === null ? null : <Details open={open} device={device} name={deviceName(speech, device, devices)} />}
      action={{ icon: iconOf(device, cause), label: deviceAct(speech, device), onPress: act }}
    />
  )
}

function Details({ open, device, name }: { readonly open: DeviceDetails; readonly device: DeviceStatusView; readonly name: string }) {
  if (open === 'raw') return <DeviceRaw device={device} />
  return open === 'command' ? <PermissionCommand command={device.nextAct?.kind === 'allow' ? device.nextAct.command : null} /> : <TwinsWait device={device} name={name} />
}

const ACT_ICONS: Readonly<Record<DeviceActKind, IconName>> = { check: 'check', 'look-again': 'repeat', 'show-command': 'file', 'use-one': 'ask', 'set-up': 'repeat' }

function iconOf(device: DeviceStatusView, cause: DeviceCause): IconName {
  if (device.role === 'printer' && device.state === 'needs-hand') return 'label'
  if (cause === 'ready' || cause === 'twins') return device.role === 'scanner' ? 'code' : device.role === 'scale' ? 'scale' : ACT_ICONS[deviceActKind(cause)]
  return ACT_ICONS[deviceActKind(cause)]
}
