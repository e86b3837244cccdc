import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import type { DeviceState } from '@shared/domain/device'
import { afterEach, expect, test, vi } from 'vitest'
import { DeviceList, DeviceRow } from '../../../renderer/components/device-row'
import { WeightReadout } from '../../../renderer/components/weight-readout'

afterEach(cleanup)

function renderRow(state: DeviceState, onPress = vi.fn<() => void>()) {
  render(
    <DeviceList title="Devices" summary="">
      <DeviceRow device="scale" name="Scale" state={state} stateWords="state" evidence="evidence" connection="USB" action={{ icon: 'repeat', label: 'Switch it off and on', onPress }} />
    </DeviceList>,
  )
  return screen.getByRole('listitem')
}

test.each<[DeviceState, string]>([
  ['ready', 'ready'],
  ['connecting', 'waits'],
  ['needs-hand', 'needs'],
  ['silent', 'down'],
  ['absent', 'down'],
  ['held', 'down'],
  ['no-permission', 'down'],
  ['faulty', 'down'],
])('a device that is %s looks %s', (state, severity) => {
  expect(renderRow(state).dataset['severity']).toBe(severity)
})

test('each device has one act', () => {
  const onPress = vi.fn<() => void>()
  renderRow('silent', onPress)
  fireEvent.click(screen.getByRole('button', { name: 'Switch it off and on' }))
  expect(onPress).toHaveBeenCalledOnce()
})

test('a missing weight shows a dash and the reason, never an old value', () => {
  render(<WeightReadout state="missing" grams="412" unit="g" words="scale silent for 14 s" />)
  expect(screen.queryByText(/412/)).toBeNull()
  expect(screen.getByText('scale silent for 14 s')).toBeTruthy()
})
