import type { DeviceProfile } from '@shared/domain/device-profile'
import type { DeviceState } from '@shared/domain/device'
import type { WeightReading } from '@shared/domain/reading'
import { SCALE_ADJUSTMENTS, type ScaleAdjustment } from '@shared/domain/scale-adjustment'
import { describe, it, type TestContext } from 'vitest'
import { adjustmentBytes } from '../../electron/station/devices/bench-scale/adjusting'
import { createBenchScale, scaleTimingsOf } from '../../electron/station/devices/bench-scale/bench-scale'
import { scaleProtocolNamed } from '../../electron/station/devices/bench-scale/scale-protocols'
import { benchScaleLimits, judgeWeight } from '../../electron/station/devices/bench-scale/settled-weight'
import { transportForAddress } from '../../electron/station/devices/transports/transport-for-address'
import { devicePorts } from '../station/devices/support/ports'
import { until } from '../station/devices/support/until'
import type { ScaleAtBench } from './spoken-scale'

/** A protocol, and a scale that speaks it. */
export interface ScaleKind {
  readonly protocol: string
  readonly profile?: DeviceProfile
  open(): Promise<{ readonly scale: ScaleAtBench; readonly address: string }>
  /** What its protocol can be told to do. */
  readonly adjusts: readonly ScaleAdjustment[]
}

/** As at a bench, only with less patience. */
const silentAfterMs = 1_000

/** The driver at a scale of this kind; both are given back when the test is over. Tests of one kind run side by side, so each has its own context. */
async function scaleAtBench({ protocol: name, profile, open }: ScaleKind, { onTestFinished }: Pick<TestContext, 'onTestFinished'>) {
  const protocol = scaleProtocolNamed(name)
  if (protocol === null) throw new Error(`no protocol ${name}`)
  const { scale, address } = await open()
  const timings = { ...scaleTimingsOf(protocol), answerTimeoutMs: 500, syncTimeoutMs: 300, quietMs: 100, silentAfterMs }
  const driver = createBenchScale({ deviceId: 'scale', address, simulated: true, profile }, protocol, transportForAddress(address), devicePorts(), timings)
  const weights: WeightReading[] = []
  driver.onWeight((reading) => weights.push(reading))
  onTestFinished(async () => {
    await driver.stop()
    await scale.close()
  })
  driver.start()
  const judge = (placedAfter = 0) => {
    const reading = weights.at(-1)
    if (reading === undefined) return 'no reading yet'
    const judged = judgeWeight({ reading, pan: driver.pan, placedAfter, now: Date.now(), limits: benchScaleLimits })
    return judged.ok ? judged.value : judged.failure.kind
  }
  return {
    driver, protocol, scale, weights, judge,
    is: (state: DeviceState) => until(() => driver.status.state === state, state, () => driver.status),
    judged: (verdict: number | string, placedAfter = 0) => until(() => judge(placedAfter) === verdict, `the verdict ${verdict}`, () => [judge(placedAfter), weights.slice(-2), driver.pan, driver.status]),
    empty: () => until(() => driver.pan.zeroSeen, 'the empty pan to be seen', () => [weights.slice(-2), driver.pan, driver.status]),
  }
}

/** What every driver of a scale promises, whatever the scale speaks. */
export function benchScaleSuite(kind: ScaleKind): void {
  describe.concurrent(`a scale that speaks ${kind.protocol}`, () => {
    it('goes from an empty pan over motion to a weight that may be recorded, once for each load', async ({ expect, onTestFinished }) => {
      const { driver, scale, weights, judged, empty } = await scaleAtBench(kind, { onTestFinished })
      await empty()
      const placedAt = Date.now()
      scale.place(1_235)
      await judged(1_235, placedAt)
      const reading = weights.at(-1)!
      expect(weights.some(({ stability }) => stability === 'moving')).toBe(true)
      expect(reading).toMatchObject({ grams: 1_235, stability: 'stable', net: false, trouble: null, deviceId: 'scale' })
      expect(reading.decimal).toMatch(/^1\.?235(\.0)?$/)
      expect(reading.frame).not.toBe('')
      expect(reading.readAt).toBeGreaterThanOrEqual(placedAt)
      driver.recorded(reading)
      await judged('same-load')
      scale.remove()
      await until(() => driver.pan.recordedGrams === null && driver.pan.stableGrams === 0, 'the load to leave', () => driver.pan)
      scale.place(640)
      await judged(640)
    })

    it('says when it holds too much', async ({ onTestFinished }) => {
      const { scale, judged, empty } = await scaleAtBench(kind, { onTestFinished })
      await empty()
      scale.place(45_000)
      await judged('over')
    })

    it('wants to be seen empty after it was unplugged with a load on', async ({ expect, onTestFinished }) => {
      const { scale, judged, is, empty, driver } = await scaleAtBench(kind, { onTestFinished })
      await empty()
      scale.place(700)
      await judged(700)
      await scale.unplug()
      await is('absent')
      expect(driver.pan.zeroSeen).toBe(false)
      await scale.plug()
      await is('ready')
      await judged('zero-not-seen')
      scale.remove()
      await empty()
      scale.place(700)
      await judged(700)
    })

    it('is told to be silent, and trusted again only after it was seen empty', async ({ onTestFinished }) => {
      const { scale, judged, is, empty } = await scaleAtBench(kind, { onTestFinished })
      await empty()
      scale.place(700)
      await judged(700)
      scale.setMute(true)
      await is('silent')
      scale.setMute(false)
      await is('ready')
      await judged('zero-not-seen')
    })

    it('gives no value for noise, and reads on behind it', async ({ expect, onTestFinished }) => {
      const { scale, weights, judged, empty } = await scaleAtBench(kind, { onTestFinished })
      await empty()
      scale.place(850)
      for (let burst = 0; burst < 5; burst += 1) {
        scale.emit(Uint8Array.from({ length: 24 }, (_, index) => (index * 97 + burst * 31 + 129) & 0xff))
        await new Promise((resolve) => setTimeout(resolve, 30))
      }
      await judged(850)
      const rested = weights.flatMap(({ grams, stability }) => (stability === 'stable' ? [grams] : []))
      expect(rested.every((grams) => grams === 0 || grams === 850), JSON.stringify(rested)).toBe(true)
    })

    it('does what its protocol can be told to do, and refuses the rest', async ({ expect, onTestFinished }) => {
      const { driver, protocol, scale, judged, empty, weights } = await scaleAtBench(kind, { onTestFinished })
      await empty()
      for (const adjustment of SCALE_ADJUSTMENTS.filter((candidate) => adjustmentBytes(protocol, candidate) === null)) {
        expect(await driver.adjust(adjustment), adjustment).toEqual({ ok: false, failure: 'not-offered' })
      }
      if (!kind.adjusts.includes('zero')) return
      scale.powerCycle()
      expect(await driver.adjust('zero')).toEqual({ ok: true, value: undefined })
      await empty()
      scale.place(500)
      await judged(500)
      if (!kind.adjusts.includes('tare')) return
      expect(await driver.adjust('tare')).toEqual({ ok: true, value: undefined })
      await empty()
      scale.place(800)
      await judged(300)
      expect(weights.at(-1)).toMatchObject({ grams: 300, net: true })
      expect(await driver.adjust('clear-tare')).toEqual({ ok: true, value: undefined })
      await until(() => weights.at(-1)?.grams === 800, 'all that lies there', () => weights.slice(-2))
      expect(weights.at(-1)).toMatchObject({ grams: 800, net: false })
      await judged('zero-not-seen')
    })
  })
}
