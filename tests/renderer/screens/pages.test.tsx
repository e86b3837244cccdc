import { commandBarcode, type BenchCommand } from '@shared/domain/command-barcode'
import { screen } from '@testing-library/react'
import { beforeAll, describe, expect, test } from 'vitest'
import { openLiveBench, type LiveBench } from '../support/bench-hands'
import { CODES, prepareLiveStations, type LiveStation, type Missing } from '../support/live-station'
import { plain } from '../support/open-app'

/*
 * Every page of the window over a bench at work: opened and left by scanner, keyboard and touch; what is scanned, held or
 * taken back while it is open goes to the right place, and the step at the bench waits unharmed.
 */

beforeAll(prepareLiveStations)

interface PageRow {
  readonly page: string
  readonly heading: string
  readonly command: BenchCommand
  /** The key that opens it; null where only its command barcode does, or a way through another page. */
  readonly key: string | null
  /** A shelf place scanned while it is open: answered on the page, or at the bench, which comes back for it. */
  readonly shelf: { readonly at: 'page' | 'bench'; readonly echo: string }
  /** What UNDO takes back: nothing, because nobody sees here what it would be; on the floor page, which names it, the newest step. */
  readonly undo: { readonly entries: readonly string[]; readonly echo?: string }
}

const AT_BENCH = 'Put it on the scale'
const READ_AT_BENCH = { at: 'bench', echo: 'A-0417: read as a shelf place, nothing booked' } as const
const NOTHING = { entries: [] } as const
const ROWS: readonly PageRow[] = [
  { page: 'floor', heading: 'Scan a unit or a tote', command: 'TOTE CONTENTS', key: 'F1', shelf: { at: 'page', echo: 'A-0417: unit or tote first' }, undo: { entries: ['entryVoided'], echo: 'UNDO: taken back: Unit scanned, Headphones' } },
  { page: 'relabel', heading: 'Scan a unit or a tote', command: 'RELABEL', key: null, shelf: { at: 'page', echo: 'A-0417: unit or tote wanted' }, undo: { entries: ['entryVoided'], echo: 'UNDO: taken back: Unit scanned, Headphones' } },
  // What is scanned on the search page is looked for there; the field shows it.
  { page: 'search', heading: 'Search', command: 'SEARCH', key: 'F5', shelf: { at: 'page', echo: '' }, undo: NOTHING },
  { page: 'dossier', heading: 'Trimmer set with charger', command: 'DOSSIER', key: null, shelf: READ_AT_BENCH, undo: NOTHING },
  { page: 'shift', heading: 'Shift summary', command: 'SHIFT SUMMARY', key: 'F9', shelf: READ_AT_BENCH, undo: NOTHING },
  { page: 'devices', heading: 'Devices at Bench 07', command: 'DEVICES', key: 'F10', shelf: { at: 'page', echo: 'A-0417: Any code you scan here is only shown, not booked.' }, undo: NOTHING },
  { page: 'import', heading: 'Import', command: 'IMPORT', key: 'F11', shelf: READ_AT_BENCH, undo: NOTHING },
  { page: 'settings', heading: 'Settings', command: 'SETTINGS', key: null, shelf: { at: 'page', echo: 'A-0417: This is no badge. Scan a badge.' }, undo: NOTHING },
]

/** Vera is a lead and may see every page; a unit lies in her hand. */
function atScale({ bench }: LiveStation): void {
  for (const code of [CODES.vera, CODES.parcel, CODES.headphones]) bench.scan(code)
}

async function openPage(row: PageRow, hand: 'scanner' | 'keyboard' = 'scanner', missing: readonly Missing[] = []): Promise<LiveBench & { readonly at: number }> {
  const bench = await openLiveBench(atScale, missing)
  expect(bench.sees()).toMatchObject({ step: 'weigh', prompt: missing.includes('scale') ? 'No scale: go on without weight' : AT_BENCH })
  await bench.does(hand === 'scanner' || row.key === null ? { scan: commandBarcode(row.command) } : { key: row.key })
  expect(bench.sees()).toMatchObject({ step: 'weigh', prompt: row.heading, entries: [] })
  return { ...bench, at: bench.head() }
}

describe.each(ROWS)('the page $page', (row) => {
  test.each(['scanner', 'keyboard'] as const)('opens by %s and leaves the step of the bench as it was', async (hand) => {
    const bench = await openPage(row, hand)
    expect(bench.live.bench.view().step.kind).toBe('weigh')
    expect(bench.app.onFault).not.toHaveBeenCalled()
  })

  test.each(['scan', 'key', 'touch'] as const)('is left by %s, back to the same step', async (hand) => {
    const bench = await openPage(row)
    await bench.does(hand === 'scan' ? { scan: commandBarcode('BACK') } : hand === 'key' ? { key: 'Escape' } : { touches: [/^(Back|To the bench)/] })
    expect(bench.sees()).toMatchObject({ step: 'weigh', prompt: AT_BENCH, entries: [] })
    expect(bench.head()).toBe(bench.at)
  })

  test('a code that does not belong there is answered in words, and nothing is written', async () => {
    const bench = await openPage(row)
    await bench.does({ scan: CODES.shelf })
    const { echo, prompt } = bench.sees()
    expect(echo).toBe(row.shelf.echo)
    if (row.shelf.at === 'bench') expect(prompt).toBe('Put it on the scale first')
    if (row.page === 'search') expect(screen.getByRole<HTMLInputElement>('searchbox').value).toBe(CODES.shelf)
    expect(bench.head()).toBe(bench.at)
  })

  test('HOLD holds nothing that lies at the bench behind it', async () => {
    const bench = await openPage(row)
    await bench.does({ key: 'F2' })
    expect(bench.sees()).toMatchObject({ step: 'weigh', entries: [] })
    expect(bench.head()).toBe(bench.at)
  })

  test('UNDO takes back only what the page names', async () => {
    const bench = await openPage(row)
    await bench.does({ key: 'F8' })
    const seen = bench.sees()
    expect(seen.entries).toEqual(row.undo.entries)
    if (row.undo.echo !== undefined) expect(seen.echo).toBe(row.undo.echo)
  })

  test('opens without scanner and scale, and the bench says what is missing when it is back', async () => {
    const bench = await openPage(row, row.key === null ? 'scanner' : 'keyboard', ['scanner', 'scale'])
    await bench.does({ key: 'Escape' })
    expect(bench.sees().prompt).toBe('No scale: go on without weight')
    expect(plain(screen.getByRole('banner'))).toContain('Scanner Not there')
  })
})

test.each([['IMPORT', 'Only a lead reads files in'], ['SETTINGS', null]] as const)('a clerk who opens %s changes nothing', async (command, words) => {
  const bench = await openLiveBench(({ bench: live }) => void live.scan(CODES.dana))
  const at = bench.head()
  await bench.does({ scan: commandBarcode(command) })
  if (words !== null) expect(plain(document.body)).toContain(words)
  expect(bench.head()).toBe(at)
})
