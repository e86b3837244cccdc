import type { Instant } from '@shared/domain/quantities'

/** 24 November 2026, 10:42 UTC: where test clocks begin. */
export const TEST_START: Instant = Date.UTC(2026, 10, 24, 10, 42)

/** A clock that moves only when told. Fits the station's `Clock`. */
export interface FakeClock {
  now(): Instant
  advance(ms: number): void
  set(at: Instant): void
}

export function createFakeClock(start: Instant = TEST_START): FakeClock {
  let at = start
  return {
    now: () => at,
    advance: (ms) => void (at += ms),
    set: (instant) => void (at = instant),
  }
}
