import { USUAL_CHECK_RULES } from '@shared/domain/device-check'
import { USUAL_LOOK } from '@shared/domain/bench-look'
import { answerCommand, commandBarcode } from '@shared/domain/command-barcode'
import { failure } from '@shared/domain/failure'
import { makeLpn, makeNumberedLpn } from '@shared/domain/lpn'
import { ok, refuse } from '@shared/domain/result'
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { echo, openTestApp, plain, step, type OpenedApp } from '../support/open-app'
import type { FakeStation } from '../support/fake-station'
import { PEOPLE, STATUS, view } from '../support/sample-views'

const as = (role: 'clerk' | 'lead') => ({ view: { ...view('scanParcel'), operator: { operatorId: 'vera', name: 'Vera M.', role, language: 'en' as const } } })
const badgeOf = (id: string) => PEOPLE.find(({ operatorId }) => operatorId === id)?.badge ?? ''
const SPARE = makeNumberedLpn('badge', '3F7K2A', 900)
const stageOf = () => screen.getByTestId('settings').getAttribute('data-stage')
const said = () => plain(screen.getByTestId('said'))
const changes = (app: OpenedApp) => app.station.asked.filter(({ name }) => name === 'people.change' || name === 'settings.change').map(({ input }) => input)

async function openSettings(role: 'clerk' | 'lead' = 'lead', prepare?: (station: FakeStation) => void): Promise<OpenedApp> {
  const app = await openTestApp(as(role), prepare)
  await app.scan(commandBarcode('SETTINGS'))
  return app
}

describe('opening and closing', () => {
  test('by key, by touch on the devices page, and by the mat', async () => {
    const app = await openTestApp(as('lead'))
    fireEvent.keyDown(document.body, { key: 'F10', code: 'F10', shiftKey: true, bubbles: true })
    await app.settle()
    expect(stageOf()).toBe('none')
    fireEvent.keyDown(document.body, { key: 'F10', code: 'F10', shiftKey: true, bubbles: true })
    await app.settle()
    expect(step()).toBe('scan-parcel')
    await app.press('F10')
    await app.touch('More')
    await app.touch(/^Settings/)
    expect(stageOf()).toBe('none')
    await app.scan(commandBarcode('BENCH'))
    expect(step()).toBe('scan-parcel')
    await app.scan(commandBarcode('SETTINGS'))
    await app.touch(/^Back/)
    expect(step()).toBe('scan-parcel')
  })

  test('for a clerk it says whose it is, and a badge goes to the bench', async () => {
    const app = await openSettings('clerk')
    expect(stageOf()).toBe('refused')
    expect(document.body.textContent).toContain('Only a lead opens the settings.')
    expect(app.station.asked.some(({ name }) => name.startsWith('people.'))).toBe(false)
    await app.scan(badgeOf('vera'))
    expect(app.benchAsked()).toEqual([badgeOf('vera')])
    app.station.show(as('lead').view)
    await app.settle()
    expect(stageOf()).toBe('none')
  })

  test('who signs out or locks leaves the page', async () => {
    const app = await openSettings()
    await app.press('F12')
    expect(app.benchAsked()).toEqual(['SIGN OUT'])
    expect(step()).toBe('scan-parcel')
  })
})

describe('people', () => {
  test('a scanned badge selects its person and signs nobody in', async () => {
    const app = await openSettings()
    await app.scan(badgeOf('timur'))
    expect(screen.getByTestId('person').textContent).toContain('Timur A.')
    expect(echo()).toContain('badge of Timur A.')
    expect(app.benchAsked()).toEqual([])
  })

  test('any other code is refused with its text', async () => {
    const app = await openSettings()
    await app.scan(makeLpn('tote', 'A12'))
    expect(echo()).toContain('TA12')
    expect(echo()).toContain('This is no badge. Scan a badge.')
    expect(app.benchAsked()).toEqual([])
  })

  test('by scanner alone: select, new badge, deactivate', async () => {
    const app = await openSettings()
    await app.scan(badgeOf('dana'))
    await app.scan(commandBarcode(answerCommand(3)))
    expect(stageOf()).toBe('new-badge')
    expect(changes(app)).toEqual([])
    await app.scan(commandBarcode('YES'))
    await app.scan(commandBarcode(answerCommand(5)))
    expect(changes(app)).toEqual([{ kind: 'new-badge', operatorId: 'dana' }, { kind: 'deactivate', operatorId: 'dana' }])
    expect(said()).toContain('Dana K. cannot sign in any more.')
  })

  test('a badge of nobody is offered to the selected person', async () => {
    const app = await openSettings()
    await app.scan(SPARE)
    expect(document.body.textContent).toContain('Select who gets it first')
    await app.scan(commandBarcode('YES'))
    expect(changes(app)).toEqual([])
    await app.touch(/^Dana K\./)
    await app.scan(commandBarcode('NO'))
    expect(stageOf()).toBe('none')
    await app.scan(SPARE)
    await app.touch(/Give it to Dana K\./)
    expect(changes(app)).toEqual([{ kind: 'give-badge', operatorId: 'dana', badge: SPARE }])
  })

  test('by keys: a new person with a name, a role and a PIN', async () => {
    const app = await openSettings()
    await app.press('7')
    const field = screen.getByRole('textbox', { name: 'Name' })
    fireEvent.change(field, { target: { value: 'Mira T.' } })
    field.blur()
    await app.press('2')
    await app.press('5')
    await app.press('Enter')
    expect(stageOf()).toBe('pin')
    for (const digit of '2468') await app.press(digit)
    await app.press('Backspace')
    await app.press('9')
    await app.press('Enter')
    expect(changes(app)).toEqual([{ kind: 'add', name: 'Mira T.', role: 'repacker', language: 'ru', pin: '2469' }])
    // A PIN is shown as dots, and nowhere told.
    expect(document.body.textContent).not.toContain('2469')
  })

  test('by touch: a new PIN; a PIN typed as fast as a scanner is one, too', async () => {
    const app = await openSettings()
    await app.touch(/^Dana K\./)
    await app.touch(/New PIN/)
    const pad = within(screen.getByRole('group', { name: 'New PIN' }))
    for (const digit of '1357') fireEvent.click(pad.getByRole('button', { name: digit }))
    await app.settle()
    fireEvent.click(pad.getByRole('button', { name: 'Save' }))
    await app.settle()
    await app.touch(/New PIN/)
    await app.scan('8642')
    expect(changes(app)).toEqual([{ kind: 'pin', operatorId: 'dana', pin: '1357' }, { kind: 'pin', operatorId: 'dana', pin: '8642' }])
  })

  test('a badge does not throw a half-typed person away', async () => {
    const app = await openSettings()
    await app.press('7')
    fireEvent.change(screen.getByRole('textbox', { name: 'Name' }), { target: { value: 'Mira' } })
    await app.scan(badgeOf('dana'))
    expect(stageOf()).toBe('form')
    expect(echo()).toContain('A badge does not help at this step.')
  })

  test('a refusal is told with cause and act, and what was typed stays', async () => {
    const app = await openSettings('lead', (station) => station.on('people.change', () => refuse(failure('last-lead', { name: 'Vera M.' }))))
    await app.scan(badgeOf('vera'))
    await app.press('1')
    fireEvent.click(screen.getByRole('radio', { name: /repacker/ }))
    await app.settle()
    fireEvent.submit(screen.getByRole('form', { name: 'Name, role, language' }))
    await app.settle()
    expect(said()).toContain('Vera M. is the only lead who can sign in. Make another person lead first.')
    expect(screen.getByRole('radio', { name: /repacker/ }).getAttribute('aria-checked')).toBe('true')
    await app.press('Escape')
    expect(stageOf()).toBe('none')
  })

  test('no name, no next step', async () => {
    const app = await openSettings()
    await app.press('7')
    fireEvent.submit(screen.getByRole('form', { name: 'New person' }))
    await app.settle()
    expect(stageOf()).toBe('form')
    expect(said()).toContain('A name has 1 to 40 characters.')
  })

  test('who left is shown as such and comes back', async () => {
    const app = await openSettings()
    expect(document.body.textContent).toContain('3 can sign in')
    await app.scan(badgeOf('olga'))
    await app.touch(/Reactivate/)
    expect(changes(app)).toEqual([{ kind: 'reactivate', operatorId: 'olga' }])
  })

  test('Enter goes down the list; a badge is printed', async () => {
    const app = await openSettings()
    await app.press('Enter')
    await app.press('Enter')
    expect(screen.getByTestId('person').textContent).toContain('Timur A.')
    await app.press('4')
    expect(app.station.asked.at(-1)).toEqual({ name: 'people.badge', input: { operatorId: 'timur', language: 'en' } })
    expect(said()).toContain('Saved: /home/bench/Turnback/badge-Dana-K-en.pdf')
    await app.press('Escape')
    expect(stageOf()).toBe('none')
    await app.press('Escape')
    expect(step()).toBe('scan-parcel')
  })

  test('a station that gives no list says why', async () => {
    await openSettings('lead', (station) => station.on('people.list', () => refuse(failure('station-fault'))))
    expect(said()).toContain('The station gave no answer.')
  })
})

describe('bench', () => {
  test('lock, light, signals and loudness change by number, and hold at once', async () => {
    const app = await openSettings()
    await app.scan(commandBarcode(answerCommand(8)))
    expect(stageOf()).toBe('bench')
    for (const place of ['1', '2', '3', '4']) await app.press(place)
    expect(changes(app)).toEqual([
      { lockAfterMinutes: 10 },
      { look: { ...USUAL_LOOK, theme: 'dark' } },
      { look: { ...USUAL_LOOK, theme: 'dark', signals: 'blue-orange' } },
      { look: { theme: 'dark', signals: 'blue-orange', volumePercent: 100 } },
    ])
    expect(document.documentElement.dataset).toMatchObject({ theme: 'dark', signals: 'blue-orange' })
    await app.touch(/^8/)
    expect(stageOf()).toBe('none')
  })

  test('a scan is tried on the patterns and booked nowhere', async () => {
    const app = await openSettings()
    await app.press('8')
    await app.scan('RMA-4711')
    expect(plain(screen.getByTestId('tried'))).toBe('RMA-4711: return order, by pattern 1')
    expect(app.benchAsked()).toEqual([])
  })

  test('a pattern is added and removed; one that could hang a scan is refused in words', async () => {
    const app = await openSettings('lead', (station) => station.on('settings.change', () => refuse(failure('pattern-refused', { place: 2, problem: 'too-many-ways' }))))
    await app.press('8')
    fireEvent.change(screen.getByRole('textbox', { name: 'New pattern' }), { target: { value: '(\\d+)+X' } })
    await app.touch('Add')
    expect(changes(app)).toEqual([{ patterns: ['RMA-\\d{4}', '(\\d+)+X'] }])
    expect(said()).toContain('a scan could hang')
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'New pattern' }).value).toBe('(\\d+)+X')
    app.station.on('settings.change', ({ patterns }) => ok({ status: STATUS, settings: { patterns: [...(patterns ?? [])], shippedPatterns: ['RMA-\\d{4}'], deviceCheck: USUAL_CHECK_RULES } }))
    await app.touch('Remove pattern 1')
    expect(within(screen.getByRole('list', { name: 'Patterns of return-order numbers' })).queryAllByRole('listitem')).toHaveLength(0)
    await app.press('6')
    expect(changes(app).at(-1)).toEqual({ patterns: null })
  })

  test('the weight of the start-of-shift test and how far it may be off are chosen by touch and by number; a bench without one skips it', async () => {
    const app = await openSettings('lead')
    await app.press('8')
    const choose = async (name: string) => {
      fireEvent.click(screen.getByRole('radio', { name }))
      await app.settle()
    }
    await choose('1,000 g')
    expect(changes(app).at(-1)).toEqual({ deviceCheck: { referenceGrams: 1000, toleranceGrams: 5 } })
    await app.press('9')
    expect(changes(app).at(-1)).toEqual({ deviceCheck: { referenceGrams: 500, toleranceGrams: 10 } })
    await app.press('5')
    expect(changes(app).at(-1)).toEqual({ deviceCheck: { referenceGrams: 1000, toleranceGrams: 5 } })
    await choose('none')
    expect(changes(app).at(-1)).toEqual({ deviceCheck: { referenceGrams: null, toleranceGrams: 5 } })
  })
})
