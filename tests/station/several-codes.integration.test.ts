import type { ScanReading } from '@shared/domain/reading'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSampleStation, sampleBadges, type SampleStation } from '../support/sample-station'
import { until } from './devices/support/until'

let sample: SampleStation
const readings: ScanReading[] = []
beforeEach(async () => {
  readings.length = 0
  sample = await openSampleStation()
  sample.station.onMessage((message) => {
    if ('event' in message && message.event === 'scanRead') readings.push(message.payload as ScanReading)
  })
})
afterEach(() => sample.close())

/** Reads codes by one pull of the trigger of the HID POS scanner and takes each to the bench, as the window does. */
async function pull(codes: readonly { readonly text: string; readonly aim: string }[]): Promise<unknown[]> {
  readings.length = 0
  await sample.station.simulated?.hidScanner.scanTogether(codes)
  await until(() => readings.length === codes.length, `${codes.length} readings`, () => readings)
  const kinds: unknown[] = []
  for (const { text, aim, source, deviceId, readAt } of readings) {
    const answer = await sample.station.request('bench.scan', { text, aim, source, deviceId, readAt })
    kinds.push(answer.ok ? [answer.value.kind, answer.value.facts.other ?? null] : answer.failure.kind)
  }
  return kinds
}

test('several codes from one trigger: the one that the bench waits for wins, the others are shown and not booked', async () => {
  await sample.bench.scan(sampleBadges.dana)
  expect(await pull([{ text: 'ROUTE/77', aim: ']C0' }, { text: 'RMA-4720', aim: ']C0' }, { text: '9520000049355', aim: ']E0' }])).toEqual([['read-along', 'RMA-4720'], ['parcel-matched', null], ['read-along', 'RMA-4720']])
  expect(await pull([{ text: 'https://example.com/manual', aim: ']Q1' }, { text: '9520000049355', aim: ']E0' }, { text: 'SN-1', aim: ']C0' }])).toEqual([
    ['read-along', '9520000049355'], ['unit-identified', null], ['read-along', '9520000049355'],
  ])
  expect(sample.bench.view().trail.length).toBeGreaterThan(0)
})
