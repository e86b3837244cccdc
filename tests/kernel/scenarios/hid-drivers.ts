import assert from 'node:assert/strict'
import { pass, until } from '../../station/devices/support/until'
import { hidScale, hidScanner, scaleReport, scanReports } from '../devices/report-descriptors'
import { measured, type Scenario } from '../scenario'
import { floodWhileBlocked } from './flood'
import { foundDevice, openStationDevices } from './station-devices'

export const hidDriverScenarios: readonly Scenario[] = [
  {
    name: 'a HID scale is found by its evidence, weighs, is unplugged and found again; in a flood the newest wins and its age is known',
    async run(bench) {
      await bench.order({ order: 'create-hid', device: 'evident scale', spec: hidScale })
      const { evidence } = await foundDevice('the HID scale', ({ evidence: { usagePage } }) => usagePage === 0x8d)
      assert.deepEqual([evidence.vendorId, evidence.productId, evidence.usage], [hidScale.vendorId, hidScale.productId, 0x20])
      const station = openStationDevices([{ deviceId: 'scale', role: 'scale', protocol: 'hid-scale', evidence, simulated: false }])
      const said = () => station.weights.at(-1)
      // It talks on; what the kernel's ring drops behind a flood is said again.
      const resting = async (grams: number) => {
        for (let times = 0; times < 200 && said()?.decimal !== String(grams); times += 1) await bench.order({ order: 'send', device: 'evident scale', hex: [scaleReport(grams === 0 ? 2 : 4, grams)], everyMs: 50 })
        assert.equal(said()?.decimal, String(grams), JSON.stringify(station.registry.statuses))
      }
      await resting(0)
      await station.is('scale', 'ready')
      await resting(125)
      assert.equal(said()?.stability, 'stable')

      const before = station.weights.length
      const { endedAt } = await floodWhileBlocked(bench, 'evident scale')
      await resting(4_000)
      const fromFlood = station.weights.slice(before)
      const grams = fromFlood.map((reading) => Number(reading.decimal))
      assert.deepEqual(grams, grams.toSorted((one, other) => one - other), 'in the order in which they were said')
      const waited = fromFlood[0]!
      assert.ok(waited.readAt < endedAt, 'what waited through the block is not dated after it')
      measured('weights of a flood of 1,000 that were given out; age of the first', `${fromFlood.length}; ${endedAt - waited.readAt} ms at the end of the block`)

      const unpluggedAt = performance.now()
      await bench.order({ order: 'unplug', device: 'evident scale' })
      await station.is('scale', 'absent')
      measured('unplug to absent, HID scale', `${Math.round(performance.now() - unpluggedAt)} ms`)
      await bench.order({ order: 'plug', device: 'evident scale' })
      await resting(77)
      await station.close()
      await bench.order({ order: 'unplug', device: 'evident scale' })
    },
  },
  {
    name: 'a HID POS scanner is enabled, sends long codes in parts, and its answers are no scans',
    async run(bench) {
      await bench.order({ order: 'create-hid', device: 'evident scanner', spec: hidScanner })
      const { evidence } = await foundDevice('the HID scanner', ({ evidence: { usagePage } }) => usagePage === 0x8c)
      assert.equal(evidence.serialNumber, hidScanner.serialNumber)
      const station = openStationDevices([{ deviceId: 'scanner', role: 'scanner', protocol: 'hid-pos', evidence, simulated: false }])
      await station.is('scanner', 'ready')
      let received: readonly string[] = []
      for (let times = 0; times < 100 && received.length === 0; times += 1) {
        received = await bench.order({ order: 'received', device: 'evident scanner' })
        await pass(50)
      }
      assert.deepEqual(received, ['feature fe01'])
      const long = '0109506000134352'.repeat(8)
      const codes = Array.from({ length: 50 }, (_, index) => `CODE-${index}`)
      const reports = [...codes.flatMap((code) => scanReports(']C0', code)), ...scanReports(']Z6', 'REVINF.'), ...scanReports(']d2', long)]
      await bench.order({ order: 'send', device: 'evident scanner', hex: reports, everyMs: 2 })
      await until(() => station.texts().includes(long), 'the long code', station.texts)
      assert.deepEqual(station.texts(), [...codes, long])
      await bench.order({ order: 'unplug', device: 'evident scanner' })
      await station.is('scanner', 'absent')
      await bench.order({ order: 'plug', device: 'evident scanner' })
      await station.is('scanner', 'ready')
      await pass(300)
      await bench.order({ order: 'send', device: 'evident scanner', hex: scanReports(']C0', 'AGAIN'), everyMs: 0 })
      await until(() => station.texts().at(-1) === 'AGAIN', 'a scan after the replug', station.texts)
      await station.close()
      await bench.order({ order: 'unplug', device: 'evident scanner' })
    },
  },
]
