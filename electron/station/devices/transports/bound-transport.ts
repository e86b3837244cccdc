import type { DeviceHolder } from '@shared/domain/device'
import type { DeviceEvidence, FoundDevice, PresentDevice } from '@shared/domain/device-evidence'
import type { SerialLine } from '@shared/domain/device-profile'
import { assertNever, refuse, type Result } from '@shared/domain/result'
import { parseAddress, serialAddress } from './address'
import { findHolder } from './device-holder'
import type { Connection, ConnectionHandlers, Transport, TransportCause, TransportFailure } from './transport'

export interface BoundTransportParts {
  /** Where it was seen last, for its address before the first open. */
  readonly seen: DeviceEvidence
  readonly line: SerialLine | undefined
  /** Looks where the device is plugged in now. */
  readonly place: () => Promise<FoundDevice>
  readonly openAt: (address: string) => Transport
  /** Told with every connection: where and as what it was found. */
  readonly onOpened: (device: PresentDevice) => void
  readonly holderOf?: ((path: string) => Promise<DeviceHolder | null>) | undefined
}

/**
 * A transport to a device that is known by evidence. Each open looks anew where the device is, so one that comes back
 * under another name is found by itself. A device that another program has open is not opened: on Linux nothing else
 * would keep two programs from sharing it, each with half of what it says.
 */
export function createBoundTransport({ seen, line, place, openAt, onOpened, holderOf = findHolder }: BoundTransportParts): Transport {
  // Kept while the address stays: a transport waits for its own earlier connection to close.
  let current = openAt(addressOf(seen, line))

  const refused = (cause: TransportCause, detail: string, holder?: DeviceHolder): Result<never, TransportFailure> =>
    refuse({ cause, operation: 'open', address: current.address, detail, holder })

  async function openDevice(device: PresentDevice, handlers: ConnectionHandlers): Promise<Result<Connection, TransportFailure>> {
    const address = addressOf(device.evidence, line)
    if (address !== current.address) current = openAt(address)
    const holder = await holderOf(device.evidence.port)
    if (holder !== null) return refused('held', heldBy(holder), holder)
    const opened = await current.open(handlers)
    if (opened.ok) onOpened(device)
    return opened
  }

  return {
    get address() {
      return current.address
    },
    isLocal: true,
    async open(handlers) {
      const found = await place()
      switch (found.kind) {
        case 'found':
          return openDevice(found.device, handlers)
        case 'absent':
          return refused('absent', 'not plugged in')
        case 'twins':
          return refused('twins', found.devices.map(({ evidence }) => evidence.port).join(', '))
        default:
          return assertNever(found, 'place of a device')
      }
    },
  }
}

/** The same transport; where another program holds the device, its failure says which. */
export function createHolderTellingTransport(transport: Transport, holderOf: (path: string) => Promise<DeviceHolder | null> = findHolder): Transport {
  return {
    get address() {
      return transport.address
    },
    isLocal: transport.isLocal,
    async open(handlers) {
      const opened = await transport.open(handlers)
      if (opened.ok || opened.failure.cause !== 'held' || opened.failure.holder) return opened
      const address = parseAddress(transport.address)
      const path = address.ok && (address.value.kind === 'serial' || address.value.kind === 'hid') ? address.value.path : null
      const holder = path === null ? null : await holderOf(path)
      return holder === null ? opened : refuse({ ...opened.failure, detail: heldBy(holder), holder })
    },
  }
}

function heldBy({ program, processId }: DeviceHolder): string {
  return `${program} (${processId})`
}

/** How a device is opened where it is now. */
export function addressOf({ bus, port }: DeviceEvidence, line: SerialLine | undefined): string {
  return bus === 'hid' ? `hid:${port}` : serialAddress(port, line)
}
