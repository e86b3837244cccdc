import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { ChoiceGrid, type Choice, type ChoicePlace } from '../../../renderer/components/choice-grid'

afterEach(cleanup)

const choices: readonly Choice[] = [
  { place: 9, label: 'Not sure', hint: 'the lead decides', leadWay: true },
  { place: 3, label: 'No' },
  { place: 1, label: 'Yes', hint: 'seal is whole' },
]

test('an answer stands at its own number, whatever the order it came in', () => {
  const { container } = render(<ChoiceGrid label="Sealed?" choices={choices} onChoose={vi.fn<(place: ChoicePlace) => void>()} />)
  const places = [...(container.firstElementChild?.children ?? [])].map((place) => place.textContent?.trim())
  expect(places).toEqual(['1 Yes seal is whole', '2', '3 No', '4', '5', '6', '7', '8', '9 Not sure the lead decides'])
})

test('an unused place keeps its blank, but is no button', () => {
  render(<ChoiceGrid label="Sealed?" choices={choices} onChoose={vi.fn<(place: ChoicePlace) => void>()} />)
  expect(screen.getAllByRole('button').map((button) => button.textContent?.charAt(0))).toEqual(['1', '3', '9'])
})

test('one row shows three places', () => {
  const { container } = render(<ChoiceGrid label="No scan possible?" rows={1} choices={choices.slice(1)} onChoose={vi.fn<(place: ChoicePlace) => void>()} />)
  expect(container.firstElementChild?.children).toHaveLength(3)
})

test('pressing tells the number', () => {
  const onChoose = vi.fn<(place: ChoicePlace) => void>()
  render(<ChoiceGrid label="Sealed?" choices={choices} onChoose={onChoose} />)
  fireEvent.click(screen.getByRole('button', { name: '9 Not sure the lead decides' }))
  expect(onChoose.mock.calls).toEqual([[9]])
})

describe('an answer that cannot be given now', () => {
  test('says why and does nothing', () => {
    const onChoose = vi.fn<(place: ChoicePlace) => void>()
    render(<ChoiceGrid label="Grade?" choices={[{ place: 1, label: 'Grade A', hint: 'like new', offReason: 'seal is broken' }]} onChoose={onChoose} />)
    const button = screen.getByRole('button', { name: '1 Grade A seal is broken' })
    fireEvent.click(button)
    expect(button.getAttribute('aria-disabled')).toBe('true')
    expect(onChoose).not.toHaveBeenCalled()
  })
})

test('the group is named by its question', () => {
  render(<ChoiceGrid label="Sealed?" choices={choices} onChoose={vi.fn<(place: ChoicePlace) => void>()} />)
  expect(screen.getByRole('group', { name: 'Sealed?' })).toBeTruthy()
})
