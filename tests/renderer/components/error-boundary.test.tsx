import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ErrorBoundary } from '../../../renderer/components/error-boundary'

let broken = true
function Part() {
  if (broken) throw new Error('no such unit')
  return <p>unit</p>
}

beforeEach(() => {
  broken = true
  vi.spyOn(console, 'error').mockReturnValue(undefined)
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

function renderPart(onFault = vi.fn<(fault: unknown) => void>()) {
  render(
    <ErrorBoundary title="This part has stopped" words="Nothing is lost." retryLabel="Try again" onFault={onFault}>
      <Part />
    </ErrorBoundary>,
  )
}

test('a fault is told in plain words and handed to the log', () => {
  const onFault = vi.fn<(fault: unknown) => void>()
  renderPart(onFault)
  expect(screen.getByRole('alert').textContent).toContain('Nothing is lost.')
  expect(screen.queryByText(/no such unit/)).toBeNull()
  expect(onFault).toHaveBeenCalledWith(new Error('no such unit'))
})

test('the part is tried again', () => {
  renderPart()
  broken = false
  fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
  expect(screen.getByText('unit')).toBeTruthy()
})
