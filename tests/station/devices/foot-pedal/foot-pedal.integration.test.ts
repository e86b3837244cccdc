import { afterEach, expect, it } from 'vitest'
import type { PedalPress } from '../../../../electron/station/devices/device'
import { createFootPedal } from '../../../../electron/station/devices/foot-pedal/line-foot-pedal'
import { transportForAddress } from '../../../../electron/station/devices/transports/transport-for-address'
import { openHidWire, openWire } from '../../../../electron/station/devices/wires/open-wire'
import { devicePorts } from '../support/ports'
import { pass, until } from '../support/until'

const opened: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close()
})

it.each(['reports', 'characters'] as const)('announces each press once and survives a pulled cable (%s)', async (sends) => {
  const ports = devicePorts()
  const wire = sends === 'reports' ? await openHidWire() : await openWire('pedal', ports.log)
  const [down, up] = sends === 'reports' ? [Uint8Array.of(0, 0, 0x28, 0, 0, 0, 0, 0), new Uint8Array(8)] : [Uint8Array.of(0x41), Uint8Array.of(0x0d)]
  const pedal = createFootPedal({ deviceId: 'pedal', address: wire.address, simulated: true }, transportForAddress(wire.address), ports, sends)
  const presses: PedalPress[] = []
  pedal.onPress((press) => presses.push(press))
  opened.push(() => wire.close(), () => pedal.stop())
  pedal.start()
  const isReady = () => until(() => pedal.status.state === 'ready', 'ready', () => pedal.status)
  await isReady()
  wire.write(down)
  wire.write(up)
  await until(() => presses.length === 1, 'one press', () => presses)
  await wire.unplug()
  await until(() => pedal.status.state === 'absent', 'absent', () => pedal.status)
  await wire.plug()
  await isReady()
  await pass(200)
  wire.write(down)
  await until(() => presses.length === 2, 'two presses', () => presses)
  expect(presses).toMatchObject([{ deviceId: 'pedal', key: 0 }, { deviceId: 'pedal', key: 0 }])
  expect(pedal.status).toMatchObject({ role: 'pedal', lastSaid: '1' })
})
