import type { ScanReading } from '@shared/domain/reading'
import { expect, it } from 'vitest'
import { openDevices, type ConfiguredDevice } from '../../../electron/station/devices/device-registry'
import { burstOf } from '../../support/key-presses'
import { devicePorts } from './support/ports'
import { until } from './support/until'

const keyboard: ConfiguredDevice = { deviceId: 'wedge', role: 'scanner', protocol: 'keyboard', address: 'keyboard', simulated: false }
const nowhere: ConfiguredDevice = { deviceId: 'scale', role: 'scale', protocol: 'mt-sics', address: 'what is this', simulated: false }

it('stands for a bench without devices', async () => {
  const registry = openDevices([], devicePorts())
  expect([registry.statuses, registry.printers(), registry.scale(), registry.keyboard()]).toEqual([[], [], null, null])
  await registry.close()
})

it('hands typed bursts over as scans', async () => {
  const registry = openDevices([keyboard], devicePorts())
  const scans: ScanReading[] = []
  registry.onScan((reading) => scans.push(reading))
  registry.keyboard()?.typed(burstOf('RT-1'), 1)
  expect(scans).toMatchObject([{ text: 'RT-1', source: 'keyboard-scanner', deviceId: 'wedge' }])
  await registry.close()
})

it('shows an address nobody understands as the state of that device', async () => {
  const registry = openDevices([keyboard, nowhere], devicePorts())
  await until(() => registry.statuses[1]?.state === 'faulty', 'the scale to be faulty')
  expect(registry.statuses.map((status) => status.state)).toEqual(['ready', 'faulty'])
  expect(registry.statuses[1]?.detail).toContain('what is this')
  await registry.close()
})

it('does not start on a configuration that contradicts itself', () => {
  expect(() => openDevices([keyboard, keyboard], devicePorts())).toThrow('one device per id')
  expect(() => openDevices([{ ...nowhere, role: 'printer' }], devicePorts())).toThrow('mt-sics is not for a printer')
})
