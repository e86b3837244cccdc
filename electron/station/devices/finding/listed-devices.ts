import type { PresentDevice } from '@shared/domain/device-evidence'
import { deviceUse } from '@shared/domain/device-use'

/*
 * What is plugged in where there is no sysfs: Windows and macOS list their ports and HID devices through the libraries.
 * Both lists are made off the event loop; each costs some ten milliseconds, so they are not asked for in a loop.
 */

interface ListedPort {
  readonly path: string
  readonly manufacturer?: string | undefined
  readonly serialNumber?: string | undefined
  readonly pnpId?: string | undefined
  readonly locationId?: string | undefined
  readonly productId?: string | undefined
  readonly vendorId?: string | undefined
}

interface ListedHid {
  readonly vendorId: number
  readonly productId: number
  readonly path?: string | undefined
  readonly serialNumber?: string | undefined
  readonly manufacturer?: string | undefined
  readonly product?: string | undefined
  readonly interface: number
  readonly usagePage?: number | undefined
  readonly usage?: number | undefined
}

/** A list that cannot be made is empty: the other one still counts. */
export async function readListedDevices(): Promise<PresentDevice[]> {
  const [ports, hids] = await Promise.all([
    import('serialport').then(({ SerialPort }) => SerialPort.list()).catch((): ListedPort[] => []),
    import('node-hid').then(({ devicesAsync }) => devicesAsync()).catch((): ListedHid[] => []),
  ])
  return [...ports.map(portDevice), ...hids.flatMap((hid) => hidDevice(hid) ?? [])]
}

/** Exported for tests: one port as the serial library lists it. */
export function portDevice(port: ListedPort): PresentDevice {
  const vendorId = hexOrNull(port.vendorId)
  const manufacturer = textOrNull(port.manufacturer)
  return {
    evidence: {
      bus: vendorId === null ? 'serial' : 'usb-serial',
      vendorId,
      productId: hexOrNull(port.productId),
      serialNumber: textOrNull(port.serialNumber),
      // Windows: `Port_#0003.Hub_#0001`; macOS: the location of the socket. Fixed ports have only their plug-and-play name.
      topology: textOrNull(port.locationId) ?? (vendorId === null ? textOrNull(port.pnpId) : null),
      interfaceNumber: hexOrNull(/&MI_([0-9a-f]{2})/i.exec(port.pnpId ?? '')?.[1]),
      usagePage: null,
      usage: null,
      port: port.path,
    },
    manufacturer,
    product: null,
    use: deviceUse({ vendorId, driver: null, interfaceClasses: [], texts: [manufacturer, textOrNull(port.pnpId)], usagePage: null, usage: null }),
  }
}

/** Exported for tests: one device as the HID library lists it; null for one that cannot be opened. */
export function hidDevice(hid: ListedHid): PresentDevice | null {
  if (!hid.path) return null
  const usagePage = hid.usagePage ?? null
  const usage = hid.usage ?? null
  const manufacturer = textOrNull(hid.manufacturer)
  const product = textOrNull(hid.product)
  return {
    evidence: {
      bus: 'hid',
      vendorId: hid.vendorId,
      productId: hid.productId,
      serialNumber: textOrNull(hid.serialNumber),
      topology: instanceOf(hid.path),
      interfaceNumber: hid.interface >= 0 ? hid.interface : null,
      usagePage,
      usage,
      port: hid.path,
    },
    manufacturer,
    product,
    use: deviceUse({ vendorId: hid.vendorId, driver: null, interfaceClasses: [], texts: [manufacturer, product], usagePage, usage }),
  }
}

/** Windows writes the instance into the path (`\\?\HID#VID_0C2E&PID_0B61#7&1a2b3c&0&0000#{…}`): it stays with the socket. */
function instanceOf(path: string): string | null {
  return /^\\\\\?\\hid#[^#]*#([^#]+)#/i.exec(path)?.[1] ?? null
}

function hexOrNull(text: string | undefined): number | null {
  return text !== undefined && /^(?:0x)?[0-9a-f]{1,4}$/i.test(text) ? Number.parseInt(text, 16) : null
}

function textOrNull(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text.trim()
}
