import assert from 'node:assert/strict'
import { closeSync, constants, openSync } from 'node:fs'
import { pass, until } from '../../station/devices/support/until'
import type { GadgetSpec } from '../devices/usb-gadget'
import type { Scenario } from '../scenario'
import { nodesNow } from './nodes'
import { foundDevice, openStationDevices } from './station-devices'

const known: GadgetSpec = { vendorId: 0x0c2e, productId: 0x0b6a, product: 'Known Scanner', serialNumber: 'SC-7', kind: { serial: true } }
const twin: GadgetSpec = { vendorId: 0x05f9, productId: 0x4204, product: 'Twin Scanner', serialNumber: null, kind: { serial: true } }
const hex = (text: string): string => Buffer.from(text, 'latin1').toString('hex')

export const nameScenarios: readonly Scenario[] = [
  {
    name: 'plugged in again under another name it has its role again',
    async run(bench) {
      await bench.order({ order: 'create-gadget', device: 'known', port: 0, spec: known })
      await bench.order({ order: 'plug', device: 'known' })
      const { evidence } = await foundDevice('the scanner', ({ evidence: { serialNumber } }) => serialNumber === known.serialNumber)
      const station = openStationDevices([{ deviceId: 'scanner', role: 'scanner', protocol: 'serial-scanner', evidence, simulated: false }])
      await station.is('scanner', 'ready')
      // Whoever keeps the old node open keeps its name from being given out again.
      const held = openSync(evidence.port, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK)
      await bench.order({ order: 'unplug', device: 'known' })
      await station.is('scanner', 'absent')
      await bench.order({ order: 'plug', device: 'known' })
      await station.is('scanner', 'ready')
      const names = nodesNow('ttyACM')
      assert.ok(names.length === 1 && names[0] !== evidence.port, `another name than ${evidence.port}: ${names.join(' ')}`)
      await bench.order({ order: 'send', device: 'known', hex: [hex('RENAMED\r')], everyMs: 0 })
      await until(() => station.texts().includes('RENAMED'), 'a scan through the new name', station.texts)
      closeSync(held)
      await station.close()
      await bench.order({ order: 'unplug', device: 'known' })
    },
  },
  {
    name: 'twins without numbers: nobody guesses, the one that is used is the one',
    async run(bench) {
      await bench.order({ order: 'create-gadget', device: 'one twin', port: 0, spec: twin })
      await bench.order({ order: 'create-gadget', device: 'other twin', port: 1, spec: twin })
      await bench.order({ order: 'plug', device: 'one twin' })
      const { evidence } = await foundDevice('the first twin', ({ evidence: { vendorId } }) => vendorId === twin.vendorId)
      await bench.order({ order: 'plug', device: 'other twin' })
      await until(() => nodesNow('ttyACM').length === 2, 'both twins', () => nodesNow('ttyACM'))
      // Known from a socket in which neither of them is now.
      const moved = { ...evidence, topology: '9-9:1.0' }
      const station = openStationDevices([{ deviceId: 'scanner', role: 'scanner', protocol: 'serial-scanner', evidence: moved, simulated: false }])
      await station.is('scanner', 'twins')
      await pass(1_000)
      await bench.order({ order: 'send', device: 'other twin', hex: [hex('THE-OTHER\r')], everyMs: 0 })
      await until(() => station.texts().includes('THE-OTHER'), 'the scan that shows which one is meant', station.texts)
      await station.is('scanner', 'ready')
      await bench.order({ order: 'send', device: 'one twin', hex: [hex('NOT-MINE\r')], everyMs: 0 })
      await bench.order({ order: 'send', device: 'other twin', hex: [hex('MINE\r')], everyMs: 0 })
      await until(() => station.texts().includes('MINE'), 'a scan of the chosen one', station.texts)
      await pass(200)
      assert.deepEqual(station.texts(), ['THE-OTHER', 'MINE'])
      await station.close()
      await bench.order({ order: 'unplug', device: 'one twin' })
      await bench.order({ order: 'unplug', device: 'other twin' })
    },
  },
]
