import type { BenchAnswer } from '@shared/contract/bench-view'
import { ok } from '@shared/domain/result'
import { act, screen } from '@testing-library/react'
import { beforeAll, expect, test } from 'vitest'
import { openLiveBench, type LiveBench } from '../support/bench-hands'
import { PANELS } from '../support/bench-rows'
import { CODES, prepareLiveStations } from '../support/live-station'
import { echo, openTestApp, plain } from '../support/open-app'
import { view } from '../support/sample-views'

beforeAll(prepareLiveStations)

const COMPARED: BenchAnswer = {
  signal: 'ok', kind: 'tags-compared', text: '3034', words: null, at: 0, facts: { read: 5, seen: 2, missing: 1, foreign: 3 },
  tags: [{ finding: 'seen', title: 'Headphones', count: 2 }, { finding: 'missing', title: 'Desk lamp', count: 1 }, { finding: 'foreign', title: 'Trimmer set', count: 1 }],
}

test('the list of the tags says numbers first, and stays until the next scan', async () => {
  const app = await openTestApp({}, (station) => {
    station.show(view('scanUnit'))
    station.on('bench.view', () => ok(view('scanUnit')))
    station.on('bench.scan', ({ text }) => ok(text === COMPARED.text ? COMPARED : { ...COMPARED, kind: 'unit-wanted', signal: 'ask', facts: {}, tags: undefined, text }))
  })
  await app.scan(COMPARED.text)
  const list = () => screen.queryByTestId('tag-list')
  expect([...(list()?.children ?? [])].map(plain)).toEqual(['2 seen2 × Headphones', '1 missing1 × Desk lamp', '3 foreign1 × Trimmer setand 2 more'])
  expect(echo()).toContain('2 seen, 1 missing, 3 foreign')
  await app.settle()
  expect(list()).not.toBeNull()
  await app.scan('X')
  expect(list()).toBeNull()
})

/** One panel for each kind of step. */
const PANELS_OF_A_KIND = [...new Map(PANELS.map((row) => [row.panel.split('/')[0], row])).values()]

/** What is recorded only of what was read or weighed. */
const NEEDS_A_CODE = ['operatorSignedIn', 'parcelReceived', 'unitIdentified', 'unitWeighed', 'labelScannedBack', 'unitPlaced'] as const

async function pressPedal(bench: LiveBench): Promise<void> {
  act(() => bench.app.station.announce('pedalPressed', { deviceId: 'pedal', key: 0, at: 0 }))
  await bench.app.settle()
  await bench.live.printed()
  await bench.app.settle()
}

test('a press of the pedal is NEXT where a step takes NEXT', async () => {
  const bench = await openLiveBench(({ bench: { scan } }) => {
    scan(CODES.dana)
    scan(CODES.parcel)
  })
  await pressPedal(bench)
  expect(bench.app.benchAsked()).toEqual(['NEXT'])
  expect(bench.sees()).toMatchObject({ step: 'confirm/close-incomplete', entries: [] })
})

test.each(PANELS_OF_A_KIND)('at $panel a press of the pedal books nothing that needs a code', async ({ reach }) => {
  const bench = await openLiveBench(reach)
  await pressPedal(bench)
  expect(bench.app.benchAsked().filter((asked) => asked !== 'NEXT')).toEqual([])
  for (const kind of NEEDS_A_CODE) expect(bench.sees().entries).not.toContain(kind)
  expect(bench.app.onFault).not.toHaveBeenCalled()
})
