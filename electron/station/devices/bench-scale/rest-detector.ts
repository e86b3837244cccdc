import type { DurationMs, Instant } from '@shared/domain/quantities'

/** So many readings of exactly the same value … */
export const equalReadingsForRest = 3
/** … over at least so long make a load at rest, where the scale itself does not say. */
export const restSpanMs: DurationMs = 500

/** What the newest equal readings of a scale without a stability flag were. */
export interface RestHistory {
  readonly value: string | null
  readonly unit: string | null
  readonly since: Instant
  readonly count: number
}

export const noRest: RestHistory = { value: null, unit: null, since: 0, count: 0 }

/** Takes a reading in. The value is compared as text: a scale at rest repeats itself to the last digit. A clock set back starts anew. */
export function restAfter(history: RestHistory, value: string | null, unit: string | null, readAt: Instant): RestHistory {
  if (value === null) return noRest
  const goesOn = history.count > 0 && history.value === value && history.unit === unit && readAt >= history.since
  return goesOn ? { ...history, count: history.count + 1 } : { value, unit, since: readAt, count: 1 }
}

export function isAtRest({ count, since }: RestHistory, readAt: Instant): boolean {
  return count >= equalReadingsForRest && readAt - since >= restSpanMs
}
