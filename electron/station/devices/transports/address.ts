import type { SerialLine } from '@shared/domain/device-profile'
import { ok, refuse, type Result } from '@shared/domain/result'

export type { SerialLine } from '@shared/domain/device-profile'

export type DeviceAddress =
  | { readonly kind: 'serial'; readonly path: string; readonly line: SerialLine }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  /** The system's own name of a HID device: `/dev/hidraw3`, `\\\\?\\HID#…`, `DevSrvsID:…`. */
  | { readonly kind: 'hid'; readonly path: string }
  /** A printer of the kernel's printer class, `/dev/usb/lp0`. */
  | { readonly kind: 'usb'; readonly path: string }
  /** A print queue, or a printer that speaks IPP itself. `url` begins with http: for the client. */
  | { readonly kind: 'ipp'; readonly url: string }
  /** A printer of the Windows spooler, by its name there. */
  | { readonly kind: 'winspool'; readonly printer: string }
  /** The reports of a simulated HID device, on a port of this machine. */
  | { readonly kind: 'wire-hid'; readonly port: number }

export interface AddressFailure {
  readonly kind: 'address-not-understood'
  readonly address: string
}

const defaultLine: SerialLine = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 }
const serialPath = /^(?:\/[^\s?\0]+|(?:\\\\\.\\)?COM[1-9]\d{0,2})$/i
const parities: ReadonlyMap<string, SerialLine['parity']> = new Map([['N', 'none'], ['E', 'even'], ['O', 'odd']])

/**
 * Reads a configured address: `/dev/ttyUSB0`, `COM4`, `tcp://host:port` or `host:port`, `hid:PATH`, `usb:PATH`,
 * `ipp://host[:631]/printers/NAME`, `winspool:NAME`, `wire-hid:PORT`.
 * A serial path may carry its line settings when they are not 9600 8N1: `COM4?baud=2400&line=7E1`.
 */
export function parseAddress(address: string): Result<DeviceAddress, AddressFailure> {
  const hidPath = /^hid:([^\0\r\n]{1,1024})$/.exec(address)?.[1]
  if (hidPath !== undefined) return ok({ kind: 'hid', path: hidPath })
  const usbPath = /^usb:(\/[^\0\r\n]{1,1024})$/.exec(address)?.[1]
  if (usbPath !== undefined) return ok({ kind: 'usb', path: usbPath })
  const spooled = /^winspool:([^\0\r\n]{1,220})$/.exec(address)?.[1]
  if (spooled !== undefined) return ok({ kind: 'winspool', printer: spooled })
  if (/^ipp:/i.test(address)) return readIppAddress(address)
  const [path = '', query = ''] = address.split('?', 2)
  if (serialPath.test(path)) {
    const line = parseLine(query)
    return line === null ? notUnderstood(address) : ok({ kind: 'serial', path, line })
  }
  const network = /^(?:tcp:\/\/)?(?:\[([0-9a-f:.]+)\]|([^\s:/\\?#@]+)):(\d{1,5})\/?$/i.exec(address)
  const host = network?.[1] ?? network?.[2]
  const port = Number(network?.[3])
  if (host === undefined || !(port >= 1 && port <= 65_535)) return notUnderstood(address)
  return ok(host === 'wire-hid' ? { kind: 'wire-hid', port } : { kind: 'tcp', host, port })
}

const IPP_PORT = 631

function readIppAddress(address: string): Result<DeviceAddress, AddressFailure> {
  if (!/^ipp:\/\/[^\s?#@]{3,400}$/i.test(address) || !URL.canParse(address.replace(/^ipp:/i, 'http:'))) return notUnderstood(address)
  const url = new URL(address.replace(/^ipp:/i, 'http:'))
  // Of an http address, port 80 would be left out.
  if (url.port === '') url.port = String(IPP_PORT)
  return url.pathname === '/' ? notUnderstood(address) : ok({ kind: 'ipp', url: url.href })
}

function parseLine(query: string): SerialLine | null {
  if (query === '') return defaultLine
  const settings = new URLSearchParams(query)
  for (const name of settings.keys()) if (name !== 'baud' && name !== 'line') return null
  const baudRate = Number(settings.get('baud') ?? defaultLine.baudRate)
  if (!Number.isInteger(baudRate) || baudRate < 110 || baudRate > 4_000_000) return null
  const shape = /^([78])([NEO])([12])$/.exec((settings.get('line') ?? '8N1').toUpperCase())
  const parity = parities.get(shape?.[2] ?? '')
  if (shape === null || parity === undefined) return null
  return {
    baudRate,
    dataBits: shape[1] === '7' ? 7 : 8,
    parity,
    stopBits: shape[3] === '2' ? 2 : 1,
  }
}

function notUnderstood(address: string): Result<never, AddressFailure> {
  return refuse({ kind: 'address-not-understood', address })
}

const parityLetters = { none: 'N', even: 'E', odd: 'O' } as const

/** The address of a serial port with its line, as `parseAddress` reads it. */
export function serialAddress(path: string, line: SerialLine = defaultLine): string {
  return `${path}?baud=${line.baudRate}&line=${line.dataBits}${parityLetters[line.parity]}${line.stopBits}`
}
