import type { DeviceState } from '@shared/domain/device'
import type { ScanReading } from '@shared/domain/reading'
import { afterEach, describe, expect, it } from 'vitest'
import { createSerialBarcodeScanner } from '../../../../electron/station/devices/barcode-scanner/serial-barcode-scanner'
import { createSimulatedBarcodeScanner } from '../../../../electron/station/devices/barcode-scanner/simulated-barcode-scanner'
import { transportForAddress } from '../../../../electron/station/devices/transports/transport-for-address'
import { openWire } from '../../../../electron/station/devices/wires/open-wire'
import { openTcpWire } from '../../../../electron/station/devices/wires/tcp-wire'
import { devicePorts } from '../support/ports'
import { pass, until } from '../support/until'

const opened: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close()
})

/** A real driver on a real line, with a simulated scanner at the other end. */
async function bench(seed = 1) {
  const ports = devicePorts(seed)
  const wire = await openWire('scanner', ports.log)
  const simulated = createSimulatedBarcodeScanner(wire, ports.random)
  const identity = { deviceId: 'scanner', address: wire.address, simulated: true }
  const driver = createSerialBarcodeScanner(identity, transportForAddress(wire.address), ports)
  const scans: ScanReading[] = []
  driver.onScan((reading) => scans.push(reading))
  opened.push(() => simulated.close(), () => driver.stop())
  driver.start()
  const is = (state: DeviceState) => until(() => driver.status.state === state, state, () => driver.status)
  await is('ready')
  const texts = () => scans.map((scan) => scan.text)
  const scanned = (count: number) => until(() => scans.length >= count, `${count} scans`, texts)
  return { driver, simulated, scans, texts, scanned, is }
}

describe('what scanners send', () => {
  it.each([
    ['a CR', { suffix: '\r' }],
    ['a LF', { suffix: '\n' }],
    ['a CR LF', { suffix: '\r\n' }],
    ['STX and ETX', { prefix: '\x02', suffix: '\x03' }],
    ['nothing at all', { suffix: '' }],
  ])('is one scan with %s around it, in many chunks', async (_, framing) => {
    const { simulated, scans, scanned } = await bench()
    await simulated.scan('RT-0001', { ...framing, chunking: 'bytes' })
    await scanned(1)
    expect(scans).toMatchObject([{ text: 'RT-0001', aim: null, source: 'serial-scanner', deviceId: 'scanner' }])
    expect(scans[0]?.tookMs).toBeGreaterThanOrEqual(0)
  })

  it('is several scans when several codes come at once, in order, repeats dropped', async () => {
    const { driver, simulated, texts, scanned } = await bench()
    simulated.emit(Buffer.from('one\r\ntwo\r\ntwo\r\nthree\r\n'))
    await scanned(3)
    expect(texts()).toEqual(['one', 'two', 'three'])
    expect(driver.counters).toMatchObject({ scans: 3, repeatsDropped: 1 })
  })

  it('keeps identifiers, separators and other scripts', async () => {
    const { simulated, scans, scanned } = await bench()
    await simulated.scan('0104006381333931\x1d10Ж退', { aim: ']C1' })
    await scanned(1)
    expect(scans[0]).toMatchObject({ aim: ']C1', text: '0104006381333931\x1d10Ж退' })
  })

  it('is not a scan when it is noise; enough of it is a fault, a scan ends it', async () => {
    const { driver, simulated, texts, scanned, is } = await bench()
    for (let times = 0; times < 3; times += 1) simulated.emit(Uint8Array.of(0xb4, 0xb0, 0xb0, 0x8d, 0x0d))
    await is('faulty')
    expect(driver.status).toMatchObject({ lastSaid: '\\xb4\\xb0\\xb0\\x8d' })
    await simulated.scan('good')
    await scanned(1)
    expect(texts()).toEqual(['good'])
    expect(driver.status).toMatchObject({ state: 'ready', lastSaid: 'good', detail: null })
    expect(driver.counters.framesRefused).toBe(3)
  })
})

describe('unplugging', () => {
  it('is seen, costs the half scan, and is over when the scanner is back', async () => {
    const { driver, simulated, texts, scanned, is } = await bench()
    simulated.emit(Buffer.from('hal'))
    await simulated.unplug()
    await is('absent')
    expect(driver.status.detail).not.toBeNull()
    await simulated.plug()
    await is('ready')
    await simulated.scan('whole')
    await scanned(1)
    expect(texts()).toEqual(['whole'])
  })

  it('is boring, many times over and in the middle of scans', async () => {
    const { simulated, texts, scanned, is } = await bench(4)
    for (let round = 0; round < 5; round += 1) {
      const scanning = simulated.scan(`round-${round}`, { chunking: 'bytes', chunkPauseMs: 1 })
      await pass(round)
      await simulated.unplug()
      await scanning
      await is('absent')
      await simulated.plug()
      await is('ready')
    }
    const before = texts().length
    await simulated.scan('after')
    await scanned(before + 1)
    // Whatever came through came through whole.
    for (const text of texts()) expect(text).toMatch(/^(round-\d|after)$/)
  })
})

describe('opening in the middle of a code', () => {
  it('is no scan: where the code began, nobody heard', async () => {
    const wire = await openTcpWire()
    const driver = createSerialBarcodeScanner({ deviceId: 'scanner', address: wire.address, simulated: true }, transportForAddress(wire.address), devicePorts())
    const texts: string[] = []
    driver.onScan((reading) => texts.push(reading.text))
    opened.push(() => wire.close(), () => driver.stop())
    driver.start()
    const sending = setInterval(() => wire.write(Buffer.from('5')), 1)
    await until(() => driver.status.state === 'ready', 'ready', () => driver.status)
    clearInterval(sending)
    wire.write(Buffer.from('5-TAIL\rRT-0002\r'))
    await until(() => texts.length > 0, 'a scan')
    expect(texts).toEqual(['RT-0002'])
    expect(driver.counters.framesRefused).toBe(1)
  })
})

describe('stopping', () => {
  it('says nothing more, also when the device goes on', async () => {
    const { driver, simulated, scans } = await bench()
    await driver.stop()
    const before = driver.status
    await simulated.scan('late')
    await simulated.unplug()
    await pass(50)
    expect(scans).toEqual([])
    expect(driver.status).toBe(before)
    await driver.stop()
  })
})
