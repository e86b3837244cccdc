import { ok } from '@shared/domain/result'
import { commandBarcode } from '@shared/domain/command-barcode'
import { screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { intakeView, type IntakeViewName } from '../support/intake-views'
import { echo, openTestApp, plain, prompt, stage, step } from '../support/open-app'
import { answer, DEVICES_IN_TROUBLE, view } from '../support/sample-views'

/** Every question of the intake: its sentence, the places that can be chosen, and what each is called. */
const QUESTIONS: readonly (readonly [IntakeViewName, string, readonly (readonly [string, RegExp])[]])[] = [
  ['chooseReturn', 'Which return is it?', [['1', /^1 Return 4711 by the order number · its parcel waits here · 2 units awaited/], ['2', /^2 Return 4698 by the order number · all units are in/], ['9', /^9 None of these open a new return/]]],
  ['chooseToJoin', 'Which return is in this parcel, too?', [['1', /^1 Return 4711/], ['9', /^9 None of these leave the parcel as it is/]]],
  ['joinReturn', 'Return 4715: in the same parcel?', [['1', /^1 The same parcel/], ['2', /^2 A parcel of its own/], ['3', /^3 Neither/]]],
  ['chooseItem', 'Which item is it?', [['1', /^1 Trimmer set with charger TR-300 · line 2, 1 awaited/], ['2', /^2 Trimmer set, refurbished a guess: compare the title/]]],
  ['wholePack', 'A pack code. What lies here?', [['1', /^1 One piece/], ['3', /^3 The whole pack 6 pieces, one label/]]],
  ['countPack', 'How many pieces are in it?', [['4', /^4 4 pieces/], ['9', /^9 9 pieces/]]],
  ['takeExtraOpen', 'Not on this return. Take it anyway?', [['1', /^1 Sent instead/], ['2', /^2 Also in the box/], ['3', /^3 Put it aside/], ['4', /^4 Return 4715 same order or buyer/]]],
  ['takeSurplus', 'More than announced. Take it anyway?', [['1', /^1 Take it in noted as too many/], ['3', /^3 Put it aside/]]],
  ['takeGuess', 'Was it this? Compare the label.', [['1', /^1 Cheese, aged Item code 8032825498580 · S\/N 12345 · best before 2027-01-01/], ['3', /^3 No take it as it was scanned/]]],
  ['takeGuessCommand', 'Was it this? Compare the label.', [['1', /^1 Command: Next take it as it was meant/], ['2', /^2 Tote A-12/], ['3', /^3 No/]]],
  ['serialDoubt', 'Is this serial number right?', [['1', /^1 It is right/], ['3', /^3 Read it again/]]],
]

describe.each(QUESTIONS)('the question %s', (name, sentence, places) => {
  test('is asked, and each place answers by key, by touch and by its code on the mat', async () => {
    const app = await openTestApp({ view: intakeView(name) })
    expect(step()).toBe('confirm')
    expect(prompt()).toBe(sentence)
    for (const [key, named] of places) {
      await app.press(key)
      await app.touch(named)
      await app.scan(commandBarcode(`ANSWER ${Number(key) as 1 | 2 | 3 | 4 | 9}`))
    }
    expect(app.benchAsked()).toEqual(places.flatMap(([key]) => [`ANSWER ${key}`, `ANSWER ${key}`, commandBarcode(`ANSWER ${Number(key) as 1 | 2 | 3 | 4 | 9}`)]))
    expect(app.onFault).not.toHaveBeenCalled()
  })

  test('takes a scan to the station, and shows a refusal without losing the question', async () => {
    const app = await openTestApp({ view: intakeView(name) }, (station) => station.on('bench.scan', () => ok(answer('confirm-wanted', { signal: 'ask', text: '4006381333931', facts: { recognised: 'item', name: 'Pen' } }))))
    await app.scan('4006381333931')
    expect(app.benchAsked()).toEqual(['4006381333931'])
    expect(echo()).toContain('4006381333931')
    expect(echo()).toContain('nothing booked')
    expect(screen.getByRole('button', { name: places[0]?.[1] ?? '' })).toBeTruthy()
  })

  test('can be put back, and waits for an answer where Next would stand', async () => {
    const app = await openTestApp({ view: intakeView(name), devices: DEVICES_IN_TROUBLE })
    expect(screen.getByRole('button', { name: /^Next waits for yes or no/ }).getAttribute('aria-disabled')).toBe('true')
    await app.press('Escape')
    await app.press('F8')
    expect(app.benchAsked()).toEqual(['BACK', 'UNDO'])
  })
})

describe('a code that came damaged', () => {
  test('says what may have gone wrong with it', async () => {
    await openTestApp({ view: intakeView('takeGuess') })
    expect(plain(screen.getByTestId('step'))).toContain('Could be: the separator between two fields got lost.')
  })

  test('is told of before anyone signed in, when nothing can be asked yet', async () => {
    const app = await openTestApp({ view: view('signIn') }, (station) => station.on('bench.scan', () => ok(answer('sign-in-first', { signal: 'ask', text: 'ИKP', facts: { recognised: 'unknown', guess: 'wrong-layout', thing: 'badge' } }))))
    await app.scan('ИKP')
    expect(plain(screen.getByTestId('step'))).toContain('Could be: typed with another keyboard layout. Set the scanner to this keyboard.')
  })
})

describe('a parcel that nothing announced', () => {
  test('says who carries it', async () => {
    await openTestApp({ view: intakeView('openBlindCourier') })
    expect(plain(screen.getByTestId('step'))).toContain('A UPS parcel. Nothing announced it.')
  })
})

describe.each(['serial', 'lot'] as const)('the number %s', (name) => {
  test('is scanned, typed by keys, or told to be missing by key, touch and mat', async () => {
    const app = await openTestApp({ view: intakeView(name) })
    expect(prompt()).toBe(name === 'serial' ? 'Scan the serial number' : 'Scan the lot number')
    await app.scan('SN-4711')
    await app.press('Enter')
    await app.touch(/^No number to read/)
    await app.touch(/^No number Enter/)
    await app.scan(commandBarcode('NO SERIAL'))
    expect(app.benchAsked()).toEqual(['SN-4711', 'NEXT', 'NO SERIAL', 'NEXT', commandBarcode('NO SERIAL')])
    await app.press('F3')
    expect(stage()).toBe('typing')
  })

  test('leaves the unit to be held or taken back', async () => {
    const app = await openTestApp({ view: intakeView(name), devices: DEVICES_IN_TROUBLE })
    for (const key of ['F2', 'F4', 'F8', 'Escape']) await app.press(key)
    expect(app.benchAsked()).toEqual(['HOLD', 'LEAD', 'UNDO', 'BACK'])
  })

  test('says what was scanned in its place', async () => {
    const app = await openTestApp({ view: intakeView(name) }, (station) => station.on('bench.scan', () => ok(answer(`${name}-wanted`, { signal: 'ask', text: 'RMA-4715', facts: { recognised: 'return-order', name: 'RMA-4715' } }))))
    await app.scan('RMA-4715')
    expect(echo()).toContain('read as return RMA-4715, nothing booked')
    expect(prompt()).toBe(name === 'serial' ? 'Scan the serial number' : 'Scan the lot number')
  })
})

describe('the match panel', () => {
  test('sets the parcel aside by key, touch and mat while nothing is in hand', async () => {
    const app = await openTestApp({ view: intakeView('joined') })
    await app.press('F2')
    await app.touch(/^Set aside/)
    await app.scan(commandBarcode('SET ASIDE'))
    expect(app.benchAsked()).toEqual(['HOLD', 'HOLD', commandBarcode('SET ASIDE')])
  })

  test('names the serial number that was sold', async () => {
    await openTestApp({ view: intakeView('serialNotSold') })
    expect(plain(screen.getByTestId('step'))).toContain('Sold on this order: SN-4710')
  })

  test('tells which return a line belongs to when there are several in the parcel', async () => {
    await openTestApp({ view: intakeView('joined') })
    const lines = within(screen.getByRole('list', { name: 'Units of this return' })).getAllByRole('listitem')
    expect(lines.map(plain).at(-1)).toContain('return 4715 · DL-1')
    expect(plain(screen.getByTestId('step'))).toContain('Return 4711 + 4715 · 1 of 3 done')
    // Both returns have a line 1; beside the trail the lines are counted through.
    const numbers = within(screen.getByRole('complementary', { name: 'Trail' })).getAllByRole('listitem').map((item) => plain(item))
    expect(numbers.slice(-3).map((words) => words[0])).toEqual(['2', '3', '4'])
  })

  test('shows what came beyond or beside the announcement, and what a long list leaves out', async () => {
    await openTestApp({ view: intakeView('odd') })
    const lines = within(screen.getByRole('list', { name: 'Units of this return' })).getAllByRole('listitem')
    expect(lines.map((one) => one.getAttribute('data-state'))).toEqual(['odd', 'next', 'open', 'odd', null, null])
    expect(lines.map(plain)).toMatchObject([
      expect.stringContaining('2 too many74,217 came, 74,215 announced'), expect.anything(), expect.anything(), expect.stringContaining('sent instead'),
      '212 more lines: 200 awaited · 12 done', '22 more units beside the lines',
    ])
  })

  test('a parcel that was set aside says so, and undo brings it back', async () => {
    await openTestApp({ view: intakeView('setAside') })
    const trail = screen.getByRole('complementary', { name: 'Trail' })
    expect(plain(trail)).toContain('4711 · set aside')
    expect(plain(trail)).toContain('1 missing')
    expect(plain(screen.getByRole('button', { name: /^1 / }))).toMatch(/^1 Parcel 4711 .* · RT418220935KZ/)
  })
})
