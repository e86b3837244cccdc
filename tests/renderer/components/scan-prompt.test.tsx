import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { ScanPrompt } from '../../../renderer/components/scan-prompt'

afterEach(cleanup)

function sizeOf(prompt: string): string | undefined {
  render(<ScanPrompt state="wait" picture="unit" prompt={prompt} />)
  return screen.getByRole('heading', { level: 1 }).dataset['size']
}

describe('the size of the prompt', () => {
  test.each([
    [19, 'short'],
    [20, 'medium'],
    [23, 'medium'],
    [24, 'long'],
    [42, 'long'],
    [43, 'longer'],
    [50, 'longer'],
    [51, 'longest'],
  ])('%i letters are %s', (letters, size) => {
    expect(sizeOf('e'.repeat(letters))).toBe(size)
  })

  test('a Cyrillic letter counts a tenth more, because it is wider', () => {
    expect(sizeOf('ж'.repeat(17))).toBe('short')
    cleanup()
    expect(sizeOf('ж'.repeat(18))).toBe('medium')
  })

  test('a Chinese sign counts as two letters', () => {
    expect(sizeOf('请扫描下一个包裹吧')).toBe('short')
    cleanup()
    expect(sizeOf('请扫描下一个包裹条码')).toBe('medium')
  })
})

test('a new prompt is spoken when the bench is quiet', () => {
  render(<ScanPrompt state="wait" picture="unit" prompt="Scan the next unit" context="Return 4711" />)
  const live = screen.getByRole('heading').closest('[aria-live]')
  expect(live?.getAttribute('aria-live')).toBe('polite')
  expect(live?.textContent).toContain('Return 4711')
})

test('the picture and the progress bars repeat the words, so they are not spoken', () => {
  const { container } = render(<ScanPrompt state="ask" picture="look" prompt="Scratched?" context="question 2 of 3" progress={{ done: 1, total: 3 }} />)
  expect(container.querySelector('svg')?.getAttribute('aria-hidden')).toBe('true')
  const bars = [...container.querySelectorAll('i')]
  expect(bars.map((bar) => bar.dataset['state'])).toEqual(['done', 'now', 'later'])
  expect(bars[0]?.closest('[aria-hidden]')).not.toBeNull()
})
