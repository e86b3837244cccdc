import type { DurationMs, Instant } from '@shared/domain/quantities'

/** A scanner held on a code reads it again within this time; a person scanning the same code twice takes longer. */
export const repeatWithinMs: DurationMs = 300

export interface RepeatGuard {
  /** Whether this is the previous scan read again. Counted from the last scan let through, so that a held trigger is not silenced for good. */
  isRepeat(text: string, at: Instant): boolean
}

export function createRepeatGuard(): RepeatGuard {
  let last: { readonly text: string; readonly at: Instant } | null = null
  return {
    isRepeat(text, at) {
      // A clock set back gives a negative span: that is no repeat.
      const sinceMs = last === null ? Number.NaN : at - last.at
      if (last?.text === text && sinceMs >= 0 && sinceMs < repeatWithinMs) return true
      last = { text, at }
      return false
    },
  }
}
