import type { DeviceStatus } from '@shared/domain/device'
import type { ScanReading, WeightReading } from '@shared/domain/reading'
import { expect, it } from 'vitest'
import { openDevices } from '../../../electron/station/devices/device-registry'
import { openSimulatedBench } from '../../../electron/station/devices/simulated-bench'
import { burstOf } from '../../support/key-presses'
import { devicePorts } from './support/ports'
import { pass, until } from './support/until'

it('is a bench: scan, weigh, print, lose a cable, go on, and give everything back', async () => {
  const ports = devicePorts(11)
  const bench = await openSimulatedBench(ports)
  const registry = openDevices(bench.configuration, ports)
  const scans: ScanReading[] = []
  const weights: WeightReading[] = []
  const told: DeviceStatus[] = []
  registry.onScan((reading) => scans.push(reading))
  registry.onWeight((reading) => weights.push(reading))
  registry.onStatus((status) => told.push(status))
  const states = () => registry.statuses.map((status) => status.state)

  await until(() => states().every((state) => state === 'ready'), 'every device to be ready', states)
  expect(registry.statuses.every((status) => status.simulated)).toBe(true)

  await bench.scanner.scan('TA-3F7K2A-0001-N')
  registry.keyboard()?.typed(burstOf('RT-77'), Date.now())
  await until(() => scans.length === 2, 'both scans')
  expect(scans.map(({ text }) => text).toSorted()).toEqual(['RT-77', 'TA-3F7K2A-0001-N'])

  await until(() => registry.scale()?.pan.zeroSeen === true, 'the empty pan to be seen')
  bench.scale.place(321)
  await until(() => weights.at(-1)?.stability === 'stable' && weights.at(-1)?.grams === 321, '321 g')

  expect(await registry.printers()[0]?.driver.print({ jobId: 'j', bytes: Buffer.from('^XA^FDone^FS^XZ') })).toMatchObject({ ok: true, value: { confirmed: true } })
  expect(bench.printer.labels).toHaveLength(1)

  await bench.scanner.unplug()
  await until(() => states()[0] === 'absent', 'the scanner to be missed', states)
  await bench.scanner.plug()
  await until(() => states()[0] === 'ready', 'the scanner to be back', states)

  await registry.close()
  const heard = told.length + weights.length
  await bench.close()
  await pass(50)
  expect(told.length + weights.length).toBe(heard)
})
