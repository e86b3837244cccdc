import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { BenchActions, type BenchAction } from '../../../renderer/components/bench-actions'

afterEach(cleanup)

const ready = (label: string, onPress = vi.fn<() => void>()): BenchAction => ({ label, keyName: 'F2', command: label.toUpperCase(), onPress })

test('the four acts stand in the same order, also when some are off', () => {
  render(<BenchActions label="Acts" back={ready('Back')} hold={{ label: 'Hold', offReason: 'no unit open' }} help={ready('Help')} next={{ label: 'Next', offReason: 'waits for a scan' }} />)
  expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual([
    'Back F2 BACK',
    'Hold no unit open',
    'Help F2 HELP',
    'Next waits for a scan',
  ])
})

test('an act is pressed', () => {
  const onPress = vi.fn<() => void>()
  render(<BenchActions label="Acts" back={ready('Back')} hold={ready('Hold', onPress)} help={ready('Help')} next={ready('Next')} />)
  fireEvent.click(screen.getByRole('button', { name: /^Hold/ }))
  expect(onPress).toHaveBeenCalledOnce()
})

test('an act that is off can be reached and heard, but not pressed', () => {
  render(<BenchActions label="Acts" back={ready('Back')} hold={{ label: 'Hold', offReason: 'no unit open' }} help={ready('Help')} next={ready('Next')} />)
  const hold = screen.getByRole('button', { name: 'Hold no unit open' })
  expect(hold.getAttribute('aria-disabled')).toBe('true')
  expect(hold.hasAttribute('disabled')).toBe(false)
  expect(() => fireEvent.click(hold)).not.toThrow()
})
