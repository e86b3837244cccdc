import type { DeviceState } from '@shared/domain/device'
import type { WeightReading } from '@shared/domain/reading'
import { afterEach, describe, expect, it } from 'vitest'
import { createBenchScale, scaleTimingsOf, type ScaleTimings } from '../../../../electron/station/devices/bench-scale/bench-scale'
import { scaleProtocolNamed } from '../../../../electron/station/devices/bench-scale/scale-protocols'
import { benchScaleLimits, judgeWeight } from '../../../../electron/station/devices/bench-scale/settled-weight'
import { createSimulatedBenchScale, simulatedScaleOptions, type SimulatedScaleOptions } from '../../../../electron/station/devices/bench-scale/simulated-bench-scale'
import { transportForAddress } from '../../../../electron/station/devices/transports/transport-for-address'
import { openTcpWire } from '../../../../electron/station/devices/wires/tcp-wire'
import { openWire } from '../../../../electron/station/devices/wires/open-wire'
import { devicePorts } from '../support/ports'
import { until } from '../support/until'

const opened: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close()
})

/** The same as at a bench, only with less patience. */
const sics = scaleProtocolNamed('mt-sics')!
const timings: ScaleTimings = { ...scaleTimingsOf(sics), pollEveryMs: 50, answerTimeoutMs: 500, syncTimeoutMs: 300, silentAfterMs: 1_000 }

async function bench(options: Partial<SimulatedScaleOptions> = {}, onNetwork = false) {
  const ports = devicePorts()
  const wire = onNetwork ? await openTcpWire() : await openWire('scale', ports.log)
  const simulated = createSimulatedBenchScale(wire, ports, { ...simulatedScaleOptions, settleMs: 250, ...options })
  const driver = createBenchScale({ deviceId: 'scale', address: wire.address, simulated: true }, sics, transportForAddress(wire.address), ports, timings)
  const weights: WeightReading[] = []
  driver.onWeight((reading) => weights.push(reading))
  opened.push(() => simulated.close(), () => driver.stop())
  driver.start()
  const is = (state: DeviceState) => until(() => driver.status.state === state, state, () => driver.status)
  const newest = () => weights.at(-1)
  const shows = (stability: WeightReading['stability'], grams: number | null) =>
    until(() => newest()?.stability === stability && newest()?.grams === grams, `${stability} ${grams}`, () => weights.slice(-5))
  const judge = (placedAfter = 0) => {
    const reading = newest()
    if (reading === undefined) throw new Error('no reading yet')
    const judged = judgeWeight({ reading, pan: driver.pan, placedAfter, now: Date.now(), limits: benchScaleLimits })
    return judged.ok ? judged.value : judged.failure.kind
  }
  const mayRecord = (grams: number) => until(() => judge() === grams, `${grams} g to be recordable`, judge)
  return { driver, simulated, weights, newest, is, shows, judge, mayRecord }
}

describe('weighing', () => {
  it.each([
    ['a serial line', false],
    ['a serial device server', true],
  ])('over %s goes from zero over motion to a weight that may be recorded', async (_, onNetwork) => {
    const { simulated, weights, newest, is, shows, mayRecord } = await bench({}, onNetwork)
    await is('ready')
    await shows('stable', 0)
    const placedAt = Date.now()
    simulated.place(1_235)
    await mayRecord(1_235)
    expect(weights.some((reading) => reading.stability === 'moving')).toBe(true)
    expect(newest()).toMatchObject({ decimal: '1235.0', unit: 'g', deviceId: 'scale', frame: 'S S     1235.0 g' })
    expect(newest()?.readAt).toBeGreaterThanOrEqual(placedAt)
  })

  it('keeps the decimal text, whatever the unit', async () => {
    const { simulated, newest, shows } = await bench({ unit: 'kg' })
    await shows('stable', 0)
    simulated.place(1_005)
    await shows('stable', 1_005)
    expect(newest()).toMatchObject({ decimal: '1.005', unit: 'kg', frame: 'S S      1.005 kg' })
  })

  it('records a load once, and the next one after the pan was seen to change', async () => {
    const { driver, simulated, newest, shows, judge, mayRecord } = await bench()
    await shows('stable', 0)
    simulated.place(500)
    await mayRecord(500)
    driver.recorded(newest()!)
    expect(judge()).toBe('same-load')
    simulated.remove()
    await shows('stable', 0)
    simulated.place(500)
    await mayRecord(500)
  })

  it('says over and under, without a value', async () => {
    const { simulated, newest, shows } = await bench({ settleMs: 0 })
    await shows('stable', 0)
    simulated.place(40_000)
    await shows('over', null)
    expect(newest()).toMatchObject({ decimal: '', grams: null })
    simulated.powerCycle()
    simulated.remove()
    await shows('under', null)
  })

  it('is not disturbed by a line that trickles', async () => {
    const { simulated, shows } = await bench({ bytePauseMs: 5 })
    await shows('stable', 0)
    simulated.place(777)
    await shows('stable', 777)
  })
})

describe('a scale that restarts', () => {
  it('took its load for zero: nothing may be recorded until it was seen empty', async () => {
    const { driver, simulated, is, shows, judge, mayRecord } = await bench({ settleMs: 0 })
    await shows('stable', 0)
    simulated.place(400)
    await mayRecord(400)
    simulated.powerCycle()
    await shows('stable', 0)
    simulated.remove()
    await shows('stable', -400)
    expect(driver.pan.zeroSeen).toBe(false)
    simulated.place(900)
    await shows('stable', 500)
    expect(judge()).toBe('zero-not-seen')
    simulated.remove()
    simulated.powerCycle()
    await shows('stable', 0)
    simulated.place(500)
    await mayRecord(500)
    await is('ready')
  })
})

describe('trouble', () => {
  it('is silence after a while, and over with the first answer', async () => {
    const { driver, simulated, is, shows } = await bench()
    await shows('stable', 0)
    simulated.setMute(true)
    await is('silent')
    expect(driver.status.detail).toBe('no valid answer for 1 s')
    simulated.setMute(false)
    await is('ready')
    simulated.place(250)
    await shows('stable', 250)
  })

  it('is a fault when the scale answers, but not in its language', async () => {
    const { driver, simulated, weights, is } = await bench()
    await is('ready')
    simulated.setMute(true)
    weights.length = 0
    const noise = setInterval(() => simulated.emit(Buffer.from('ST,GS,+  1.234kg\r\n')), 100)
    opened.push(async () => clearInterval(noise))
    await is('faulty')
    expect(driver.status.detail).toContain('ST,GS')
    expect(weights).toEqual([])
  })

  it('is unplugging, and after it zero has to be seen again', async () => {
    const { driver, simulated, is, shows, judge } = await bench({ settleMs: 0 })
    await shows('stable', 0)
    simulated.place(600)
    await shows('stable', 600)
    await simulated.unplug()
    await is('absent')
    expect(driver.pan.zeroSeen).toBe(false)
    await simulated.plug()
    await is('ready')
    await until(() => judge() === 'zero-not-seen', 'zero to be asked for', judge)
  })

  it('is an answer so late that it belongs to another question: it is thrown away', async () => {
    const { driver, simulated, weights, is, shows } = await bench({ settleMs: 0 })
    await shows('stable', 0)
    // The answer to a question of now leaves after the driver has given it up; the load changes meanwhile.
    simulated.change({ answerAfterMs: 700 })
    const seen = driver.counters.weights
    await until(() => driver.status.state !== 'ready' || driver.counters.framesUnasked > 0, 'the late answer', () => driver.counters)
    simulated.change({ answerAfterMs: 5 })
    simulated.place(800)
    await shows('stable', 800)
    await is('ready')
    const placed = weights.findIndex((reading, index) => index >= seen && reading.grams === 800)
    expect(weights.slice(placed).every((reading) => reading.grams === 800)).toBe(true)
    expect(driver.counters.framesUnasked).toBeGreaterThan(0)
  })

  it('ends with the driver: nothing is said after it stopped', async () => {
    const { driver, weights, shows } = await bench()
    await shows('stable', 0)
    await driver.stop()
    const { length } = weights
    await driver.stop()
    expect(weights).toHaveLength(length)
  })
})
