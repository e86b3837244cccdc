import { nextActFor, type DeviceHolder, type DeviceStatus } from '@shared/domain/device'
import type { DeviceEvidence, FoundDevice, PresentDevice } from '@shared/domain/device-evidence'
import type { SerialLine } from '@shared/domain/device-profile'
import { realpath } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import type { DevicePorts } from './device'
import type { ConfiguredDevice } from './device-registry'
import { driverMakers, type MadeDriver } from './driver-makers'
import { parseAddress } from './transports/address'
import { addressOf, createBoundTransport, createHolderTellingTransport } from './transports/bound-transport'
import { createLoggedTransport } from './transports/logged-transport'
import { transportForAddress } from './transports/transport-for-address'
import type { Transport } from './transports/transport'

/** What a slot is given of the registry. */
export interface SlotSurroundings {
  readonly ports: DevicePorts
  readonly allowCommand: string | null
  readonly holderOf?: ((path: string) => Promise<DeviceHolder | null>) | undefined
  readonly look: () => Promise<readonly PresentDevice[]>
  readonly place: (deviceId: string, present: readonly PresentDevice[]) => FoundDevice
  readonly onLearned: (device: ConfiguredDevice) => void
}

/** One configured device: its driver, the line to wherever it is plugged in, and its status with evidence and next act. */
export interface DeviceSlot {
  /** As configured, with what was learned since. */
  readonly device: ConfiguredDevice
  readonly made: MadeDriver
  readonly status: DeviceStatus
  onStatus(listener: (status: DeviceStatus) => void): () => void
  /** It is known by this from now on. */
  learn(evidence: DeviceEvidence): void
  /** Another driver of the same kind, for one of the devices that could be meant. */
  makeAt(device: PresentDevice): MadeDriver
}

/** Makes the driver of a device; it is started by the registry. */
export function openDeviceSlot(configured: ConfiguredDevice, { ports, allowCommand, holderOf, look, place, onLearned }: SlotSurroundings): DeviceSlot {
  const { deviceId, simulated, profile, askEveryMs } = configured
  const maker = driverMakers[configured.protocol]
  let device = configured
  let holder: DeviceHolder | null = null

  function learn(evidence: DeviceEvidence, typedLine?: SerialLine): void {
    const known = device.evidence
    // What the system does not tell this time is still true.
    const serialNumber = evidence.serialNumber ?? known?.serialNumber ?? null
    const learned = { ...evidence, serialNumber }
    if (isDeepStrictEqual(learned, known)) return
    device = { ...device, evidence: learned, ...(typedLine ? { profile: { ...device.profile, line: typedLine } } : {}) }
    onLearned(device)
  }

  const line = (): SerialLine | undefined => device.profile?.line ?? maker.line
  const bound = (evidence: DeviceEvidence): Transport =>
    createBoundTransport({ seen: evidence, line: line(), place: async () => place(deviceId, await look()), openAt: transportForAddress, onOpened: (found) => learn(found.evidence), holderOf })

  const plain = (address: string): Transport => {
    const transport = createHolderTellingTransport(transportForAddress(address), holderOf)
    // Printers are looked at over a connection of its own each second: nothing is gained by finding them anew each time.
    return maker.bus === 'serial' || maker.bus === 'hid' ? learningTransport(transport, look, learn) : transport
  }

  let isBound = configured.evidence !== undefined
  let inner = configured.evidence ? bound(configured.evidence) : plain(configured.address ?? '')
  const watched: Transport = {
    get address() {
      return inner.address
    },
    get isLocal() {
      return inner.isLocal
    },
    async open(handlers) {
      if (!isBound && device.evidence) {
        isBound = true
        inner = bound(device.evidence)
      }
      const opened = await inner.open(handlers)
      holder = opened.ok ? null : (opened.failure.holder ?? null)
      return opened
    },
  }

  function make(transport: Transport): MadeDriver {
    const identity = { deviceId, address: transport.address, simulated, profile }
    return maker.make({ identity, transport: createLoggedTransport(transport, deviceId, ports), ports, askEveryMs })
  }

  const made = make(maker.bus === 'none' ? { ...watched, address: configured.address ?? '' } : watched)

  function describe(status: DeviceStatus): DeviceStatus {
    const address = maker.bus === 'none' ? (configured.address ?? '') : watched.address
    return { ...status, address, evidence: device.evidence ?? null, nextAct: nextActFor(status.state, { holder, allowCommand }) }
  }

  return {
    get device() {
      return device
    },
    made,
    get status() {
      return describe(made.driver.status)
    },
    onStatus: (listener) => made.driver.onStatus((status) => listener(describe(status))),
    learn,
    makeAt: (present) => make(transportForAddress(addressOf(present.evidence, line()))),
  }
}

/**
 * A transport to a typed address. A name such as COM4 is another device tomorrow, so what is found behind it at the first
 * connection becomes what the device is known by, if it is a USB or HID device.
 */
function learningTransport(transport: Transport, look: () => Promise<readonly PresentDevice[]>, learn: (evidence: DeviceEvidence, line: SerialLine | undefined) => void): Transport {
  return {
    get address() {
      return transport.address
    },
    isLocal: transport.isLocal,
    async open(handlers) {
      const opened = await transport.open(handlers)
      const address = parseAddress(transport.address)
      if (!opened.ok || !address.ok || (address.value.kind !== 'serial' && address.value.kind !== 'hid')) return opened
      const { path } = address.value
      const node = await realpath(path).catch(() => path)
      const present = await Promise.all((await look()).map(async (device) => ({ device, node: await realpath(device.evidence.port).catch(() => device.evidence.port) })))
      const found = present.find((one) => one.node === node)?.device
      if (found && found.evidence.vendorId !== null) learn(found.evidence, address.value.kind === 'serial' && transport.address.includes('?') ? address.value.line : undefined)
      return opened
    },
  }
}
