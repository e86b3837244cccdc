import type { PresentDevice } from '@shared/domain/device-evidence'
import { deviceUse } from '@shared/domain/device-use'
import { lstat, readdir, readFile, readlink, realpath } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { firstUsage } from '../parsers/first-usage'

/*
 * What is plugged in, read from sysfs: a few small files per device, no process started, nothing opened.
 * Source: kernel documentation, ABI/stable/sysfs-bus-usb, ABI/testing/sysfs-driver-hid; `HID_ID` is bus:vendor:product.
 */

/** Where the kernel tells of devices; other folders in tests. */
export interface SystemFolders {
  readonly sys: string
  readonly dev: string
}

export const systemFolders: SystemFolders = { sys: '/sys', dev: '/dev' }

/** A fixed serial port that has no chip behind its name is of this type. */
const NO_UART = '0'
const BLUETOOTH_BUS = 0x05

/** The terminals of a keyboard, of a program, of a virtual machine's host, and the far end of a USB gadget: no devices of a bench. */
const NO_DEVICE = /^(?:tty\d*|console|ptmx|[pt]ty[a-ep-z].*|ttyprintk|hvc\d+|ttyGS\d+)$/

/** Serial ports and HID devices that are plugged in now. What vanishes while it is read is left out. */
export async function readSysfsDevices(folders: SystemFolders): Promise<PresentDevice[]> {
  const [ports, hids] = await Promise.all([readSerialPorts(folders), readHidDevices(folders)])
  return [...ports, ...hids]
}

/** Changes whenever something is plugged in or pulled, also when it has the same name again. Costs a few system calls. */
export async function sysfsSignature({ sys }: SystemFolders): Promise<string> {
  const parts = await Promise.all(['tty', 'hidraw'].map(async (kind) => {
    const folder = join(sys, 'class', kind)
    const names = (await readdir(folder).catch(() => [])).filter((name) => kind === 'hidraw' || isPort(name)).toSorted()
    // Plugged in anew into the same socket, everything has its old name, but not its old number.
    return Promise.all(names.map(async (name) => `${name} ${await lstat(join(folder, name)).then(({ ino, ctimeMs }) => `${ino} ${ctimeMs}`, () => '')}`))
  }))
  return parts.flat().join('\n')
}

async function readSerialPorts({ sys, dev }: SystemFolders): Promise<PresentDevice[]> {
  const folder = join(sys, 'class/tty')
  // The system's own console is in use, by the system.
  const consoles = ((await readText(join(folder, 'console/active'))) ?? '').split(' ')
  const names = (await readdir(folder).catch(() => [])).filter((name) => isPort(name) && !consoles.includes(name))
  const found = await Promise.all(names.map(async (name): Promise<PresentDevice | null> => {
    const place = await realpath(join(folder, name, 'device')).catch(() => null)
    if (place === null || (await readText(join(folder, name, 'type'))) === NO_UART) return null
    const usb = await readUsb(place)
    const port = join(dev, name)
    if (usb === null) {
      const evidence = { bus: 'serial', vendorId: null, productId: null, serialNumber: null, topology: basename(place), interfaceNumber: null, usagePage: null, usage: null, port } as const
      return { evidence, manufacturer: null, product: null, use: 'unknown' }
    }
    const { manufacturer, product, driver, interfaceClasses, ...known } = usb
    const use = deviceUse({ ...known, driver, interfaceClasses, texts: [manufacturer, product], usagePage: null, usage: null })
    return { evidence: { bus: 'usb-serial', ...known, usagePage: null, usage: null, port }, manufacturer, product, use }
  }))
  return found.flatMap((device) => device ?? [])
}

async function readHidDevices({ sys, dev }: SystemFolders): Promise<PresentDevice[]> {
  const folder = join(sys, 'class/hidraw')
  const names = await readdir(folder).catch(() => [])
  const found = await Promise.all(names.map(async (name): Promise<PresentDevice | null> => {
    const place = await realpath(join(folder, name, 'device')).catch(() => null)
    const facts = place === null ? null : readUevent(await readText(join(place, 'uevent')))
    if (place === null || facts === null) return null
    const [bus = 0, vendorId = 0, productId = 0] = (facts.get('HID_ID') ?? '').split(':').map((part) => Number.parseInt(part, 16) || 0)
    const descriptor = await readFile(join(place, 'report_descriptor')).catch(() => new Uint8Array())
    const usages = firstUsage(descriptor)
    const usb = await readUsb(place)
    // HID_PHYS of Bluetooth is the radio of this machine: the same for all.
    const phys = bus === BLUETOOTH_BUS ? null : textOrNull(facts.get('HID_PHYS'))
    const evidence = {
      bus: 'hid', vendorId, productId,
      serialNumber: usb?.serialNumber ?? textOrNull(facts.get('HID_UNIQ')),
      topology: usb?.topology ?? phys,
      interfaceNumber: usb?.interfaceNumber ?? null,
      ...usages,
      port: join(dev, name),
    } as const
    const product = usb?.product ?? textOrNull(facts.get('HID_NAME'))
    const use = deviceUse({ vendorId, driver: usb?.driver ?? null, interfaceClasses: usb?.interfaceClasses ?? [], texts: [product, usb?.manufacturer ?? null], ...usages })
    return { evidence, manufacturer: usb?.manufacturer ?? null, product, use }
  }))
  return found.flatMap((device) => device ?? [])
}

interface UsbFacts {
  readonly vendorId: number
  readonly productId: number
  readonly serialNumber: string | null
  /** Name of the interface, such as `1-2.3:1.0`. */
  readonly topology: string
  readonly interfaceNumber: number
  readonly manufacturer: string | null
  readonly product: string | null
  readonly driver: string | null
  readonly interfaceClasses: readonly number[]
}

/** How many folders up the USB interface of a port is at most. */
const MAX_FOLDERS_UP = 6

/** The USB interface a port or HID device hangs on, and its device; null for one that is not USB. */
async function readUsb(place: string): Promise<UsbFacts | null> {
  for (let folder = place, up = 0; up < MAX_FOLDERS_UP; up++, folder = dirname(folder)) {
    const interfaceNumber = await readText(join(folder, 'bInterfaceNumber'))
    if (interfaceNumber === null) continue
    const device = dirname(folder)
    const read = (name: string) => readText(join(device, name))
    const [vendorId, productId, serialNumber, manufacturer, product] = await Promise.all(['idVendor', 'idProduct', 'serial', 'manufacturer', 'product'].map(read))
    if (!vendorId || !productId) return null
    const siblings = (await readdir(device).catch(() => [])).filter((name) => name.startsWith(`${basename(device)}:`))
    const classes = await Promise.all(siblings.map((name) => readText(join(device, name, 'bInterfaceClass'))))
    const driver = await readlink(join(folder, 'driver')).catch(() => null)
    return {
      vendorId: Number.parseInt(vendorId, 16),
      productId: Number.parseInt(productId, 16),
      serialNumber: textOrNull(serialNumber),
      topology: basename(folder),
      interfaceNumber: Number.parseInt(interfaceNumber, 16),
      manufacturer: textOrNull(manufacturer),
      product: textOrNull(product),
      driver: driver === null ? null : basename(driver),
      interfaceClasses: classes.flatMap((code) => (code === null ? [] : [Number.parseInt(code, 16)])),
    }
  }
  return null
}

function isPort(name: string): boolean {
  return !NO_DEVICE.test(name)
}

async function readText(path: string): Promise<string | null> {
  return readFile(path, 'utf8').then((text) => text.trim(), () => null)
}

function textOrNull(text: string | null | undefined): string | null {
  return text === undefined || text === null || text.trim() === '' ? null : text.trim()
}

function readUevent(text: string | null): ReadonlyMap<string, string> | null {
  if (text === null) return null
  return new Map(text.split('\n').map((line): [string, string] => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]))
}
