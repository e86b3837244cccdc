import { followBeat, type Beat } from '@shared/domain/keyboard/slow-scanner'
import { UNLEARNED, type WedgeTiming } from '@shared/domain/keyboard/wedge-reducer'
import type { KeyPress } from '@shared/domain/keyboard/key-press'
import { expect, test } from 'vitest'
import { pressOf, typed } from '../../support/key-presses'

const FAST: WedgeTiming = { ...UNLEARNED, longestGapMs: 12 }

function slowGapOf(presses: readonly KeyPress[], timing = FAST): number | null {
  let beat: Beat = []
  let told: number | null = null
  for (const press of presses) {
    const step = followBeat(beat, press, timing)
    beat = step.beat
    told ??= step.slowGapMs
  }
  return told
}

test('a scanner slower than what was learned is told by its end, with its gap', () => {
  expect(slowGapOf(typed('TAKEN00001', Array(20).fill(95)))).toBe(95)
  expect(slowGapOf(typed('TAKEN00001', Array(20).fill(95)), UNLEARNED)).toBeNull()
  expect(slowGapOf(typed('TAKEN00001', Array(20).fill(10)))).toBeNull()
})

test('a person is no slow scanner: short, uneven, in a field, resting before Enter, or holding a key', () => {
  expect(slowGapOf(typed('12345678', Array(20).fill(95)))).toBeNull()
  expect(slowGapOf(typed('1234567890', Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? 45 : 110))))).toBeNull()
  expect(slowGapOf(typed('TAKEN00001', Array(20).fill(95), { focus: 'field' }))).toBeNull()
  expect(slowGapOf(typed('TAKEN00001', [...Array(9).fill(95), 400]))).toBeNull()
  expect(slowGapOf([pressOf('1', 0), ...Array.from({ length: 20 }, (_, at) => pressOf('1', 33 * at, { repeat: true })), pressOf('Enter', 700)])).toBeNull()
})
