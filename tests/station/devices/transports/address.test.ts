import { describe, expect, it } from 'vitest'
import { parseAddress } from '../../../../electron/station/devices/transports/address'

const line = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 }

describe('a device address', () => {
  it.each([
    ['/dev/ttyUSB0', { kind: 'serial', path: '/dev/ttyUSB0', line }],
    ['/dev/serial/by-id/usb-Honeywell_1902-if00', { kind: 'serial', path: '/dev/serial/by-id/usb-Honeywell_1902-if00', line }],
    ['COM4', { kind: 'serial', path: 'COM4', line }],
    ['\\\\.\\COM12', { kind: 'serial', path: '\\\\.\\COM12', line }],
    ['COM4?baud=2400&line=7E1', { kind: 'serial', path: 'COM4', line: { baudRate: 2400, dataBits: 7, parity: 'even', stopBits: 1 } }],
    ['tcp://10.0.0.7:9100', { kind: 'tcp', host: '10.0.0.7', port: 9100 }],
    ['printer-3.bench:9100', { kind: 'tcp', host: 'printer-3.bench', port: 9100 }],
    ['hid:/dev/hidraw3', { kind: 'hid', path: '/dev/hidraw3' }],
    ['hid:\\\\?\\HID#VID_0922&PID_8003#7&1', { kind: 'hid', path: '\\\\?\\HID#VID_0922&PID_8003#7&1' }],
    ['hid:DevSrvsID:4294969862', { kind: 'hid', path: 'DevSrvsID:4294969862' }],
    ['usb:/dev/usb/lp0', { kind: 'usb', path: '/dev/usb/lp0' }],
    ['ipp://print.bench/printers/labels', { kind: 'ipp', url: 'http://print.bench:631/printers/labels' }],
    ['ipp://[::1]:8631/ipp/print', { kind: 'ipp', url: 'http://[::1]:8631/ipp/print' }],
    ['winspool:ZDesigner GK420d', { kind: 'winspool', printer: 'ZDesigner GK420d' }],
    ['wire-hid:40123', { kind: 'wire-hid', port: 40_123 }],
    ['tcp://[fe80::1]:4001', { kind: 'tcp', host: 'fe80::1', port: 4001 }],
  ])('%s is understood', (address, value) => {
    expect(parseAddress(address)).toEqual({ ok: true, value })
  })

  it.each(['', 'COM0', 'COM', 'ttyUSB0', 'tcp://host', 'host:0', 'host:65536', 'tcp://:9100', 'http://host:80', '/dev/x?baud=1', '/dev/x?speed=9600', '/dev/x?line=9N1', 'hid:', 'usb:', 'usb:lp0', 'ipp://host', 'ipp://user@host/printers/x', 'winspool:', 'wire-hid:', 'wire-hid:0'])('%j is not', (address) => {
    expect(parseAddress(address)).toEqual({ ok: false, failure: { kind: 'address-not-understood', address } })
  })
})
