import { commandBarcode } from '@shared/domain/command-barcode'
import { failure } from '@shared/domain/failure'
import { refuse } from '@shared/domain/result'
import { act, screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { openTestApp } from '../support/open-app'
import { DEVICES, DEVICES_IN_TROUBLE, NOW } from '../support/sample-views'

type TestApp = Awaited<ReturnType<typeof openTestApp>>
const CODE = commandBarcode('CHECK DEVICES')
const task = () => screen.getByTestId('device-check').getAttribute('data-task')
const kept = (app: TestApp) => app.station.asked.filter(({ name }) => name === 'devices.checked').map(({ input }) => input)
const scanBy = (app: TestApp, deviceId: string, text: string = CODE) =>
  act(async () => app.station.announce('scanRead', { text, aim: null, source: 'serial-scanner', deviceId, readAt: NOW, tookMs: 20 }))
const weigh = (app: TestApp, grams: number) => act(async () => app.station.announce('weightRead', { grams, stability: 'stable', readAt: NOW, deviceId: 'scale' }))

describe('the start-of-shift test', () => {
  test('by the command on the mat: scanner, empty pan, weight, printer; then it is kept and the bench is as it was', async () => {
    const app = await openTestApp()
    await app.scan(CODE)
    expect(task()).toBe('test-scan')
    await scanBy(app, 'scanner', 'RMA-4711')
    expect(screen.getByText(/That is another code/)).toBeTruthy()
    await scanBy(app, 'scanner')
    expect(task()).toBe('empty-pan')
    await weigh(app, 412)
    expect(task()).toBe('empty-pan')
    await weigh(app, 0)
    expect(task()).toBe('reference-weight')
    await weigh(app, 501)
    expect(task()).toBe('done')
    expect(screen.getByTestId('prompt').textContent).toBe('All devices work')
    await app.press('Enter')
    expect(kept(app)).toEqual([{ results: [
      { deviceId: 'scanner', role: 'scanner', check: 'test-scan', outcome: 'passed', detail: CODE },
      { deviceId: 'scale', role: 'scale', check: 'empty-pan', outcome: 'passed', detail: '0 g' },
      { deviceId: 'scale', role: 'scale', check: 'reference-weight', outcome: 'passed', detail: '501 g' },
      { deviceId: 'printer', role: 'printer', check: 'printer-answers', outcome: 'passed', detail: 'ready' },
    ] }])
    expect(screen.queryByTestId('device-check')).toBeNull()
    expect(app.benchAsked()).toEqual([])
  })

  test('the first press of a pedal is its test, whatever is awaited; the next one goes on', async () => {
    const app = await openTestApp({ devices: [...DEVICES, ...DEVICES.slice(0, 1).map((device) => ({ ...device, deviceId: 'pedal', role: 'pedal' as const, address: 'pedal' }))] })
    await app.scan(CODE)
    const press = () => act(async () => app.station.announce('pedalPressed', { deviceId: 'pedal', key: 0, at: NOW }))
    expect(task()).toBe('test-scan')
    await press()
    expect(task()).toBe('test-scan')
    await press()
    expect(task()).toBe('empty-pan')
    await press()
    await press()
    expect(task()).toBe('done')
    await press()
    expect(kept(app)).toMatchObject([{ results: [{ deviceId: 'pedal', outcome: 'passed' }, { outcome: 'skipped' }, { outcome: 'skipped' }, { outcome: 'skipped' }, { outcome: 'passed' }] }])
  })

  test('by touch, with devices that are not ready: each says what to do, going on calls it failed', async () => {
    const app = await openTestApp({ devices: DEVICES_IN_TROUBLE })
    await app.press('F10')
    await app.touch('Test all devices, 30 s')
    expect(screen.getByText(/No permission\. Show how to allow it\./)).toBeTruthy()
    for (let i = 0; i < 4; i++) await app.touch(/^Go on without it/)
    expect(screen.getByTestId('prompt').textContent).toBe('3 devices need care')
    await app.touch(/^Keep and go on/)
    expect(kept(app)).toMatchObject([{ results: [{ outcome: 'failed', detail: 'no-permission' }, { outcome: 'failed', detail: 'silent' }, { outcome: 'failed', detail: 'silent' }, { outcome: 'failed', detail: 'needs-hand' }] }])
  })

  test('a test that cannot be kept says why and stays; BACK leaves without keeping', async () => {
    const app = await openTestApp()
    await app.scan(CODE)
    for (let i = 0; i < 3; i++) await app.press('Enter')
    app.station.on('devices.checked', () => refuse(failure('shift-not-open')))
    await app.press('Enter')
    expect(screen.getByTestId('device-check')).toBeTruthy()
    await app.press('Escape')
    expect(screen.queryByTestId('device-check')).toBeNull()
  })
})
