import type { DeviceState } from '@shared/domain/device'
import type { LabelMedia } from '@shared/domain/label-media'
import { expect, test } from 'vitest'
import { createConnectedLabelPrinter } from '../../electron/station/devices/label-printer/connected-label-printer'
import type { RegisteredPrinter } from '../../electron/station/devices/device-registry'
import { transportForAddress } from '../../electron/station/devices/transports/transport-for-address'
import { createPrinterCharge, type PrinterCharge } from '../../electron/station/handlers/printer-charge'
import { devicePorts } from './devices/support/ports'
import { openTestStore, temporaryFolder } from './store/support/temporary-store'

/** A printer that nobody started, in a state. */
function printer(deviceId: string, media: LabelMedia, state: DeviceState): RegisteredPrinter {
  const address = `tcp://127.0.0.1:${deviceId.length}`
  const driver = createConnectedLabelPrinter('zpl', { deviceId, address, simulated: true, profile: { media } }, transportForAddress(address), devicePorts())
  return { deviceId, driver: { ...driver, media, status: { ...driver.status, state } } }
}

function charge(...printers: readonly RegisteredPrinter[]): { charge: PrinterCharge; again: () => PrinterCharge; media: (which: LabelMedia) => string | undefined; told: string[] } {
  const store = openTestStore(temporaryFolder())
  const told: string[] = []
  const make = (): PrinterCharge => createPrinterCharge({ store, log: devicePorts().log, printers: () => printers, onTakenOver: () => told.push('taken over') })
  const made = make()
  return { charge: made, again: make, told, media: (which) => printers.find(({ driver }) => driver === made.printerFor(which))?.deviceId }
}

test('every printer has its labels, and what no printer has is nobody\'s', () => {
  const bench = charge(printer('small', 'labels-57x32', 'ready'), printer('carton', 'labels-4x6', 'ready'))
  expect([bench.media('labels-57x32'), bench.media('labels-4x6'), bench.media('a4')]).toEqual(['small', 'carton', undefined])
  expect(bench.charge.other()).toBeNull()
})

test('another printer with the same labels takes over by one scan, stays in charge after a restart, and gives them back by the next scan', () => {
  const bench = charge(printer('one', 'labels-57x32', 'needs-hand'), printer('carton', 'labels-4x6', 'ready'), printer('two', 'labels-57x32', 'ready'))
  expect(bench.media('labels-57x32')).toBe('one')
  bench.charge.takeOver()
  expect([bench.media('labels-57x32'), bench.media('labels-4x6'), bench.told]).toEqual(['two', 'carton', ['taken over']])
  expect(bench.again().printerFor('labels-57x32')).toBe(bench.charge.printerFor('labels-57x32'))
  bench.charge.takeOver()
  expect(bench.media('labels-57x32')).toBe('one')
})

test('the scan is about the labels whose printer is in trouble, and the one that is ready takes over', () => {
  const bench = charge(printer('one', 'labels-57x32', 'ready'), printer('two', 'labels-57x32', 'ready'), printer('carton', 'labels-4x6', 'absent'), printer('carton-2', 'labels-4x6', 'absent'), printer('carton-03', 'labels-4x6', 'ready'))
  bench.charge.takeOver()
  expect([bench.media('labels-57x32'), bench.media('labels-4x6')]).toEqual(['one', 'carton-03'])
})
