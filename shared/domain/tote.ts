import type { Lpn, ToteId } from './ids'
import type { Instant } from './quantities'
import type { ZoneLetter } from './zone'

/** Why a tote takes no more units: it is full, a person closed it, or it made way for another. */
export const TOTE_CLOSE_REASONS = ['full', 'closed', 'swap'] as const
export type ToteCloseReason = (typeof TOTE_CLOSE_REASONS)[number]

/** A movable container with a plate. Its contents are the units whose newest placing names it. */
export interface ToteView {
  readonly toteId: ToteId
  readonly lpn: Lpn
  /** As people say it: `C-04`. */
  readonly name: string
  readonly zone: ZoneLetter
  /** How many units it takes before it should be swapped. */
  readonly capacity: number
  /** Set while it takes no units; a person may open it again. */
  readonly closed: { readonly reason: ToteCloseReason; readonly at: Instant } | null
  /** Where it was put away, with what was in it; null while it stands at the bench. */
  readonly location: { readonly location: Lpn; readonly at: Instant } | null
}

/** Whether a tote takes one more unit: at the bench, not closed, not full. */
export function hasRoom(tote: ToteView & { readonly unitCount: number }): boolean {
  return tote.closed === null && tote.location === null && tote.unitCount < tote.capacity
}
