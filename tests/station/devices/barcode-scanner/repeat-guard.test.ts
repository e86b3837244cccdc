import { expect, it } from 'vitest'
import { createRepeatGuard, repeatWithinMs } from '../../../../electron/station/devices/barcode-scanner/repeat-guard'

it('takes the same text for a repeat only within the limit', () => {
  const guard = createRepeatGuard()
  expect(guard.isRepeat('A', 1_000)).toBe(false)
  expect(guard.isRepeat('A', 1_000 + repeatWithinMs - 1)).toBe(true)
  expect(guard.isRepeat('A', 1_000 + repeatWithinMs)).toBe(false)
})

it('does not silence a trigger that is held', () => {
  const guard = createRepeatGuard()
  const passed = [0, 200, 400, 600, 800].filter((at) => !guard.isRepeat('A', at))
  expect(passed).toEqual([0, 400, 800])
})

it('lets another code through at once, and the first one again after it', () => {
  const guard = createRepeatGuard()
  expect(['A', 'B', 'A'].map((text) => guard.isRepeat(text, 10))).toEqual([false, false, false])
})

it('takes nothing for a repeat when the clock was set back', () => {
  const guard = createRepeatGuard()
  guard.isRepeat('A', 10_000)
  expect(guard.isRepeat('A', 9_900)).toBe(false)
})
