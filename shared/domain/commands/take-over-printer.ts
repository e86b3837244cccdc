import type { BenchState } from '../bench-state'
import { ok } from '../result'
import { decline, type Decision } from './plan'

/**
 * Has another printer with the same labels take over. Nothing is recorded, and an open question stays open: the bench goes
 * on as it is. `otherPrinter` is what the bench calls the one that would; null when there is none.
 */
export function takeOverPrinter(state: BenchState, otherPrinter: string | null): Decision {
  if (otherPrinter === null) return decline('no-other-printer')
  return ok({ entries: [], pending: state.pending, signal: 'ok', outcome: 'printer-taken-over', facts: { printer: otherPrinter }, takesOverPrinter: true })
}
