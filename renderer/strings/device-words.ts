import type { DeviceStatusView } from '@shared/contract/devices'
import { deviceCause } from '@shared/domain/device-cause'
import { shownCode } from './code-words'
import type { StringKey } from './keys'
import type { Speech } from './speech'

/** A scanner that types: the operating system has it, so there is nothing that could be plugged in or lost. */
export function isKeyboardScanner(device: Pick<DeviceStatusView, 'role' | 'address'>): boolean {
  return device.role === 'scanner' && device.address === 'keyboard'
}

/** The name of a device; several of one role are numbered as they are listed in `among`. */
export function deviceName({ t }: Speech, device: Pick<DeviceStatusView, 'deviceId' | 'role' | 'address'>, among: readonly Pick<DeviceStatusView, 'deviceId' | 'role' | 'address'>[] = []): string {
  if (isKeyboardScanner(device)) return t('devices.keyboardScanner')
  const name = t(`devices.roles.${device.role}`)
  const alike = among.filter((other) => other.role === device.role && !isKeyboardScanner(other))
  const number = alike.findIndex(({ deviceId }) => deviceId === device.deviceId) + 1
  return alike.length > 1 && number > 0 ? t('devices.numbered', { name, number }) : name
}

/** The state in a word or two; a printer or a scale says what it needs. */
export function deviceStateWords({ t, elapsed }: Speech, device: DeviceStatusView, now: number): string {
  return t(`devices.states.${deviceCause(device)}`, { time: elapsed(now - device.since) })
}

/** The one next act of the person, for every state. */
export function deviceAct({ t }: Speech, device: Pick<DeviceStatusView, 'role' | 'state' | 'trouble'>): string {
  return t(wordsOf('acts', device))
}

/** Why the device is as it is: one sentence. */
export function deviceWhy({ t, time }: Speech, device: DeviceStatusView): string {
  return t(wordsOf('why', device), { time: time(device.since) })
}

/** Both tables have a text for every cause that a role can have; a test walks them. */
function wordsOf(table: 'why' | 'acts', device: Pick<DeviceStatusView, 'role' | 'state' | 'trouble'>): StringKey {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `deviceCause` gives only causes of the role
  return `devices.${table}.${device.role}.${deviceCause(device)}` as StringKey
}

/** What speaks for the state: one bold sentence, and the newest thing the device gave, in words. */
export function deviceEvidence(speech: Speech, device: DeviceStatusView): string {
  if (device.nextAct?.kind === 'close-program' && device.nextAct.program !== null) return `**${deviceWhy(speech, device)}** ${speech.t('devices.given.heldBy', { program: device.nextAct.program })}`
  if (device.state === 'ready') return readyEvidence(speech, device) ?? `**${deviceWhy(speech, device)}** ${givenBefore(speech, device)}`.trim()
  return `**${deviceWhy(speech, device)}** ${givenBefore(speech, device)}`.trim()
}

/** Of a device that works the newest thing it gave is the best proof. */
function readyEvidence({ t, clock, span, weight }: Speech, { lastScan, lastWeight }: DeviceStatusView): string | null {
  if (lastScan) return t('devices.given.scan', { time: clock(lastScan.at), code: shownCode(lastScan.code), count: lastScan.characters, took: lastScan.tookMs < 1_000 ? t('devices.given.milliseconds', { count: Math.max(1, Math.round(lastScan.tookMs)) }) : span(lastScan.tookMs) })
  if (!lastWeight) return null
  const stability = t(`devices.stability.${lastWeight.stability}`)
  return lastWeight.grams === null
    ? t('devices.given.weightOut', { stability: capital(stability), time: clock(lastWeight.at) })
    : t('devices.given.weight', { weight: weight(lastWeight.grams), stability, time: clock(lastWeight.at) })
}

function givenBefore({ t, time, clock, weight }: Speech, device: DeviceStatusView): string {
  const { role, lastScan, lastWeight, lastSaidAt, trouble } = device
  if (role === 'scanner') return lastScan ? t('devices.given.scanAfter', { code: shownCode(lastScan.code), time: time(lastScan.at) }) : t('devices.given.noScan')
  if (role === 'scale') return lastWeight?.grams == null ? t('devices.given.noWeight') : t('devices.given.weightAfter', { weight: weight(lastWeight.grams), time: time(lastWeight.at) })
  if (role === 'pedal') return lastSaidAt === null ? t('devices.given.noPress') : t('devices.given.pressed', { time: clock(lastSaidAt) })
  if (role === 'printer' && trouble !== null) return t('devices.given.labelsWait')
  return lastSaidAt === null ? t('devices.given.nothing') : t('devices.given.heard', { time: clock(lastSaidAt) })
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const SERIAL_LINE = { baud: '9600', line: '8N1' }

/** How the device is connected, in words; its address itself stands among the raw facts. */
export function deviceConnection({ t }: Speech, device: Pick<DeviceStatusView, 'role' | 'address' | 'simulated'>): string {
  const how = isKeyboardScanner(device) ? t('devices.connection.keyboard') : connectionWords(t, device.address)
  return [how, device.simulated ? t('devices.connection.simulated') : ''].filter((part) => part !== '').join(', ')
}

function connectionWords(t: Speech['t'], address: string): string {
  if (address === '') return t('devices.connection.none')
  if (/^(?:(?:wire-)?hid|usb):/.test(address)) return t('devices.connection.usb')
  const queue = /^(?:ipp:\/\/[^/]+.*\/|winspool:)([^/]+)$/i.exec(address)?.[1]
  if (queue !== undefined) return t('devices.connection.queue', { name: queue })
  if (/^(\/|\\\\|COM\d)/i.test(address)) {
    const query = new URLSearchParams(address.split('?', 2)[1] ?? '')
    return t('devices.connection.serial', { line: `${query.get('baud') ?? SERIAL_LINE.baud} ${(query.get('line') ?? SERIAL_LINE.line).toUpperCase()}` })
  }
  return t('devices.connection.network', { host: address.replace(/^tcp:\/\//, '') })
}
