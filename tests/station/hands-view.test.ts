import type { SimulatedView } from '@shared/contract/simulated-devices'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createHandsView } from '../../electron/station/handlers/hands-view'

const viewOf = (labelsPrinted: number): SimulatedView => ({ codes: [], loadGrams: 0, labelsPrinted, scannerPlugged: true, scalePlugged: true, pedalPlugged: true, printerPlugged: true, paperPresent: true, scale: { protocol: 'mt-sics', fault: null }, scanner: { kind: 'serial-scanner', fault: null }, scaleProtocols: ['mt-sics'] })

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('many changes in a row are gathered and told once', () => {
  let gathered = 0
  const told: number[] = []
  const hands = createHandsView(() => viewOf(++gathered), (view) => told.push(view.labelsPrinted))
  for (let i = 0; i < 5; i++) hands.changed()
  expect(told).toEqual([])
  vi.runAllTimers()
  expect(told).toEqual([1])
  expect(hands.latest().labelsPrinted).toBe(1)
  hands.changed()
  expect(hands.latest().labelsPrinted).toBe(2)
})

test('a row of changes without a pause is told in the end all the same', () => {
  const told: number[] = []
  const hands = createHandsView(() => viewOf(0), (view) => told.push(view.labelsPrinted))
  for (let i = 0; i < 12; i++) {
    hands.changed()
    vi.advanceTimersByTime(100)
  }
  expect(told).toHaveLength(1)
})

test('what a hand changed is told at once', () => {
  const told: SimulatedView[] = []
  const hands = createHandsView(() => viewOf(0), (view) => told.push(view))
  hands.changed()
  hands.tell()
  expect(told).toHaveLength(1)
  vi.runAllTimers()
  expect(told).toHaveLength(1)
})

test('nothing is told after it was closed', () => {
  const told: SimulatedView[] = []
  const hands = createHandsView(() => viewOf(0), (view) => told.push(view))
  hands.changed()
  hands.close()
  vi.runAllTimers()
  expect(told).toEqual([])
})
