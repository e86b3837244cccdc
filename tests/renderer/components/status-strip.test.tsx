import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { StatusStrip, type StatusStripProps } from '../../../renderer/components/status-strip'

afterEach(cleanup)

const strip: StatusStripProps = {
  station: 'Bench 07 · Intake',
  operator: 'Dana K. · 3 h 12 min',
  devices: [
    { id: 'a', name: 'Scanner', needsAttention: false, stateWords: 'ready' },
    { id: 'b', name: 'Scale', needsAttention: true, stateWords: 'silent for 14 s' },
  ],
  devicesLabel: 'Devices',
  hq: 'HQ: all sent',
  language: 'English',
  languageLabel: 'Language',
  onChangeLanguage: vi.fn<() => void>(),
}

test('a device is spoken with its state, not only coloured', () => {
  render(<StatusStrip {...strip} />)
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['Scanner ready', 'Scale silent for 14 s'])
})

test('the devices lead to their page only where there is one', () => {
  const onOpenDevices = vi.fn<() => void>()
  const { rerender } = render(<StatusStrip {...strip} />)
  expect(screen.queryByRole('button', { name: 'Devices' })).toBeNull()
  rerender(<StatusStrip {...strip} onOpenDevices={onOpenDevices} />)
  fireEvent.click(screen.getByRole('button', { name: 'Devices' }))
  expect(onOpenDevices).toHaveBeenCalledOnce()
})

test('the language is changed by a button that says so', () => {
  const onChangeLanguage = vi.fn<() => void>()
  render(<StatusStrip {...strip} onChangeLanguage={onChangeLanguage} />)
  fireEvent.click(screen.getByRole('button', { name: 'Language English' }))
  expect(onChangeLanguage).toHaveBeenCalledOnce()
})
