import { commandBarcode } from '@shared/domain/command-barcode'
import { failure } from '@shared/domain/failure'
import { ok, refuse } from '@shared/domain/result'
import type { LabelTemplate } from '@shared/labels/templates/template'
import { fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { FakeStation } from '../support/fake-station'
import { openTestApp, plain, type OpenedApp } from '../support/open-app'
import { labelPicture, UNIT_TEMPLATE } from '../support/sample-labels'
import { view } from '../support/sample-views'

const as = (role: 'clerk' | 'lead') => ({ view: { ...view('scanParcel'), operator: { operatorId: 'vera', name: 'Vera M.', role, language: 'en' as const } } })
const stageOf = () => screen.getByTestId('labels').getAttribute('data-stage')
const said = () => plain(screen.getByTestId('said'))
const asked = (app: OpenedApp, name: string) => app.station.asked.filter((request) => request.name === name).map(({ input }) => input as { template: LabelTemplate })
const newest = (app: OpenedApp) => asked(app, 'labels.preview').at(-1)!.template
const parts = () => within(screen.getByTestId('canvas')).getAllByRole('button')
const part = (name: RegExp) => within(screen.getByTestId('canvas')).getByRole('button', { name })

async function openLabels(role: 'clerk' | 'lead' = 'lead', prepare?: (station: FakeStation) => void): Promise<OpenedApp> {
  const app = await openTestApp(as(role), prepare)
  await app.scan(commandBarcode('SETTINGS'))
  if (role === 'lead') await app.press('0')
  return app
}

async function openEditor(prepare?: (station: FakeStation) => void): Promise<OpenedApp> {
  const app = await openLabels('lead', prepare)
  await app.touch(/^Unit plate/)
  await app.press('1')
  return app
}

describe('the list', () => {
  test('shows every label, by key one after another, with its picture from the bytes', async () => {
    const app = await openLabels()
    expect(stageOf()).toBe('list')
    expect(plain(screen.getByTestId('labels'))).toContain('2 labels · 1 sheet')
    await app.press('Enter')
    await app.press('Enter')
    expect(plain(screen.getByTestId('chosen-label'))).toContain('Unit plate')
    expect(screen.getByRole('img', { name: 'The label as it prints' }).getAttribute('src')).toMatch(/^data:image\/png;base64,/)
    expect(plain(screen.getByTestId('chosen-label'))).toContain('Drawn from the 5,412 bytes of the print job: ZPL, 203 dpi')
    await app.touch(/^Command barcodes/)
    expect(app.station.asked.filter(({ name }) => name === 'labels.open')).toHaveLength(2)
    await app.press('Escape')
    expect(screen.getByTestId('settings')).toBeTruthy()
  })

  test('tells what the picture cannot show', async () => {
    await openEditor((station) => station.on('labels.preview', ({ template }) => ok(labelPicture(template, { warnings: [{ kind: 'edge', about: '', area: null }, { kind: 'shrunk', about: 'Trimmer', area: { x: 15.5, y: 0.75, width: 39.75, height: 6.75 } }] }))))
    expect(plain(screen.getByTestId('faults'))).toContain('Black within 1 mm of the edge')
    expect(plain(screen.getByTestId('faults'))).toContain('Set smaller to fit: Trimmer')
    expect(parts().filter((button) => button.parentElement?.dataset.warned === 'true')).toHaveLength(1)
  })
})

describe('the editor by keys', () => {
  test('arrows move by half a millimetre, Shift and arrows change the size; undo takes back each row of presses', async () => {
    const app = await openEditor()
    part(/^Code/).focus()
    await app.settle()
    const before = UNIT_TEMPLATE.elements[5]!
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp']) await app.press(key)
    expect(newest(app).elements[5]).toMatchObject({ y: before.y + 0.5, x: before.x })
    fireEvent.keyDown(document.activeElement!, { key: 'ArrowUp', code: 'ArrowUp', shiftKey: true, bubbles: true })
    await app.settle()
    expect(newest(app).elements[5]).toMatchObject({ height: before.height - 0.5 })
    await app.press('F8')
    expect(newest(app).elements[5]).toMatchObject({ height: before.height, y: before.y + 0.5 })
    fireEvent.keyDown(document.activeElement!, { key: 'z', code: 'KeyZ', ctrlKey: true, bubbles: true })
    await app.settle()
    expect(newest(app).elements[5]).toEqual(before)
    fireEvent.keyDown(document.activeElement!, { key: 'y', code: 'KeyY', ctrlKey: true, bubbles: true })
    await app.settle()
    expect(newest(app).elements[5]).toMatchObject({ y: before.y + 0.5 })
    expect(app.benchAsked()).toEqual([])
  })

  test('Del deletes the chosen part, Enter saves, Back asks before it loses anything', async () => {
    const app = await openEditor()
    part(/^Zone sign/).focus()
    await app.settle()
    await app.press('Delete')
    expect(newest(app).elements).toHaveLength(UNIT_TEMPLATE.elements.length - 1)
    await app.press('Escape')
    expect(said()).toContain('what is not saved is lost')
    expect(stageOf()).toBe('edit')
    ;(document.activeElement as HTMLElement | null)?.blur()
    await app.press('Enter')
    expect(asked(app, 'labels.save')[0]?.template.elements).toHaveLength(UNIT_TEMPLATE.elements.length - 1)
    expect(said()).toContain('Draft 1 is saved.')
    await app.press('6')
    expect(newest(app).elements).toHaveLength(UNIT_TEMPLATE.elements.length)
    await app.press('Escape')
    await app.press('Escape')
    expect(stageOf()).toBe('list')
  })

  test('1 prints a proof, 2 saves and approves, 3 retires, 4 takes what came', async () => {
    const app = await openEditor()
    await app.press('1')
    expect(said()).toContain('The proof was printed.')
    await app.touch(/^Add: Line/)
    ;(document.activeElement as HTMLElement | null)?.blur()
    await app.press('4')
    expect(newest(app).elements).toEqual(UNIT_TEMPLATE.elements)
    await app.press('6')
    await app.press('2')
    expect(app.station.asked.map(({ name }) => name).filter((name) => name === 'labels.save' || name === 'labels.approve')).toEqual(['labels.save', 'labels.approve'])
    expect(app.station.asked.find(({ name }) => name === 'labels.approve')?.input).toEqual({ templateId: 'unit-lpn', version: 1001 })
    expect(said()).toContain('Own version 1 is printed from now on.')
  })

  test('what the station refuses is said in words', async () => {
    const app = await openEditor((station) => station.on('labels.approve', () => refuse(failure('second-lead-wanted', { name: 'Vera M.' }))))
    await app.touch(/^Add: Line/)
    await app.touch(/Approve/)
    expect(said()).toContain('Vera M. saved this draft. Two look at a label before it is printed. Let another lead approve it.')
  })
})

describe('the editor by touch', () => {
  test('a drag is one step, however many moves it has', async () => {
    const app = await openEditor()
    const button = part(/^Zone sign/)
    Object.defineProperty(button.parentElement!.parentElement!, 'getBoundingClientRect', { value: () => ({ width: 570 }) })
    fireEvent.pointerDown(button, { pointerId: 1, clientX: 100, clientY: 100 })
    for (const x of [110, 120, 130]) fireEvent.pointerMove(button, { pointerId: 1, clientX: x, clientY: 105 })
    fireEvent.pointerUp(button, { pointerId: 1 })
    await app.settle()
    const before = UNIT_TEMPLATE.elements[0]!
    expect(newest(app).elements[0]).toMatchObject({ x: before.x + 3, y: before.y + 0.5 })
    await app.touch(/Undo/)
    expect(newest(app).elements[0]).toEqual(before)
  })

  test('a part is added, bound to a field in a format, worded in another language, and shown on a condition', async () => {
    const app = await openEditor()
    await app.touch(/^Add: Text/)
    const element = within(screen.getByTestId('element'))
    fireEvent.change(element.getByLabelText('Format'), { target: { value: 'day' } })
    fireEvent.change(element.getByLabelText('Put in a field'), { target: { value: 'due' } })
    fireEvent.change(element.getByLabelText('Shown'), { target: { value: 'when due' } })
    fireEvent.click(screen.getByRole('radio', { name: 'Русский' }))
    fireEvent.change(element.getByRole('textbox', { name: /Words/ }), { target: { value: 'до {due|day}' } })
    await app.settle()
    expect(newest(app).elements.at(-1)).toMatchObject({ kind: 'text', text: { en: 'Text {due|day}', ru: 'до {due|day}' }, when: 'due' })
    await app.touch(/^Letters, mm: more/)
    expect(newest(app).elements.at(-1)).toMatchObject({ size: 3.125 })
  })

  test('the look follows language, head and printer', async () => {
    const app = await openEditor()
    for (const name of ['中文', '600', 'TSPL']) fireEvent.click(screen.getByRole('radio', { name }))
    await app.settle()
    expect(app.station.asked.filter(({ name }) => name === 'labels.preview').at(-1)?.input).toMatchObject({ locale: 'zh', dpi: 600, language: 'tspl' })
  })

  test('a fault is told in words and leads to its part; an empty text cannot be saved', async () => {
    const app = await openEditor((station) => station.on('labels.preview', ({ template }) => ok(labelPicture(template, { problems: [{ path: 'elements[5]', kind: 'outside', about: '', why: 'reaches outside' }, { path: 'elements', kind: 'job-gone', about: '', why: 'gone' }] }))))
    expect(plain(screen.getByTestId('faults'))).toContain('2 faults')
    await app.touch('Reaches over the edge of the label.')
    expect(part(/^Code/).getAttribute('aria-pressed')).toBe('true')
    expect(part(/^Code/).parentElement?.dataset.faulty).toBe('true')
    fireEvent.click(part(/^Text: \{title\}/))
    part(/^Text: \{title\}/).focus()
    await app.settle()
    fireEvent.change(screen.getByRole('textbox', { name: /Words/ }), { target: { value: '' } })
    await app.settle()
    expect(said()).toContain('cannot be saved yet')
    await app.touch(/^Save draft/)
    expect(asked(app, 'labels.save')).toEqual([])
  })
})

test('for a clerk it says whose it is; the station restarting asks for the list again', async () => {
  const app = await openLabels('lead')
  app.station.connection('restarting')
  app.station.connection('connected')
  await app.settle()
  expect(app.station.asked.filter(({ name }) => name === 'labels.list').length).toBeGreaterThan(1)
  app.station.show(as('clerk').view)
  await app.settle()
  expect(stageOf()).toBe('refused')
})
