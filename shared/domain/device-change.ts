import type { DeviceRole } from './device'
import type { DeviceEvidence } from './device-evidence'
import type { DeviceProfile } from './device-profile'
import { failure, type Failure } from './failure'
import { assertNever, ok, refuse, type Result } from './result'

/** Most devices of one bench: every one is asked for its state several times a minute. */
export const MAX_DEVICES = 20

/** A device as the settings of a bench keep it. */
export interface KeptDevice<P extends string = string> {
  readonly deviceId: string
  readonly role: DeviceRole
  readonly protocol: P
  readonly evidence?: DeviceEvidence | undefined
  readonly address?: string | undefined
  readonly profile?: DeviceProfile | undefined
  readonly simulated: boolean
}

/** How a device is reached: found by evidence wherever it is plugged in, or at a typed address. */
export interface DeviceReach {
  readonly evidence?: DeviceEvidence | undefined
  readonly address?: string | undefined
}

export type DeviceChange =
  | ({ readonly kind: 'add'; readonly protocol: string; readonly profile?: DeviceProfile | undefined } & DeviceReach)
  /** Another device, or another way to speak to it, in the place of one. What was learned of the old one goes. */
  | ({ readonly kind: 'replace'; readonly deviceId: string; readonly protocol: string; readonly profile?: DeviceProfile | undefined } & DeviceReach)
  /** What was learned of a device; the device stays. */
  | { readonly kind: 'profile'; readonly deviceId: string; readonly profile: DeviceProfile }
  | { readonly kind: 'remove'; readonly deviceId: string }

/** What is known of protocols and addresses where they are spoken. */
export interface DeviceKnowledge<P extends string> {
  /** The protocol of this name with its role and whether it needs no line of its own; null where there is none. */
  readonly protocol: (name: string) => { readonly protocol: P; readonly role: DeviceRole; readonly needsLine: boolean } | null
  readonly isAddress: (text: string) => boolean
}

/** All devices after a change, and the one that it was about. */
export interface DevicePlan<P extends string> {
  readonly devices: readonly KeptDevice<P>[]
  readonly deviceId: string
}

/** Judges a change of a bench's devices. The caller has made sure that a lead asks for it. */
export function decideDeviceChange<P extends string>(devices: readonly KeptDevice<P>[], change: DeviceChange, knowledge: DeviceKnowledge<P>): Result<DevicePlan<P>, Failure> {
  const standing = change.kind === 'add' ? null : devices.find(({ deviceId }) => deviceId === change.deviceId)
  if (standing === undefined) return refuse(failure('device-unknown'))
  switch (change.kind) {
    case 'add': {
      if (devices.length >= MAX_DEVICES) return refuse(failure('too-many-devices', { count: MAX_DEVICES }))
      const made = makeDevice(devices, change, knowledge, null)
      return made.ok ? ok({ devices: [...devices, made.value], deviceId: made.value.deviceId }) : made
    }
    case 'replace': {
      const others = devices.filter((device) => device !== standing)
      const made = makeDevice(others, change, knowledge, change.deviceId)
      return made.ok ? ok({ devices: devices.map((device) => (device === standing ? made.value : device)), deviceId: change.deviceId }) : made
    }
    case 'profile':
      return ok({ devices: devices.map((device) => (device === standing ? { ...device, profile: change.profile } : device)), deviceId: change.deviceId })
    case 'remove':
      return ok({ devices: devices.filter((device) => device !== standing), deviceId: change.deviceId })
    default:
      return assertNever(change, 'change of devices')
  }
}

function makeDevice<P extends string>(
  others: readonly KeptDevice<P>[],
  wanted: Extract<DeviceChange, { kind: 'add' | 'replace' }>,
  { protocol, isAddress }: DeviceKnowledge<P>,
  deviceId: string | null,
): Result<KeptDevice<P>, Failure> {
  const known = protocol(wanted.protocol)
  if (!known) return refuse(failure('protocol-unknown', { protocol: wanted.protocol }))
  const { evidence, profile } = wanted
  // A thing that types is had by the system: there is no line to open.
  const address = known.needsLine ? wanted.address : known.protocol
  if (!evidence && known.needsLine && !(address !== undefined && isAddress(address))) return refuse(failure('address-unknown', { address: address ?? '' }))
  const owner = others.find((device) => (evidence ? device.evidence && isSameDevice(device.evidence, evidence) : known.needsLine && device.address === address))
  if (owner) return refuse(failure('device-taken', { deviceId: owner.deviceId }))
  return ok({ deviceId: deviceId ?? nextDeviceId(others, known.role), role: known.role, protocol: known.protocol, ...(evidence ? { evidence } : { address }), profile, simulated: false })
}

/** Whether both are surely one function of one device. */
export function isSameDevice(one: DeviceEvidence, other: DeviceEvidence): boolean {
  if (one.bus !== other.bus || one.vendorId !== other.vendorId || one.productId !== other.productId || one.interfaceNumber !== other.interfaceNumber || one.usagePage !== other.usagePage) return false
  if (one.serialNumber !== other.serialNumber) return false
  if (one.topology !== null || other.topology !== null) return one.topology === other.topology
  return one.serialNumber !== null || one.port === other.port
}

/** The next number of its role, such as `scanner-2`; a number that was used before is not given out again while a later one is. */
function nextDeviceId(devices: readonly KeptDevice[], role: DeviceRole): string {
  const numbers = devices.map(({ deviceId }) => Number(deviceId.startsWith(`${role}-`) ? deviceId.slice(role.length + 1) : 0) || 0)
  return `${role}-${Math.max(0, ...numbers) + 1}`
}
