import { createSimulatedBenchScale, simulatedScaleOptions } from '../../electron/station/devices/bench-scale/simulated-bench-scale'
import { createSimulatedHidScale } from '../../electron/station/devices/bench-scale/simulated-hid-scale'
import { openHidWire, openWire } from '../../electron/station/devices/wires/open-wire'
import { devicePorts } from '../station/devices/support/ports'
import { benchScaleSuite, type ScaleKind } from './bench-scale.suite'
import { createSpokenScale, scaleVoices } from './spoken-scale'

const options = { ...simulatedScaleOptions, settleMs: 250 }

function spoken(protocol: string, kind: Pick<ScaleKind, 'adjusts' | 'profile'>): ScaleKind {
  return {
    protocol,
    ...kind,
    async open() {
      const voice = scaleVoices[protocol]
      if (!voice) throw new Error(`nothing speaks ${protocol}`)
      const wire = await openWire('scale', devicePorts().log)
      return { scale: createSpokenScale(wire, voice), address: wire.address }
    },
  }
}

const kinds: readonly ScaleKind[] = [
  {
    protocol: 'mt-sics',
    adjusts: ['zero', 'tare', 'clear-tare'],
    async open() {
      const ports = devicePorts()
      const scale = createSimulatedBenchScale(await openWire('scale', ports.log), ports, options)
      return { scale, address: scale.wire.address }
    },
  },
  {
    protocol: 'hid-scale',
    adjusts: ['zero'],
    async open() {
      const ports = devicePorts()
      const scale = createSimulatedHidScale(await openHidWire(), ports, options)
      return { scale, address: scale.wire.address }
    },
  },
  spoken('toledo-8217', { adjusts: ['zero'], profile: { unit: 'kg' } }),
  spoken('nci-scp01', { adjusts: ['zero'] }),
  spoken('adam-text', { adjusts: ['zero'] }),
  spoken('generic', { adjusts: [] }),
]

for (const kind of kinds) benchScaleSuite(kind)
