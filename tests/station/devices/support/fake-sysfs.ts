import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPtyProcess, type PtyProcess } from '../../../../electron/station/devices/wires/pty-process'

/** A USB device as sysfs shows it. */
export interface FakeUsb {
  /** The socket, such as `1-2.3`. */
  readonly socket: string
  readonly vendorId?: number
  readonly productId?: number
  readonly serialNumber?: string
  readonly manufacturer?: string
  readonly product?: string
  readonly interfaceClasses?: readonly number[]
  readonly driver?: string
}

export interface FakeHid extends FakeUsb {
  readonly descriptor: Uint8Array
}

/** A tree as `/sys` and `/dev` have it, in a folder of its own. A serial port that is plugged in for real is a pseudo terminal. */
export interface FakeSystem {
  readonly folders: { readonly sys: string; readonly dev: string }
  /** Plugs a serial port in under this name; gives the device's end of it. */
  plugPort(name: string, usb: FakeUsb): Promise<PtyProcess>
  /** Only the files: nothing can be opened. */
  showPort(name: string, usb: FakeUsb | null, type?: string): void
  showHid(name: string, hid: FakeHid): void
  unplug(name: string): Promise<void>
  onSent(listener: (name: string, bytes: Uint8Array) => void): void
  close(): Promise<void>
}

const hex = (value: number) => value.toString(16).padStart(4, '0')

export function createFakeSystem(): FakeSystem {
  const root = mkdtempSync(join(tmpdir(), 'fake-system-'))
  const folders = { sys: join(root, 'sys'), dev: join(root, 'dev') }
  for (const folder of ['sys/class/tty/console', 'sys/class/hidraw', 'sys/devices', 'dev']) mkdirSync(join(root, folder), { recursive: true })
  writeFileSync(join(folders.sys, 'class/tty/console/active'), 'tty0 ttyS9\n')
  const terminals = new Map<string, PtyProcess>()
  const heard: ((name: string, bytes: Uint8Array) => void)[] = []

  function write(folder: string, files: Record<string, string | undefined>): void {
    mkdirSync(folder, { recursive: true })
    for (const [name, text] of Object.entries(files)) if (text !== undefined) writeFileSync(join(folder, name), `${text}\n`)
  }

  function showUsb({ socket, vendorId = 0x0c2e, productId = 0x0b61, serialNumber, manufacturer, product, interfaceClasses = [2], driver }: FakeUsb): string {
    const device = join(folders.sys, 'devices', socket)
    write(device, { idVendor: hex(vendorId), idProduct: hex(productId), serial: serialNumber, manufacturer, product })
    interfaceClasses.forEach((code, place) => write(join(device, `${socket}:1.${place}`), { bInterfaceNumber: place.toString().padStart(2, '0'), bInterfaceClass: code.toString(16).padStart(2, '0') }))
    const first = join(device, `${socket}:1.0`)
    if (driver) {
      mkdirSync(join(folders.sys, 'drivers', driver), { recursive: true })
      symlinkSync(join(folders.sys, 'drivers', driver), join(first, 'driver'))
    }
    return first
  }

  function showPort(name: string, usb: FakeUsb | null, type?: string): void {
    const place = usb ? join(showUsb(usb), name) : join(folders.sys, 'devices/pnp0', `00:0${name.at(-1)}`)
    mkdirSync(place, { recursive: true })
    const node = join(folders.sys, 'class/tty', name)
    write(node, { type })
    symlinkSync(place, join(node, 'device'))
  }

  return {
    folders,
    showPort,
    showHid(name, hid) {
      const place = join(showUsb(hid), '0003:0C2E:0B61.0001')
      write(place, { uevent: `HID_ID=0003:0000${hex(hid.vendorId ?? 0x0c2e)}:0000${hex(hid.productId ?? 0x0b61)}\nHID_NAME=${hid.product ?? ''}\nHID_PHYS=usb-x/input0\nHID_UNIQ=` })
      writeFileSync(join(place, 'report_descriptor'), hid.descriptor)
      mkdirSync(join(folders.sys, 'class/hidraw', name))
      symlinkSync(place, join(folders.sys, 'class/hidraw', name, 'device'))
      writeFileSync(join(folders.dev, name), '')
    },
    async plugPort(name, usb) {
      const opened = await openPtyProcess({ bytes: (bytes) => heard.forEach((listener) => listener(name, bytes)), ended: () => undefined })
      if (!opened.ok) throw new Error(opened.failure)
      terminals.set(name, opened.value)
      symlinkSync(opened.value.slavePath, join(folders.dev, name))
      showPort(name, usb)
      return opened.value
    },
    async unplug(name) {
      for (const kind of ['tty', 'hidraw']) rmSync(join(folders.sys, 'class', kind, name), { recursive: true, force: true })
      rmSync(join(folders.dev, name), { force: true })
      const terminal = terminals.get(name)
      terminals.delete(name)
      await terminal?.kill()
    },
    onSent: (listener) => void heard.push(listener),
    async close() {
      await Promise.all([...terminals.values()].map((terminal) => terminal.kill()))
      rmSync(root, { recursive: true, force: true })
    },
  }
}
