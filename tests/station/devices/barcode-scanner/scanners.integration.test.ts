import type { ScanReading } from '@shared/domain/reading'
import { afterEach, describe, it } from 'vitest'
import type { BarcodeScanner } from '../../../../electron/station/devices/device'
import { countedForm, descriptorOf, honeywellForm, type HidPosForm } from '../../../../electron/station/devices/barcode-scanner/hid-pos-form'
import { createHidPosBarcodeScanner } from '../../../../electron/station/devices/barcode-scanner/hid-pos-barcode-scanner'
import { createKeyboardBarcodeScanner } from '../../../../electron/station/devices/barcode-scanner/keyboard-barcode-scanner'
import { createSerialBarcodeScanner } from '../../../../electron/station/devices/barcode-scanner/serial-barcode-scanner'
import { createSimulatedBarcodeScanner } from '../../../../electron/station/devices/barcode-scanner/simulated-barcode-scanner'
import { createSimulatedHidPosScanner } from '../../../../electron/station/devices/barcode-scanner/simulated-hid-pos-scanner'
import { transportForAddress } from '../../../../electron/station/devices/transports/transport-for-address'
import { openHidWire } from '../../../../electron/station/devices/wires/hid-wire'
import { openWire } from '../../../../electron/station/devices/wires/open-wire'
import { burstOf } from '../../../support/key-presses'
import { devicePorts } from '../support/ports'
import { until } from '../support/until'
import { scannerSuite, sendManyScans, type ScannerUnderTest } from './scanner.suite'

const opened: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close()
})

async function underTest(driver: BarcodeScanner, source: ScannerUnderTest['source'], send: ScannerUnderTest['send'], mixedText = '0104006381333931\u001d10Ж退'): Promise<ScannerUnderTest> {
  const scans: ScanReading[] = []
  driver.onScan((reading) => scans.push(reading))
  opened.push(() => driver.stop())
  driver.start()
  await until(() => driver.status.state === 'ready', 'ready', () => driver.status)
  return { source, scans, send, mixedText, isReady: () => driver.status.state === 'ready', stop: () => driver.stop() }
}

async function serial(suffix: string): Promise<ScannerUnderTest> {
  const ports = devicePorts()
  const wire = await openWire('scanner', ports.log)
  const simulated = createSimulatedBarcodeScanner(wire, ports.random, { prefix: suffix === '\x03' ? '\x02' : '', suffix, chunking: 'whole', chunkPauseMs: 1 })
  opened.push(() => simulated.close())
  const driver = createSerialBarcodeScanner({ deviceId: 'scanner', address: wire.address, simulated: true }, transportForAddress(wire.address), ports)
  return underTest(driver, 'serial-scanner', (text, aim) => simulated.scan(text, { aim }))
}

async function hidPos(form: HidPosForm, showsDescriptor: boolean): Promise<ScannerUnderTest> {
  const ports = devicePorts()
  const wire = await openHidWire(showsDescriptor ? descriptorOf(form) : undefined)
  opened.push(() => wire.close())
  const simulated = createSimulatedHidPosScanner(wire, form)
  const driver = createHidPosBarcodeScanner({ deviceId: 'scanner', address: wire.address, simulated: true }, transportForAddress(wire.address), ports)
  return underTest(driver, 'hid-scanner', (text, aim) => simulated.scan(text, { aim }))
}

async function keyboard(): Promise<ScannerUnderTest> {
  const driver = createKeyboardBarcodeScanner({ deviceId: 'scanner', address: 'keyboard', simulated: true }, devicePorts())
  return underTest(driver, 'keyboard-scanner', async (text, aim) => driver.typed(burstOf(`${aim}${text}`), Date.now()), '0104006381333931-AB.12')
}

const scanners: readonly (readonly [string, () => Promise<ScannerUnderTest>])[] = [
  ['a serial scanner with CR LF', () => serial('\r\n')],
  ['a serial scanner with STX and ETX', () => serial('\x03')],
  ['a HID POS scanner that shows its descriptor', () => hidPos(honeywellForm, true)],
  ['a HID POS scanner whose descriptor cannot be read', () => hidPos(countedForm, false)],
  ['a keyboard scanner', keyboard],
]

describe.each(scanners)('%s', (_, open) => {
  scannerSuite(open)
})

it('200 scans in 2 s: none lost, none doubled, in order, by every scanner side by side', async () => {
  await Promise.all(scanners.map(async ([, open]) => sendManyScans(await open())))
})
