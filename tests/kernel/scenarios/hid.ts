import assert from 'node:assert/strict'
import { createHidTransport } from '../../../electron/station/devices/transports/hid'
import { createReconnectingTransport, type ReconnectingTransport } from '../../../electron/station/devices/transports/reconnecting-transport'
import { devicePorts } from '../../station/devices/support/ports'
import { until } from '../../station/devices/support/until'
import { hidScale, hidScanner, scaleReport, scanReports } from '../devices/report-descriptors'
import { measured, type Scenario } from '../scenario'
import { floodWhileBlocked } from './flood'
import { appeared, hidNodes } from './nodes'

interface ListenedLine {
  readonly line: ReconnectingTransport
  readonly reports: string[]
  readonly downs: string[]
  readonly opens: () => number
}

function listenTo(path: string): ListenedLine {
  const reports: string[] = []
  const downs: string[] = []
  let opens = 0
  const line = createReconnectingTransport(createHidTransport(`hid:${path}`, path), {
    opened: () => (opens += 1),
    bytes: (bytes) => reports.push(Buffer.from(bytes).toString('hex')),
    down: (failure) => downs.push(`${failure.operation} ${failure.cause}: ${failure.detail}`),
  }, devicePorts())
  line.start()
  return { line, reports, downs, opens: () => opens }
}

export const hidScenarios: readonly Scenario[] = [
  {
    name: 'a HID scale is read, unplugged and read again',
    async run(bench) {
      await bench.order({ order: 'create-hid', device: 'scale', spec: hidScale })
      const path = await appeared('a hidraw node', () => hidNodes(hidScale.name))
      const { line, reports, downs, opens } = listenTo(path)
      await until(() => opens() === 1, 'the scale to be open', () => downs)
      await bench.order({ order: 'send', device: 'scale', hex: [scaleReport(3, 120), scaleReport(4, 125)], everyMs: 20 })
      await until(() => reports.length === 2, 'two reports', () => reports)
      assert.deepEqual(reports, [scaleReport(3, 120), scaleReport(4, 125)])
      const written = await line.write(Uint8Array.of(2, 2))
      assert.ok(written.ok, JSON.stringify(written))
      const unpluggedAt = performance.now()
      await bench.order({ order: 'unplug', device: 'scale' })
      await until(() => downs.length > 0, 'the loss to be noticed')
      measured('unplug to notice, HID', `${Math.round(performance.now() - unpluggedAt)} ms`)
      const pluggedAt = performance.now()
      await bench.order({ order: 'plug', device: 'scale' })
      await until(() => opens() === 2, 'the scale to be open again', () => downs)
      measured('replug to ready, HID', `${Math.round(performance.now() - pluggedAt)} ms`)
      assert.deepEqual(await bench.order({ order: 'received', device: 'scale' }), ['output 0202'])
      await line.stop()
      await bench.order({ order: 'unplug', device: 'scale' })
    },
  },
  {
    name: 'a flood while the loop is blocked: the newest report wins',
    async run(bench) {
      await bench.order({ order: 'create-hid', device: 'flooding', spec: hidScale })
      const { line, reports, opens } = listenTo(await appeared('a hidraw node', () => hidNodes(hidScale.name)))
      await until(() => opens() === 1, 'the scale to be open')
      const { flood } = await floodWhileBlocked(bench, 'flooding')
      measured('reports of a flood of 1,000 that came through a blocked loop', String(reports.length))
      // A scale talks on. The kernel keeps 64 unread reports and drops what comes then, so the end of a flood may be missing.
      const newest = scaleReport(4, 4_000)
      for (let times = 0; times < 100 && reports.at(-1) !== newest; times += 1) await bench.order({ order: 'send', device: 'flooding', hex: [newest], everyMs: 50 })
      assert.equal(reports.at(-1), newest)
      const fromFlood = reports.filter((report) => report !== newest)
      assert.deepEqual(fromFlood, flood.filter((report) => fromFlood.includes(report)), 'in order, none twice')
      await line.stop()
      await bench.order({ order: 'unplug', device: 'flooding' })
    },
  },
  {
    name: 'a HID scanner takes a feature report and sends a long code in several reports',
    async run(bench) {
      await bench.order({ order: 'create-hid', device: 'scanner', spec: hidScanner })
      const { line, reports, downs, opens } = listenTo(await appeared('a hidraw node', () => hidNodes(hidScanner.name)))
      await until(() => opens() === 1, 'the scanner to be open', () => downs)
      const taken = await line.feature(Uint8Array.of(0xfe, 1))
      assert.ok(taken.ok, JSON.stringify(taken))
      assert.deepEqual(await bench.order({ order: 'received', device: 'scanner' }), ['feature fe01'])
      const long = scanReports(']d2', '0109506000134352'.repeat(8))
      await bench.order({ order: 'send', device: 'scanner', hex: long, everyMs: 0 })
      await until(() => reports.length === long.length, 'all reports', () => reports)
      assert.deepEqual(reports, long)
      await line.stop()
      await bench.order({ order: 'unplug', device: 'scanner' })
    },
  },
]
