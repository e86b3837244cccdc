import type { DevicePorts } from '../../../../electron/station/devices/device'
import { createFrameRing, type FrameRing } from '../../../../electron/station/devices/frame-log'
import type { Random } from '../../../../electron/station/ports'

/** A small generator (mulberry32) with a printed seed: the same seed gives the same run. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  return {
    next() {
      state = (state + 0x6d2b79f5) >>> 0
      let mixed = Math.imul(state ^ (state >>> 15), state | 1)
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
    },
  }
}

/** The real clock, a seeded random, a frame log, and a log that is kept for the moment a test fails. */
export function devicePorts(seed = 1): DevicePorts & { readonly lines: string[]; readonly frameLog: FrameRing } {
  const lines: string[] = []
  const write =
    (level: string) =>
    (message: string, facts: Record<string, unknown> = {}): void =>
      void lines.push(`${level} ${message} ${JSON.stringify(facts)}`)
  return {
    lines,
    clock: { now: () => Date.now() },
    random: seededRandom(seed),
    frameLog: createFrameRing(),
    log: { info: write('info'), warn: write('warn'), error: write('error') },
  }
}
