import assert from 'node:assert/strict'
import { createConnectedLabelPrinter, printerTimings } from '../../../electron/station/devices/label-printer/connected-label-printer'
import { transportForAddress } from '../../../electron/station/devices/transports/transport-for-address'
import { devicePorts } from '../../station/devices/support/ports'
import { pass, until } from '../../station/devices/support/until'
import type { GadgetSpec } from '../devices/usb-gadget'
import { measured, type Scenario } from '../scenario'
import { appeared, openFiles, printerNodes } from './nodes'

const zplPrinter: GadgetSpec = { vendorId: 0x0a5f, productId: 0x0166, product: 'Bench Label Printer', serialNumber: 'LP-1', kind: { printerId: 'MFG:Zebra;CMD:ZPL;MDL:Bench;' } }
const label = (name: string, fillers = 20) => ({ jobId: name, bytes: Buffer.from(`^XA^FO9,9^FD${name}^FS${'^FX filler^FS'.repeat(fillers)}^XZ\r\n`) })
const named = (zpl: string): string => /\^FD([^^]*)\^FS/.exec(zpl)?.[1] ?? ''
const patient = { ...printerTimings, answerTimeoutMs: 2_000, settleTimeoutMs: 1_000, probeEveryMs: 300 }

export const printerScenarios: readonly Scenario[] = [
  {
    name: '"Half-label recovery": a label printer on USB prints with proof, is unplugged in the middle of a write, and is clean when it is plugged in again',
    async run(bench) {
      await bench.order({ order: 'create-gadget', device: 'printer', port: 0, spec: zplPrinter })
      await bench.order({ order: 'be-zpl-printer', device: 'printer' })
      await bench.order({ order: 'plug', device: 'printer' })
      const path = await appeared('a printer node', printerNodes)
      const printer = createConnectedLabelPrinter('zpl', { deviceId: 'printer', address: `usb:${path}`, simulated: false }, transportForAddress(`usb:${path}`), devicePorts(), patient)
      printer.start()
      await until(() => printer.status.state === 'ready', 'the printer to be ready', () => printer.status)
      await pass(300)
      const printedAt = performance.now()
      assert.deepEqual(await printer.print(label('one')).then((outcome) => (outcome.ok ? outcome.value.confirmed : outcome.failure)), true)
      measured('a label over USB, printed with proof', `${Math.round(performance.now() - printedAt)} ms`)
      const filesBefore = openFiles()

      // The printer stops reading in the middle of the label, so that it is on its way when the cable is pulled.
      await bench.order({ order: 'stall-in-label', device: 'printer' })
      const halfway = printer.print(label('pulled', 20_000))
      await until(() => printer.status.lastSaid !== null, 'the job to begin')
      await pass(600)
      const pulledAt = performance.now()
      await bench.order({ order: 'unplug', device: 'printer' })
      const pulled = await halfway
      measured('unplug in the middle of a label to its failure', `${Math.round(performance.now() - pulledAt)} ms, ${JSON.stringify(pulled.ok || pulled.failure)}`)
      assert.ok(!pulled.ok && pulled.failure.sentBytes > 0, JSON.stringify(pulled))
      await until(() => printer.status.state === 'absent', 'the unplug to be noticed', () => printer.status)

      await bench.order({ order: 'plug', device: 'printer' })
      await until(() => printer.status.state === 'ready', 'the printer to be back', () => printer.status)
      const last = await printer.print(label('last'))
      assert.ok(last.ok, JSON.stringify(last))
      const came = await bench.order({ order: 'received', device: 'printer' })
      const names = came.map(named)
      assert.equal(came.filter((zpl) => (zpl.match(/\^XA/g) ?? []).length > 1).length, 0, 'no label inside another')
      assert.deepEqual(names, ['one', 'last'])
      assert.ok(openFiles() <= filesBefore, `open files ${filesBefore}, then ${openFiles()}`)
      await printer.stop()
      await bench.order({ order: 'unplug', device: 'printer' })
    },
  },
]
