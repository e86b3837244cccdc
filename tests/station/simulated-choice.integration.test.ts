import { events } from '@shared/contract/events'
import { EventEnvelopeSchema } from '@shared/contract/wire'
import type { SimulatedAct } from '@shared/contract/simulated-devices'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSampleStation, sampleBadges, type SampleStation } from '../support/sample-station'
import { until } from './devices/support/until'

let sample: SampleStation
let texts: string[] = []
let grams: (number | null)[] = []
let presses = 0
beforeEach(async () => {
  sample = await openSampleStation()
  listen()
})
afterEach(async () => {
  await sample.close()
})

function listen(): void {
  texts = []
  grams = []
  presses = 0
  sample.station.onMessage((message) => {
    const envelope = EventEnvelopeSchema.safeParse(message)
    if (!envelope.success) return
    if (envelope.data.event === 'scanRead') texts.push(events.scanRead.parse(envelope.data.payload).text)
    if (envelope.data.event === 'pedalPressed') presses += 1
    if (envelope.data.event === 'weightRead') {
      const read = events.weightRead.parse(envelope.data.payload)
      if (read.stability === 'stable') grams.push(read.grams)
    }
  })
}

const act = (wanted: SimulatedAct) => sample.station.request('simulated.act', wanted)
const view = async () => {
  const seen = await sample.station.request('simulated.view', {})
  if (!seen.ok) throw new Error(seen.failure.kind)
  return seen.value
}

test('the pedal is pressed, pulled and plugged in again; only a lead exchanges devices, and only for what there is', async () => {
  await act({ act: 'press' })
  await until(() => presses === 1, 'a press')
  await act({ act: 'pedal-cable', plugged: false })
  await act({ act: 'press' })
  expect(await view()).toMatchObject({ pedalPlugged: false })
  await act({ act: 'pedal-cable', plugged: true })
  await until(() => (void act({ act: 'press' }), presses >= 2), 'another press')
  expect(await act({ act: 'take-scale', protocol: 'ohaus' })).toMatchObject({ failure: { kind: 'sign-in-first' } })
  await sample.bench.scan(sampleBadges.dana)
  for (const wanted of [{ act: 'take-scale', protocol: 'ohaus' }, { act: 'take-scanner', scanner: 'hid-pos' }] as const) expect(await act(wanted)).toMatchObject({ failure: { kind: 'lead-only' } })
  await sample.bench.scan(sampleBadges.vera)
  expect(await act({ act: 'take-scale', protocol: 'zpl' })).toMatchObject({ failure: { kind: 'protocol-unknown' } })
  expect(await view()).toMatchObject({ scale: { protocol: 'mt-sics' }, scanner: { kind: 'serial-scanner' } })
})

test('the scale speaks another protocol, with faults to order, and still does after a restart', async () => {
  await sample.bench.scan(sampleBadges.vera)
  for (const protocol of ['toledo-8217', 'hid-scale', 'cas-22']) {
    expect(await act({ act: 'take-scale', protocol }), protocol).toMatchObject({ ok: true })
    expect(await view()).toMatchObject({ scale: { protocol, fault: null }, loadGrams: 0 })
    grams = []
    await until(() => grams.includes(0), `${protocol}: the empty pan`, () => grams)
    await act({ act: 'place', grams: 645 })
    await until(() => grams.at(-1) === 645, `${protocol}: 645 g`, () => grams)
    expect(grams.every((read) => read === 0 || read === 645), protocol).toBe(true)
  }
  grams = []
  await act({ act: 'scale-fault', fault: 'unit-flip' })
  expect(await view()).toMatchObject({ scale: { protocol: 'cas-22', fault: 'unit-flip' } })
  sample = await sample.restart()
  expect(await view()).toMatchObject({ scale: { protocol: 'cas-22', fault: null } })
})

test('every scanner in the hand reads the same code, and its faults never make another one', async () => {
  await sample.bench.scan(sampleBadges.vera)
  await new Promise((resolve) => setTimeout(resolve, 350))
  let number = 4711
  for (const [scanner, faults] of [['hid-pos', ['half']], ['keyboard', ['layout', 'slow']], ['serial-scanner', ['twice', 'noise']]] as const) {
    expect(await act({ act: 'take-scanner', scanner })).toMatchObject({ ok: true })
    for (const fault of [null, ...faults]) {
      await act({ act: 'scan-fault', fault })
      texts = []
      const text = `RMA-${number++}`
      await act({ act: 'scan', text })
      await act({ act: 'scan-fault', fault: null })
      await act({ act: 'scan', text: 'END-1' })
      await until(() => texts.includes('END-1'), `${scanner} ${fault}: the code after it`, () => texts)
      expect(texts.filter((read) => read !== 'END-1'), `${scanner} ${fault}`).toEqual(fault === 'half' || fault === 'noise' ? [] : [text])
      await new Promise((resolve) => setTimeout(resolve, 350))
    }
  }
})
