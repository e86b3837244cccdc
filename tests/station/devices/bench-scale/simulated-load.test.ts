import { expect, it } from 'vitest'
import { loadAt, restingLoad } from '../../../../electron/station/devices/bench-scale/simulated-load'
import { seededRandom } from '../support/ports'

it('moves until it has settled, then is exactly the load', () => {
  const load = { fromGrams: 0, toGrams: 1_000, changedAt: 100, settleMs: 500 }
  const random = seededRandom(7)
  expect(loadAt(load, 100, random).isMoving).toBe(true)
  expect(loadAt(load, 599, random).isMoving).toBe(true)
  expect(loadAt(load, 600, random)).toEqual({ grams: 1_000, isMoving: false })
})

it('moves the same way for the same seed', () => {
  const load = { fromGrams: 0, toGrams: 1_000, changedAt: 0, settleMs: 500 }
  const run = (): number[] => {
    const random = seededRandom(42)
    return [0, 100, 200, 300, 400].map((at) => loadAt(load, at, random).grams)
  }
  expect(run()).toEqual(run())
})

it('rests when nothing was placed', () => {
  expect(loadAt(restingLoad(0), 0, seededRandom(1))).toEqual({ grams: 0, isMoving: false })
})
