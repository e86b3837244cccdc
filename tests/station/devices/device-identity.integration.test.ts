import type { DeviceEvidence } from '@shared/domain/device-evidence'
import type { ScanReading, WeightReading } from '@shared/domain/reading'
import { afterEach, describe, expect, it } from 'vitest'
import { openDevices, type ConfiguredDevice, type DeviceRegistry, type RegistrySurroundings } from '../../../electron/station/devices/device-registry'
import { createDeviceFinder, systemDevices } from '../../../electron/station/devices/finding/device-finder'
import { createFakeSystem, type FakeSystem } from './support/fake-sysfs'
import { devicePorts } from './support/ports'
import { until } from './support/until'

const opened: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close()
})

const evidence = (more: Partial<DeviceEvidence>): DeviceEvidence => ({
  bus: 'usb-serial', vendorId: 0x0c2e, productId: 0x0b61, serialNumber: null, topology: null, interfaceNumber: 0, usagePage: null, usage: null, port: '/dev/gone', ...more,
})
const scanner = (deviceId: string, known: Partial<DeviceEvidence>): ConfiguredDevice => ({ deviceId, role: 'scanner', protocol: 'serial-scanner', evidence: evidence(known), simulated: false })

interface Bench {
  readonly system: FakeSystem
  readonly registry: DeviceRegistry
  readonly scans: ScanReading[]
  readonly weights: WeightReading[]
  readonly learned: ConfiguredDevice[]
  state(deviceId: string): string | undefined
}

/** Pseudo terminals stand for the ports; the shell that holds them open is no other program. */
const nobodyHolds: RegistrySurroundings = { holderOf: async () => null }

function openBench(system: FakeSystem, configuration: readonly ConfiguredDevice[], surroundings = nobodyHolds): Bench {
  const ports = devicePorts()
  const finder = createDeviceFinder(systemDevices(system.folders), ports)
  const registry = openDevices(configuration, ports, { finder, ...surroundings })
  const scans: ScanReading[] = []
  const weights: WeightReading[] = []
  const learned: ConfiguredDevice[] = []
  registry.onScan((reading) => scans.push(reading))
  registry.onWeight((reading) => weights.push(reading))
  registry.onLearned((device) => learned.push(device))
  finder.start()
  opened.push(() => system.close(), () => finder.stop(), () => registry.close())
  return { system, registry, scans, weights, learned, state: (deviceId) => registry.statuses.find((status) => status.deviceId === deviceId)?.state }
}

const code = (text: string) => Buffer.from(`${text}\r\n`, 'latin1')

describe.skipIf(process.platform !== 'linux')('Identity by evidence', () => {
  it('a device is the same one under another name and in another socket, by its number', async () => {
    const system = createFakeSystem()
    await system.plugPort('ttyACM0', { socket: '1-2', serialNumber: 'S-1' })
    const bench = openBench(system, [scanner('scanner-1', { serialNumber: 'S-1', topology: '1-2:1.0' })])
    await until(() => bench.state('scanner-1') === 'ready', 'the scanner', () => bench.registry.statuses)
    expect(bench.registry.statuses[0]).toMatchObject({ evidence: { serialNumber: 'S-1', port: `${system.folders.dev}/ttyACM0` }, nextAct: null })

    await system.unplug('ttyACM0')
    await until(() => bench.state('scanner-1') === 'absent', 'the scanner to be missed', () => bench.registry.statuses)
    expect(bench.registry.statuses[0]?.nextAct).toEqual({ kind: 'plug-in' })
    // Its old name is another device now.
    await system.plugPort('ttyACM0', { socket: '1-2', serialNumber: 'S-9' })
    const again = await system.plugPort('ttyACM5', { socket: '1-7', serialNumber: 'S-1' })
    await until(() => bench.state('scanner-1') === 'ready', 'the scanner to be back', () => bench.registry.statuses)
    again.write(code('RT-1'))
    await until(() => bench.scans.length === 1, 'a scan')
    expect(bench.scans[0]).toMatchObject({ text: 'RT-1', deviceId: 'scanner-1' })
    expect(bench.registry.statuses[0]?.address).toContain('ttyACM5')
    expect(bench.learned.at(-1)?.evidence).toMatchObject({ topology: '1-7:1.0', port: `${system.folders.dev}/ttyACM5` })
  })

  it('two devices alike keep their roles by their sockets when the system swaps their names', async () => {
    const system = createFakeSystem()
    const twins = [scanner('left', { topology: '1-2:1.0' }), scanner('right', { topology: '1-3:1.0' })]
    await system.plugPort('ttyACM0', { socket: '1-2' })
    await system.plugPort('ttyACM1', { socket: '1-3' })
    const bench = openBench(system, twins)
    await until(() => bench.registry.statuses.every(({ state }) => state === 'ready'), 'both', () => bench.registry.statuses)
    await system.unplug('ttyACM0')
    await system.unplug('ttyACM1')
    await until(() => bench.registry.statuses.every(({ state }) => state === 'absent'), 'both to be missed', () => bench.registry.statuses)
    const right = await system.plugPort('ttyACM0', { socket: '1-3' })
    const left = await system.plugPort('ttyACM1', { socket: '1-2' })
    await until(() => bench.registry.statuses.every(({ state }) => state === 'ready'), 'both to be back', () => bench.registry.statuses)
    left.write(code('FROM-LEFT'))
    right.write(code('FROM-RIGHT'))
    await until(() => bench.scans.length === 2, 'both scans')
    expect(Object.fromEntries(bench.scans.map(({ text, deviceId }) => [text, deviceId]))).toEqual({ 'FROM-LEFT': 'left', 'FROM-RIGHT': 'right' })
  })

  it('of twins that nothing tells apart, the one that somebody uses is bound, and what it read counts', async () => {
    const system = createFakeSystem()
    const one = await system.plugPort('ttyACM0', { socket: '1-5' })
    const other = await system.plugPort('ttyACM1', { socket: '1-6' })
    const bench = openBench(system, [scanner('scanner-1', { topology: '1-2:1.0' }), scanner('scanner-2', { topology: '1-3:1.0' })])
    await until(() => bench.state('scanner-1') === 'twins' && bench.state('scanner-2') === 'twins', 'the question', () => bench.registry.statuses)
    expect(bench.registry.statuses[0]?.nextAct).toEqual({ kind: 'use-one' })
    const spoken = async () => {
      while (bench.scans.length === 0) {
        other.write(code('THIS-ONE'))
        await new Promise((resolve) => setTimeout(resolve, 600))
      }
    }
    await spoken()
    expect(bench.scans[0]).toMatchObject({ text: 'THIS-ONE', deviceId: 'scanner-1' })
    await until(() => bench.registry.statuses.every(({ state }) => state === 'ready'), 'both to be ready: the other one is left over', () => bench.registry.statuses)
    bench.scans.length = 0
    one.write(code('A'))
    other.write(code('B'))
    await until(() => bench.scans.length >= 2, 'both scans')
    expect(Object.fromEntries(bench.scans.map(({ text, deviceId }) => [text, deviceId]))).toMatchObject({ A: 'scanner-2', B: 'scanner-1' })
  })

  it('a typed name is only how a device was found first: it becomes known by what it is', async () => {
    const system = createFakeSystem()
    await system.plugPort('ttyUSB0', { socket: '1-2', vendorId: 0x0403, productId: 0x6001, serialNumber: 'A1' })
    await system.plugPort('ttyUSB1', { socket: '1-3' })
    const typed: ConfiguredDevice = { deviceId: 'scanner-1', role: 'scanner', protocol: 'serial-scanner', address: `${system.folders.dev}/ttyUSB0?baud=2400&line=7E1`, simulated: false }
    const bench = openBench(system, [typed])
    await until(() => bench.learned.length > 0, 'what the scanner is known by', () => bench.registry.statuses)
    expect(bench.learned[0]).toMatchObject({ evidence: { vendorId: 0x0403, serialNumber: 'A1' }, profile: { line: { baudRate: 2400, dataBits: 7, parity: 'even' } } })
    expect(bench.registry.configuration[0]?.evidence?.serialNumber).toBe('A1')
    await system.unplug('ttyUSB0')
    await until(() => bench.state('scanner-1') === 'absent', 'the scanner to be missed', () => bench.registry.statuses)
    await system.plugPort('ttyUSB7', { socket: '1-8', vendorId: 0x0403, productId: 0x6001, serialNumber: 'A1' })
    await until(() => bench.state('scanner-1') === 'ready', 'the scanner to be back', () => bench.registry.statuses)
    expect(bench.registry.statuses[0]?.address).toBe(`${system.folders.dev}/ttyUSB7?baud=2400&line=7E1`)
  })

  it('a device that another program has open is left to it, and named', async () => {
    const system = createFakeSystem()
    await system.plugPort('ttyACM0', { socket: '1-2', serialNumber: 'S-1' })
    const holder = { program: 'minicom', processId: 4121 }
    let isHeld = true
    const bench = openBench(system, [scanner('scanner-1', { serialNumber: 'S-1' })], { holderOf: async () => (isHeld ? holder : null) })
    await until(() => bench.state('scanner-1') === 'held', 'the other program', () => bench.registry.statuses)
    expect(bench.registry.statuses[0]).toMatchObject({ detail: 'minicom (4121)', nextAct: { kind: 'close-program', ...holder } })
    isHeld = false
    await until(() => bench.state('scanner-1') === 'ready', 'the scanner', () => bench.registry.statuses)
  })
})
