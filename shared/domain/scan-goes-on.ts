import type { BenchState } from './bench-state'
import type { Plan } from './commands/plan'

/**
 * The code that goes on as a unit, after it opened a parcel: an item was scanned where a parcel was wanted, and which
 * return order it belongs to is answered now. The item in hand need not be scanned a second time. Null where the parcel was
 * opened by anything else, or is not open.
 */
export function scanGoesOn(pending: BenchState['pending'], { outcome, facts }: Pick<Plan, 'outcome' | 'facts'>): string | null {
  const isOpened = outcome === 'parcel-matched' || outcome === 'parcel-resumed' || outcome === 'blind-opened'
  if (!isOpened) return null
  if (pending?.kind === 'open-blind') return pending.title === null ? null : pending.scanned
  if (pending?.kind !== 'choose-return' || pending.join) return null
  const isByItem = outcome === 'blind-opened'
    ? pending.candidates.every(({ by }) => by === 'item')
    : pending.candidates.some(({ rmaNumber, by }) => rmaNumber === facts.rmaNumber && by === 'item')
  return isByItem ? pending.scanned : null
}

/** Whether the code may be taken without a further question: exactly one unit, expected or of a blind parcel. */
export function takesUnit({ outcome }: Pick<Plan, 'outcome'>): boolean {
  return outcome === 'unit-identified'
}
