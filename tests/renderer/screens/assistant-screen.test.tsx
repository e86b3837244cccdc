import { NO_ASSISTANT_VIEW, type AssistantView } from '@shared/contract/device-assistant'
import type { FoundDeviceView } from '@shared/contract/device-configuration'
import { failure } from '@shared/domain/failure'
import { ok, refuse } from '@shared/domain/result'
import { act, fireEvent, screen } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { openTestApp } from '../support/open-app'
import { view } from '../support/sample-views'

type TestApp = Awaited<ReturnType<typeof openTestApp>>

function found(port: string, more: Partial<FoundDeviceView> = {}): FoundDeviceView {
  const evidence = { bus: 'usb-serial', vendorId: 0x0403, productId: 0x6001, serialNumber: 'A1', topology: '1-2:1.0', interfaceNumber: 0, usagePage: null, usage: null, port } as const
  return { evidence, manufacturer: 'FTDI', product: port, use: 'unknown', mayBeProbed: true, deviceId: null, protocols: ['serial-scanner', 'mt-sics', 'generic'], ...more }
}
const SCALE = found('/dev/ttyUSB0')
const PRINTER = found('/dev/ttyUSB1', { use: 'printer', mayBeProbed: false, protocols: [] })
const HID: FoundDeviceView = { ...found('/dev/hidraw0'), evidence: { ...SCALE.evidence, bus: 'hid', usagePage: 0x8d, usage: 0x20, port: '/dev/hidraw0' }, protocols: ['mt-sics'] }
const LINE = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 } as const

async function open(devices: readonly FoundDeviceView[] = [SCALE, PRINTER]): Promise<TestApp> {
  const app = await openTestApp({ view: { ...view('scanParcel'), operator: { operatorId: 'o', name: 'Vera M.', role: 'lead', language: 'en' } } }, (station) => {
    station.on('devices.found', () => ok([...devices]))
    station.on('devices.protocols', () => ok([{ protocol: 'mt-sics', role: 'scale', bus: 'serial' }, { protocol: 'generic', role: 'scale', bus: 'serial' }, { protocol: 'serial-scanner', role: 'scanner', bus: 'serial' }, { protocol: 'zpl', role: 'printer', bus: 'network' }]))
    station.on('devices.change', () => ok({ deviceId: 'scale-1', devices: [] }))
  })
  await app.press('F10')
  await app.touch('Set up a device')
  return app
}
const step = () => screen.getByTestId('assistant').getAttribute('data-step')
const prompt = () => screen.getByTestId('prompt').textContent
const tell = (app: TestApp, more: Partial<AssistantView>) => act(async () => app.station.announce('assistantChanged', { ...NO_ASSISTANT_VIEW, port: '/dev/ttyUSB0', line: LINE, steps: 16, step: 2, ...more }))
const asked = (app: TestApp, name: string) => app.station.asked.filter((one) => one.name === name).map(({ input }) => input)
const sure = { protocol: 'mt-sics', confidence: 'sure', inARow: 3, value: '412', unit: 'g' } as const

describe('the set-up assistant', () => {
  test('by keys: choose, look, see what it is and what it says, keep; printers cannot be chosen', async () => {
    const app = await open()
    expect(screen.queryByRole('button', { name: /ttyUSB1/ })).toBeNull()
    await app.press('2')
    expect(step()).toBe('choose')
    await app.press('1')
    expect(step()).toBe('look')
    await tell(app, { phase: 'listening', heard: ['S S     412 g\r\n'] })
    expect(screen.getByText(/Step 2 of 16, 9600 8N1\. Nothing is sent yet/)).toBeTruthy()
    expect(screen.getByText('S S     412 g', { normalizer: (text) => text })).toBeTruthy()
    await tell(app, { phase: 'done', candidates: [sure] })
    expect(prompt()).toBe('It is Mettler Toledo, MT-SICS')
    await app.press('Enter')
    expect(asked(app, 'devices.change')).toEqual([{ kind: 'add', protocol: 'mt-sics', evidence: SCALE.evidence, profile: { line: LINE } }])
    expect(step()).toBe('saved')
    await app.press('Enter')
    expect(screen.getByRole('heading', { name: 'Devices at Bench 07' })).toBeTruthy()
  })

  test('a person decides against what was found, protocol and role', async () => {
    const app = await open()
    await app.press('1')
    await tell(app, { phase: 'done', candidates: [{ ...sure, confidence: 'likely' }] })
    expect(prompt()).toBe('It could be Mettler Toledo, MT-SICS')
    await app.touch('Choose by hand')
    await app.touch(/Scanner on a serial line/)
    await app.press('Enter')
    expect(asked(app, 'devices.change')).toEqual([{ kind: 'add', protocol: 'serial-scanner', evidence: SCALE.evidence }])
  })

  test('three codes make a scanner; a device of the bench is set up in its place; a HID device tells by itself', async () => {
    const app = await open([{ ...SCALE, deviceId: 'scanner' }, HID])
    await app.press('1')
    await tell(app, { phase: 'waiting-use', codes: 2, heard: ['A1B2\r', 'A1B3\r'] })
    expect(prompt()).toBe('Use it now')
    await tell(app, { phase: 'done', codes: 3 })
    expect(prompt()).toBe('It is a scanner')
    await app.press('Enter')
    expect(asked(app, 'devices.change')).toMatchObject([{ kind: 'replace', deviceId: 'scanner', protocol: 'serial-scanner' }])
    await app.press('Escape')
    await app.touch('Set up a device')
    await app.press('2')
    expect(step()).toBe('result')
    expect(prompt()).toBe('It is a scale')
    expect(asked(app, 'assistant.begin')).toHaveLength(1)
  })

  test('by keys through the list by hand, eight to a page', async () => {
    const app = await open()
    const many = Array.from({ length: 11 }, (_, at) => ({ protocol: `p${at + 1}`, role: 'scale', bus: 'serial' }) as const)
    app.station.on('devices.protocols', () => ok([...many]))
    await app.press('Escape')
    await app.touch('Set up a device')
    await app.press('1')
    await tell(app, { phase: 'done' })
    expect(screen.getByText('More, page 1 of 2')).toBeTruthy()
    await app.press('9')
    await app.press('3')
    await app.press('Enter')
    expect(asked(app, 'devices.change')).toMatchObject([{ kind: 'add', protocol: 'p11' }])
  })

  test('a typed network address is looked at and kept as one', async () => {
    const app = await open()
    fireEvent.change(screen.getByRole('textbox', { name: 'Or a network address' }), { target: { value: '10.0.0.7:4001' } })
    fireEvent.submit(screen.getByRole('textbox', { name: 'Or a network address' }))
    expect(asked(app, 'assistant.begin')).toEqual([{ address: 'tcp://10.0.0.7:4001' }])
    await tell(app, { phase: 'done', port: 'tcp://10.0.0.7:4001', candidates: [sure] })
    await app.press('Enter')
    expect(asked(app, 'devices.change')).toEqual([{ kind: 'add', protocol: 'mt-sics', address: 'tcp://10.0.0.7:4001' }])
  })

  test('how a scanner is worked with is chosen beside it, and what was set before stays', async () => {
    const app = await open([{ ...SCALE, deviceId: 'scanner' }])
    app.station.on('devices.configuration', () => ok([{ deviceId: 'scanner', role: 'scanner', protocol: 'serial-scanner', evidence: SCALE.evidence, simulated: false, profile: { encoding: 'windows-1251', codesPerTrigger: 'one' } }]))
    await app.press('Escape')
    await app.touch('Set up a device')
    await app.press('1')
    await tell(app, { phase: 'done', codes: 3 })
    expect(screen.getByRole('radio', { name: 'reads one code' }).getAttribute('aria-checked')).toBe('true')
    fireEvent.click(screen.getByRole('radio', { name: 'may read several codes' }))
    // The last kind that is left cannot be switched off.
    for (const name of ['Radio tags', 'Other bars', 'Retail', 'Square']) fireEvent.click(screen.getByRole('switch', { name }))
    await app.press('Enter')
    expect(asked(app, 'devices.change')).toMatchObject([{ kind: 'replace', deviceId: 'scanner', profile: { encoding: 'windows-1251', symbologies: expect.arrayContaining(['qr', 'gs1-datamatrix']) } }])
    expect(JSON.stringify(asked(app, 'devices.change'))).not.toMatch(/ean13|rfid|codesPerTrigger":"one/)
  })

  test('an unknown line is taught by two weights', async () => {
    const app = await open()
    await app.press('1')
    await tell(app, { phase: 'done', heard: ['#1 Brutto: 0.412 kilo\r\n'] })
    expect(prompt()).toBe('Nobody knows what it says')
    await app.touch('Teach its line')
    const type = async (weight: string) => {
      fireEvent.change(screen.getByRole('textbox', { name: 'The scale shows' }), { target: { value: weight } })
      await app.touch(/^Learn it/)
    }
    app.station.on('assistant.learn', () => ok({ profile: null, examples: 1 }))
    await type('0.412 kg')
    expect(prompt()).toBe('Now another weight')
    app.station.on('assistant.learn', () => refuse(failure('line-not-learned', { why: 'weight-not-in-line' })))
    await type('9 kg')
    expect(prompt()).toBe('Type what the scale shows now')
    app.station.on('assistant.learn', () => ok({ profile: { unit: 'kg' }, examples: 2 }))
    await type('0.900 kg')
    expect(step()).toBe('result')
    await app.press('Enter')
    expect(asked(app, 'devices.change')).toEqual([{ kind: 'add', protocol: 'generic', evidence: SCALE.evidence, profile: { unit: 'kg' } }])
  })

  test('whoever stops or leaves gives the port back; a line that cannot be opened says why', async () => {
    const app = await open()
    await app.press('1')
    await tell(app, { phase: 'refused', cause: 'held' })
    expect(prompt()).toBe('Another program has it')
    await app.press('Escape')
    expect(step()).toBe('choose')
    const before = asked(app, 'assistant.cancel').length
    await app.press('Escape')
    expect(screen.queryByTestId('assistant')).toBeNull()
    expect(asked(app, 'assistant.cancel').length).toBe(before + 1)
  })
})
