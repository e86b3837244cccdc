import { EventEnvelopeSchema } from '@shared/contract/wire'
import type { BenchAnswer } from '@shared/contract/bench-view'
import type { ScanReading } from '@shared/domain/reading'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSampleStation, sampleBadges, type SampleStation } from '../support/sample-station'
import { tagOf } from '../support/radio-tags'
import { until } from './devices/support/until'

const KETTLE = '09520000049355'
const STRANGER = '09520000099992'

let sample: SampleStation
const readings: ScanReading[] = []
let entries = 0
beforeEach(async () => {
  readings.length = 0
  entries = 0
  sample = await openSampleStation()
  sample.station.onMessage((message) => {
    const event = EventEnvelopeSchema.safeParse(message)
    if (event.success && event.data.event === 'scanRead') readings.push(event.data.payload as ScanReading)
  })
  await sample.bench.scan(sampleBadges.dana)
  await sample.bench.scan('RMA-4720')
  entries = sample.bench.view().trail.length
})
afterEach(() => sample.close())

/** An RFID reader on the serial line gives its tags; each goes to the bench one after another, as the window takes them. */
async function readTags(tags: readonly string[]): Promise<BenchAnswer[]> {
  readings.length = 0
  sample.station.simulated?.scanner.emit(Buffer.from(tags.map((tag) => `${tag}\r\n`).join('')))
  await until(() => readings.length === tags.length, `${tags.length} readings`, () => readings)
  const answers: BenchAnswer[] = []
  for (const { text, aim, source, deviceId, readAt } of readings) {
    const answer = await sample.station.request('bench.scan', { text, aim, source, deviceId, readAt })
    if (!answer.ok) throw new Error(answer.failure.kind)
    answers.push(answer.value)
  }
  return answers
}

test('the tags of a whole box are compared with what is announced, and nothing is taken in', async () => {
  const answers = await readTags([tagOf(KETTLE, 1), tagOf(STRANGER, 2), tagOf(STRANGER, 3)])
  for (const answer of answers) expect(answer).toMatchObject({ signal: 'ok', kind: 'tags-compared', facts: { read: 3, seen: 1, missing: 1, foreign: 2 } })
  expect(answers[0]?.tags).toMatchObject([{ finding: 'seen', count: 1 }, { finding: 'missing', count: 1 }, { finding: 'foreign', title: '9520000099992', count: 2 }])
  expect(sample.bench.view()).toMatchObject({ step: { kind: 'scan-unit', unitsLeft: 2 }, unit: null })
  expect(sample.bench.view().trail).toHaveLength(entries)
  // The code of the unit itself still takes it in.
  expect(await sample.bench.scan('9520000049355')).toMatchObject({ kind: 'unit-identified' })
})

test('one tag alone names its unit, as a code does', async () => {
  expect(await readTags([tagOf(KETTLE, 1)])).toMatchObject([{ kind: 'unit-identified' }])
  // With a unit in hand every tag is a witness for that one.
  expect(await readTags([tagOf(KETTLE, 7), tagOf(STRANGER, 8)])).toMatchObject([{ kind: 'tag-agrees' }, { kind: 'tag-contradicts' }])
})
