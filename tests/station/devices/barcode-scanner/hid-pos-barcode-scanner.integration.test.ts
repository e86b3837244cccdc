import type { ScanReading } from '@shared/domain/reading'
import { afterEach, describe, expect, it } from 'vitest'
import type { DeviceProfile } from '@shared/domain/device-profile'
import { createHidPosBarcodeScanner } from '../../../../electron/station/devices/barcode-scanner/hid-pos-barcode-scanner'
import { countedForm, descriptorOf, honeywellForm, type HidPosForm } from '../../../../electron/station/devices/barcode-scanner/hid-pos-form'
import { joinLimitMs } from '../../../../electron/station/devices/barcode-scanner/scan-joiner'
import { createSimulatedHidPosScanner } from '../../../../electron/station/devices/barcode-scanner/simulated-hid-pos-scanner'
import { transportForAddress } from '../../../../electron/station/devices/transports/transport-for-address'
import { openHidWire } from '../../../../electron/station/devices/wires/hid-wire'
import { devicePorts } from '../support/ports'
import { pass, until } from '../support/until'

const opened: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close()
})

async function bench(form: HidPosForm = honeywellForm, profile?: DeviceProfile, descriptor = descriptorOf(form)) {
  const ports = devicePorts()
  const wire = await openHidWire(descriptor)
  const simulated = createSimulatedHidPosScanner(wire, form)
  const driver = createHidPosBarcodeScanner({ deviceId: 'scanner', address: wire.address, simulated: true, profile }, transportForAddress(wire.address), ports)
  const scans: ScanReading[] = []
  driver.onScan((reading) => scans.push(reading))
  opened.push(() => wire.close(), () => driver.stop())
  driver.start()
  await until(() => driver.status.state !== 'connecting', 'connected', () => driver.status)
  const scanned = (count: number) => until(() => scans.length >= count, `${count} scans`, () => scans)
  return { ports, wire, driver, simulated, scans, scanned, texts: () => scans.map(({ text }) => text) }
}

const qr = 'https://example.com/return?id='.padEnd(200, '0123456789')

describe('faults of a HID POS scanner', () => {
  it('no partial scan: the last report lost, then another code', async () => {
    const { simulated, driver, scanned, texts } = await bench()
    await simulated.scan(qr, { aim: ']Q1', loseReport: 3 })
    await simulated.scan('4006381333931', { aim: ']E0', vendorSymbology: 0x64 })
    await scanned(1)
    expect(texts()).toEqual(['4006381333931'])
    expect(driver.counters).toMatchObject({ scans: 1, framesDropped: 1 })
  })

  it('no partial scan: half a code, then nothing; the next is read whole', async () => {
    const { simulated, driver, ports, scanned, texts } = await bench()
    await simulated.scan(qr, { stopAfter: 2 })
    await until(() => driver.counters.framesDropped === 1, 'the half given up')
    expect(ports.lines.join('\n')).toContain('its rest did not come')
    await simulated.scan(qr)
    await scanned(1)
    expect(texts()).toEqual([qr])
  })

  it('no partial scan: the cable pulled in the middle of a code', async () => {
    const { simulated, wire, driver, scanned, texts } = await bench()
    await simulated.scan(qr, { stopAfter: 2 })
    await wire.unplug()
    await until(() => driver.status.state === 'absent', 'absent', () => driver.status)
    await wire.plug()
    await until(() => driver.status.state === 'ready', 'ready', () => driver.status)
    await simulated.scan('whole')
    await scanned(1)
    expect(texts()).toEqual(['whole'])
  })

  it('joins a slow code: its reports come just within the limit', async () => {
    const { simulated, scanned, texts } = await bench()
    await simulated.scan(qr, { pauseMs: joinLimitMs / 4 })
    await scanned(1)
    expect(texts()).toEqual([qr])
  })

  it('announces no answer of the scanner, whole or in parts', async () => {
    const { simulated, scanned, texts } = await bench()
    await simulated.answerMenu(`Product Name: Voyager\r\nBoot Revision: CA000064\r\nSoftware: ${'x'.repeat(80)}\r\n`)
    await simulated.scan('REVINF\u0006.', { aim: ']Z6', vendorSymbology: 0x36 })
    await simulated.scan('real')
    await scanned(1)
    expect(texts()).toEqual(['real'])
  })

  it('announces both codes of one trigger, in order', async () => {
    const { simulated, scanned, scans } = await bench()
    await simulated.scanTogether([{ text: '4006381333931', aim: ']E0' }, { text: 'SN-1', aim: ']C0' }])
    await scanned(2)
    expect(scans).toMatchObject([{ text: '4006381333931', symbology: 'ean13' }, { text: 'SN-1', symbology: 'code128' }])
  })

  it('becomes faulty when it shows the descriptor of something else, and when its reports cannot be read again and again', async () => {
    const other = await bench(honeywellForm, undefined, Uint8Array.of(0x05, 0x01, 0x09, 0x06, 0xa1, 0x01, 0xc0))
    expect(other.driver.status).toMatchObject({ state: 'faulty', detail: expect.stringContaining('no-scanner') })
    const { wire, driver } = await bench()
    for (let times = 0; times < 3; times += 1) wire.write(Uint8Array.of(2, 99, 0, 0))
    await until(() => driver.status.state === 'faulty', 'faulty', () => driver.status)
  })

  it('takes off the prefix and suffix of its profile, and a line end', async () => {
    const { simulated, scanned, texts } = await bench(honeywellForm, { prefix: '~', suffix: '#' })
    await simulated.scan('~AB12#')
    await simulated.scan('CD34\r\n')
    await scanned(2)
    await pass(20)
    expect(texts()).toEqual(['AB12', 'CD34'])
  })
})

describe('what a HID POS scanner is told', () => {
  it('is made to send, and beeps and reads through its trigger report', async () => {
    const { simulated, driver } = await bench({ ...honeywellForm, hasTrigger: true })
    expect(await driver.beepError()).toEqual({ ok: true, value: undefined })
    expect(await driver.startReading()).toEqual({ ok: true, value: undefined })
    await until(() => simulated.told.length >= 2, 'two reports', () => simulated.told)
    expect(simulated.told.map((report) => [...report])).toEqual([[4, 0x20], [4, 0x04]])
  })

  it('is told through the vendor report where it has that one', async () => {
    const { simulated, driver } = await bench({ ...honeywellForm, hasTrigger: false, hasVendorCommands: true })
    await driver.beepError()
    await driver.startReading()
    await until(() => simulated.told.length >= 3, 'three reports', () => simulated.told)
    expect(simulated.told.map((report) => Buffer.from(report).toString('hex').replace(/(?:00)+$/, ''))).toEqual(['fe01', 'fd0316070d', 'fd0316540d'])
  })

  it('is told nothing where it has no place for it', async () => {
    const { simulated, driver } = await bench(countedForm)
    expect(await driver.beepError()).toMatchObject({ ok: false, failure: { detail: expect.stringContaining('cannot be told') } })
    await pass(20)
    expect(simulated.told).toEqual([])
  })
})
