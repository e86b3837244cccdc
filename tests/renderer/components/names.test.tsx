import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { BigChoice } from '../../../renderer/components/big-choice'
import { Button } from '../../../renderer/components/button'
import { FailureBanner } from '../../../renderer/components/failure-banner'
import { LabelPaper } from '../../../renderer/components/label-paper'
import { LeadBar } from '../../../renderer/components/lead-bar'
import { PinPad } from '../../../renderer/components/pin-pad'
import { isPictureName } from '../../../renderer/components/pictures'

afterEach(cleanup)

const press = vi.fn<() => void>()

const pressable: Readonly<Record<string, () => ReactNode>> = {
  button: () => <Button label="Print" icon="print" onPress={press} />,
  'failure banner': () => <FailureBanner signal="ask" title="HQ is not reached" words="37 entries wait." action={{ label: 'Try now', onPress: press }} />,
  'lead bar': () => <LeadBar label="Pages" pages={[{ id: 'shift', name: 'Shift', current: true, onOpen: press }]} who="Vera M." clock="14:04" hq="HQ: all sent" />,
  'big choice': () => (
    <BigChoice
      label="Begin"
      first={{ picture: 'practice', title: 'Try it', words: 'nothing is booked', onPress: press }}
      second={{ picture: 'bench', title: 'Set up', words: 'five minutes', onPress: press }}
    />
  ),
  'pin pad': () => <PinPad label="Number" value="1" maxLength={6} filledWords="1 of 6" eraseLabel="Erase" enterLabel="Enter" onChange={press} onEnter={press} />,
}

test.each(Object.entries(pressable))('everything to press in a %s has a name and does something', (_, element) => {
  render(element())
  const buttons = screen.getAllByRole('button')
  expect(screen.queryAllByRole('button', { name: '' })).toEqual([])
  for (const button of buttons) {
    press.mockClear()
    fireEvent.click(button)
    expect(press, button.textContent ?? '').toHaveBeenCalled()
  }
})

test('a stop banner interrupts, an asking one waits its turn', () => {
  render(<FailureBanner signal="stop" title="The disk is full" words="Call the lead." />)
  expect(screen.getByRole('alert')).toBeTruthy()
  cleanup()
  render(<FailureBanner signal="ask" title="HQ is not reached" words="Work goes on." />)
  expect(screen.getByRole('status')).toBeTruthy()
})

test('a label preview is a picture with a name', () => {
  render(<LabelPaper label="Label of U 3F7K2A 019C X" widthMm={57} heightMm={32} shapes={[{ kind: 'text', x: 2, y: 8, size: 4, bold: true, anchor: 'start', fill: 'black', text: 'Trimmer set' }]} />)
  const paper = screen.getByRole('img', { name: 'Label of U 3F7K2A 019C X' })
  expect(paper.getAttribute('viewBox')).toBe('0 0 57 32')
  expect(paper.textContent).toBe('Trimmer set')
})

test('a picture name from a checklist is checked, also against names every object has', () => {
  expect(['seal', 'question', 'blade', 'constructor'].map(isPictureName)).toEqual([true, true, false, false])
})
