import { afterEach, expect, it } from 'vitest'
import { createDeviceFinder, systemDevices } from '../../../electron/station/devices/finding/device-finder'
import { hidDevice, portDevice } from '../../../electron/station/devices/finding/listed-devices'
import { readSysfsDevices, sysfsSignature } from '../../../electron/station/devices/finding/sysfs-devices'
import { firstUsage } from '../../../electron/station/devices/parsers/first-usage'
import { silentLog } from '../../../electron/station/log'
import { createFakeSystem, type FakeSystem } from './support/fake-sysfs'
import { until } from './support/until'

/** Usage page 0x8D, usage 0x20, collection: how a scale begins. */
const SCALE = Uint8Array.of(0x05, 0x8d, 0x09, 0x20, 0xa1, 0x01)
const KEYBOARD = Uint8Array.of(0x05, 0x01, 0x09, 0x06, 0xa1, 0x01)

let system: FakeSystem | null = null
afterEach(async () => {
  await system?.close()
  system = null
})
const fake = (): FakeSystem => (system = createFakeSystem())

it('tells what is plugged in with its evidence, and nothing that is no device', async () => {
  const { folders, showPort, showHid } = fake()
  showPort('ttyACM3', { socket: '1-2.3', serialNumber: 'S-1', manufacturer: 'Honeywell', product: 'Xenon' })
  showPort('ttyS0', null, '4')
  showPort('ttyS1', null, '0')
  showPort('ttyS9', null, '4')
  showPort('ttyGS0', { socket: '1-9' })
  showHid('hidraw2', { socket: '1-4', vendorId: 0x0922, productId: 0x8003, interfaceClasses: [3], descriptor: SCALE, product: 'M10' })
  const present = await readSysfsDevices(folders)
  expect(present).toEqual([
    {
      evidence: { bus: 'usb-serial', vendorId: 0x0c2e, productId: 0x0b61, serialNumber: 'S-1', topology: '1-2.3:1.0', interfaceNumber: 0, usagePage: null, usage: null, port: `${folders.dev}/ttyACM3` },
      manufacturer: 'Honeywell', product: 'Xenon', use: 'unknown',
    },
    { evidence: { bus: 'serial', vendorId: null, productId: null, serialNumber: null, topology: '00:00', interfaceNumber: null, usagePage: null, usage: null, port: `${folders.dev}/ttyS0` }, manufacturer: null, product: null, use: 'unknown' },
    {
      evidence: { bus: 'hid', vendorId: 0x0922, productId: 0x8003, serialNumber: null, topology: '1-4:1.0', interfaceNumber: 0, usagePage: 0x8d, usage: 0x20, port: `${folders.dev}/hidraw2` },
      manufacturer: null, product: 'M10', use: 'unknown',
    },
  ])
})

it.each([
  ['a printer by another function of the same device', { interfaceClasses: [2, 7] }, 'printer'],
  ['a printer by its name', { product: 'ZTC ZD421-203dpi ZPL' }, 'printer'],
  ['a modem by its driver', { driver: 'option' }, 'modem'],
  ['a modem by its maker', { vendorId: 0x2c7c }, 'modem'],
  ['a modem by its name', { product: 'Mobile Broadband' }, 'modem'],
  ['a scanner, though its port speaks as a modem does', { driver: 'cdc_acm', interfaceClasses: [2, 10] }, 'unknown'],
] as const)('knows %s', async (_, usb, use) => {
  const { folders, showPort } = fake()
  showPort('ttyUSB0', { socket: '1-1', ...usb })
  expect((await readSysfsDevices(folders))[0]?.use).toBe(use)
})

it('knows a thing that types', async () => {
  const { folders, showHid } = fake()
  showHid('hidraw0', { socket: '1-1', interfaceClasses: [3], descriptor: KEYBOARD })
  expect((await readSysfsDevices(folders))[0]?.use).toBe('keyboard')
})

it('sees the same socket used again under the same name', async () => {
  const { folders, showPort, unplug } = fake()
  showPort('ttyUSB0', { socket: '1-1' })
  const before = await sysfsSignature(folders)
  expect(await sysfsSignature(folders)).toBe(before)
  await unplug('ttyUSB0')
  showPort('ttyUSB0', { socket: '1-1' })
  expect(await sysfsSignature(folders)).not.toBe(before)
})

it.skipIf(process.platform !== 'linux')('tells of plugging in and pulling by itself, until it is stopped', async () => {
  const { folders, showHid, unplug } = fake()
  const finder = createDeviceFinder(systemDevices(folders), { log: silentLog })
  const told: number[] = []
  finder.onChange((present) => told.push(present.length))
  finder.start()
  showHid('hidraw0', { socket: '1-1', descriptor: SCALE })
  await until(() => told.at(-1) === 1, 'the scale to be seen')
  await unplug('hidraw0')
  await until(() => told.at(-1) === 0, 'the scale to be missed', () => [told, finder.present])
  await finder.stop()
  showHid('hidraw1', { socket: '1-1.1', descriptor: SCALE })
  expect(await finder.look()).toHaveLength(1)
  expect(told).toEqual([1, 0])
})

it('keeps what it knows when the system does not tell', async () => {
  const { folders, showPort } = fake()
  showPort('ttyUSB0', { socket: '1-1' })
  let isBroken = false
  const finder = createDeviceFinder({ watchedDir: null, signature: async () => (isBroken ? Promise.reject(new Error('sysfs is gone')) : 'a'), read: () => readSysfsDevices(folders) }, { log: silentLog })
  expect(await finder.look()).toHaveLength(1)
  isBroken = true
  expect(await finder.look()).toHaveLength(1)
})

it('reads ports and HID devices as Windows and macOS list them', () => {
  expect(portDevice({ path: 'COM4', vendorId: '0C2E', productId: '0B61', serialNumber: 'S-1', locationId: 'Port_#0003.Hub_#0001', pnpId: 'USB\\VID_0C2E&PID_0B61&MI_02\\7&1A' })).toMatchObject({
    evidence: { bus: 'usb-serial', vendorId: 0x0c2e, productId: 0x0b61, serialNumber: 'S-1', topology: 'Port_#0003.Hub_#0001', interfaceNumber: 2, port: 'COM4' },
  })
  expect(portDevice({ path: 'COM1', pnpId: 'ACPI\\PNP0501\\1' })).toMatchObject({ evidence: { bus: 'serial', vendorId: null, topology: 'ACPI\\PNP0501\\1' } })
  expect(hidDevice({ vendorId: 0x0922, productId: 0x8003, interface: -1, usagePage: 0x8d, usage: 0x20, path: '\\\\?\\HID#VID_0922&PID_8003#7&1a2b&0&0000#{4d1e55b2}' })).toMatchObject({
    evidence: { bus: 'hid', topology: '7&1a2b&0&0000', interfaceNumber: null, usagePage: 0x8d, serialNumber: null },
  })
  expect(hidDevice({ vendorId: 1, productId: 1, interface: 0 })).toBeNull()
})

it('reads the first usage of a report descriptor, damaged or not', () => {
  expect(firstUsage(SCALE)).toEqual({ usagePage: 0x8d, usage: 0x20 })
  expect(firstUsage(Uint8Array.of(0x0b, 0x02, 0x00, 0x8c, 0x00, 0xa1, 0x01))).toEqual({ usagePage: 0x8c, usage: 2 })
  expect(firstUsage(Uint8Array.of(0xfe, 2, 0x10, 1, 1, 0x06, 0x8c, 0x00, 0x09, 0x02, 0xa1))).toEqual({ usagePage: 0x8c, usage: 2 })
  for (let length = 0; length < SCALE.length; length++) expect(() => firstUsage(SCALE.subarray(0, length))).not.toThrow()
})
