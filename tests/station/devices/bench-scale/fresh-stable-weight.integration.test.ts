import type { WeightReading } from '@shared/domain/reading'
import { afterEach, describe, expect, it } from 'vitest'
import { createBenchScale, scaleTimingsOf, type ScaleTimings } from '../../../../electron/station/devices/bench-scale/bench-scale'
import { scaleProtocolNamed } from '../../../../electron/station/devices/bench-scale/scale-protocols'
import { benchScaleLimits, judgeWeight } from '../../../../electron/station/devices/bench-scale/settled-weight'
import { createSimulatedBenchScale, simulatedScaleOptions } from '../../../../electron/station/devices/bench-scale/simulated-bench-scale'
import { transportForAddress } from '../../../../electron/station/devices/transports/transport-for-address'
import { openHidWire, openWire } from '../../../../electron/station/devices/wires/open-wire'
import { createWeighing } from '../../../../electron/station/handlers/weighing'
import { openStoreBench } from '../../support/store-bench'
import { devicePorts } from '../support/ports'
import { until } from '../support/until'

const opened: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close()
})

function driverAt(address: string, protocolName: string, timings: Partial<ScaleTimings> = {}) {
  const protocol = scaleProtocolNamed(protocolName)!
  const profile = protocol.hasUnit ? undefined : { unit: 'kg' as const }
  const driver = createBenchScale({ deviceId: 'scale', address, simulated: true, profile }, protocol, transportForAddress(address), devicePorts(), { ...scaleTimingsOf(protocol), ...timings })
  const weights: WeightReading[] = []
  driver.onWeight((reading) => weights.push(reading))
  opened.push(() => driver.stop())
  driver.start()
  const judge = (placedAfter = 0) => {
    const reading = weights.at(-1)
    if (reading === undefined) return 'no reading yet'
    const judged = judgeWeight({ reading, pan: driver.pan, placedAfter, now: Date.now(), limits: benchScaleLimits })
    return judged.ok ? judged.value : judged.failure.kind
  }
  const judged = (verdict: number | string, placedAfter = 0) => until(() => judge(placedAfter) === verdict, `the verdict ${verdict}`, () => [judge(placedAfter), weights.slice(-2), driver.pan, driver.status.state])
  const ready = () => until(() => driver.status.state === 'ready', 'the scale to be ready', () => driver.status)
  return { driver, weights, judge, judged, ready }
}

/** Reports of a HID scale, byte by byte: status, then ounces with one decimal or grams. */
const ounces = (status: number, tenths: number) => Uint8Array.of(3, status, 11, 0xff, tenths & 0xff, tenths >> 8)
const grams = (status: number, whole: number) => Uint8Array.of(3, status, 2, 0, whole & 0xff, whole >> 8)
const [atZero, atRest, underZero] = [2, 4, 5]

async function hidScale() {
  const wire = await openHidWire()
  opened.push(() => wire.close())
  let report: Uint8Array = grams(atZero, 0)
  const stream = setInterval(() => wire.write(report), 30)
  opened.push(async () => clearInterval(stream))
  return { wire, says: (next: Uint8Array) => (report = next) }
}

function block(durationMs: number): void {
  const end = performance.now() + durationMs
  while (performance.now() < end) Math.sqrt(end)
}

describe('Fresh stable weight', () => {
  it('is never put together of a broken report and the next one', async () => {
    const { wire, says } = await hidScale()
    const { driver, weights } = driverAt(wire.address, 'hid-scale')
    await until(() => driver.pan.zeroSeen, 'zero', () => driver.pan)
    const broken = grams(atRest, 3)
    for (let length = 1; length < broken.length; length += 1) wire.write(broken.subarray(0, length))
    says(grams(atRest, 300))
    await until(() => weights.at(-1)?.grams === 300, 'the whole report', () => weights.slice(-3))
    expect(new Set(weights.map((reading) => reading.grams))).toEqual(new Set([0, 300]))
    expect(driver.counters.framesInvalid).toBe(broken.length - 1)
  })

  it('is none of those that waited while the loop was blocked: flood of 1,000 reports, item placed meanwhile', async () => {
    const { wire, says } = await hidScale()
    const { driver, weights, judged } = driverAt(wire.address, 'hid-scale')
    await until(() => driver.pan.zeroSeen, 'zero', () => driver.pan)
    says(grams(atRest, 300))
    await judged(300)
    const before = weights.length
    let newestPlacement = 0
    const taken: (string | number)[] = []
    driver.onWeight((reading) => {
      if (newestPlacement === 0) return
      const verdict = judgeWeight({ reading, pan: driver.pan, placedAfter: newestPlacement, now: Date.now(), limits: benchScaleLimits })
      taken.push(verdict.ok ? verdict.value : verdict.failure.kind)
    })
    for (let index = 0; index < 1_000; index += 1) wire.write(grams(atRest, 300))
    says(grams(atRest, 500))
    block(500)
    // The old load was 300 g; the new one was put down just now. What the 1,000 reports say is older than that.
    newestPlacement = Date.now()
    await judged(500, newestPlacement)
    expect(taken).not.toContain(300)
    expect(weights.length - before, 'of those that waited only the newest is announced').toBeLessThan(50)
  })

  it('is none of before the opening: the first report is discarded', async () => {
    const wire = await openHidWire()
    opened.push(() => wire.close())
    const { driver, weights } = driverAt(wire.address, 'hid-scale')
    // A report now and then, so that each is heard alone: 777 is what the buffer held.
    let next = 777
    const stream = setInterval(() => {
      wire.write(grams(atRest, next))
      next = driver.status.state === 'ready' ? 300 : next
    }, 60)
    opened.push(async () => clearInterval(stream))
    await until(() => weights.some(({ grams: value }) => value === 300), 'a weight', () => driver.status)
    expect(weights.filter(({ grams: value }) => value === 777).length).toBeLessThanOrEqual(2)
  })

  it('wants zero again after the scale slept with 2 oz on, and no more when the 2 oz were lifted', async () => {
    const { wire, says } = await hidScale()
    const { driver, judge, judged, ready } = driverAt(wire.address, 'hid-scale')
    says(ounces(atZero, 0))
    await until(() => driver.pan.zeroSeen, 'zero', () => driver.pan)
    says(ounces(atRest, 20))
    await judged(57)
    // It switches itself off, and takes the 2 oz for nothing when it comes back.
    await wire.unplug()
    await until(() => driver.status.state === 'absent', 'the sleep')
    says(ounces(atZero, 0))
    await wire.plug()
    await ready()
    await until(() => driver.pan.zeroSeen, 'its zero', () => driver.pan)
    expect(driver.pan.zeroDoubtful).toBe(true)
    // Lifting the 2 oz shows it: 80 oz put down now would be weighed 2 oz too light.
    says(ounces(underZero, 20))
    await until(() => !driver.pan.zeroSeen, 'the doubt', () => driver.pan)
    says(ounces(atRest, 780))
    await judged('zero-not-seen')
    says(ounces(atZero, 0))
    await until(() => driver.pan.zeroSeen, 'the empty pan', () => driver.pan)
    says(ounces(atRest, 800))
    await judged(2_268)
    expect(judge(Date.now() + 1)).toBe('before-placed')
  })

  it('refuses and explains status 2 with a weight, and a unit that changes under way', async () => {
    const { wire, says } = await hidScale()
    const { driver, judged } = driverAt(wire.address, 'hid-scale')
    await until(() => driver.pan.zeroSeen, 'zero', () => driver.pan)
    says(grams(atZero, 160))
    await judged('contradiction')
    says(grams(atRest, 160))
    await judged(160)
    says(ounces(atRest, 56))
    await judged('unit-changed')
    says(ounces(atZero, 0))
    await until(() => driver.pan.zeroSeen, 'zero in ounces', () => driver.pan)
    says(ounces(atRest, 56))
    await judged(159)
  })

  it('is never an answer that came too late, also where the protocol has no mark', async () => {
    const ports = devicePorts()
    const wire = await openWire('scale', ports.log)
    opened.push(() => wire.close())
    let answer = '\x0200.000\r'
    let delayMs = 0
    wire.onBytes(() => {
      const text = answer
      setTimeout(() => wire.write(Buffer.from(text, 'latin1')), delayMs)
    })
    const { driver, weights, judged } = driverAt(wire.address, 'toledo-8217', { answerTimeoutMs: 300, quietMs: 150, silentAfterMs: 60_000 })
    await until(() => driver.pan.zeroSeen, 'zero', () => driver.pan)
    answer = '\x0200.300\r'
    await judged(300)
    // This answer leaves after the driver has given it up, and the load changes meanwhile.
    const seen = weights.length
    delayMs = 500
    await until(() => driver.counters.framesUnasked > 0, 'the late answer', () => driver.counters)
    answer = '\x0200.800\r'
    delayMs = 0
    const placedAt = Date.now()
    await judged(800, placedAt)
    const after = weights.slice(seen).filter(({ readAt }) => readAt >= placedAt)
    expect(after.every(({ grams: value }) => value === 800), JSON.stringify(after)).toBe(true)
  })

  it.each([-3_600_000, 3_600_000])('is taken again after the clock jumped by %i ms, and never from before the jump', async (jumpMs) => {
    const desk = await openStoreBench()
    desk.goTo('weigh')
    const ports = devicePorts()
    let offsetMs = 0
    const clock = { now: () => Date.now() + offsetMs }
    const wire = await openWire('scale', ports.log)
    const scale = createSimulatedBenchScale(wire, ports, { ...simulatedScaleOptions, settleMs: 0 })
    opened.push(() => scale.close())
    const protocol = scaleProtocolNamed('mt-sics')!
    const driver = createBenchScale({ deviceId: 'scale', address: wire.address, simulated: true }, protocol, transportForAddress(wire.address), { ...ports, clock })
    const weighing = createWeighing({ bench: desk.bench, clock, log: ports.log, scale: () => driver })
    opened.push(() => driver.stop())
    driver.start()
    await until(() => driver.pan.zeroSeen, 'zero', () => driver.pan)
    let readAtFirst = 0
    driver.onWeight((reading) => {
      if (weighing.onReading(reading).answer?.kind === 'unit-weighed') readAtFirst = reading.readAt
    })
    scale.place(310)
    offsetMs = jumpMs
    const jumpedAt = clock.now()
    // Nobody can tell a jump from a sleep: the pan has to be seen empty once more, then all goes on.
    await until(() => !driver.pan.zeroSeen && driver.pan.stableGrams === 310, 'zero to be asked for', () => [driver.pan, readAtFirst])
    scale.remove()
    await until(() => driver.pan.zeroSeen, 'zero again', () => driver.pan)
    scale.place(310)
    await until(() => readAtFirst !== 0, 'the weight to be recorded', () => [driver.pan, driver.status])
    expect(readAtFirst).toBeGreaterThanOrEqual(jumpedAt)
    expect(desk.bench.unitInHand()?.weightGrams).toBe(310)
  })

  it('is in the journal soon after the scale says stable (the budget is 100 ms; the measure is printed)', async () => {
    const desk = await openStoreBench()
    desk.goTo('weigh')
    const ports = devicePorts()
    const wire = await openWire('scale', ports.log)
    let stableAt = 0
    const watched = {
      ...wire,
      address: wire.address,
      write(bytes: Uint8Array) {
        if (stableAt === 0 && /^S S +310\.0 g/.test(Buffer.from(bytes).toString('latin1'))) stableAt = performance.now()
        wire.write(bytes)
      },
    }
    const scale = createSimulatedBenchScale(watched, ports, { ...simulatedScaleOptions, settleMs: 200 })
    opened.push(() => scale.close())
    const { driver } = driverAt(wire.address, 'mt-sics')
    const weighing = createWeighing({ bench: desk.bench, clock: ports.clock, log: ports.log, scale: () => driver })
    let recordedAt = 0
    driver.onWeight((reading) => {
      if (weighing.onReading(reading).answer?.kind === 'unit-weighed') recordedAt = performance.now()
    })
    await until(() => driver.pan.zeroSeen, 'zero', () => driver.pan)
    scale.place(310)
    await until(() => recordedAt !== 0, 'the weight in the journal', () => [driver.pan, driver.status])
    expect(stableAt).toBeGreaterThan(0)
    console.info(`weight in the journal ${Math.round(recordedAt - stableAt)} ms after the scale said stable (budget 100 ms)`)
  })
})
