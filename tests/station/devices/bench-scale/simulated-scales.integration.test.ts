import type { WeightReading } from '@shared/domain/reading'
import { afterEach, describe, expect, it } from 'vitest'
import { createBenchScale, scaleTimingsOf } from '../../../../electron/station/devices/bench-scale/bench-scale'
import { scaleProtocols } from '../../../../electron/station/devices/bench-scale/scale-protocols'
import { createSimulatedBenchScale, simulatedScaleOptions, type SimulatedScaleOptions } from '../../../../electron/station/devices/bench-scale/simulated-bench-scale'
import { transportForAddress } from '../../../../electron/station/devices/transports/transport-for-address'
import { openTcpWire } from '../../../../electron/station/devices/wires/tcp-wire'
import { devicePorts } from '../support/ports'
import { until } from '../support/until'

const opened: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close()
})

/** The driver of the station at one end, a simulated scale at the other. */
async function bench(name: string, options: Partial<SimulatedScaleOptions> = {}) {
  const protocol = scaleProtocols.find((known) => known.name === name)
  if (protocol === undefined) throw new Error(`no protocol ${name}`)
  const ports = devicePorts()
  const wire = await openTcpWire()
  const simulated = createSimulatedBenchScale(wire, ports, { ...simulatedScaleOptions, protocol: name, settleMs: 50, streamEveryMs: 40, ...options })
  const identity = { deviceId: name, address: wire.address, simulated: true, ...(!protocol.hasUnit && { profile: { unit: name === 'dibal-dpos' ? ('kg' as const) : ('g' as const) } }) }
  const timings = { ...scaleTimingsOf(protocol), answerTimeoutMs: 500, syncTimeoutMs: 200, quietMs: 50, silentAfterMs: 1_000 }
  const driver = createBenchScale(identity, protocol, transportForAddress(wire.address), ports, timings)
  const weights: WeightReading[] = []
  driver.onWeight((reading) => weights.push(reading))
  opened.push(() => simulated.close(), () => driver.stop())
  driver.start()
  const shows = (grams: number) => until(() => weights.at(-1)?.stability === 'stable' && weights.at(-1)?.grams === grams, `${name}: ${grams} g`, () => [driver.status, weights.slice(-3)])
  return { driver, simulated, weights, shows }
}

const serial = scaleProtocols.map(({ name }) => name).filter((name) => name !== 'hid-scale')

describe('simulated scales', () => {
  it('of every serial protocol are weighed on by the real driver, and numbers come out as they lie on the pan', async () => {
    await Promise.all(
      serial.map(async (name) => {
        const { simulated, shows, weights } = await bench(name)
        simulated.place(645)
        await shows(645)
        simulated.place(120)
        await shows(120)
        expect(weights.filter(({ stability }) => stability === 'stable').every(({ grams }) => [0, 645, 120].includes(grams ?? 0)), name).toBe(true)
      }),
    )
  })

  it.each(['garbage', 'half-frames', 'wrong-parity'] as const)('with the fault %s give no number that does not lie on the pan', async (fault) => {
    await Promise.all(
      ['mt-sics', 'generic', 'toledo-continuous', 'sma', 'nci-scp01', 'cas-22', 'ohaus-defender'].map(async (name) => {
        const { simulated, shows, weights } = await bench(name)
        simulated.place(645)
        await shows(645)
        weights.length = 0
        simulated.setFault(fault)
        await simulated.play([{ afterMs: 300, do: 'fault', fault: null }, { afterMs: 0, do: 'place', grams: 120 }])
        await shows(120)
        expect(weights.filter(({ stability }) => stability === 'stable').every(({ grams }) => grams === 645 || grams === 120), name).toBe(true)
      }),
    )
  })

  it('play a script: a load, silence, an overload with digits, another unit', async () => {
    const { simulated, driver, weights, shows } = await bench('and')
    simulated.place(645)
    await shows(645)
    await simulated.play([{ afterMs: 0, do: 'fault', fault: 'overload' }])
    await until(() => weights.at(-1)?.stability === 'over', 'over', () => weights.at(-1))
    expect(weights.at(-1)).toMatchObject({ grams: null })
    await simulated.play([{ afterMs: 0, do: 'fault', fault: 'unit-flip' }])
    await until(() => weights.at(-1)?.unit === 'oz', 'oz', () => weights.at(-1))
    await simulated.play([{ afterMs: 0, do: 'mute', isMute: true }])
    await until(() => driver.status.state === 'silent', 'silent', () => driver.status)
  })

  it('take zero and tare, at rest only', async () => {
    const { simulated, shows } = await bench('mt-sics')
    simulated.place(200)
    await shows(200)
    simulated.powerCycle()
    await shows(0)
    simulated.place(845)
    await shows(645)
  })
})
