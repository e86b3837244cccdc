import { act, cleanup, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ScanEcho, type ScanEchoProps } from '../../../renderer/components/scan-echo'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const scan: ScanEchoProps = { scanId: '1', answer: 'ok', code: 'TA12R', words: 'tote A-12', time: '10:41:36' }
const answer = () => screen.getByRole('status').dataset['answer']
const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms))

test('an ok is green for two seconds, then neutral', () => {
  render(<ScanEcho {...scan} />)
  expect(answer()).toBe('ok')
  pass(1999)
  expect(answer()).toBe('ok')
  pass(1)
  expect(answer()).toBe('neutral')
})

test.each(['ask', 'stop'] as const)('%s keeps its colour until it is solved', (signal) => {
  render(<ScanEcho {...scan} answer={signal} />)
  pass(600_000)
  expect(answer()).toBe(signal)
})

test('the same code scanned again is answered again', () => {
  const { rerender } = render(<ScanEcho {...scan} />)
  pass(2000)
  rerender(<ScanEcho {...scan} scanId="2" />)
  expect(answer()).toBe('ok')
  pass(2000)
  expect(answer()).toBe('neutral')
})

test('a newer scan does not inherit the time of the older one', () => {
  const { rerender } = render(<ScanEcho {...scan} />)
  pass(1500)
  rerender(<ScanEcho {...scan} scanId="2" />)
  pass(1999)
  expect(answer()).toBe('ok')
})

test('a refused scan shows its text', () => {
  render(<ScanEcho {...scan} answer="stop" code="TB07X" words="read as tote B-07, refused" />)
  expect(screen.getByText('TB07X')).toBeTruthy()
  expect(screen.getByText('read as tote B-07, refused')).toBeTruthy()
})
