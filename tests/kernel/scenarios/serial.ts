import assert from 'node:assert/strict'
import { createSerialBarcodeScanner } from '../../../electron/station/devices/barcode-scanner/serial-barcode-scanner'
import { createBenchScale } from '../../../electron/station/devices/bench-scale/bench-scale'
import { scaleProtocolNamed } from '../../../electron/station/devices/bench-scale/scale-protocols'
import { transportForAddress } from '../../../electron/station/devices/transports/transport-for-address'
import { devicePorts } from '../../station/devices/support/ports'
import { pass, until } from '../../station/devices/support/until'
import type { GadgetSpec } from '../devices/usb-gadget'
import { measured, type Scenario } from '../scenario'
import { appeared, nodesNow, openFiles } from './nodes'

const serialScanner: GadgetSpec = { vendorId: 0x0c2e, productId: 0x0b6a, product: 'Bench Serial Scanner', serialNumber: 'SC-1', kind: { serial: true } }
const serialScale: GadgetSpec = { vendorId: 0x0eb8, productId: 0x2200, product: 'Bench Serial Scale', serialNumber: 'SW-1', kind: { serial: true } }
const hex = (text: string): string => Buffer.from(text, 'latin1').toString('hex')

export const serialScenarios: readonly Scenario[] = [
  {
    name: 'a serial scanner on a USB cable: scans in order, unplugged mid-code, plugged in again, browned out ten times',
    async run(bench) {
      await bench.order({ order: 'create-gadget', device: 'serial scanner', port: 0, spec: serialScanner })
      await bench.order({ order: 'plug', device: 'serial scanner' })
      const path = await appeared('a ttyACM node', () => nodesNow('ttyACM'))
      const scanner = createSerialBarcodeScanner({ deviceId: 'scanner', address: path, simulated: false }, transportForAddress(path), devicePorts())
      const texts: string[] = []
      scanner.onScan((reading) => texts.push(reading.text))
      scanner.start()
      await until(() => scanner.status.state === 'ready', 'the scanner to be ready', () => scanner.status)
      const filesBefore = openFiles()
      const codes = Array.from({ length: 50 }, (_, index) => `CODE-${index}`)
      await bench.order({ order: 'send', device: 'serial scanner', hex: codes.map((code) => hex(`${code}\r`)), everyMs: 2 })
      await until(() => texts.length === codes.length, 'fifty codes', () => texts)
      assert.deepEqual(texts, codes)

      await bench.order({ order: 'send', device: 'serial scanner', hex: [hex('HALF-A-CO')], everyMs: 0 })
      await pass(20)
      const unpluggedAt = performance.now()
      await bench.order({ order: 'unplug', device: 'serial scanner' })
      await until(() => scanner.status.state !== 'ready', 'the unplug to be noticed')
      measured('unplug to notice, serial', `${Math.round(performance.now() - unpluggedAt)} ms`)
      const pluggedAt = performance.now()
      await bench.order({ order: 'plug', device: 'serial scanner' })
      await until(() => scanner.status.state === 'ready', 'the scanner to be back', () => scanner.status)
      measured('replug to ready, serial', `${Math.round(performance.now() - pluggedAt)} ms`)

      await bench.order({ order: 'brown-out', device: 'serial scanner', times: 10, everyMs: 30 })
      await until(() => scanner.status.state === 'ready' && nodesNow('ttyACM').length === 1, 'the scanner after the brown-out', () => scanner.status)
      await pass(1_200)
      await bench.order({ order: 'send', device: 'serial scanner', hex: [hex('AFTER\r')], everyMs: 0 })
      await until(() => texts.at(-1) === 'AFTER', 'a scan after the brown-out', () => [texts.slice(-3), scanner.status])
      assert.deepEqual(texts, [...codes, 'AFTER'])
      assert.ok(openFiles() <= filesBefore, `open files ${filesBefore}, then ${openFiles()}`)
      await scanner.stop()
      await bench.order({ order: 'unplug', device: 'serial scanner' })
    },
  },
  {
    name: 'a serial scale on a USB cable answers and is unplugged',
    async run(bench) {
      await bench.order({ order: 'create-gadget', device: 'serial scale', port: 1, spec: serialScale })
      await bench.order({ order: 'be-sics-scale', device: 'serial scale' })
      await bench.order({ order: 'plug', device: 'serial scale' })
      const path = await appeared('a ttyACM node', () => nodesNow('ttyACM'))
      const protocol = scaleProtocolNamed('mt-sics')
      assert.ok(protocol)
      const scale = createBenchScale({ deviceId: 'scale', address: path, simulated: false }, protocol, transportForAddress(path), devicePorts())
      const weights: string[] = []
      scale.onWeight((reading) => weights.push(`${reading.stability} ${reading.decimal} ${reading.unit}`))
      scale.start()
      await until(() => weights.length > 0, 'a weight', () => scale.status)
      await bench.order({ order: 'place', device: 'serial scale', grams: 480 })
      await until(() => weights.at(-1) === 'stable 480.0 g', 'the load', () => weights.slice(-3))
      await bench.order({ order: 'unplug', device: 'serial scale' })
      await until(() => scale.status.state === 'absent', 'the unplug to be noticed', () => scale.status)
      await scale.stop()
    },
  },
]
