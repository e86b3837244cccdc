import { answerCommand, commandBarcode } from '@shared/domain/command-barcode'
import { CHOOSING_KINDS } from '@shared/domain/choosing'
import { PENDING_KINDS } from '@shared/domain/bench-state'
import { screen } from '@testing-library/react'
import { beforeAll, describe, expect, test } from 'vitest'
import { openLiveBench, type Act, type LiveBench } from '../support/bench-hands'
import { PANELS, type PanelRow, type Way } from '../support/bench-rows'
import { CODES, prepareLiveStations, type Missing } from '../support/live-station'
import { plain } from '../support/open-app'

/*
 * Every panel of the bench in the real window on the real decisions over a real store: by scanner, by keyboard, by touch,
 * refused, held, taken back, and without the device it lives on. The rows stand in bench-rows.ts.
 */

beforeAll(prepareLiveStations)

/** The way of a glove at the sign-in is name and PIN. */
const BY_NAME = [/^No badge/, /^1 Dana/, /^2$/, /^4$/, /^6$/, /^8$/, /^Sign in|^Enter/]

type Hand = 'scanner' | 'keyboard' | 'touch'

function actOf({ panel }: PanelRow, way: Way, hand: Hand, lpn: string): Act {
  if ('code' in way) {
    const code = way.code === 'own-label' ? lpn : way.code
    if (hand === 'touch') return panel === 'sign-in' ? { touches: BY_NAME } : { tap: code }
    return hand === 'scanner' ? { scan: code } : { type: code }
  }
  if ('place' in way) {
    if (hand === 'touch') return { touches: [new RegExp(`^${way.place} `)] }
    return hand === 'scanner' ? { scan: commandBarcode(answerCommand(way.place)) } : { key: String(way.place) }
  }
  if (hand === 'touch') return { touches: [way.touch] }
  return hand === 'scanner' ? { scan: commandBarcode(way.command) } : { key: way.key }
}

/** Plates of units are given in order; what matters is that one is named. */
const withoutPlates = (text: string) => text.replaceAll(/ ?U \w{6} \w{4} \w/g, '')

async function openAt(row: PanelRow, missing: readonly Missing[] = []): Promise<{ readonly bench: LiveBench; readonly lpn: string; readonly head: number }> {
  const bench = await openLiveBench(row.reach, missing)
  expect(bench.sees()).toMatchObject({ step: row.panel, prompt: row.asks, entries: [] })
  return { bench, lpn: bench.live.bench.view().unit?.lpn ?? '', head: bench.head() }
}

describe.each(PANELS)('$panel', (row) => {
  test.each<Hand>(['scanner', 'keyboard', 'touch'])('goes on by %s', async (hand) => {
    const { bench, lpn } = await openAt(row)
    await bench.does(actOf(row, row.by, hand, lpn))
    const [panel, prompt, echo, entries] = row.leadsTo
    const seen = bench.sees()
    expect(seen).toMatchObject({ step: panel, prompt, entries, signal: panel.startsWith('confirm/') ? 'ask' : 'ok' })
    // Signed in by name, the name is what was entered.
    expect(withoutPlates(seen.echo)).toBe(row.panel === 'sign-in' && hand === 'touch' ? 'Dana K.: Dana K. is signed in' : echo)
    expect(bench.app.onFault).not.toHaveBeenCalled()
  })

  test('refuses what does not belong here, and writes nothing', async () => {
    const { bench, head } = await openAt(row)
    const { code, to = row.panel, signal, prompt, echo } = row.refuses
    await bench.does({ scan: code })
    expect(bench.sees()).toEqual({ step: to, prompt, signal, echo, entries: [] })
    expect(bench.head()).toBe(head)
  })

  test('is held, or says that there is nothing to hold', async () => {
    const { bench, lpn, head } = await openAt(row)
    if (typeof row.hold === 'object' && 'refused' in row.hold) {
      await bench.does({ scan: commandBarcode('HOLD') })
      expect(bench.sees()).toMatchObject({ step: row.panel, signal: 'ask', echo: row.hold.refused, entries: [] })
      await bench.does({ key: 'F2' })
      expect(bench.head()).toBe(head)
      return
    }
    await bench.does({ key: 'F2' })
    if (row.hold === 'parcel') {
      expect(bench.sees()).toMatchObject({ step: 'scan-parcel', signal: 'ok', entries: ['parcelSetAside'] })
      await bench.does({ scan: CODES.parcel })
      expect(bench.sees()).toMatchObject({ step: row.panel, prompt: row.asks, signal: 'ok', entries: ['parcelResumed'] })
      return
    }
    if ('resumes' in row.hold) {
      expect(bench.sees()).toMatchObject({ step: 'choose/hold-why', prompt: 'Why is it set aside?', entries: [] })
      await bench.does({ key: '1' })
    }
    const resumesAt = 'twice' in row.hold ? row.hold.twice : row.hold.resumes
    // A unit that has no label yet gets its plate, or nobody could scan it again.
    const isLabelOut = resumesAt === 'label' || resumesAt === 'tote'
    expect(bench.sees()).toMatchObject({ step: 'scan-unit', signal: 'ok', entries: isLabelOut ? ['unitHeld'] : ['unitHeld', 'labelRequested'] })
    await bench.does({ scan: lpn })
    expect(bench.sees()).toMatchObject({ step: resumesAt, signal: 'ok', entries: ['unitResumed'] })
  })

  test('is taken back one step', async () => {
    const { bench } = await openAt(row)
    await bench.does({ key: 'F8' })
    const { to, signal, echo, voids } = row.undo
    const seen = bench.sees()
    expect(seen).toMatchObject({ step: to, signal, entries: Array.from({ length: voids }, () => 'entryVoided') })
    expect(withoutPlates(seen.echo)).toBe(echo)
  })

  test('goes on by keyboard while the scanner’s cable is out, and the strip says so', async () => {
    const { bench, lpn } = await openAt(row, ['scanner'])
    expect(plain(screen.getByRole('banner'))).toContain('Scanner Not there')
    await bench.does(actOf(row, row.by, 'keyboard', lpn))
    expect(bench.sees()).toMatchObject({ step: row.leadsTo[0], prompt: row.leadsTo[1], entries: row.leadsTo[3] })
  })
})

function rowOf(panel: string): PanelRow {
  const row = PANELS.find((candidate) => candidate.panel === panel)
  if (row === undefined) throw new Error(`no row is about ${panel}`)
  return row
}

test.each(['scan', 'key', 'touch'])('without a scale the unit goes on without weight, by %s', async (hand) => {
  const bench = await openLiveBench(rowOf('weigh').reach, ['scale'])
  expect(plain(screen.getByRole('banner'))).toContain('Scale Silent')
  expect(bench.sees().prompt).toBe('No scale: go on without weight')
  await bench.does(hand === 'scan' ? { scan: commandBarcode('NEXT') } : hand === 'key' ? { key: 'Enter' } : { touches: [/^Without weight/] })
  expect(bench.sees()).toMatchObject({ step: 'question/seal', signal: 'ok', echo: 'NEXT: no weight, the gap is noted', entries: ['weighingSkipped'] })
})

test('a settled weight goes on by itself', async () => {
  const bench = await openLiveBench(rowOf('weigh').reach)
  bench.live.weigh(310)
  await bench.app.settle()
  expect(bench.sees()).toMatchObject({ step: 'question/seal', signal: 'ok', echo: '310 g: weight kept, as usual', entries: ['unitWeighed'] })
})

describe.each([['paper', 'Printer Labels out'], ['printer', 'Printer Not there']] as const)('a label without %s', (missing, strip) => {
  test('says so, prints again when asked, and leaves the unit to be held', async () => {
    const bench = await openLiveBench(rowOf('label').reach, [missing])
    const { lpn } = bench.live.bench.view().unit ?? { lpn: '' }
    expect(plain(screen.getByRole('banner'))).toContain(strip)
    expect(bench.sees()).toMatchObject({ step: 'label', prompt: 'No label came out' })
    await bench.does({ key: 'F6' })
    expect(bench.sees()).toMatchObject({ step: 'label', prompt: 'No label came out', entries: ['labelRequested'] })
    await bench.does({ key: 'F2' })
    await bench.does({ touches: [/^7 /] })
    expect(bench.sees()).toMatchObject({ step: 'scan-unit', entries: ['unitHeld', 'labelRequested'] })
    await bench.does({ scan: lpn })
    expect(bench.sees()).toMatchObject({ step: 'label', entries: ['unitResumed'] })
  })
})

describe.each([['paper', 'The printer is out of labels. Put in a roll, close the lid, print again.'], ['printer', 'There is no printer at this bench. Write its number on it: U']] as const)('a held unit without %s', (missing, words) => {
  test.each([['scanner', { scan: commandBarcode('REPRINT') }], ['keyboard', { key: 'F6' }], ['touch', { touches: [/^Print again/] }]] as const)('says why it has no label and what to do, and prints it again by %s', async (_hand, act) => {
    const bench = await openLiveBench(rowOf('choose/hold-why').reach, [missing])
    await bench.does({ key: '1' })
    expect(bench.sees()).toMatchObject({ step: 'scan-unit', entries: ['unitHeld', 'labelRequested'] })
    expect(plain(screen.getByText(/^On hold without/).parentElement ?? document.body)).toContain(`On hold without a labelHeadphones. ${words}`)
    await bench.does(act)
    expect(bench.sees()).toMatchObject({ step: 'scan-unit', entries: ['labelRequested'] })

    await bench.does({ key: 'F2' })
    expect(bench.sees()).toMatchObject({ step: 'scan-parcel', entries: ['parcelSetAside'] })
    expect(screen.getByText(/^On hold without/)).toBeTruthy()
    expect(plain(screen.getByRole('button', { name: /^2 / }))).toBe('2 Headphones just now · asked for at the bench no label on it')
  })
})

test('between two parcels a digit without a matter at its place begins a code, and F3 always does', async () => {
  const bench = await openLiveBench(PANELS.find(({ by }) => 'place' in by && by.place === 2)?.reach ?? (() => undefined))
  await bench.does({ key: '4' })
  expect(bench.sees()).toMatchObject({ step: 'scan-parcel', entries: [] })
  expect(screen.getByRole<HTMLInputElement>('textbox').value).toBe('4')
  await bench.does({ key: 'Escape' })
  await bench.does({ type: CODES.second })
  expect(bench.sees()).toMatchObject({ step: 'scan-unit', entries: ['parcelReceived'] })
})

test('a pack with more pieces than the grid has places is typed', async () => {
  const bench = await openLiveBench(rowOf('confirm/whole-pack/counting').reach)
  await bench.does({ type: '24' })
  expect(bench.sees().step).toBe('confirm/take-extra')
  await bench.does({ key: '2' })
  expect(bench.live.bench.view().unit?.pieces).toBe(24)
})

test('a place that is so already leaves the question on the plate', async () => {
  const bench = await openLiveBench(rowOf('choose/route').reach)
  await bench.does({ key: '1' })
  expect(bench.sees()).toEqual({ step: 'choose/route', prompt: 'Where should it go?', signal: 'ask', echo: '1: nothing to change', entries: [] })
})

test('every question and every choice has a row', () => {
  const panels = PANELS.map(({ panel }) => panel)
  expect([...PENDING_KINDS.map((kind) => `confirm/${kind}`), ...CHOOSING_KINDS.map((of) => `choose/${of}`)].filter((panel) => !panels.includes(panel))).toEqual([])
})
