import type { SimulatedView } from '@shared/contract/devices'
import type { DurationMs } from '@shared/domain/quantities'

/** What lies about at the simulated bench, as the window was told it last. */
export interface HandsView {
  /** Gathered anew only when something changed since. */
  latest(): SimulatedView
  /** Something changed: the window is told once things have settled. */
  changed(): void
  close(): void
}

/** A scan must not wait until the panel of the simulated devices is drawn up; a person's eye is slower than this. */
const SETTLE_MS: DurationMs = 60

export function createHandsView(gather: () => SimulatedView, announce: (view: SimulatedView) => void): HandsView {
  let view: SimulatedView | null = null
  let timer: NodeJS.Timeout | null = null

  function latest(): SimulatedView {
    view ??= gather()
    return view
  }

  return {
    latest,
    changed() {
      view = null
      timer ??= setTimeout(() => {
        timer = null
        announce(latest())
      }, SETTLE_MS)
    },
    close() {
      if (timer !== null) clearTimeout(timer)
    },
  }
}
