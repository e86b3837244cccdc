import type { Instant } from '@shared/domain/quantities'

/**
 * Tells how old bytes are at worst that nobody asked for.
 *
 * What arrives may have waited: in the kernel, or in the queue of this process while it was busy. When it is handed over
 * says little. But a turn of the event loop hands over all that was there when it began. So what arrives now came after
 * the turn that followed the tick before last, and that tick's time is never later than the measurement's arrival.
 * With a tick every few ten milliseconds an idle process loses nothing by it; after a pause of half a second everything
 * that waited counts as half a second old, and is refused by its age or because its load was placed later.
 */
export interface ArrivalClock {
  /** Called regularly from a timer. */
  tick(now: Instant): void
  /** Not later than what arrives now was sent. A clock set back counts at once. */
  notLaterThan(now: Instant): Instant
  restart(now: Instant): void
}

export function createArrivalClock(): ArrivalClock {
  let newest: Instant = 0
  let previous: Instant = 0

  return {
    tick(now) {
      previous = newest
      newest = now
    },
    notLaterThan: (now) => Math.min(previous, now),
    restart(now) {
      previous = newest = now
    },
  }
}
