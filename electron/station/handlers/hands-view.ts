import type { SimulatedView } from '@shared/contract/simulated-devices'
import type { DurationMs } from '@shared/domain/quantities'

/** What lies about at the simulated bench, as the window was told it last. */
export interface HandsView {
  /** Gathered anew only when something changed since. */
  latest(): SimulatedView
  /** Something changed: the window is told once things have settled. */
  changed(): void
  /** A hand changed something: the window is told now. */
  tell(): void
  close(): void
}

/** No scan waits until the panel of the simulated devices is drawn up: it is told when scanning pauses, or at the latest after a while. */
const SETTLE_MS: DurationMs = 150
const SETTLE_AT_MOST_MS: DurationMs = 1_000

export function createHandsView(gather: () => SimulatedView, announce: (view: SimulatedView) => void): HandsView {
  let view: SimulatedView | null = null
  let settle: NodeJS.Timeout | null = null
  let latestTell: NodeJS.Timeout | null = null

  function latest(): SimulatedView {
    view ??= gather()
    return view
  }

  function stopWaiting(): void {
    for (const timer of [settle, latestTell]) if (timer !== null) clearTimeout(timer)
    settle = latestTell = null
  }

  function tell(): void {
    stopWaiting()
    view = null
    announce(latest())
  }

  return {
    latest,
    tell,
    changed() {
      view = null
      if (settle !== null) clearTimeout(settle)
      settle = setTimeout(tell, SETTLE_MS)
      latestTell ??= setTimeout(tell, SETTLE_AT_MOST_MS)
    },
    close: stopWaiting,
  }
}
