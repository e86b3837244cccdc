import { failure } from '@shared/domain/failure'
import { refuse } from '@shared/domain/result'
import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openTestApp } from '../support/open-app'
import { view } from '../support/sample-views'

const as = (role: 'clerk' | 'lead') => ({ view: { ...view('scanParcel'), operator: { operatorId: 'o', name: 'Vera M.', role, language: 'en' as const } } })

test('anyone prints the command sheet, in the language of the screen, and is told where it is', async () => {
  const app = await openTestApp(as('clerk'))
  await app.press('F10')
  await app.touch('Print command sheet')
  expect(app.station.asked.at(-1)).toEqual({ name: 'sheet.export', input: { language: 'en', withBadges: false } })
  expect(screen.getByText('Saved: /home/bench/Turnback/command-sheet-en.pdf')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Sheet with badges' })).toBeNull()
})

test('a lead prints the badges too, and opens the settings', async () => {
  const app = await openTestApp(as('lead'))
  await app.press('F10')
  await app.touch('More')
  await app.touch('Sheet with badges')
  expect(app.station.asked.at(-1)).toEqual({ name: 'sheet.export', input: { language: 'en', withBadges: true } })
  await app.touch('Settings · Shift+F10')
  expect(screen.getByTestId('settings')).toBeTruthy()
})

test('a refusal is told in words', async () => {
  const app = await openTestApp(as('lead'), (station) => station.on('sheet.export', () => refuse(failure('lead-only'))))
  await app.press('F10')
  await app.touch('More')
  await app.touch('Sheet with badges')
  expect(screen.getByText('Only a lead may do this. Ask the lead for their badge')).toBeTruthy()
})

test('a lead saves what the devices said, for support', async () => {
  const app = await openTestApp(as('lead'))
  await app.press('F10')
  await app.touch('More')
  await app.touch('Save the device log')
  expect(app.station.asked.at(-1)).toEqual({ name: 'devices.saveLog', input: { deviceId: null } })
})
