import type { KeptDeviceView } from '@shared/contract/device-configuration'
import { failure } from '@shared/domain/failure'
import { ok, refuse } from '@shared/domain/result'
import { act, fireEvent, screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openTestApp } from '../support/open-app'
import { OPERATORS, view } from '../support/sample-views'

const PRINTER: KeptDeviceView = { deviceId: 'printer', role: 'printer', protocol: 'zpl', address: 'tcp://10.0.0.7:9100', simulated: false }

async function openSetUp() {
  const app = await openTestApp({ view: { ...view('scanParcel'), operator: OPERATORS.find(({ role }) => role === 'lead') ?? null } })
  app.station.on('devices.configuration', () => ok([PRINTER]))
  app.station.on('devices.change', () => ok({ deviceId: 'printer', devices: [PRINTER, { ...PRINTER, deviceId: 'printer-2', address: 'ipp://desk/printers/a4', protocol: 'pdf', profile: { media: 'a4' } }] }))
  await app.press('F10')
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'More' })))
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Printers' })))
  const part = within(screen.getByTestId('printer-set-up'))
  const changes = () => app.station.asked.filter(({ name }) => name === 'devices.change').map(({ input }) => input)
  return { app, part, changes }
}

test('a lead adds a second printer by its address, its language and what it is loaded with', async () => {
  const { part, changes } = await openSetUp()
  expect(part.getByText('tcp://10.0.0.7:9100')).toBeTruthy()
  await act(async () => fireEvent.change(part.getByRole('textbox'), { target: { value: 'ipp://desk/printers/a4' } }))
  await act(async () => fireEvent.change(part.getAllByLabelText('Speaks').at(-1)!, { target: { value: 'pdf' } }))
  await act(async () => fireEvent.change(part.getAllByLabelText('Loaded with').at(-1)!, { target: { value: 'a4' } }))
  await act(async () => fireEvent.click(part.getByRole('button', { name: 'Add' })))
  expect(changes()).toEqual([{ kind: 'add', protocol: 'pdf', address: 'ipp://desk/printers/a4', profile: { media: 'a4', dpi: 203 } }])
  expect(part.getByText('ipp://desk/printers/a4')).toBeTruthy()
})

test('what a printer is loaded with stays its own; another language opens it anew', async () => {
  const { part, changes } = await openSetUp()
  await act(async () => fireEvent.change(part.getAllByLabelText('Loaded with')[0]!, { target: { value: 'labels-4x6' } }))
  await act(async () => fireEvent.change(part.getAllByLabelText('Speaks')[0]!, { target: { value: 'tspl' } }))
  expect(changes()).toMatchObject([
    { kind: 'profile', deviceId: 'printer', profile: { media: 'labels-4x6', dpi: 203 } },
    { kind: 'replace', deviceId: 'printer', protocol: 'tspl', address: 'tcp://10.0.0.7:9100' },
  ])
})

test('an address that is none is said at the field', async () => {
  const { app, part } = await openSetUp()
  app.station.on('devices.change', () => refuse(failure('address-unknown')))
  await act(async () => fireEvent.change(part.getByRole('textbox'), { target: { value: 'over there' } }))
  await act(async () => fireEvent.click(part.getByRole('button', { name: 'Add' })))
  expect(part.getByRole('textbox').getAttribute('aria-invalid')).toBe('true')
})
