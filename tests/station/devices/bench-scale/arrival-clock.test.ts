import { describe, expect, it } from 'vitest'
import { createArrivalClock } from '../../../../electron/station/devices/bench-scale/arrival-clock'

function ticking(...ticks: readonly number[]) {
  const clock = createArrivalClock()
  clock.restart(0)
  for (const at of ticks) clock.tick(at)
  return clock
}

describe('the age of what nobody asked for', () => {
  it('is at most two ticks in an idle process', () => {
    expect(ticking(25, 50, 75).notLaterThan(80)).toBe(50)
  })

  it('reaches back before a pause, whether the timer or the bytes come first after it', () => {
    expect(ticking(25, 50).notLaterThan(600)).toBe(25)
    expect(ticking(25, 50, 600).notLaterThan(600)).toBe(50)
    expect(ticking(25, 50, 600, 625).notLaterThan(630)).toBe(600)
  })

  it('never lies in the future, also where the clock was set back', () => {
    expect(ticking(100_000, 100_025, 50).notLaterThan(60)).toBe(60)
  })
})
