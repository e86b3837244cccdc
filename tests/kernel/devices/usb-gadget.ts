import { spawnSync } from 'node:child_process'
import { closeSync, constants, mkdirSync, openSync, read, readSync, symlinkSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/*
 * A USB device on the kernel's dummy host controller: the host sees a real enumeration, a real /dev/ttyACM* or hidraw node,
 * a real topology and a real unplug. Layout of the folders: Documentation/usb/gadget_configfs.rst of Linux.
 */

const gadgets = '/sys/kernel/config/usb_gadget'
const english = '0x409'
const longestReadBytes = 4_096
const pollEveryMs = 5

export interface GadgetSpec {
  readonly vendorId: number
  readonly productId: number
  readonly product: string
  /** Null for a device without a serial number. */
  readonly serialNumber: string | null
  /** A serial line, a printer with this IEEE 1284 id, or a HID device with this descriptor and reports of this length. */
  readonly kind: { readonly serial: true } | { readonly printerId: string } | { readonly descriptorHex: string; readonly reportBytes: number }
}

export interface UsbGadget {
  plug(): void
  unplug(): void
  /** Sends bytes, or one report, to the host. What is written while nothing is plugged in is lost. */
  write(bytes: Uint8Array): void
  onBytes(listener: (bytes: Uint8Array) => void): void
  /** Leaves what the host sends lying until it is plugged in anew. A printer only. */
  stall(): void
}

/** The ports of the dummy controllers. One device at a time is plugged into each. */
export type GadgetPort = 0 | 1

/** Describes a device to the kernel. The name is its own. */
export function createUsbGadget(name: string, usbPort: GadgetPort, spec: GadgetSpec): UsbGadget {
  const folder = join(gadgets, name.replaceAll(' ', '-'))
  const deviceEnd = describe(folder, name.replaceAll(' ', '-'), spec)
  const listeners: ((bytes: Uint8Array) => void)[] = []
  let file: number | null = null
  let isReading = true
  /** Counts plugging and unplugging: what was begun before is over. */
  let plugs = 0

  /** The end of a printer can be opened only once the host has configured it. */
  function openPrinter(plug: number): void {
    if (plug !== plugs) return
    try {
      file = openSync(deviceEnd, constants.O_RDWR | constants.O_NONBLOCK)
    } catch {
      setTimeout(() => openPrinter(plug), pollEveryMs)
      return
    }
    poll(file)
  }

  /** The end of a printer is asked now and again: a thread that waits in it would outlive the unplug. */
  function poll(opened: number): void {
    if (file !== opened) return
    const buffer = Buffer.alloc(longestReadBytes)
    const count = isReading ? readNow(opened, buffer) : 0
    if (count > 0) for (const listener of listeners) listener(buffer.subarray(0, count))
    setTimeout(() => poll(opened), count > 0 ? 0 : pollEveryMs)
  }

  function listen(opened: number): void {
    read(opened, Buffer.alloc(longestReadBytes), 0, longestReadBytes, null, (error, count, buffer) => {
      // Unplugged: the open file has ended, the next plug opens a new one.
      if (error !== null || count === 0) return closeSync(opened)
      for (const listener of listeners) listener(buffer.subarray(0, count))
      listen(opened)
    })
  }

  return {
    plug() {
      writeFileSync(join(folder, 'UDC'), `dummy_udc.${usbPort}`)
      const isSerial = 'serial' in spec.kind
      const isPrinter = 'printerId' in spec.kind
      // Else the device's own line would echo and turn LF into CR LF.
      if (isSerial) spawnSync('stty', ['-F', deviceEnd, 'raw', '-echo'])
      isReading = true
      if (isPrinter) return openPrinter(++plugs)
      file = openSync(deviceEnd, constants.O_RDWR | constants.O_NOCTTY | (isSerial ? 0 : constants.O_NONBLOCK))
      if (isSerial) listen(file)
    },
    unplug() {
      if (file !== null && !('serial' in spec.kind)) closeSync(file)
      file = null
      plugs += 1
      writeFileSync(join(folder, 'UDC'), '\n')
    },
    write(bytes) {
      if (file === null) return
      try {
        writeSync(file, bytes)
      } catch {
        // The host has not configured the device yet, or it was just unplugged.
      }
    },
    onBytes: (listener) => void listeners.push(listener),
    stall() {
      isReading = false
    },
  }
}

/** What can be read without waiting; 0 for nothing. */
function readNow(file: number, buffer: Buffer): number {
  try {
    return readSync(file, buffer)
  } catch {
    return 0 // nothing there, or unplugged
  }
}

/** Makes the folders; gives the path of the device's own end. */
function describe(folder: string, name: string, { vendorId, productId, product, serialNumber, kind }: GadgetSpec): string {
  const put = (path: string, value: string | Buffer): void => writeFileSync(join(folder, path), value)
  mkdirSync(folder)
  put('idVendor', `0x${vendorId.toString(16)}`)
  put('idProduct', `0x${productId.toString(16)}`)
  mkdirSync(join(folder, 'strings', english))
  put(`strings/${english}/manufacturer`, 'Bench')
  put(`strings/${english}/product`, product)
  if (serialNumber !== null) put(`strings/${english}/serialnumber`, serialNumber)
  mkdirSync(join(folder, 'configs', 'c.1'))
  const called = 'serial' in kind ? `acm.${name}` : 'printerId' in kind ? `printer.${name}` : `hid.${name}`
  mkdirSync(join(folder, 'functions', called))
  // The kernel cuts the last two characters of the id (f_printer of Linux 6.1).
  if ('printerId' in kind) put(`functions/${called}/pnp_string`, `${kind.printerId}  `)
  else if (!('serial' in kind)) {
    put(`functions/${called}/report_length`, String(kind.reportBytes))
    put(`functions/${called}/report_desc`, Buffer.from(kind.descriptorHex, 'hex'))
  }
  symlinkSync(join(folder, 'functions', called), join(folder, 'configs', 'c.1', called))
  return 'printerId' in kind ? '/dev/g_printer0' : deviceEndOf(join(folder, 'functions', called))
}

/** The kernel numbers device ends in the order in which the functions were made. */
function deviceEndOf(functionFolder: string): string {
  const { stdout } = spawnSync('cat', [join(functionFolder, 'port_num')], { encoding: 'utf8' })
  if (stdout.trim() !== '') return `/dev/ttyGS${stdout.trim()}`
  const minor = spawnSync('cat', [join(functionFolder, 'dev')], { encoding: 'utf8' }).stdout.trim().split(':')[1]
  return `/dev/hidg${minor}`
}
