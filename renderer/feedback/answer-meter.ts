import type { Instant } from '@shared/domain/quantities'
import { useLayoutEffect } from 'react'

/** Under this name the browser's own timeline holds how long answers took: `performance.getEntriesByName(SCAN_TO_PAINT)`. */
export const SCAN_TO_PAINT = 'scan-to-paint'

/** The timeline grows for ever, a shift is long: after so many answers it begins anew. */
const ANSWERS_KEPT = 2_000

/**
 * Measures from the last byte of a scan to the answer on the glass: the first message-channel tick after the animation
 * frame that follows the commit, because a frame callback still runs before its frame is drawn.
 */
export function useAnswerMeter(answerId: number | null, readAt: Instant | null): void {
  useLayoutEffect(() => {
    if (answerId === null || readAt === null) return
    const frame = requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => {
        port1.close()
        record(readAt)
      }
      port2.postMessage(null)
    })
    return () => cancelAnimationFrame(frame)
  }, [answerId, readAt])
}

function record(readAt: Instant): void {
  if (performance.getEntriesByName(SCAN_TO_PAINT).length >= ANSWERS_KEPT) performance.clearMeasures(SCAN_TO_PAINT)
  // The scan was read in another process, so its time comes from the wall clock. A clock set back must not throw here.
  const start = Math.max(0, readAt - performance.timeOrigin)
  performance.measure(SCAN_TO_PAINT, { start, end: Math.max(start, performance.now()) })
}
