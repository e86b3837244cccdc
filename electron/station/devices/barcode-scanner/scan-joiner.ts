import type { DurationMs, Instant } from '@shared/domain/quantities'
import type { ScanPart } from './hid-pos-report'

/*
 * Joins the reports of one scan. A report says whether the scan goes on in the next one; none says its place, so a piece
 * lost in the middle cannot be seen here (USB does not lose reports by itself; the reading side must not either).
 *
 *            part, goes on           part, last
 *   nothing ───────────────▶ pending ───────────▶ nothing, scan given
 *                              │  other identifier: pending dropped, the new part begins anew
 *                              └─ no part for 500 ms, or too long: dropped
 *
 * Time comes in with the parts. A gap between two pushes is no proof of silence, the process may have been busy: only
 * `elapse`, called by the owner at `dueAt`, judges it.
 */

/** The parts of a scan follow each other within some milliseconds; one that is still open after this was cut off. */
export const joinLimitMs: DurationMs = 500
/** A QR code holds 7,089 digits at most. */
export const maxJoinedBytes = 7_168

export interface JoinedScan {
  readonly bytes: Uint8Array
  readonly aim: string | null
  readonly vendorSymbology: number | null
  readonly parts: number
  readonly firstPartAt: Instant
  readonly lastPartAt: Instant
}

export interface ScanJoiner {
  /** The scan that this part ends; null while it goes on. */
  push(part: ScanPart, at: Instant): JoinedScan | null
  /** Judges the silence since the last part. True when a scan was given up. */
  elapse(at: Instant): boolean
  /** When `elapse` has something to do; null when nothing is pending. */
  readonly dueAt: Instant | null
  /** Forgets what is pending, for a new connection. */
  reset(): void
  /** Scans given up so far. */
  readonly dropped: number
}

interface PendingScan {
  readonly parts: readonly ScanPart[]
  readonly bytes: number
  readonly firstPartAt: Instant
  readonly lastPartAt: Instant
}

export function createScanJoiner(): ScanJoiner {
  let pending: PendingScan | null = null
  /** The rest of a scan that was given up as too long, up to its last part. */
  let isSkipping = false
  let skippedAt: Instant = 0
  let dropped = 0

  function drop(): void {
    if (pending !== null || isSkipping) dropped += 1
    pending = null
    isSkipping = false
  }

  function dueAt(): Instant | null {
    if (isSkipping) return skippedAt + joinLimitMs
    return pending === null ? null : pending.lastPartAt + joinLimitMs
  }

  return {
    push(part, at) {
      const before = pending?.parts[0]
      if (before !== undefined && !belongTogether(before, part)) drop()
      if (isSkipping) {
        skippedAt = at
        if (!part.isContinued) drop()
        return null
      }
      const parts = [...(pending?.parts ?? []), part]
      const bytes = (pending?.bytes ?? 0) + part.data.length
      if (bytes > maxJoinedBytes) {
        pending = null
        isSkipping = true
        skippedAt = at
        if (!part.isContinued) drop()
        return null
      }
      pending = { parts, bytes, firstPartAt: pending?.firstPartAt ?? at, lastPartAt: at }
      if (part.isContinued) return null
      const { firstPartAt } = pending
      pending = null
      return { bytes: joined(parts), aim: part.aim, vendorSymbology: part.vendorSymbology, parts: parts.length, firstPartAt, lastPartAt: at }
    },
    elapse(at) {
      const due = dueAt()
      if (due === null || at < due) return false
      drop()
      return true
    },
    get dueAt() {
      return dueAt()
    },
    reset: drop,
    get dropped() {
      return dropped
    },
  }
}

function belongTogether(one: ScanPart, other: ScanPart): boolean {
  return one.aim === other.aim && one.vendorSymbology === other.vendorSymbology
}

function joined(parts: readonly ScanPart[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { data }) => sum + data.length, 0))
  let at = 0
  for (const { data } of parts) {
    bytes.set(data, at)
    at += data.length
  }
  return bytes
}
