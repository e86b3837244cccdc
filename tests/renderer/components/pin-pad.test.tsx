import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { PinPad } from '../../../renderer/components/pin-pad'

afterEach(cleanup)

function Harness({ onEnter }: { readonly onEnter: (value: string) => void }) {
  const [value, setValue] = useState('')
  return <PinPad label="Number" value={value} maxLength={4} filledWords={`${value.length} of 4 digits`} eraseLabel="Erase" enterLabel="Enter" onChange={setValue} onEnter={onEnter} />
}

const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

test('digits, erase and enter', () => {
  const onEnter = vi.fn<(value: string) => void>()
  render(<Harness onEnter={onEnter} />)
  for (const key of ['1', '9', 'Erase', '0', '7']) press(key)
  press('Enter')
  expect(onEnter.mock.calls).toEqual([['107']])
})

test('it takes no more digits than the number has', () => {
  const onEnter = vi.fn<(value: string) => void>()
  render(<Harness onEnter={onEnter} />)
  for (const key of ['1', '2', '3', '4', '5']) press(key)
  press('Enter')
  expect(onEnter.mock.calls).toEqual([['1234']])
})

test('an empty number cannot be entered or erased', () => {
  const onEnter = vi.fn<(value: string) => void>()
  render(<Harness onEnter={onEnter} />)
  press('Enter')
  press('Erase')
  expect(onEnter).not.toHaveBeenCalled()
  expect(screen.getByRole('button', { name: 'Enter' }).getAttribute('aria-disabled')).toBe('true')
})

test('the digits are neither shown nor spoken, only how many', () => {
  render(<Harness onEnter={vi.fn<(value: string) => void>()} />)
  press('7')
  press('7')
  const filled = screen.getByRole('status', { name: '2 of 4 digits' })
  expect(filled.textContent).toBe('')
})
