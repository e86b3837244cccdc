import type { DeviceStatusView } from '@shared/contract/devices'
import type { Speech } from './speech'

/** A scanner that types: the operating system has it, so there is nothing that could be plugged in or lost. */
export function isKeyboardScanner(device: Pick<DeviceStatusView, 'role' | 'address'>): boolean {
  return device.role === 'scanner' && device.address === 'keyboard'
}

export function deviceName({ t }: Speech, device: DeviceStatusView): string {
  return isKeyboardScanner(device) ? t('devices.keyboardScanner') : t(`devices.roles.${device.role}`)
}

/** The state in a word or two; a printer says what it needs. */
export function deviceStateWords({ t, elapsed }: Speech, device: DeviceStatusView, now: number): string {
  if (device.state === 'needs-hand' && device.trouble !== null) return t(`devices.troubles.${device.trouble}`)
  return t(`devices.states.${device.state}`, { time: elapsed(now - device.since) })
}

/** The one next act of the person; null when there is nothing to do. */
export function deviceAct({ t }: Speech, device: DeviceStatusView): string | null {
  if (device.state === 'ready') return null
  if (device.state === 'needs-hand' && device.trouble !== null) return t(`devices.troubleActs.${device.trouble}`)
  return t(`devices.acts.${device.state}`)
}

/** What speaks for the state: since when, and what the device said last. */
export function deviceEvidence({ t, clock }: Speech, device: DeviceStatusView): string {
  const said = device.lastSaid === null || device.lastSaidAt === null
    ? t(`devices.neverSaid.${device.role}`)
    : t(`devices.lastSaid.${device.role}`, { time: clock(device.lastSaidAt), said: device.lastSaid })
  return device.state === 'ready' ? said : `${t(`devices.evidence.${device.state}`, { time: clock(device.since) })} ${said}`
}

/** How it is connected, and what the system or the protocol said of the trouble. */
export function deviceConnection({ t }: Speech, device: DeviceStatusView): string {
  const parts = [isKeyboardScanner(device) ? t('devices.keyboard') : device.address, device.detail ?? '', device.simulated ? t('devices.simulated') : '']
  return parts.filter((part) => part !== '').join(' · ')
}
