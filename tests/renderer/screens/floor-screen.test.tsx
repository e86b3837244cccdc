import type { FloorView } from '@shared/contract/floor-view'
import { commandBarcode, type BenchCommand } from '@shared/domain/command-barcode'
import { makeLpn, makeNumberedLpn } from '@shared/domain/lpn'
import { ok } from '@shared/domain/result'
import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { echo, openTestApp, plain, prompt, type OpenedApp } from '../support/open-app'
import { view } from '../support/sample-views'

const A12 = makeLpn('tote', 'A12')
const PLACE = makeLpn('location', 'TBA0417')
const NOON = Date.UTC(2026, 10, 24, 12)

const unit = (n: number, changes = {}) => ({
  unitId: `u${n}`, lpn: makeNumberedLpn('unit', '3F7K2A', n), title: `Headphones ${n}`, sku: 'HP-250', state: 'placed' as const, grade: 'A' as const, zone: 'A' as const, where: 'A-12', since: NOON + n * 60_000, ...changes,
})
const tote = { toteId: A12, lpn: A12, name: 'A-12', zone: 'A' as const, capacity: 20, unitCount: 2, closed: null, location: null }
const VIEWS: Record<'nothing' | 'tote' | 'closed' | 'long' | 'unit' | 'away', FloorView> = {
  nothing: { selected: null, totes: [tote], undo: null },
  tote: { selected: { kind: 'tote', tote, units: [unit(1), unit(2)], more: 0, grades: [{ grade: 'A', count: 2 }] }, totes: [tote], undo: null },
  closed: { selected: { kind: 'tote', tote: { ...tote, closed: 'full' }, units: [unit(1)], more: 0, grades: [] }, totes: [{ ...tote, closed: 'full' }], undo: null },
  long: { selected: { kind: 'tote', tote: { ...tote, unitCount: 12_000 }, units: Array.from({ length: 1000 }, (_, n) => unit(n)), more: 11_000, grades: [] }, totes: [tote], undo: null },
  away: { selected: { kind: 'tote', tote: { ...tote, closed: 'full', location: 'A-0416' }, units: [unit(1)], more: 0, grades: [] }, totes: [tote], undo: null },
  unit: { selected: { kind: 'unit', unit: unit(1, { where: 'A-0417', state: 'put-away' }) }, totes: [tote], undo: null },
}
const said = (kind: string, facts = {}, signal = 'ok') => ok({ signal, kind, facts, text: 'scan', words: null, at: NOON } as never)

async function openFloor(which: keyof typeof VIEWS = 'nothing'): Promise<OpenedApp> {
  const app = await openTestApp({ view: view('scanParcel') }, (station) => station.on('floor.view', () => ok(VIEWS[which])))
  await app.press('F1')
  return app
}

const asked = (app: OpenedApp) => app.station.asked.filter(({ name }) => name.startsWith('floor.') && name !== 'floor.view').map(({ name, input }) => `${name} ${Object.values(input as object).join()}`.trim())
const onFloor = () => screen.queryByTestId('floor') !== null

describe('the floor page', () => {
  test.each([['by key', 'F1'], ['by TOTE CONTENTS', commandBarcode('TOTE CONTENTS')], ['by PUT AWAY', commandBarcode('PUT AWAY')]])('opens %s', async (how, what) => {
    const app = await openTestApp({ view: view('scanParcel') })
    await (how === 'by key' ? app.press(what) : app.scan(what))
    expect(prompt()).toBe('Scan a unit or a tote')
    expect(app.benchAsked()).toEqual([])
  })

  test('opens by itself when a tote is scanned with empty hands', async () => {
    const app = await openTestApp({ view: view('scanParcel') }, (station) => station.on('bench.scan', () => said('tote-shown', { tote: 'A-12', count: 2 })))
    await app.scan(A12)
    expect(onFloor()).toBe(true)
    expect(echo()).toContain('tote A-12, 2 units in it')
  })

  test('by scanner: a tote and its location go to the floor, a parcel closes the page and goes to the bench', async () => {
    const app = await openFloor('tote')
    await app.scan(A12)
    await app.scan(PLACE)
    expect(asked(app)).toEqual([`floor.scan ${A12}`, `floor.scan ${PLACE}`])
    expect(onFloor()).toBe(true)
    await app.scan('RMA-4711')
    expect(onFloor()).toBe(false)
    expect(app.benchAsked()).toEqual(['RMA-4711'])
  })

  test('a badge changes the person and leaves the page open', async () => {
    const app = await openFloor('tote')
    const badge = makeNumberedLpn('badge', 'EXAMPL', 2)
    await app.scan(badge)
    expect(app.benchAsked()).toEqual([badge])
    expect(onFloor()).toBe(true)
  })

  test('every command is heard here, and the bench below hears none of them', async () => {
    const app = await openFloor('tote')
    const commands: readonly BenchCommand[] = ['TOTE FULL', 'TOTE CLOSE', 'TOTE SWAP', 'UNDO', 'HOLD', 'YES', 'GRADE A']
    for (const command of commands) await app.scan(commandBarcode(command))
    expect(asked(app)).toEqual(commands.map((command) => `floor.command ${command}`))
    expect(app.benchAsked()).toEqual([])
  })

  test('by keyboard: UNDO, BACK puts the tote away first and then closes', async () => {
    const app = await openFloor('tote')
    await app.press('F8')
    await app.press('Escape')
    expect(asked(app)).toEqual(['floor.command UNDO', 'floor.clear'])
    app.station.on('floor.view', () => ok(VIEWS.nothing))
    await app.press('F8')
    await app.press('Escape')
    expect(onFloor()).toBe(false)
  })

  test('by touch: a tote is chosen, closed, and the page left', async () => {
    const app = await openFloor('tote')
    await app.touch(/^A-12/)
    await app.touch('Tote is full')
    await app.touch('Change the tote')
    expect(asked(app)).toEqual([`floor.scan ${A12}`, 'floor.command TOTE FULL', 'floor.command TOTE SWAP'])
    await app.touch(/^To the bench/)
    expect(onFloor()).toBe(false)
  })

  test('shows what is in a tote, oldest first, with its grades; a closed one is opened again with NEXT', async () => {
    await openFloor('tote')
    const list = screen.getByRole('list', { name: 'Units in A-12, oldest first' })
    expect(within(list).getAllByRole('listitem').map((row) => plain(row))).toEqual([expect.stringContaining('Headphones 1'), expect.stringContaining('Headphones 2')])
    expect(plain(screen.getByTestId('floor'))).toContain('2 units of 20 · open · A: 2')
  })

  test('a closed tote offers to be opened again', async () => {
    const app = await openFloor('closed')
    await app.press('Enter')
    expect(asked(app)).toEqual(['floor.command NEXT'])
    expect(onFloor()).toBe(true)
  })

  test('draws only some of many units, and says how many more there are', async () => {
    await openFloor('long')
    const rows = screen.getAllByRole('listitem').filter((row) => row.getAttribute('aria-setsize') === '1000')
    expect(rows.length).toBeLessThan(100)
    expect(plain(screen.getByTestId('floor'))).toContain('and 11000 more units')
  })

  test.each([
    ['unit', 'Headphones 1 lies at A-0417. Another location moves it.'], ['away', 'Tote A-12 stands at A-0416. Another location moves it.'],
  ] as const)('after put-away says what is next, and where it is now: %s', async (which, words) => {
    await openFloor(which)
    expect(prompt()).toBe('Scan the next unit or tote')
    expect(document.body.textContent).toContain(words)
  })

  test('says where a unit is', async () => {
    await openFloor('unit')
    expect(plain(screen.getByTestId('floor'))).toContain('A-0417since')
  })

  test('a place of another zone is a stop with words; BACK puts the stop away and leaves the page', async () => {
    const app = await openFloor('tote')
    app.station.on('floor.scan', () => said('wrong-location', { tote: 'A-12', zone: 'A', locationZone: 'B', location: 'B-0001' }, 'stop'))
    await app.scan(makeLpn('location', 'TBB0001'))
    expect(screen.getByTestId('floor').getAttribute('data-stage')).toBe('stop')
    expect(plain(screen.getByTestId('floor'))).toContain('B-0001 is zone B. A-12 goes to zone A.')
    await app.press('Escape')
    expect(screen.getByTestId('floor').getAttribute('data-stage')).toBe('floor')
    expect(asked(app).filter((name) => name === 'floor.clear')).toEqual([])
  })

  test('a refusal asks on the plate', async () => {
    const app = await openFloor('nothing')
    app.station.on('floor.scan', () => said('put-away-what', { location: 'A-0417' }, 'ask'))
    await app.scan(PLACE)
    expect(prompt()).toBe('First scan the unit or the tote')
    expect(plain(screen.getByTestId('floor'))).toContain('This is location A-0417.')
  })

  test('speaks Russian', async () => {
    await openTestApp({ view: { ...view('scanParcel'), operator: { operatorId: 'o', name: 'Тимур А.', role: 'clerk', language: 'ru' } } }).then((app) => app.press('F1'))
    expect(prompt()).toBe('Сканируйте товар или ящик')
  })
})
