import { commandBarcode, type BenchCommand } from '@shared/domain/command-barcode'
import { screen } from '@testing-library/react'
import { beforeAll, describe, expect, test } from 'vitest'
import { openLiveBench, type Act, type LiveBench } from '../support/bench-hands'
import { PANELS } from '../support/bench-rows'
import { CODES, prepareLiveStations } from '../support/live-station'
import { plain } from '../support/open-app'

/* The line to the printer broke when some of a label had left: the bench asks a person, and prints no second one by itself. */

beforeAll(prepareLiveStations)

const reach = PANELS.find(({ panel }) => panel === 'label')?.reach ?? (() => undefined)

async function inDoubt(): Promise<{ readonly bench: LiveBench; readonly job: string; readonly lpn: string }> {
  const bench = await openLiveBench(reach, ['line'])
  const { label, unit } = bench.live.bench.view()
  const job = label?.job ?? ''
  expect(bench.sees()).toMatchObject({ step: 'label', prompt: `Did label ${job} come out?` })
  expect(plain(screen.getByRole('group', { name: `Did label ${job} come out?` }))).toContain('Yes, it is here')
  return { bench, job, lpn: unit?.lpn ?? '' }
}

const ways = (command: BenchCommand, key: string, touch: RegExp): readonly (readonly [string, Act])[] => [['scanner', { scan: commandBarcode(command) }], ['keyboard', { key }], ['touch', { touches: [touch] }]]

describe('a label of which nobody knows whether it came out', () => {
  test.each(ways('YES', '1', /^1 Yes/))('is there, says a person by %s: it waits for its scan, and nothing prints', async (_hand, act) => {
    const { bench, job, lpn } = await inDoubt()
    await bench.does(act)
    expect(bench.sees()).toMatchObject({ step: 'label', prompt: 'Stick the label, scan it', signal: 'ok', entries: ['labelJudged'] })
    expect(bench.live.store.bench.printJobsOf(`unit:${bench.live.bench.view().unit?.unitId ?? ''}`)).toMatchObject([{ state: 'printed', judgedBy: 'dana', attempts: 1 }])
    await bench.does({ scan: lpn })
    expect(bench.sees()).toMatchObject({ step: 'tote', entries: ['labelScannedBack'] })
    expect(job).toMatch(/^\w{4}-\w{4}$/)
  })

  test.each(ways('NO', '3', /^3 No/))('is not there, says a person by %s: the same job prints again, and is no reprint', async (_hand, act) => {
    const { bench, job } = await inDoubt()
    await bench.does(act)
    expect(bench.sees()).toMatchObject({ step: 'label', prompt: 'Stick the label, scan it', signal: 'ok', entries: ['labelJudged'] })
    expect(bench.live.bench.view().label).toMatchObject({ job, state: 'confirmed' })
    expect(bench.live.store.bench.printJobsOf(`unit:${bench.live.bench.view().unit?.unitId ?? ''}`)).toMatchObject([{ state: 'printed', attempts: 2, reprint: null }])
  })

  test('is scanned: then it came out, and nobody is asked any more', async () => {
    const { bench, lpn } = await inDoubt()
    await bench.does({ scan: lpn })
    expect(bench.sees()).toMatchObject({ step: 'tote', entries: ['labelScannedBack'] })
  })

  test('is not answered by a place without an answer, nor by another plate', async () => {
    const { bench } = await inDoubt()
    const head = bench.head()
    await bench.does({ key: '5' })
    await bench.does({ scan: CODES.toteA })
    expect(bench.sees()).toMatchObject({ step: 'label', entries: [] })
    expect(bench.head()).toBe(head)
  })

  test.each([['HOLD', { key: 'F2' }], ['UNDO', { key: 'F8' }]] as const)('does not stop %s', async (what, act) => {
    const { bench } = await inDoubt()
    await bench.does(act)
    expect(bench.sees()).toMatchObject(what === 'HOLD' ? { step: 'choose/hold-why' } : { step: 'question/box', signal: 'ok' })
  })

  test.each(ways('REPRINT', 'F6', /^Print/).slice(0, 2))('is printed anew by %s: that is a reprint with its reason', async (_hand, act) => {
    const { bench } = await inDoubt()
    await bench.does(act)
    expect(bench.sees()).toMatchObject({ step: 'label', entries: ['labelRequested'] })
    expect(bench.live.store.bench.printJobsOf(`unit:${bench.live.bench.view().unit?.unitId ?? ''}`)).toMatchObject([{ state: 'unknown' }, { state: 'printed', reprint: 'not-seen' }])
  })
})

describe('VOID LABEL', () => {
  test('makes the scan of the label a stop, until a new one is printed', async () => {
    const bench = await openLiveBench(reach)
    const lpn = bench.live.bench.view().unit?.lpn ?? ''
    await bench.does({ scan: commandBarcode('VOID LABEL') })
    expect(bench.sees()).toMatchObject({ step: 'label', prompt: 'This label is void', signal: 'ok', entries: ['labelVoided'] })
    await bench.does({ scan: lpn })
    expect(bench.sees()).toMatchObject({ step: 'label', signal: 'ask', entries: [] })
    await bench.does({ key: 'F6' })
    expect(bench.sees()).toMatchObject({ step: 'label', prompt: 'Stick the label, scan it', entries: ['labelRequested'] })
    await bench.does({ scan: lpn })
    expect(bench.sees()).toMatchObject({ step: 'tote', entries: ['labelScannedBack'] })
  })

  test('without a label is refused in words', async () => {
    const bench = await openLiveBench(() => undefined)
    await bench.does({ scan: CODES.dana })
    await bench.does({ scan: commandBarcode('VOID LABEL') })
    expect(bench.sees()).toMatchObject({ signal: 'ask' })
    expect(bench.sees().echo).toContain('no label to void')
  })
})
