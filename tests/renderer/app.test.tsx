import { act, fireEvent, screen, within } from '@testing-library/react'
import { USUAL_LOOK } from '@shared/domain/bench-look'
import { failure } from '@shared/domain/failure'
import { ok, refuse } from '@shared/domain/result'
import { commandBarcode } from '@shared/domain/command-barcode'
import { describe, expect, test } from 'vitest'
import { pressOf } from '../support/key-presses'
import { echo, openTestApp, plain, prompt, stage, step } from './support/open-app'
import { ANSWERS, BADGE, DANA, DEVICES_IN_TROUBLE, label, NOW, OPERATORS, SHIFT, STATUS, view } from './support/sample-views'

const FIRST_START = { phase: 'first-start', stationName: '', language: 'en', simulated: false, version: '0.1.0', lockAfterMinutes: 5, look: USUAL_LOOK } as const

describe('the station', () => {
  test('before it is connected, the window says that it starts', async () => {
    const app = await openTestApp({ connection: 'restarting' })
    expect(screen.getByRole('heading', { name: 'The station starts' })).toBeTruthy()
    expect(app.station.asked).toEqual([])
    app.station.connection('connected')
    await app.settle()
    expect(step()).toBe('scan-parcel')
  })

  test('when it gives no answer, the window says so and asks again', async () => {
    const app = await openTestApp({}, (station) => station.on('station.status', () => refuse(failure('station-fault'))))
    expect(screen.getByRole('heading', { name: 'The station does not answer' })).toBeTruthy()
    app.station.on('station.status', () => ok(STATUS))
    await app.touch('Try again')
    expect(step()).toBe('scan-parcel')
  })

  test('a restart is a calm line over the strip; the view stays, and everything is fetched anew', async () => {
    const app = await openTestApp({ view: view('question') })
    app.station.connection('restarting')
    await app.settle()
    expect(screen.getByText(/^The station starts again/)).toBeTruthy()
    expect(step()).toBe('question')
    await app.press('4')
    expect(echo()).toContain('no answer from the station')
    app.station.asked.length = 0
    app.station.connection('connected')
    await app.settle()
    expect(screen.queryByText(/^The station starts again/)).toBeNull()
    expect(app.station.asked.map(({ name }) => name).sort()).toEqual(['bench.view', 'devices.list', 'station.status'])
  })
})

describe('first start', () => {
  test.each([['by key', '1'], ['by touch', /^1 · Try it/]] as const)('%s: the sample is laid out and the bench is there', async (how, what) => {
    const app = await openTestApp({ view: view('signIn') }, (station) => station.on('station.status', () => ok(FIRST_START)))
    app.station.on('station.status', () => ok(STATUS))
    if (how === 'by key') await app.press(String(what))
    else await app.touch(what)
    expect(app.station.asked).toContainEqual({ name: 'setup.trySample', input: { language: 'en' } })
    expect(step()).toBe('sign-in')
  })

  test('what is refused is told, and the choice stays', async () => {
    const app = await openTestApp({}, (station) => {
      station.on('station.status', () => ok(FIRST_START))
      station.on('setup.trySample', () => refuse(failure('file-unreadable')))
    })
    await app.press('1')
    expect(screen.getByText('That did not work')).toBeTruthy()
    expect(screen.getByRole('group', { name: 'Two ways to start' })).toBeTruthy()
  })

  test('a bench is set up, and its badge is shown before work starts', async () => {
    const { fireEvent } = await import('@testing-library/react')
    const app = await openTestApp({ view: view('signIn') }, (station) => {
      station.on('station.status', () => ok(FIRST_START))
      station.on('setup.createBench', () => ok({ status: STATUS, leadBadge: BADGE, badgePreview: label.preview }))
    })
    await app.press('2')
    await app.touch(/^Set up the bench/)
    expect(screen.getByText('The bench needs a name, 40 letters at most.')).toBeTruthy()
    expect(app.station.asked.some(({ name }) => name === 'setup.createBench')).toBe(false)
    const fill = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
    fill('Name of the bench', 'Bench 07')
    fill('Your name, as lead', 'Vera M.')
    fill('Your PIN', '12345')
    fill('Label printer', '192.168.10.40:9100')
    expect(screen.queryByText('The bench needs a name, 40 letters at most.')).toBeNull()
    await app.touch(/^Set up the bench/)
    expect(app.station.asked.at(-1)).toEqual({
      name: 'setup.createBench',
      input: { stationName: 'Bench 07', language: 'en', leadName: 'Vera M.', leadPin: '12345', scannerAddress: '', scaleAddress: '', printerAddress: '192.168.10.40:9100' },
    })
    expect(screen.getByTestId('lead-badge').textContent?.replaceAll(/\s/g, '')).toBe(BADGE)
    expect(screen.getByRole('img', { name: 'Badge of Vera M.' })).toBeTruthy()
    app.station.on('station.status', () => ok(STATUS))
    await app.press('Enter')
    expect(step()).toBe('sign-in')
  })
})

describe('sign-in', () => {
  const signedIn = () => view('scanParcel')

  test('by badge: the bench gets the scan', async () => {
    const app = await openTestApp({ view: view('signIn') })
    expect(screen.getByText('Scan your badge')).toBeTruthy()
    expect(plain(screen.getByText(/^2 units held here/))).toBe('2 units held here')
    await app.scan(BADGE)
    expect(app.benchAsked()).toEqual([BADGE])
  })

  test('by name and PIN, with keys only', async () => {
    const app = await openTestApp({ view: view('signIn') }, (station) =>
      station.on('bench.signInByPin', () => {
        station.show(signedIn())
        return ok({ ...ANSWERS.placed, kind: 'signed-in', facts: { name: 'Dana K.' } })
      }),
    )
    await app.press('Enter')
    expect(stage()).toBe('names')
    await app.press('1')
    for (const key of ['9', '1', '2', '3', '4']) await app.press(key)
    for (let i = 0; i < 5; i++) await app.press('Backspace')
    for (const key of ['1', '2', '3', '4', 'Enter']) await app.press(key)
    expect(app.station.asked.filter(({ name }) => name === 'bench.signInByPin')).toEqual([{ name: 'bench.signInByPin', input: { operatorId: DANA.operatorId, pin: '1234' } }])
    expect(step()).toBe('scan-parcel')
  })

  test('by name and PIN, with touch only; a PIN that does not fit is told at the PIN', async () => {
    const app = await openTestApp({ view: view('signIn') }, (station) =>
      station.on('bench.signInByPin', () => ok({ signal: 'ask', kind: 'wrong-pin', facts: {}, text: 'Timur A.', words: null, at: NOW })),
    )
    await app.touch(/^No badge with you/)
    await app.touch(/^2 Timur A/)
    for (const digit of ['1', '2', '3', '4']) await app.touch(digit)
    await app.touch(/^Sign in/)
    expect(prompt()).toBe('Type the PIN again')
    expect(stage()).toBe('pin')
    await app.touch(/^Back/)
    expect(prompt()).toBe('Who are you?')
  })

  test('nine and more people turn the page at 9', async () => {
    const many = Array.from({ length: 12 }, (_, i) => ({ ...OPERATORS[0], operatorId: `o${i}`, name: `Person ${i + 1}` }))
    const app = await openTestApp({ view: view('signIn') }, (station) => station.on('operators.list', () => ok(many)))
    await app.press('Enter')
    expect(screen.queryByText('Person 9')).toBeNull()
    await app.press('9')
    expect(screen.getByText('Person 9')).toBeTruthy()
    await app.press('9')
    expect(screen.getByText('Person 1')).toBeTruthy()
  })

  test('a badge that nobody has turns the plate amber and shows the names at once', async () => {
    const app = await openTestApp({ view: view('signIn') }, (station) => station.on('bench.scan', ({ text }) => ok({ signal: 'ask', kind: 'unknown-badge', facts: { text }, text, words: null, at: NOW })))
    await app.scan(BADGE)
    expect(prompt()).toBe('Scan another badge, or use your PIN')
    expect(screen.getByRole('button', { name: /^1 Dana K/ })).toBeTruthy()
  })

  test('a badge can be typed', async () => {
    const app = await openTestApp({ view: view('signIn') })
    await app.press('F3')
    app.running.desk.store.dispatch({ kind: 'typed', text: BADGE })
    await app.settle()
    await app.touch(/^Send/)
    expect(app.benchAsked()).toEqual([BADGE])
  })
})

describe('language', () => {
  test('turns to the person’s own with the badge, and back when they leave', async () => {
    const app = await openTestApp({ view: view('signIn') })
    expect(document.documentElement.lang === 'ru').toBe(false)
    app.station.show({ ...view('scanParcel'), operator: { ...OPERATORS[1] } })
    await app.settle()
    expect(prompt()).toBe('Сканируйте посылку')
    expect(document.documentElement.lang).toBe('ru')
    app.station.show(view('signIn'))
    await app.settle()
    expect(screen.getByText('Scan your badge')).toBeTruthy()
  })

  test('is changed by its button, stays over a restart, and goes along with a report', async () => {
    const app = await openTestApp({ view: view('scanParcel') })
    await app.touch(/^Change language, now: English/)
    expect(prompt()).toBe('Сканируйте посылку')
    app.station.connection('restarting')
    app.station.connection('connected')
    await app.settle()
    expect(prompt()).toBe('Сканируйте посылку')
    await app.press('F9')
    await app.touch('Только CSV')
    expect(app.station.asked.at(-1)).toEqual({ name: 'report.export', input: expect.objectContaining({ format: 'csv', language: 'ru' }) })
  })
})

describe('devices', () => {
  test('open by key and by their dots, and close by key and place; the bench is as it was', async () => {
    const app = await openTestApp({ view: view('question'), devices: DEVICES_IN_TROUBLE })
    await app.press('F10')
    expect(screen.getByRole('heading', { name: 'Devices at Bench 07' })).toBeTruthy()
    await app.press('Escape')
    await app.touch('Devices')
    await app.touch(/^To the bench/)
    expect(step()).toBe('question')
    expect(app.benchAsked()).toEqual([])
  })

  test('each row says the state, what speaks for it, and one act that looks again', async () => {
    const app = await openTestApp({ devices: DEVICES_IN_TROUBLE })
    await app.press('F10')
    const rows = screen.getAllByRole('listitem').map(plain)
    expect(rows.some((row) => row.includes('Labels out') && row.includes('Put in a roll, close the lid'))).toBe(true)
    expect(rows.some((row) => row.includes('No permission') && row.includes('The system keeps the scanner from Turnback.'))).toBe(true)
    expect(rows.some((row) => row.includes('Silent for') && row.includes('Last weight 412 g'))).toBe(true)
    const before = app.station.asked.filter(({ name }) => name === 'devices.list').length
    await app.touch('Switch the scale off and on')
    expect(app.station.asked.filter(({ name }) => name === 'devices.list').length).toBe(before + 1)
  })

  test('what the system said stands behind the row, in its own words, and the command that helps is exact', async () => {
    const app = await openTestApp({ devices: DEVICES_IN_TROUBLE })
    await app.press('F10')
    expect(screen.queryByText(/EACCES/)).toBeNull()
    const show = () => screen.getAllByRole('button', { name: 'What the device said' })[0]
    fireEvent.click(show() ?? document.body)
    expect(await screen.findByText(/EACCES: permission denied/)).toBeTruthy()
    await app.touch('Show how to allow it')
    expect(await screen.findByText(/^sudo cp /)).toBeTruthy()
    expect(screen.queryByText(/EACCES/)).toBeNull()
    await app.press('Escape')
    expect(screen.queryByText(/^sudo cp /)).toBeNull()
    expect(screen.getByRole('heading', { name: 'Devices at Bench 07' })).toBeTruthy()
  })

  test('a scan there is shown, not booked; commands for the bench stay away from it', async () => {
    const app = await openTestApp({ view: view('question') })
    await app.press('F10')
    await app.scan('TEST0014')
    expect(echo()).toContain('TEST0014')
    await app.scan(commandBarcode('HOLD'))
    await app.press('4')
    expect(app.benchAsked()).toEqual([])
    await app.scan(commandBarcode('BACK'))
    expect(step()).toBe('question')
  })
})

describe('shift summary', () => {
  test.each([['by key', 'F9'], ['by scan', commandBarcode('SHIFT SUMMARY')], ['by touch', /^Shift summary/]] as const)('opens %s', async (how, what) => {
    const app = await openTestApp({ view: view('scanParcel') })
    if (how === 'by key') await app.press(String(what))
    else if (how === 'by scan') await app.scan(String(what))
    else await app.touch(what)
    const sheet = screen.getByTestId('shift')
    expect(plain(sheet)).toContain('Shift summary since 06:00')
    expect(plain(sheet)).toContain('83units decided')
    expect(within(sheet).getByRole('table', { name: 'People' })).toBeTruthy()
    expect(app.benchAsked()).toEqual([])
  })

  test('saves, shows where, and says why when it could not', async () => {
    const app = await openTestApp()
    await app.press('F9')
    await app.touch('PDF only')
    expect(screen.getByText('Saved: /home/bench/Turnback/shift-2026-11-24.pdf')).toBeTruthy()
    app.station.on('report.export', () => refuse(failure('file-unreadable')))
    await app.touch('CSV only')
    expect(screen.getByText(/^Not saved\. The file could not be read or written\. Check the folder, try again\.$/)).toBeTruthy()
  })

  test('a second SHIFT SUMMARY saves both', async () => {
    const app = await openTestApp()
    await app.scan(commandBarcode('SHIFT SUMMARY'))
    await app.scan(commandBarcode('SHIFT SUMMARY'))
    expect(app.station.asked.filter(({ name }) => name === 'report.export').map(({ input }) => (input as { format: string }).format)).toEqual(['both'])
  })

  test('closing takes two presses, and a refusal says what is still open', async () => {
    const app = await openTestApp({}, (station) => station.on('bench.closeShift', () => ok({ signal: 'ask', kind: 'units-in-hand', facts: {}, text: '', words: null, at: NOW })))
    await app.press('F9')
    await app.touch('Close the shift')
    await app.touch('Leave it open')
    expect(app.station.asked.some(({ name }) => name === 'bench.closeShift')).toBe(false)
    await app.touch('Close the shift')
    await app.touch('Close it')
    expect(screen.getByRole('alert').textContent).toBe('A parcel or a unit is still open. Finish the parcel first.')
  })

  test('a scan gives way to work', async () => {
    const app = await openTestApp()
    await app.press('F9')
    await app.scan('4711')
    expect(step()).toBe('scan-parcel')
    expect(app.benchAsked()).toEqual(['4711'])
  })

  test('a closed shift says when, and no shift says so', async () => {
    const app = await openTestApp({}, (station) => station.on('report.shift', () => ok({ ...SHIFT, closedAt: NOW })))
    await app.press('F9')
    expect(plain(screen.getByTestId('shift'))).toContain('Shift summary, 06:00–10:42')
    expect(screen.queryByRole('button', { name: 'Close the shift' })).toBeNull()
    await app.press('Escape')
    app.station.on('report.shift', () => refuse(failure('shift-not-open')))
    await app.press('F9')
    expect(screen.getByText('No shift to show')).toBeTruthy()
    await app.touch(/^Back/)
    expect(step()).toBe('scan-parcel')
  })
})

describe('simulated devices', () => {
  test('the drawer scans, loads the scale, pulls cables; key, tab and cross open and close it', async () => {
    const app = await openTestApp({ view: view('scanParcel') })
    await app.press('F7')
    const drawer = within(screen.getByTestId('sim-drawer'))
    drawer.getAllByTestId('sim-code')[0]?.click()
    drawer.getByTestId('sim-place').click()
    drawer.getByTestId('sim-remove').click()
    drawer.getByTestId('sim-scale').click()
    drawer.getByTestId('sim-paper').click()
    await app.settle()
    expect(app.station.asked.filter(({ name }) => name === 'simulated.act').map(({ input }) => input)).toEqual([
      { act: 'scan', text: '9521234003007' }, { act: 'place', grams: 450 }, { act: 'remove' }, { act: 'scale-cable', plugged: false }, { act: 'printer-paper', present: false },
    ])
    await app.touch('Close')
    expect(screen.queryByTestId('sim-drawer')).toBeNull()
    await app.touch(/^Simulated devices/)
    expect(screen.getByTestId('sim-drawer')).toBeTruthy()
  })

  test('a bench with real devices has none', async () => {
    const app = await openTestApp({}, (station) => station.on('station.status', () => ok({ ...STATUS, simulated: false })))
    expect(screen.queryByTestId('sim-tab')).toBeNull()
    await app.press('F7')
    expect(screen.queryByTestId('sim-drawer')).toBeNull()
  })
})

describe('the keyboard', () => {
  test('a person’s key that main held is an answer; a scan that nobody could take is told', async () => {
    const app = await openTestApp({ view: view('scanParcel') })
    act(() => app.station.keyboard({ kind: 'key', press: pressOf('F5', 0) }))
    await app.settle()
    expect(screen.getByTestId('search')).toBeTruthy()
    // The search has a field: main is told, so that it lets keys pass.
    expect(app.station.focused.at(-1)).toBe('field')
    await app.press('Escape')
    expect(app.station.focused.at(-1)).toBe('none')
    act(() => app.station.keyboard({ kind: 'lost' }))
    await app.settle()
    expect(app.onFault).not.toHaveBeenCalled()
    expect(echo()).toMatch(/station/i)
  })
})
