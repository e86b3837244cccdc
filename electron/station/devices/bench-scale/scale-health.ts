import type { SerialLine } from '@shared/domain/device-profile'
import type { DurationMs, Instant } from '@shared/domain/quantities'
import { frameText } from './frame-text'
import { suspectLine, suspicionDetail } from './line-suspicion'
import { contradiction, type ScaleFrame } from './scale-frame'

export interface HealthTimings {
  /** Without a weight for this long the scale is reported silent, or faulty when it says other things. */
  readonly silentAfterMs: DurationMs
  /** A line silent for this long is opened anew: a device server may have forgotten us without a word. */
  readonly reopenAfterMs: DurationMs
}

export const healthTimings: HealthTimings = { silentAfterMs: 3_000, reopenAfterMs: 15_000 }

/** A tick this much behind shows that this process or the whole machine slept: the silence was ours. */
const sleptAfterMs: DurationMs = 1_000
/** So many bytes of what makes no sense are looked at. */
const bytesLookedAt = 64

/** What the passing of time says of a scale that weighs, or does not. */
export type ScaleHealth =
  | { readonly kind: 'well' }
  | { readonly kind: 'silent' | 'faulty'; readonly detail: string; readonly shouldReopen: boolean }

/** Whether a scale still does what it is there for. */
export interface HealthWatch {
  restart(now: Instant): void
  /** Takes a frame in. True when it shows that the scale weighs. */
  accept(frame: ScaleFrame, now: Instant): boolean
  /** `gap`: nothing came for so long that the pan may have seen anything meanwhile, whoever slept. */
  elapse(now: Instant): { readonly health: ScaleHealth; readonly gap: boolean }
}

export function createHealthWatch(line: SerialLine | null, timings: HealthTimings): HealthWatch {
  let lastValidAt: Instant = 0
  let lastFrameAt: Instant = 0
  let lastTickAt: Instant = 0
  let lastInvalid: string | null = null
  let unread: Uint8Array = new Uint8Array(0)
  let isGapTold = false

  function trouble(): string {
    const suspicion = suspectLine(unread)
    return suspicion === null ? `instead: ${lastInvalid ?? ''}` : suspicionDetail(suspicion, line)
  }

  return {
    restart(now) {
      lastValidAt = lastFrameAt = lastTickAt = now
      lastInvalid = null
      unread = new Uint8Array(0)
      isGapTold = false
    },
    accept(frame, now) {
      // One that contradicts itself speaks our language; its reading says what is wrong.
      if (frame.state === 'invalid' && frame.why !== contradiction) {
        unread = Uint8Array.of(...unread, ...frame.raw).slice(-bytesLookedAt)
        lastInvalid = `${frameText(frame.raw)} (${frame.why ?? 'unreadable'})`
        return false
      }
      // A scale that only ever refuses is not working, whatever it says; one that was only asked its name may still be.
      if (frame.state === 'fault' || frame.reply?.kind === 'error') {
        lastInvalid = frameText(frame.raw)
        return false
      }
      if (frame.state === 'reply' && frame.reply !== undefined && frame.reply.kind !== 'busy') return false
      lastValidAt = lastFrameAt = now
      lastInvalid = null
      unread = new Uint8Array(0)
      isGapTold = false
      return true
    },
    elapse(now) {
      if (Math.abs(now - lastTickAt) > sleptAfterMs) lastValidAt = now
      lastTickAt = now
      const gap = !isGapTold && Math.abs(now - lastFrameAt) >= timings.silentAfterMs
      if (gap) isGapTold = true
      const silentMs = now - lastValidAt
      if (silentMs < timings.silentAfterMs) return { health: { kind: 'well' }, gap }
      const since = `no valid answer for ${timings.silentAfterMs / 1_000} s`
      const shouldReopen = silentMs >= timings.reopenAfterMs
      const health: ScaleHealth = lastInvalid === null
        ? { kind: 'silent', detail: since, shouldReopen }
        : { kind: 'faulty', detail: `${since}, ${trouble()}`, shouldReopen }
      return { health, gap }
    },
  }
}
