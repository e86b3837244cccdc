import { act, screen, within } from '@testing-library/react'
import { ok, refuse } from '@shared/domain/result'
import { failure } from '@shared/domain/failure'
import { commandBarcode } from '@shared/domain/command-barcode'
import { describe, expect, test } from 'vitest'
import { echo, openTestApp, prompt, stage, step } from '../support/open-app'
import { answer, ANSWERS, DEVICES_IN_TROUBLE, NOW, TOTE_A, TOTE_B, TOTE_C, UNIT_LPN, view, type ViewName } from '../support/sample-views'

const STEPS: readonly (readonly [ViewName, string, string | null])[] = [
  ['scanParcel', 'scan-parcel', 'Scan the parcel'],
  ['scanUnit', 'scan-unit', 'Scan the next unit'],
  ['weigh', 'weigh', 'Put it on the scale'],
  ['question', 'question', 'How does it work and look?'],
  ['label', 'label', null],
  ['openBlind', 'confirm', 'No return for this code. Open one?'],
  ['reopenReturn', 'confirm', 'This return is complete. Open again?'],
  ['takeExtra', 'confirm', 'Not on this return. Take it anyway?'],
  ['takeUnknown', 'confirm', 'Nobody knows this code. Take it anyway?'],
  ['closeIncomplete', 'confirm', '2 units are missing. Close the parcel?'],
  ['skipWeight', 'confirm', 'The scale works. Go on without weight?'],
]

describe('every step', () => {
  test.each(STEPS)('%s is drawn, and a scan goes to the bench from it', async (name, kind, sentence) => {
    const app = await openTestApp({ view: view(name) })
    expect(step()).toBe(kind)
    if (sentence !== null) expect(prompt()).toBe(sentence)
    await app.scan('RT418220935KZ')
    expect(app.benchAsked()).toEqual(['RT418220935KZ'])
    expect(echo()).toContain(TOTE_A)
    expect(app.onFault).not.toHaveBeenCalled()
  })

  test('the route card shows the tote over the whole stage', async () => {
    await openTestApp({ view: view('tote') })
    expect(stage()).toBe('route')
    expect(screen.getByTestId('route-tote').textContent).toBe('C-04')
    expect(screen.queryByRole('complementary')).toBeNull()
  })
})

describe('a question is answered', () => {
  test('by its number key', async () => {
    const app = await openTestApp({ view: view('question') })
    await app.press('4')
    expect(app.benchAsked()).toEqual(['ANSWER 4'])
  })

  test('by touch', async () => {
    const app = await openTestApp({ view: view('question') })
    await app.touch(/^4 Does not work/)
    expect(app.benchAsked()).toEqual(['ANSWER 4'])
  })

  test('by its code on the mat: the station understands it', async () => {
    const app = await openTestApp({ view: view('question') })
    await app.scan(commandBarcode('ANSWER 4'))
    expect(app.benchAsked()).toEqual([commandBarcode('ANSWER 4')])
  })

  test('a key that is held down answers once', async () => {
    const app = await openTestApp({ view: view('question') })
    await app.press('4')
    for (let i = 0; i < 5; i++) document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '4', code: 'Digit4', repeat: true, bubbles: true }))
    await app.settle()
    expect(app.benchAsked()).toEqual(['ANSWER 4'])
  })
})

describe('yes and no', () => {
  test.each([['1', 'ANSWER 1', /^1 Open a return/], ['3', 'ANSWER 3', /^3 Do not open/]])('at place %s, by key and by touch', async (key, command, name) => {
    const app = await openTestApp({ view: view('openBlind') })
    await app.press(key)
    await app.touch(name)
    expect(app.benchAsked()).toEqual([command, command])
  })
})

describe('the four acts', () => {
  test.each([['Escape', /^Back/, 'BACK'], ['F2', /^Hold/, 'HOLD'], ['F4', /^Help from lead/, 'LEAD'], ['Enter', /^Without weight/, 'NEXT']])('%s does the same as the place', async (key, name, command) => {
    const app = await openTestApp({ view: view('weigh') })
    await app.press(key)
    await app.touch(name)
    expect(app.benchAsked()).toEqual([command, command])
  })

  test('a place that cannot act says why, and does nothing', async () => {
    const app = await openTestApp({ view: view('scanParcel') })
    expect(screen.getByRole('button', { name: /^Hold no unit open/ }).getAttribute('aria-disabled')).toBe('true')
    await app.touch(/^Hold/)
    for (const key of ['F2', 'F4', 'Enter', 'Escape']) await app.press(key)
    expect(app.benchAsked()).toEqual([])
  })

  test('undo, reprint and sign out have keys of their own', async () => {
    const app = await openTestApp({ view: view('label') })
    for (const key of ['F8', 'F6', 'F12']) await app.press(key)
    await app.touch(/^Undo F8/)
    await app.touch(/^Print again F6/)
    expect(app.benchAsked()).toEqual(['UNDO', 'REPRINT', 'SIGN OUT', 'UNDO', 'REPRINT'])
  })
})

describe('a code typed by hand', () => {
  test('with keys: F3, the code, Enter', async () => {
    const app = await openTestApp({ view: view('scanParcel') })
    await app.press('F3')
    expect(stage()).toBe('typing')
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: 'Code' })
    expect(document.activeElement).toBe(field)
    app.running.desk.store.dispatch({ kind: 'typed', text: 'RMA-4711' })
    await app.settle()
    await app.touch(/^Send/)
    expect(app.station.asked.filter(({ name }) => name === 'bench.scan')).toEqual([{ name: 'bench.scan', input: { text: 'RMA-4711', aim: null, source: 'typed' } }])
    expect(stage()).toBe('step')
  })

  test('with touch only, on the pad', async () => {
    const app = await openTestApp({ view: view('tote') })
    await app.touch(/^Type code/)
    const pad = within(screen.getByRole('group', { name: 'Letters and digits' }))
    for (const key of [...TOTE_C, 'X']) {
      pad.getByRole('button', { name: key }).click()
      await app.settle()
    }
    await app.touch('Take back the last character')
    await app.touch(/^Send/)
    expect(app.benchAsked()).toEqual([TOTE_C])
  })

  test('the first key of a code opens the line in a scan step, and is part of it', async () => {
    const app = await openTestApp({ view: view('scanParcel') })
    await app.press('4')
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Code' }).value).toBe('4')
    await app.press('Escape')
    expect(stage()).toBe('step')
    expect(app.benchAsked()).toEqual([])
  })

  test('is not offered where nothing is to be scanned', async () => {
    const app = await openTestApp({ view: view('question') })
    await app.press('F3')
    expect(stage()).toBe('step')
  })
})

describe('a stop', () => {
  test('says what is wrong and what to do, and stays until it is put away', async () => {
    const app = await openTestApp({ view: view('tote') }, (station) => station.on('bench.scan', () => ok(ANSWERS.wrongTote)))
    await app.scan(TOTE_B)
    expect(stage()).toBe('stop')
    const stop = screen.getByRole('alert')
    expect(stop.textContent).toContain('Wrong tote')
    expect(stop.textContent).toContain('This is tote B-07 (repack). Trimmer set with charger goes to C (repair).')
    expect(stop.textContent).toContain('Scan tote C-04')
    expect(stop.textContent?.replaceAll(/\s/g, ' ')).toContain('Scan HOLD: the unit waits under U 3F7K2A 00YM C')
    await app.press('Escape')
    expect(stage()).toBe('route')
    expect(app.benchAsked()).toEqual([TOTE_B])
  })

  test('is put away by its place and by the mat, and neither takes a step back', async () => {
    for (const away of ['touch', 'mat'] as const) {
      const app = await openTestApp({ view: view('tote') }, (station) => station.on('bench.scan', () => ok(ANSWERS.wrongTote)))
      await app.scan(TOTE_B)
      if (away === 'touch') await app.touch(/^Close/)
      else await app.scan(commandBarcode('BACK'))
      expect(stage()).toBe('route')
      expect(app.benchAsked()).toEqual([TOTE_B])
      app.running.close()
      document.body.replaceChildren()
    }
  })

  test('ends with the right tote', async () => {
    const app = await openTestApp({ view: view('tote') }, (station) =>
      station.on('bench.scan', ({ text }) => {
        if (text === TOTE_B) return ok(ANSWERS.wrongTote)
        station.show(view('scanUnit'))
        return ok(ANSWERS.placed)
      }),
    )
    await app.scan(TOTE_B)
    await app.scan(TOTE_C)
    expect(stage()).toBe('step')
    expect(prompt()).toBe('Scan the next unit')
  })
})

describe('the newest answer', () => {
  test('a refusal turns the plate amber, and the text of the scan stands in the echo', async () => {
    const app = await openTestApp({ view: view('scanUnit') }, (station) => station.on('bench.scan', () => ok(ANSWERS.notAUnit)))
    await app.scan(TOTE_A)
    expect(prompt()).toBe('Scan a unit of the parcel')
    expect(echo()).toContain(TOTE_A)
    expect(echo()).toContain('read as tote A-12, nothing booked')
    expect(screen.getByTestId('echo').getAttribute('data-answer')).toBe('ask')
  })

  test('a station that gives no answer is answered, too', async () => {
    const app = await openTestApp({ view: view('scanUnit') }, (station) => station.on('bench.scan', () => refuse(failure('station-fault'))))
    await app.scan('4711')
    expect(echo()).toContain('4711')
    expect(prompt()).toBe('Do the last step again')
  })

  test('a station that takes its time is told at once: the scan was heard', async () => {
    let answerNow: () => void = () => undefined
    const app = await openTestApp({ view: view('scanParcel') }, (station) =>
      station.on('bench.scan', () => new Promise((resolve) => { answerNow = () => resolve(ok(ANSWERS.placed)) })),
    )
    app.station.announce('scanRead', { text: 'RT418220935KZ', aim: null, source: 'serial-scanner', deviceId: 'scanner', readAt: NOW, tookMs: 9 })
    await act(() => new Promise((resolve) => { setTimeout(resolve, 110) }))
    expect(echo()).toContain('RT418220935KZ')
    expect(echo()).toContain('one moment…')
    answerNow()
    await app.settle()
    expect(echo()).toContain('right place')
  })

  test('a refused step at the route keeps the card beside the words', async () => {
    const app = await openTestApp({ view: view('tote') }, (station) => station.on('bench.scan', () => ok(ANSWERS.notATote)))
    await app.scan('4711')
    expect(stage()).toBe('asked-at-route')
    expect(screen.getByTestId('route-tote').textContent).toBe('C-04')
    expect(prompt()).toBe('Scan tote C-04')
  })

  test('many scans at once are answered one by one, in their order', async () => {
    const app = await openTestApp({ view: view('scanParcel') })
    const codes = Array.from({ length: 20 }, (_, i) => `RT${i}`)
    for (const text of codes) app.station.announce('scanRead', { text, aim: null, source: 'serial-scanner', deviceId: 'scanner', readAt: 0, tookMs: 1 })
    await app.settle()
    expect(app.benchAsked()).toEqual(codes)
  })

  test('a weight that the station took by itself shows without a request', async () => {
    const app = await openTestApp({ view: view('weigh') })
    app.station.show(view('question'), answer('unit-weighed', { text: '412 g', facts: { grams: 412, usual: 450, difference: -38 } }))
    await app.settle()
    expect(step()).toBe('question')
    expect(echo()).toContain('weight kept, 38 g less than usual')
  })

  test('a view that did not come by itself is fetched', async () => {
    const app = await openTestApp({ view: view('scanParcel') }, (station) => station.on('bench.command', () => ok(ANSWERS.kept)))
    const before = app.station.asked.filter(({ name }) => name === 'bench.view').length
    await app.press('F8')
    expect(app.station.asked.filter(({ name }) => name === 'bench.view').length).toBe(before + 1)
  })
})

describe('panels', () => {
  test('the match panel shows what is expected, what is done, and the live weight', async () => {
    const app = await openTestApp({ view: view('scanUnit') })
    app.station.announce('weightRead', { grams: 412, stability: 'moving', readAt: NOW })
    await app.settle()
    const lines = within(screen.getByRole('list', { name: 'Units of this return' })).getAllByRole('listitem')
    expect(lines.map((line) => line.getAttribute('data-state'))).toEqual(['done', 'next', 'open'])
    expect(lines[0]?.textContent).toContain('A-12done, grade A')
    expect(screen.getByText('still moving')).toBeTruthy()
  })

  test('a scale in trouble is told where the weight would stand, and the expected act is to go on', async () => {
    await openTestApp({ view: view('weigh'), devices: DEVICES_IN_TROUBLE })
    expect(prompt()).toBe('No scale: go on without weight')
    expect(screen.getByText('no scale')).toBeTruthy()
    expect(screen.getByRole('button', { name: /^Without weight/ }).getAttribute('data-main')).toBe('true')
  })

  test('a label that did not print says the cause and the act', async () => {
    await openTestApp({ view: view('labelFailed') })
    expect(prompt()).toBe('No label came out')
    expect(screen.getByText('The printer is out of labels.')).toBeTruthy()
    expect(screen.getByText('Put in a roll, close the lid, print again.')).toBeTruthy()
  })

  test('the trail shows the steps and what undo does, the plate of the unit stands in groups', async () => {
    await openTestApp({ view: view('question') })
    expect(screen.getByTestId('unit-lpn').textContent?.replaceAll(/\s/g, '')).toBe(UNIT_LPN)
    const trail = screen.getByRole('complementary', { name: 'Trail' })
    expect(trail.textContent?.replaceAll(/\s/g, ' ')).toContain('412 g, 38 g less than usual')
    expect(within(trail).getByRole('button', { name: 'Undo F8 · answer it again' })).toBeTruthy()
  })

  test('the parcel step shows the totes, and ways on without a scan', async () => {
    const app = await openTestApp({ view: view('scanParcel') })
    expect(within(screen.getByRole('list', { name: 'Totes at this bench' })).getAllByRole('listitem')).toHaveLength(4)
    await app.touch(/^Sign out/)
    expect(app.benchAsked()).toEqual(['SIGN OUT'])
  })
})
