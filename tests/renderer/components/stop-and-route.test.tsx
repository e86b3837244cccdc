import { cleanup, render, screen, within } from '@testing-library/react'
import { ZONE_LETTERS } from '@shared/domain/zone'
import { afterEach, expect, test } from 'vitest'
import { RouteCard } from '../../../renderer/components/route-card'
import { StopScreen } from '../../../renderer/components/stop-screen'

afterEach(cleanup)

test('a stop is announced at once, with cause, next act and what to do meanwhile', () => {
  render(
    <StopScreen
      word="Wrong tote"
      cause="This is tote B-07. The trimmer set goes to C."
      next={{ picture: 'tote', words: 'Scan tote C-04', zone: { letter: 'C', label: 'zone C' } }}
      meanwhile={{ icon: 'hold', words: 'Scan HOLD' }}
    />,
  )
  const alert = within(screen.getByRole('alert'))
  expect(alert.getByRole('heading', { name: 'Wrong tote' })).toBeTruthy()
  expect(alert.getByText('This is tote B-07. The trimmer set goes to C.')).toBeTruthy()
  expect(alert.getByText('Scan tote C-04')).toBeTruthy()
  expect(alert.getByRole('img', { name: 'zone C' })).toBeTruthy()
  expect(alert.getByText('Scan HOLD')).toBeTruthy()
})

test.each(ZONE_LETTERS)('the route card of zone %s shows its letter beside the colour', (zone) => {
  render(<RouteCard zone={zone} zoneLabel={`zone ${zone}`} disposition="put it in tote" tote={`${zone}-04`} why={['Grade C']} next={{ picture: 'tote', words: 'Scan the tote' }} />)
  const sign = screen.getByRole('img', { name: `zone ${zone}` })
  expect(sign.textContent).toBe(zone)
  expect(screen.getByRole('heading', { name: `${zone}-04` })).toBeTruthy()
})
