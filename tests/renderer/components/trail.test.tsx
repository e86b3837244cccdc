import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { Trail, type TrailStep } from '../../../renderer/components/trail'
import { TrailLines } from '../../../renderer/components/trail-lines'

afterEach(cleanup)

const steps: readonly TrailStep[] = ['Grade A', 'Sealed', '318 g', 'Unit scanned', 'Parcel matched', 'Shift opened'].map((words, i) => ({ id: String(i), time: `10:4${6 - i}`, words }))

test('it shows the newest step and four before it', () => {
  render(<Trail title="Trail" subject="U 3F7K2A 019C X" steps={steps} emptyWords="nothing yet" />)
  expect(screen.getByText('Grade A')).toBeTruthy()
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['10:45Sealed', '10:44318 g', '10:43Unit scanned', '10:42Parcel matched'])
  expect(screen.queryByText('nothing yet')).toBeNull()
})

test('undo says what it takes back', () => {
  const onPress = vi.fn<() => void>()
  render(<Trail title="Trail" subject="" steps={steps} undo={{ label: 'Undo', words: 'grade it again', onPress }} emptyWords="" />)
  fireEvent.click(screen.getByRole('button', { name: 'Undo grade it again' }))
  expect(onPress).toHaveBeenCalledOnce()
})

test('without steps it says what will stand here', () => {
  render(<Trail title="Trail" subject="no unit open" steps={[]} undo={{ label: 'Undo', words: 'x', onPress: vi.fn<() => void>() }} emptyWords="The last five steps show here." />)
  expect(screen.getByText('The last five steps show here.')).toBeTruthy()
  expect(screen.queryByRole('button')).toBeNull()
})

test('the line at hand is marked for the eye and the ear', () => {
  render(
    <TrailLines
      title="Return 4711"
      lines={[
        { id: 'a', number: 1, name: 'Headphones', words: 'grade A', state: 'done' },
        { id: 'b', number: 2, name: 'Trimmer set', words: 'question 2 of 3', state: 'now' },
      ]}
    />,
  )
  const [done, now] = screen.getAllByRole('listitem')
  expect(done?.getAttribute('aria-current')).toBeNull()
  expect(now?.getAttribute('aria-current')).toBe('step')
})
