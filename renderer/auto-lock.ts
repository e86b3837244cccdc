const MINUTE_MS = 60_000
/** The end of the wait is counted down where everyone sees it. */
export const COUNTDOWN_MS = 30_000

/** How long the bench still waits for a hand: null while nothing is to be shown, 0 when it locks now. */
export function lockCountdownMs(idleMs: number, lockAfterMinutes: number): number | null {
  if (lockAfterMinutes <= 0) return null
  const leftMs = lockAfterMinutes * MINUTE_MS - idleMs
  if (leftMs <= 0) return 0
  return leftMs <= COUNTDOWN_MS ? leftMs : null
}
