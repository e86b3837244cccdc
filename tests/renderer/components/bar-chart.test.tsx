import { cleanup, render, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { HourBars, ZoneBars } from '../../../renderer/components/bar-chart'

afterEach(cleanup)

const cells = (row: HTMLElement) => [...row.children].map((cell) => cell.textContent)

test('the bars of the hours can be read as a table, with the goal', () => {
  render(
    <HourBars
      caption="Units per hour"
      hourHeading="Hour"
      valueHeading="Units"
      goal={{ value: 320, words: 'goal 320' }}
      bars={[
        { id: '06', hour: '06', value: 268, shown: '268' },
        { id: '07', hour: '07', value: 41, shown: '41', soFar: 'so far' },
      ]}
    />,
  )
  const rows = within(screen.getByRole('table', { name: 'Units per hour, goal 320' })).getAllByRole('row')
  expect(rows.map(cells)).toEqual([
    ['Hour', 'Units'],
    ['06', '268'],
    ['07', '41, so far'],
  ])
})

test('a shift without units draws no bar and divides by nothing', () => {
  const { container } = render(<HourBars caption="Units per hour" hourHeading="Hour" valueHeading="Units" bars={[{ id: '06', hour: '06', value: 0, shown: '0' }]} />)
  expect(container.querySelector('rect')?.getAttribute('height')).toBe('0')
  expect(container.innerHTML).not.toContain('NaN')
})

test('the bars of the zones are a table with letter, count and share', () => {
  render(<ZoneBars caption="Where units went" zoneHeading="Zone" valueHeading="Units" shareHeading="Share" bars={[{ zone: 'A', name: 'Restock', value: 1384, shown: '1 384', share: '56.8 %' }]} />)
  const rows = within(screen.getByRole('table', { name: 'Where units went' })).getAllByRole('row')
  expect(rows.map(cells)).toEqual([
    ['Zone', 'Units', 'Share'],
    ['ARestock', '1 384', '56.8 %'],
  ])
})
