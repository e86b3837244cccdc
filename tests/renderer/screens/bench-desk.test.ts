import { ok } from '@shared/domain/result'
import { afterEach, expect, test } from 'vitest'
import { createBenchDesk, type BenchDesk } from '../../../renderer/screens/bench/bench-desk'
import type { BenchScreenState } from '../../../renderer/screens/bench/bench-state'
import { createStationClient } from '../../../renderer/station-client'
import { createFakeStation, type FakeStation } from '../support/fake-station'
import { ANSWERS, NOW, RMA, view } from '../support/sample-views'

interface Opened {
  readonly fake: FakeStation
  readonly desk: BenchDesk
  /** Every state that was drawn. */
  readonly drawn: BenchScreenState[]
}

const opened: BenchDesk[] = []
afterEach(() => {
  for (const desk of opened.splice(0)) desk.close()
})

function open(): Opened {
  const fake = createFakeStation()
  const station = createStationClient({ bridge: fake.bridge, onFault: (fault) => { throw fault } })
  const desk = createBenchDesk({ station, isScaleReady: () => true, onSignal: () => {}, now: () => NOW })
  opened.push(desk)
  const drawn: BenchScreenState[] = []
  desk.store.subscribe((state) => drawn.push(state))
  return { fake, desk, drawn }
}

const READING = { text: RMA, aim: null, source: 'typed' } as const
const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

test('a view that comes before its answer is shown together with it', async () => {
  const { fake, desk, drawn } = open()
  let give = (): void => {}
  fake.on('bench.scan', () => new Promise((resolve) => { give = () => resolve(ok(ANSWERS.kept)) }))
  const scanned = desk.scan(READING)
  await settled()
  fake.show(view('weigh'))
  expect(drawn).toEqual([])
  give()
  await scanned
  expect(drawn.at(-1)).toMatchObject({ view: { step: { kind: 'weigh' } }, newest: { answer: { kind: ANSWERS.kept.kind } } })
})

test('an answer that takes long does not hold its view back', async () => {
  const { fake, desk, drawn } = open()
  fake.on('bench.scan', () => new Promise((resolve) => setTimeout(() => resolve(ok(ANSWERS.kept)), 200)))
  const scanned = desk.scan(READING)
  await settled()
  fake.show(view('weigh'))
  await new Promise((resolve) => setTimeout(resolve, 120))
  expect(drawn.at(-1)).toMatchObject({ view: { step: { kind: 'weigh' } }, asked: RMA })
  await scanned
})

test('what changes by itself is shown at once', () => {
  const { fake, drawn } = open()
  fake.show(view('label'))
  expect(drawn.at(-1)?.view?.step.kind).toBe('label')
})
