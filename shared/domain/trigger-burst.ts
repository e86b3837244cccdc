import type { DurationMs, Instant } from './quantities'
import type { ScanReading } from './reading'
import type { Symbology } from './symbology'

/*
 * One pull of the trigger may read several codes: a scanner set to do so sends them right behind each other. One of them
 * is what the bench waits for; the rest are shown and not booked. Never simply the last one.
 */

/** Codes this close behind each other come from one pull; a hand takes longer to let go and pull again. */
export const sameTriggerMs: DurationMs = 40
/** A slow scanner pauses between two codes as it does between two characters, so its own beat counts; but never longer than this. */
export const sameTriggerAtMostMs: DurationMs = 250
/** Most codes of one pull that are weighed against each other. */
export const maxCodesOfTrigger = 9

/** What the bench would do with a code: record something or show what was asked for; ask back; refuse it. */
export type Relevance = 'books' | 'asks' | 'refused'

const strength: Readonly<Record<Relevance, number>> = { books: 2, asks: 1, refused: 0 }

type TimedCode = Pick<ScanReading, 'text' | 'readAt' | 'tookMs'>

/** How long after a code another one may begin and still be of the same pull, milliseconds. */
export function triggerGapMs(code: TimedCode): DurationMs {
  const beatMs = code.text.length > 1 ? code.tookMs / (code.text.length - 1) : 0
  return Math.min(sameTriggerAtMostMs, Math.max(sameTriggerMs, 2 * beatMs))
}

/** Whether `next` was read by the same pull as `before`, both of one scanner. A clock set back separates them. */
export function isSameTrigger(before: TimedCode, next: TimedCode): boolean {
  const pausedMs = next.readAt - next.tookMs - before.readAt
  return next.readAt >= before.readAt && pausedMs <= triggerGapMs(before)
}

/** When the pull that read this code last is over, if no other code follows. */
export function triggerOverAt(last: TimedCode): Instant {
  return last.readAt + triggerGapMs(last)
}

/** One code of a pull with what the bench would do with it. */
export interface WeighedCode {
  readonly relevance: Relevance
  readonly symbology?: Symbology | undefined
}

/**
 * The place of the code that counts: of the kinds that the bench works with, where some are named and the scanner says the
 * kind; then what records before what asks, what asks before what is refused; of equals the first.
 */
export function relevantCode(codes: readonly WeighedCode[], wanted: readonly Symbology[] = []): number {
  const isWanted = ({ symbology }: WeighedCode): boolean => wanted.length === 0 || symbology === undefined || wanted.includes(symbology)
  const isFiltered = codes.some(isWanted)
  let best = 0
  let bestWorth = -1
  for (const [place, code] of codes.entries()) {
    const worth = isFiltered && !isWanted(code) ? -1 : strength[code.relevance]
    if (worth > bestWorth) {
      best = place
      bestWorth = worth
    }
  }
  return best
}
