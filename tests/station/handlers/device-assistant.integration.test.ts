import { NO_ASSISTANT_VIEW, type AssistantView } from '@shared/contract/device-assistant'
import { asId, type OperatorId } from '@shared/domain/ids'
import type { Operator } from '@shared/domain/operator'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDevices, type DeviceConfiguration, type DeviceRegistry } from '../../../electron/station/devices/device-registry'
import { createDeviceFinder, systemDevices, type DeviceFinder } from '../../../electron/station/devices/finding/device-finder'
import { openDeviceAssistant, type DeviceAssistant } from '../../../electron/station/handlers/device-assistant'
import { createFakeSystem, type FakeSystem } from '../devices/support/fake-sysfs'
import { devicePorts } from '../devices/support/ports'
import { openTcpWire } from '../../../electron/station/devices/wires/tcp-wire'
import { until } from '../devices/support/until'

const person = (role: Operator['role']): Operator => ({ operatorId: asId<OperatorId>('vera'), name: 'Vera M.', role, language: 'en', badge: 'B' }) as Operator
const SCALE = { socket: '1-1', serialNumber: 'S1', manufacturer: 'Test', product: 'Scale' }

let system: FakeSystem
let finder: DeviceFinder
let devices: DeviceRegistry
let assistant: DeviceAssistant
let view: AssistantView
let operator: Operator | null
const sent: string[] = []

beforeEach(() => {
  system = createFakeSystem()
  operator = person('lead')
  sent.length = 0
  view = NO_ASSISTANT_VIEW
  system.onSent((name, bytes) => sent.push(`${name} ${Buffer.from(bytes).toString('latin1')}`))
})
afterEach(async () => {
  await assistant.close()
  await devices.close()
  await finder.stop()
  await system.close()
})

function start(configuration: DeviceConfiguration = []): void {
  const ports = devicePorts()
  finder = createDeviceFinder(systemDevices(system.folders), ports)
  devices = openDevices(configuration, ports, { finder, holderOf: async () => null })
  assistant = openDeviceAssistant({ ...ports, devices, finder, operator: () => operator, useWaitMs: 200, announce: (next) => (view = next) })
}

const evidenceOf = async (name: string) => {
  const found = (await finder.look()).find(({ evidence }) => evidence.port.endsWith(name))
  if (!found) throw new Error(`${name} is not there`)
  return found.evidence
}

describe('the assistant at the station', () => {
  test('tells what is plugged in, takes nothing from anyone but a lead, and never touches a printer', async () => {
    const scale = await system.plugPort('ttyUSB0', SCALE)
    await system.plugPort('ttyUSB1', { socket: '1-2', serialNumber: 'P1', product: 'Label Printer', interfaceClasses: [7] })
    system.onSent((name, bytes) => name === 'ttyUSB0' && Buffer.from(bytes).toString('latin1').includes('SI\r\n') && scale.write(Buffer.from('S S     412.0 g\r\n')))
    start()
    operator = person('clerk')
    expect(await assistant.begin({ evidence: await evidenceOf('ttyUSB0') })).toMatchObject({ failure: { kind: 'lead-only' } })
    operator = person('lead')
    expect(await assistant.begin({ evidence: await evidenceOf('ttyUSB1') })).toMatchObject({ failure: { kind: 'device-not-asked' } })
    expect(await assistant.begin({ evidence: { ...(await evidenceOf('ttyUSB0')), serialNumber: 'other' } })).toMatchObject({ failure: { kind: 'device-unknown' } })
    expect(await assistant.begin({ evidence: await evidenceOf('ttyUSB0') })).toMatchObject({ ok: true, value: { phase: 'listening', step: 1 } })
    await until(() => view.phase === 'done', 'the end of the look', () => view)
    expect(view.candidates.map(({ protocol }) => protocol)).toContain('mt-sics')
    expect(view.candidates[0]).toMatchObject({ inARow: 3, value: '412.0' })
    expect(sent.filter((text) => text.startsWith('ttyUSB1'))).toEqual([])
  })

  test('a device of the bench lends its port and has it again, found or cancelled', async () => {
    const scale = await system.plugPort('ttyUSB0', SCALE)
    system.onSent((_, bytes) => Buffer.from(bytes).toString('latin1').includes('SI\r\n') && scale.write(Buffer.from('S S     100.0 g\r\n')))
    system.showPort('ttyUSB9', { socket: '1-9', serialNumber: 'S9' })
    const probing = createDeviceFinder(systemDevices(system.folders), devicePorts())
    const evidence = (await probing.look()).find((one) => one.evidence.port.endsWith('ttyUSB0'))?.evidence
    await probing.stop()
    start([{ deviceId: 'scale-1', role: 'scale', protocol: 'mt-sics', evidence, simulated: false }])
    const state = () => devices.statuses.find(({ deviceId }) => deviceId === 'scale-1')?.state
    await until(() => state() === 'ready', 'the scale', state)
    await assistant.begin({ evidence: await evidenceOf('ttyUSB0') })
    expect(state()).toBeUndefined()
    await assistant.cancel()
    await until(() => state() === 'ready', 'the scale again', state)
    await assistant.begin({ evidence: await evidenceOf('ttyUSB0') })
    await until(() => view.phase === 'done', 'the end of the look', () => view)
    await until(() => state() === 'ready', 'the scale after the look', state)
  })

  test('learns the line of an unknown scale from two weights', async () => {
    const scale = await system.plugPort('ttyUSB0', SCALE)
    let shown = '412'
    const streaming = setInterval(() => scale.write(Buffer.from(`#7 NETTO: ${shown}\r\n`)), 60)
    try {
      start()
      await assistant.begin({ evidence: await evidenceOf('ttyUSB0') })
      await until(() => view.phase === 'done' && view.heard.length > 0, 'the end of the look', () => view)
      expect(view.candidates.filter(({ confidence }) => confidence === 'sure')).toEqual([])
      expect(await assistant.listen()).toMatchObject({ ok: true })
      const heard = async (text: string) => until(() => view.heard.at(-1)?.includes(text) === true, `a line with ${text}`, () => view)
      await heard('412')
      expect(assistant.learn('412')).toMatchObject({ failure: { kind: 'line-not-learned' } })
      expect(assistant.learn('412 g')).toEqual({ ok: true, value: { profile: null, examples: 1 } })
      expect(assistant.learn('9000 g')).toMatchObject({ failure: { kind: 'line-not-learned' } })
      shown = '905'
      await heard('905')
      expect(assistant.learn('905 g')).toMatchObject({ ok: true, value: { profile: { unit: 'g', scaleLine: { weightAt: 1 } } } })
    } finally {
      clearInterval(streaming)
    }
  })

  test('looks behind a typed network address, but not where a printer listens', async () => {
    const wire = await openTcpWire()
    wire.onBytes((bytes) => Buffer.from(bytes).toString('latin1').includes('SI\r\n') && wire.write(Buffer.from('S S     412.0 g\r\n')))
    start()
    try {
      for (const address of ['127.0.0.1:9100', 'tcp://10.0.0.7:631']) expect(await assistant.begin({ address })).toMatchObject({ failure: { kind: 'device-not-asked' } })
      for (const address of ['nonsense', '/dev/ttyUSB0', 'host:99999']) expect(await assistant.begin({ address })).toMatchObject({ failure: { kind: 'address-unknown' } })
      expect(await assistant.begin({ address: wire.address.replace('tcp://', '') })).toMatchObject({ ok: true, value: { port: wire.address } })
      await until(() => view.phase === 'done', 'the look to end', () => view)
      expect(view.candidates[0]).toMatchObject({ protocol: 'mt-sics', value: '412.0', unit: 'g' })
    } finally {
      await wire.close()
    }
  })
})
