import type { SearchHitView } from '@shared/contract/search'
import { commandBarcode } from '@shared/domain/command-barcode'
import { failure } from '@shared/domain/failure'
import { ok, refuse } from '@shared/domain/result'
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { openTestApp, plain, prompt, step, type OpenedApp } from '../support/open-app'
import { DOSSIER_PLATE } from '../support/sample-dossier'
import { view } from '../support/sample-views'

const ITEM: SearchHitView = { kind: 'item', id: 'i-1', title: 'Trimmer set with charger', facts: { sku: 'TR-300', brand: 'Fjordal', gtin: '09521234003007', weightGrams: 450 }, match: 'words' }
const UNIT: SearchHitView = { kind: 'unit', id: 'unit-412', title: 'Trimmer set with charger', facts: { lpn: DOSSIER_PLATE, sku: 'TR-300', state: 'placed', grade: 'C', zone: 'C', tote: 'C-04' }, match: 'words' }
const ORDER: SearchHitView = { kind: 'return-order', id: 'RMA-4711', title: 'RMA-4711', facts: { orderNumber: '20-118-364', createdAt: '2026-11-20', units: 3, code: null }, match: 'code' }

const SEARCH_SETTLES_MS = 90

async function openSearch(hits: readonly SearchHitView[], start: Parameters<typeof openTestApp>[0] = { view: view('scanUnit') }, more = false, indexed = 1): Promise<OpenedApp> {
  const app = await openTestApp(start, (station) => station.on('search.find', () => ok({ hits, more, indexed })))
  await app.press('F5')
  return app
}

async function type(app: OpenedApp, text: string): Promise<void> {
  fireEvent.change(screen.getByRole('searchbox'), { target: { value: text } })
  await act(() => new Promise((resolve) => { setTimeout(resolve, SEARCH_SETTLES_MS) }))
  await app.settle()
}

const page = () => screen.queryByTestId('search')
const asked = (app: OpenedApp) => app.station.asked.flatMap(({ name, input }) => (name === 'search.find' ? [(input as { text: string }).text] : []))

describe('the search', () => {
  test('opens by key and by command barcode, says what it waits for, and closes to the same step', async () => {
    const app = await openSearch([])
    expect(page()).toBeTruthy()
    expect(screen.getByRole('heading', { name: 'Type or scan what you look for' })).toBeTruthy()
    await app.press('Escape')
    expect(page()).toBeNull()
    expect(step()).toBe('scan-unit')
    await app.scan(commandBarcode('SEARCH'))
    expect(page()).toBeTruthy()
    await app.scan(commandBarcode('BACK'))
    expect(step()).toBe('scan-unit')
    expect(app.benchAsked()).toEqual([])
  })

  test('asks once for what was typed in one go, and shows the hits by kind with their facts', async () => {
    const app = await openSearch([UNIT, ITEM])
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 't' } })
    await type(app, 'trim')
    expect(asked(app)).toEqual(['trim'])
    const units = screen.getByRole('region', { name: 'Units' })
    expect(plain(within(units).getByRole('button'))).toContain('TR-300 · in a tote · grade C · tote C-04'.replace('in a tote · ', '').split(' · ')[0])
    expect(plain(screen.getByRole('region', { name: 'Items' }))).toContain('TR-300 · Fjordal · 9521234003007 · 450 g')
  })

  test('an answer to older text is not shown', async () => {
    const late: { resolve: (() => void) | null } = { resolve: null }
    const app = await openTestApp({ view: view('scanUnit') }, (station) =>
      station.on('search.find', async ({ text }) => {
        if (text === 'old') await new Promise<void>((resolve) => { late.resolve = resolve })
        return ok({ hits: text === 'old' ? [ITEM] : [UNIT], more: false, indexed: 1 })
      }))
    await app.press('F5')
    await type(app, 'old')
    await type(app, 'new')
    late.resolve?.()
    await app.settle()
    expect(screen.queryByRole('region', { name: 'Items' })).toBeNull()
    expect(screen.getByRole('region', { name: 'Units' })).toBeTruthy()
  })

  test.each([
    ['Enter', async (app: OpenedApp) => { fireEvent.submit(screen.getByRole('search')); await app.settle() }],
    ['touch', (app: OpenedApp) => app.touch(/Take this item$/)],
    ['the digit, away from the field', async (app: OpenedApp) => { (document.activeElement as HTMLElement).blur(); await app.press('1') }],
    ['the command barcode', (app: OpenedApp) => app.scan(commandBarcode('NEXT'))],
  ])('an item is taken as the unit by %s, as if its number had been scanned', async (_how, choose) => {
    const app = await openSearch([ITEM])
    await type(app, 'trimmer')
    await choose(app)
    expect(page()).toBeNull()
    expect(app.benchAsked()).toEqual(['TR-300'])
  })

  test('where no unit is awaited, an item narrows the search to what belongs to it', async () => {
    const app = await openSearch([ITEM], { view: view('question') })
    await type(app, 'trimmer')
    await app.touch(/Show what belongs to it$/)
    expect(screen.getByRole('searchbox')).toHaveProperty('value', 'TR-300')
    expect(app.benchAsked()).toEqual([])
  })

  test('a return order is worked on where a parcel is awaited', async () => {
    const app = await openSearch([ORDER], { view: view('scanParcel') })
    await type(app, '4711')
    await app.touch(/Work on it now$/)
    expect(app.benchAsked()).toEqual(['RMA-4711'])
  })

  test('arrows choose, Enter opens the dossier of a unit', async () => {
    const app = await openSearch([ITEM, UNIT], { view: view('question') })
    await type(app, 'trimmer')
    fireEvent.keyDown(screen.getByRole('searchbox'), { key: 'ArrowDown' })
    fireEvent.submit(screen.getByRole('search'))
    await app.settle()
    expect(screen.getByTestId('dossier')).toBeTruthy()
    expect(app.station.asked).toContainEqual({ name: 'dossier.open', input: { unitId: 'unit-412' } })
  })

  test('a scan fills the field; a plate opens its dossier', async () => {
    const app = await openSearch([])
    await app.scan('9521234003007')
    expect(screen.getByRole('searchbox')).toHaveProperty('value', '9521234003007')
    expect(app.benchAsked()).toEqual([])
    await app.scan(DOSSIER_PLATE)
    expect(screen.getByTestId('dossier')).toBeTruthy()
    expect(app.station.asked).toContainEqual({ name: 'dossier.open', input: { lpn: DOSSIER_PLATE } })
  })

  test('nothing found, too much, and an index that is not complete are said in words', async () => {
    const app = await openSearch([], undefined, true, 0.384)
    await type(app, 'zzz')
    expect(screen.getByRole('heading', { name: 'Nothing found for zzz' })).toBeTruthy()
    expect(screen.getByText(/38.?% indexed/)).toBeTruthy()
    expect(screen.getByText(/one more word narrows it/)).toBeTruthy()
  })

  test('when the station restarts, it says so and asks again when it is back', async () => {
    const app = await openSearch([ITEM])
    app.station.on('search.find', () => refuse(failure('station-fault')))
    await type(app, 'trimmer')
    expect(screen.getByText('The search gave no answer')).toBeTruthy()
    app.station.on('search.find', () => ok({ hits: [ITEM], more: false, indexed: 1 }))
    app.station.connection('restarting')
    await app.settle()
    expect(screen.getByText(/^The station starts again/)).toBeTruthy()
    app.station.connection('connected')
    await act(() => new Promise((resolve) => { setTimeout(resolve, SEARCH_SETTLES_MS) }))
    await app.settle()
    expect(screen.getByRole('region', { name: 'Items' })).toBeTruthy()
  })

  test('nine items are tiles with their digits, the others a list', async () => {
    const app = await openSearch(Array.from({ length: 14 }, (_, n) => ({ ...ITEM, id: `i-${n}`, title: `Lamp ${n}` })))
    await type(app, 'lamp')
    const lists = within(screen.getByRole('region', { name: 'Items' })).getAllByRole('list')
    expect(lists.map((list) => within(list).getAllByRole('listitem').length)).toEqual([9, 5])
  })

  test('nobody searches who is not signed in', async () => {
    const app = await openSearch([], { view: view('signIn') })
    expect(page()).toBeNull()
    expect(app.running.parts.app.getState().page).toBe('search')
  })
})

describe('the dossier', () => {
  async function openDossier() {
    const app = await openTestApp({ view: view('question') })
    await app.scan(commandBarcode('DOSSIER'))
    return app
  }

  test('of the unit in hand, by command barcode: what happened, taken back struck through, labels, weight and proof', async () => {
    await openDossier()
    expect(screen.getByRole('heading', { name: 'Trimmer set with charger' })).toBeTruthy()
    const steps = within(screen.getByRole('region', { name: 'What happened' })).getAllByRole('listitem')
    expect(steps).toHaveLength(10)
    expect(steps.filter((item) => item.querySelector('s') !== null).map((item) => item.textContent)).toEqual([expect.stringContaining('Seal is whole')])
    expect(plain(screen.getByRole('region', { name: 'Labels' }))).toContain('in use')
    expect(screen.getByRole('img', { name: /412 g found, 450 g usual/ })).toBeTruthy()
    expect(plain(screen.getByTestId('dossier'))).toMatch(/Chain whole.*10 entries, none changed/)
  })

  test('the plate in the trail opens it, too; BACK leads to the same step', async () => {
    const app = await openTestApp({ view: view('question') })
    fireEvent.click(screen.getByTestId('unit-lpn'))
    await app.settle()
    expect(screen.getByTestId('dossier')).toBeTruthy()
    await app.press('Escape')
    expect(step()).toBe('question')
  })

  test('is saved as a file, and says where', async () => {
    const app = await openDossier()
    await app.touch('Save dossier')
    expect(screen.getByText(/^Saved: .*dossier-.*\.json$/)).toBeTruthy()
  })

  test('another plate opens that dossier; any other code goes to the bench', async () => {
    const app = await openDossier()
    await app.scan(DOSSIER_PLATE)
    expect(app.station.asked).toContainEqual({ name: 'dossier.open', input: { lpn: DOSSIER_PLATE } })
    await app.scan('RMA-4711')
    expect(screen.queryByTestId('dossier')).toBeNull()
    expect(app.benchAsked()).toEqual(['RMA-4711'])
    expect(prompt()).not.toBe('')
  })

  test('a plate that no unit carries is said in words, with the way to the search', async () => {
    const app = await openDossier()
    app.station.on('dossier.open', () => refuse(failure('plate-unknown', { text: DOSSIER_PLATE })))
    await app.scan(DOSSIER_PLATE)
    expect(screen.getByText(/^No unit carries/)).toBeTruthy()
    await app.touch('Search')
    expect(page()).toBeTruthy()
  })

  test('without a unit in hand, the command leads to the search', async () => {
    const app = await openTestApp({ view: view('scanParcel') })
    await app.scan(commandBarcode('DOSSIER'))
    expect(page()).toBeTruthy()
  })
})
