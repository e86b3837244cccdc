import { makeLpn } from '@shared/domain/lpn'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openCommandStore } from '../../electron/cli/open-command-store'
import { placeUnits, type PlacedOptions, type PlacedTote } from '../support/placed-units'
import { openSampleStation, sampleBadges, type SampleStation } from '../support/sample-station'

/*
 * The relabel screen over the real store, journal, label maker and a simulated printer.
 */

const PRINT_TIMEOUT_MS = 10_000
const LOOK_AGAIN_MS = 10
const TOTE_OF = 50
/** Of the sample: it has a trade item number and a price. */
const RAIN_JACKET = 'TR-300'

let sample: SampleStation
afterEach(async () => {
  const { dir } = sample
  await sample.station.close()
  const store = openCommandStore(join(dir, 'store'))
  try {
    const [problem] = store.journal.verify().problems
    const { changed } = store.journal.rebuild()
    if (problem || changed > 0) throw new Error(`the projections are not what the entries tell: ${problem?.detail ?? `${changed} rows changed`}`)
  } finally {
    store.close()
  }
  await sample.close()
})

async function stationWith(options: PlacedOptions): Promise<PlacedTote> {
  sample = await openSampleStation()
  const { dir } = sample
  sample.bench.close()
  await sample.station.close()
  const placed = placeUnits(join(dir, 'store'), options)
  sample = await openSampleStation(dir)
  await sample.bench.scan(sampleBadges.dana)
  return placed
}

async function answerTo(asked: ReturnType<SampleStation['station']['request']>): Promise<{ kind: string; signal: string; facts: Record<string, unknown> }> {
  const answer = await asked
  if (!answer.ok) throw new Error(answer.failure.kind)
  return answer.value as { kind: string; signal: string; facts: Record<string, unknown> }
}

const scan = (text: string) => answerTo(sample.station.request('relabel.scan', { text }))
const command = (wanted: 'NEXT' | 'UNDO' | 'REPRINT' | 'HOLD' | 'ANSWER 1' | 'ANSWER 2' | 'ANSWER 3') => answerTo(sample.station.request('relabel.command', { command: wanted }))
async function view() {
  const asked = await sample.station.request('relabel.view', {})
  if (!asked.ok) throw new Error(asked.failure.kind)
  return asked.value
}

/** Waits until the label on its way came out; gives what its plate is. */
async function printed(): Promise<string> {
  const deadline = Date.now() + PRINT_TIMEOUT_MS
  for (;;) {
    const { current } = await view()
    if (current?.job.state === 'confirmed' || current?.job.state === 'sent') return current.newLpn ?? ''
    if (Date.now() > deadline) throw new Error(`no label came out: ${current?.job.state} ${current?.job.cause}`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  }
}

async function untilFailed(cause: string): Promise<void> {
  const deadline = Date.now() + PRINT_TIMEOUT_MS
  while ((await view()).current?.job.state !== 'failed' && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  expect((await view()).current?.job).toMatchObject({ state: 'failed', cause })
}

test('a tote of fifty units is worked off at two scans each, and every old plate is a stop everywhere', { timeout: 60_000 }, async () => {
  const { tote, units } = await stationWith({ count: TOTE_OF, body: 'Q50', disposition: 'quarantine', grade: 'C' })
  expect(await scan(tote)).toMatchObject({ kind: 'relabel-tote', facts: { count: TOTE_OF, left: TOTE_OF } })
  let scans = 0
  for (const [i, lpn] of units.entries()) {
    scans += 2
    expect(await scan(lpn)).toMatchObject({ kind: 'relabel-begun', facts: { label: 'quarantine', place: 1 } })
    expect((await view()).current).toMatchObject({ unit: { lpn, zone: 'Q' }, preview: { widthMm: 57 } })
    expect(await scan(await printed())).toMatchObject({ kind: 'unit-relabelled', facts: { oldCode: lpn, done: i + 1, of: TOTE_OF } })
  }
  expect(scans / TOTE_OF).toBeLessThanOrEqual(3)
  expect((await view()).tote).toMatchObject({ done: TOTE_OF, of: TOTE_OF, left: [] })
  const [old = ''] = units
  for (const answer of [await scan(old), await sample.bench.scan(old), await answerTo(sample.station.request('floor.scan', { text: old }))]) {
    expect(answer).toMatchObject({ kind: 'code-covered', signal: 'stop', facts: { oldCode: old, lpn: expect.stringMatching(/^U/) } })
  }
})

test('glass goods get a second label; no printer here has its size, so a ready one from the drawer is stuck on and seen', async () => {
  const { units } = await stationWith({ count: 1, body: 'Q54', disposition: 'quarantine', grade: 'C', title: 'Glass vase' })
  await scan(units[0] ?? '')
  expect(await scan(await printed())).toMatchObject({ kind: 'relabel-goes-on', facts: { label: 'handling', place: 2, of: 2 } })
  await untilFailed('printer-missing')
  expect((await view()).current).toMatchObject({ labels: [{ state: 'done' }, { state: 'now', byEye: true }], newLpn: null })
  expect(await command('NEXT')).toMatchObject({ kind: 'unit-relabelled' })
})

test('goods for sale carry price, item code and a plate of their own; without a catalogue they are refused with what is missing', async () => {
  const { tote, units } = await stationWith({ count: 2, body: 'B50', disposition: 'discount', grade: 'B', itemOf: (_store, n) => (n === 0 ? { sku: RAIN_JACKET } : null) })
  await scan(tote)
  expect(await scan(units[1] ?? '')).toMatchObject({ kind: 'relabel-missing', signal: 'ask', facts: { label: 'resale-condition', field: 'price' } })
  expect(await command('HOLD')).toMatchObject({ kind: 'unit-held', facts: { reason: 'question-open' } })
  expect((await view()).tote).toMatchObject({ done: 0, of: 1 })
  expect(await scan(units[0] ?? '')).toMatchObject({ kind: 'relabel-begun' })
  const fresh = await printed()
  expect(await scan(fresh)).toMatchObject({ kind: 'unit-relabelled', facts: { done: 1, of: 1 } })
})

test('a restart in the middle goes on with the label that was on its way, and the tote it belongs to', async () => {
  const { tote, units } = await stationWith({ count: 3, body: 'Q51', disposition: 'quarantine', grade: 'C' })
  await scan(tote)
  await scan(units[0] ?? '')
  const fresh = await printed()
  sample = await sample.restart()
  expect(await view()).toMatchObject({ tote: { name: 'Q-51', done: 0, of: 3 }, current: { unit: { lpn: units[0] }, newLpn: fresh, job: { state: 'confirmed' } } })
  await scan(fresh)
  sample = await sample.restart()
  expect(await view()).toMatchObject({ tote: { name: 'Q-51', done: 1, of: 3 }, current: null })
  expect(await scan(units[1] ?? '')).toMatchObject({ kind: 'relabel-begun' })
})

test('without a printer the label waits, and prints by itself when the printer is back', async () => {
  const { units } = await stationWith({ count: 1, body: 'Q52', disposition: 'quarantine', grade: 'C' })
  sample.station.simulated?.printer.switch({ isPaperOut: true })
  await scan(units[0] ?? '')
  await untilFailed('paper-out')
  sample.station.simulated?.printer.switch({ isPaperOut: false })
  expect(await scan(await printed())).toMatchObject({ kind: 'unit-relabelled' })
})

test('a location, a badge and nonsense are refused in words', async () => {
  await stationWith({ count: 1, body: 'Q53', disposition: 'quarantine', grade: 'C' })
  expect(await scan(makeLpn('location', 'TBQ0001'))).toMatchObject({ kind: 'relabel-wanted', signal: 'ask' })
  expect(await scan('4006381333931')).toMatchObject({ kind: 'relabel-wanted' })
  expect(await command('NEXT')).toMatchObject({ kind: 'relabel-wanted' })
  expect(await command('UNDO')).toMatchObject({ kind: 'nothing-to-undo' })
})
