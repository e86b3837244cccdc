/*
 * What a device is known by. Names such as COM4, hidraw1 or ttyUSB0 are given out by the system in the order of plugging
 * in and say nothing: the same name is another device tomorrow. What stays: the number in the device itself, the socket
 * it is plugged into, and its maker and model.
 */

/** How a device reaches this machine. `serial` is a port on the main board or a card: it cannot be pulled. */
export type DeviceBus = 'usb-serial' | 'serial' | 'hid'

/** What can be known of a device without opening it. Unknown is null and never counts against a device. */
export interface DeviceEvidence {
  readonly bus: DeviceBus
  /** USB vendor and product, 0 to 0xFFFF; null for a port that is not USB. */
  readonly vendorId: number | null
  readonly productId: number | null
  /** The number in the device. Cheap ones have none, or all the same. */
  readonly serialNumber: string | null
  /** Which socket: USB bus, ports from hub to hub, configuration and interface, such as `1-2.3:1.0`; for a fixed port its place on the board. */
  readonly topology: string | null
  /** Which of the functions of a device with several. */
  readonly interfaceNumber: number | null
  /** Of a HID device, what it says it is: 0x8D and 0x20 a scale, 0x8C and 0x02 a bar code scanner. */
  readonly usagePage: number | null
  readonly usage: number | null
  /** The system's name of it when it was last seen: how to open it now, never how to know it again. */
  readonly port: string
}

/** What a thing that is plugged in is, as far as it can be told without opening it. */
export const DEVICE_USES = ['unknown', 'printer', 'modem', 'keyboard', 'pointer'] as const
export type DeviceUse = (typeof DEVICE_USES)[number]

/** A device that is plugged in now. */
export interface PresentDevice {
  readonly evidence: DeviceEvidence
  readonly manufacturer: string | null
  readonly product: string | null
  readonly use: DeviceUse
}

export type FoundDevice =
  | { readonly kind: 'found'; readonly device: PresentDevice }
  | { readonly kind: 'absent' }
  /** Nothing tells which of these is meant: a person has to use the right one. One alone, when several wanted devices could be it. */
  | { readonly kind: 'twins'; readonly devices: readonly PresentDevice[] }

/** Finds one device among those plugged in; see `bindDevices` for several at once. */
export function findDevice(evidence: DeviceEvidence, present: readonly PresentDevice[]): FoundDevice {
  return bindDevices([{ deviceId: '', protocol: '', evidence }], present).get('') ?? { kind: 'absent' }
}

/** A configured device that is to be found. */
export interface WantedDevice {
  readonly deviceId: string
  /** Wanted devices of one protocol can stand for each other. */
  readonly protocol: string
  readonly evidence: DeviceEvidence
}

type Fits = (wanted: DeviceEvidence, other: DeviceEvidence) => boolean

const fitsSerialAndTopology: Fits = (wanted, other) => fitsSerial(wanted, other) && fitsTopology(wanted, other)
const fitsSerial: Fits = (wanted, other) => wanted.serialNumber !== null && wanted.serialNumber === other.serialNumber
const fitsTopology: Fits = (wanted, other) =>
  !contradicts(wanted.serialNumber, other.serialNumber) &&
  // A port on the board keeps its name, so where nothing else is known of it the name has to do.
  (wanted.topology === null ? wanted.bus === 'serial' && wanted.port === other.port : wanted.topology === other.topology)
const fitsModel: Fits = (wanted, other) => wanted.vendorId !== null && wanted.productId !== null && !contradicts(wanted.serialNumber, other.serialNumber)

/**
 * Gives every wanted device its place among those plugged in, no place twice. It goes pass by pass over all of them, so
 * that what is certain is taken first and no order matters: by the number in the device; by the socket; by maker and
 * model, where exactly one free device fits. A device whose known number or model differs is never taken.
 */
export function bindDevices(wanted: readonly WantedDevice[], present: readonly PresentDevice[]): ReadonlyMap<string, FoundDevice> {
  const found = new Map<string, FoundDevice>()
  const taken = new Set<PresentDevice>()
  const open = () => wanted.filter(({ deviceId }) => !found.has(deviceId)).toSorted((one, other) => (one.deviceId < other.deviceId ? -1 : 1))
  const candidates = ({ evidence }: WantedDevice, fits: Fits) => present.filter((device) => !taken.has(device) && isSameModel(evidence, device.evidence) && fits(evidence, device.evidence))

  for (const fits of [fitsSerialAndTopology, fitsSerial, fitsTopology, fitsModel]) {
    const claims = open().map((claimant) => ({ claimant, devices: candidates(claimant, fits) }))
    for (const { claimant, devices } of claims) {
      const [device] = devices
      if (!device || devices.length > 1 || taken.has(device)) continue
      // Of several that claim one device, none is surely right, but those of one protocol can stand for each other.
      const rivals = claims.filter((claim) => claim.devices.includes(device))
      if (rivals.some((rival) => rival.devices.length > 1 || rival.claimant.protocol !== claimant.protocol)) continue
      found.set(claimant.deviceId, { kind: 'found', device })
      taken.add(device)
    }
  }
  for (const claimant of open()) {
    const devices = candidates(claimant, fitsModel)
    found.set(claimant.deviceId, devices.length > 0 ? { kind: 'twins', devices } : { kind: 'absent' })
  }
  return found
}

/** Whether nothing known of the two speaks against one make, model and function. */
function isSameModel(one: DeviceEvidence, other: DeviceEvidence): boolean {
  return (
    one.bus === other.bus &&
    !contradicts(one.vendorId, other.vendorId) &&
    !contradicts(one.productId, other.productId) &&
    !contradicts(one.interfaceNumber, other.interfaceNumber) &&
    !contradicts(one.usagePage, other.usagePage) &&
    !contradicts(one.usage, other.usage)
  )
}

function contradicts<T>(one: T | null, other: T | null): boolean {
  return one !== null && other !== null && one !== other
}
