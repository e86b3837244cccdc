import { fireEvent, screen, within } from '@testing-library/react'
import { commandBarcode, type BenchCommand } from '@shared/domain/command-barcode'
import { failure } from '@shared/domain/failure'
import { ok, refuse } from '@shared/domain/result'
import { describe, expect, test } from 'vitest'
import { openTestApp, plain, step, type OpenedApp } from './support/open-app'
import { ANSWERS, NOW, SHIFT, view } from './support/sample-views'

const asked = (app: OpenedApp, name: string) => app.station.asked.filter((request) => request.name === name).map(({ input }) => input)
const scanCommand = (app: OpenedApp, command: BenchCommand) => app.scan(commandBarcode(command))
const closesWell = ok({ ...ANSWERS.kept, kind: 'shift-closed' as const })

describe('one scan', () => {
  test('of SAVE SUMMARY at the bench opens the page and saves both files', async () => {
    const app = await openTestApp({ view: view('question') })
    await scanCommand(app, 'SAVE SUMMARY')
    expect(screen.getByTestId('shift')).toBeTruthy()
    expect(asked(app, 'report.export')).toEqual([{ format: 'both', language: 'en', shiftId: SHIFT.shiftId, frozenAt: SHIFT.frozenAt }])
    expect(screen.getByText(/^Saved: .*\.pdf$/)).toBeTruthy()
    expect(screen.getByText(/^Saved: .*\.csv$/)).toBeTruthy()
    expect(app.benchAsked()).toEqual([])
  })

  test('of CLOSE SHIFT asks first; a second one closes, and the summary is saved by itself', async () => {
    const app = await openTestApp({}, (station) => station.on('bench.closeShift', () => closesWell))
    await scanCommand(app, 'CLOSE SHIFT')
    expect(screen.getByRole('group', { name: 'Close the shift for everyone?' })).toBeTruthy()
    expect(asked(app, 'bench.closeShift')).toEqual([])
    await scanCommand(app, 'CLOSE SHIFT')
    expect(asked(app, 'bench.closeShift')).toHaveLength(1)
    expect(asked(app, 'report.export')).toEqual([{ format: 'both', language: 'en', shiftId: SHIFT.shiftId, frozenAt: null }])
  })

  test('YES closes it, NO and BACK leave it open', async () => {
    const app = await openTestApp({}, (station) => station.on('bench.closeShift', () => closesWell))
    for (const command of ['NO', 'BACK'] as const) {
      await scanCommand(app, 'CLOSE SHIFT')
      await scanCommand(app, command)
      expect(screen.queryByRole('group', { name: 'Close the shift for everyone?' })).toBeNull()
    }
    expect(asked(app, 'bench.closeShift')).toEqual([])
    await scanCommand(app, 'CLOSE SHIFT')
    await scanCommand(app, 'YES')
    expect(asked(app, 'bench.closeShift')).toHaveLength(1)
  })

  test('a shift that could not be closed saves nothing', async () => {
    const app = await openTestApp({}, (station) => station.on('bench.closeShift', () => ok({ ...ANSWERS.kept, signal: 'ask', kind: 'units-in-hand' })))
    await scanCommand(app, 'CLOSE SHIFT')
    await scanCommand(app, 'YES')
    expect(screen.getByRole('alert').textContent).toContain('still open')
    expect(asked(app, 'report.export')).toEqual([])
  })

  test('without anyone at the bench says to sign in', async () => {
    const app = await openTestApp({ view: { ...view('scanParcel'), operator: null, step: { kind: 'sign-in' } } })
    for (const command of ['CLOSE SHIFT', 'HAND OVER'] as const) {
      await scanCommand(app, command)
      expect(screen.getByRole('alert').textContent).toContain('sign')
    }
    expect(asked(app, 'bench.closeShift')).toEqual([])
  })
})

describe('a number', () => {
  test('touched, it says what it means and what stands behind it; BACK closes it, then the page', async () => {
    const app = await openTestApp()
    await app.press('F9')
    await app.touch(/^units decided: 83\./)
    const panel = screen.getByRole('dialog', { name: 'units decided: 83' })
    expect(plain(panel)).toContain('Units that got a grade and a route in the shift.')
    expect(plain(panel)).toContain('2 lines')
    expect(within(panel).getAllByRole('listitem').map((row) => plain(row))).toEqual([expect.stringContaining('Trimmer set with charger'), expect.stringContaining('RMA-4711')])
    expect(asked(app, 'report.behind')).toEqual([{ shiftId: SHIFT.shiftId, frozenAt: SHIFT.frozenAt, number: 'decided', key: null }])
    await app.press('Escape')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.getByTestId('shift')).toBeTruthy()
    await scanCommand(app, 'BACK')
    expect(step()).toBe('scan-parcel')
  })

  test.each([
    [/^Where units went|^Restock: 41/, { number: 'disposition', key: 'restock' }],
    [/^Units per hour, 06: 14/, { number: 'hour', key: String(SHIFT.unitsByHour[0]?.hourStart) }],
    [/^Dana K\., Decided: 52/, { number: 'operator-decided', key: 'dana' }],
    [/^Put on hold, .*: 2\./, { number: 'hold', key: 'lead-decides' }],
    [/^Defect > Defect: 40/, { number: 'reason', key: 'defect>defect' }],
    [/^Label printer: 2/, { number: 'device', key: 'printer' }],
    [/^Not as announced, announced, not in the parcel: 1/, { number: 'missing', key: null }],
  ] as const)('%s opens what it counts', async (name, pick) => {
    const app = await openTestApp()
    await app.press('F9')
    await app.touch(name)
    expect(asked(app, 'report.behind')).toEqual([expect.objectContaining(pick)])
  })

  test('every one of the sheet can be pressed', async () => {
    const app = await openTestApp()
    await app.press('F9')
    const numbers = within(screen.getByTestId('shift')).getAllByRole('button', { name: /Show what it means/ })
    expect(numbers.length).toBeGreaterThan(50)
  })

  test('with 10,000 units behind it draws only what is seen', async () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => ({ code: `U3F7K2A${String(i).padStart(4, '0')}C`, title: `Item ${i}`, at: NOW, isUnit: true }))
    const app = await openTestApp({}, (station) => station.on('report.behind', () => ok(rows)))
    await app.press('F9')
    await app.touch(/^units decided/)
    const panel = screen.getByRole('dialog')
    expect(plain(panel)).toContain('10,000 lines')
    expect(within(panel).getAllByRole('listitem').length).toBeLessThan(60)
    const list = within(panel).getAllByRole('region')[0]
    if (!list) throw new Error('the list is missing')
    Object.defineProperty(list, 'scrollTop', { value: 44 * 9_990, configurable: true })
    fireEvent.scroll(list)
    expect(plain(panel)).toContain('Item 9999')
  })

  test('a unit of its list opens the dossier of that unit', async () => {
    const app = await openTestApp()
    await app.press('F9')
    await app.touch(/^units decided/)
    const row = within(screen.getByRole('dialog')).getAllByRole('listitem')[0]
    if (!row) throw new Error('the list is empty')
    fireEvent.click(within(row).getByRole('button'))
    await app.settle()
    expect(app.running.parts.app.getState()).toMatchObject({ page: 'dossier', dossierOf: { lpn: SHIFT.stillOpen[1]?.lpn } })
  })

  test('behind which nothing stands says so, and a station that fails says why', async () => {
    const app = await openTestApp({}, (station) => station.on('report.behind', () => ok([])))
    await app.press('F9')
    await app.touch(/^units decided/)
    expect(screen.getByText('Nothing stands behind this number.')).toBeTruthy()
    app.station.on('report.behind', () => refuse(failure('station-fault')))
    await app.press('Escape')
    await app.touch(/^resalable/)
    expect(screen.getByRole('alert')).toBeTruthy()
  })
})

describe('a note for the next shift', () => {
  const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'What should the next shift know?' })

  test('is opened by HAND OVER, typed, and kept by NEXT on the mat', async () => {
    const app = await openTestApp()
    await scanCommand(app, 'HAND OVER')
    fireEvent.change(field(), { target: { value: 'Totes of zone C are full.' } })
    await scanCommand(app, 'NEXT')
    expect(asked(app, 'shift.note')).toEqual([{ text: 'Totes of zone C are full.' }])
    expect(screen.queryByRole('textbox')).toBeNull()
    // The sheet is counted anew, so that it holds the note.
    expect(asked(app, 'report.shift')).toHaveLength(2)
  })

  test('is kept by touch, dropped by BACK', async () => {
    const app = await openTestApp()
    await app.press('F9')
    await app.touch('Note for the next shift')
    fireEvent.change(field(), { target: { value: 'Scanner 2 is slow.' } })
    await app.touch('Keep the note')
    expect(asked(app, 'shift.note')).toHaveLength(1)
    await app.touch('Note for the next shift')
    expect(field().value).toBe('')
    await app.press('Escape')
    expect(screen.queryByRole('textbox')).toBeNull()
    expect(screen.getByTestId('shift')).toBeTruthy()
  })

  test('is not lost to a scan, and says why it was not kept', async () => {
    const app = await openTestApp({}, (station) => station.on('shift.note', () => ok({ ...ANSWERS.kept, signal: 'ask', kind: 'note-empty' })))
    await scanCommand(app, 'HAND OVER')
    fireEvent.change(field(), { target: { value: ' ' } })
    await app.scan('RMA-4711')
    expect(screen.getByRole('alert').textContent).toContain('RMA-4711 was not taken')
    expect(app.benchAsked()).toEqual([])
    await app.touch('Keep the note')
    expect(screen.getByRole('alert').textContent).toContain('The note is empty.')
    expect(field().value).toBe(' ')
  })

  test('of the shift before stands before the first parcel, and at the sign-in', async () => {
    const notes = [{ at: NOW - 3_600_000, name: 'Timur A.', text: 'Start with zone C.' }]
    await openTestApp({ view: view('scanParcel') }, (station) => station.on('shift.handOver', () => ok(notes)))
    expect(plain(screen.getByRole('region', { name: 'From the shift before' }))).toContain('Start with zone C.')
  })

  test('of the shift before is told to whoever comes to the bench', async () => {
    const notes = [{ at: NOW - 3_600_000, name: 'Timur A.', text: 'Start with zone C.' }]
    await openTestApp({ view: { ...view('scanParcel'), operator: null, step: { kind: 'sign-in' } } }, (station) => station.on('shift.handOver', () => ok(notes)))
    expect(screen.getByText(/Timur A\., 09:42: Start with zone C\./)).toBeTruthy()
  })
})

describe('the page', () => {
  test('while the station starts again keeps the sheet, and counts anew when it is back', async () => {
    const app = await openTestApp()
    await app.press('F9')
    app.station.connection('restarting')
    await app.settle()
    expect(screen.getByText(/^The station starts again/)).toBeTruthy()
    expect(screen.getByTestId('shift')).toBeTruthy()
    app.station.connection('connected')
    await app.settle()
    expect(asked(app, 'report.shift')).toHaveLength(2)
  })

  test('of an empty shift has no number that is none', async () => {
    const empty = {
      ...SHIFT, operators: [], unitsByStep: SHIFT.unitsByStep.map(({ step: name }) => ({ step: name, count: 0 })), unitsDecided: 0, unitsPlaced: 0, unitsResalable: 0, reasons: [], devices: [], notes: [],
      stillOpen: [], holds: [], reprintReasons: [], weightVerdicts: [], routeOverrides: [], unitTime: { ...SHIFT.unitTime, medianMs: null, p90Ms: null },
    }
    const app = await openTestApp({}, (station) => station.on('report.shift', () => ok(empty)))
    await app.press('F9')
    const sheet = plain(screen.getByTestId('shift'))
    expect(sheet).not.toMatch(/NaN|undefined|null/)
    expect(sheet).toContain('Nothing is open.')
    expect(sheet).toContain('No device was out.')
  })
})
