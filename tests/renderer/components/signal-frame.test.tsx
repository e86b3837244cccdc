import { act, cleanup, render } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SignalFrame } from '../../../renderer/components/signal-frame'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms))

test('there is no frame before the first signal', () => {
  const { container } = render(<SignalFrame signal="ok" pulseId={null} />)
  expect(container.firstChild).toBeNull()
})

test('a pulse comes and goes by itself, also without motion', () => {
  const { container } = render(<SignalFrame signal="ok" pulseId="1" />)
  expect(container.firstChild).not.toBeNull()
  pass(549)
  expect(container.firstChild).not.toBeNull()
  pass(1)
  expect(container.firstChild).toBeNull()
})

test('the next signal pulses again', () => {
  const { container, rerender } = render(<SignalFrame signal="ok" pulseId="1" />)
  pass(550)
  rerender(<SignalFrame signal="ask" pulseId="2" strength="flash" />)
  expect(container.querySelector('[data-signal="ask"][data-strength="flash"]')).not.toBeNull()
})
