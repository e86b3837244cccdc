import { EventEnvelopeSchema } from '@shared/contract/wire'
import type { BenchAnswer } from '@shared/contract/bench-view'
import type { ScanReading } from '@shared/domain/reading'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { join } from 'node:path'
import { loadSqlite } from '../../electron/station/store/load-sqlite'
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

/** What the journal holds of a kind, oldest first. */
function journalOf(kind: string): unknown[] {
  const database = new (loadSqlite())(join(sample.dir, 'store', 'journal.db'), { readonly: true })
  try {
    return database.prepare<[string], { payload: string }>('SELECT payload FROM entries WHERE kind = ? ORDER BY seq').all(kind).map(({ payload }): unknown => JSON.parse(payload))
  } finally {
    database.close()
  }
}

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
  expect(sample.bench.view().trail).toHaveLength(entries + 1)
  // Recorded once, however many tags of the round went to the bench, and again when the box shows something else.
  expect(journalOf('tagsCompared')).toMatchObject([{ read: 3, seen: 1, missing: 1, foreign: 2, rows: [{ finding: 'seen', count: 1 }, { finding: 'missing' }, { finding: 'foreign', count: 2 }] }])
  await readTags([tagOf(KETTLE, 1), tagOf(STRANGER, 2)])
  expect(journalOf('tagsCompared')).toMatchObject([{ read: 3 }, { read: 2, foreign: 1 }])
  // The code of the unit itself still takes it in.
  expect(await sample.bench.scan('9520000049355')).toMatchObject({ kind: 'unit-identified' })
})

test('one tag alone names its unit, as a code does', async () => {
  expect(await readTags([tagOf(KETTLE, 1)])).toMatchObject([{ kind: 'unit-identified' }])
  // With a unit in hand every tag is a witness for that one.
  expect(await readTags([tagOf(KETTLE, 7), tagOf(STRANGER, 8)])).toMatchObject([{ kind: 'tag-agrees' }, { kind: 'tag-contradicts' }])
  await new Promise((resolve) => setTimeout(resolve, 350))
  await readTags([tagOf(STRANGER, 8)])
  expect(journalOf('tagContradicted')).toEqual([{ gtin14: STRANGER, serial: '8', title: null }])
  // Witnesses are no steps: what is taken back is the unit.
  expect(await sample.station.request('bench.command', { command: 'UNDO' })).toMatchObject({ ok: true })
  expect(sample.bench.view().unit).toBeNull()
})
