import type { BenchAnswer } from '@shared/contract/bench-view'
import { signalOf } from '@shared/domain/failure'
import { refuse } from '@shared/domain/result'
import type { ScaleAdjustment } from '@shared/domain/scale-adjustment'
import type { BenchScale } from '../devices/device'
import type { Clock } from '../ports'

const commands: Readonly<Record<ScaleAdjustment, string>> = { zero: 'ZERO SCALE', tare: 'TARE', 'clear-tare': 'CLEAR TARE' }

/** Zero and tare take a scale up to some seconds. The bench goes on, and is told how it ended. */
export function createScaleAdjusting(parts: {
  readonly scale: () => BenchScale | null
  readonly clock: Clock
  readonly announce: (answer: BenchAnswer) => void
}): (adjustment: ScaleAdjustment) => Promise<void> {
  return async (adjustment) => {
    const outcome = await (parts.scale()?.adjust(adjustment) ?? refuse('not-ready' as const))
    const common = { text: commands[adjustment], words: null, at: parts.clock.now() }
    parts.announce(
      outcome.ok
        ? { ...common, signal: 'ok', kind: 'scale-adjusted', facts: { adjustment } }
        : { ...common, signal: signalOf('scale-not-adjusted'), kind: 'scale-not-adjusted', facts: { adjustment, why: outcome.failure } },
    )
  }
}
