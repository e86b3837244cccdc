import { proposedTote, type BenchState, type ToteAtBench } from '../bench-state'
import { draft, subjectOf } from '../journal-entry'
import { locationName } from '../lpn'
import type { ToteCloseReason } from '../tote'
import { accept, decline, type Decision } from './plan'

/** Closes a tote: it takes no more units until it is opened again. The answer names the tote that takes the next ones. */
export function closeTote(state: Pick<BenchState, 'totes'>, tote: ToteAtBench, reason: ToteCloseReason): Decision {
  const others = state.totes.filter((other) => other.toteId !== tote.toteId)
  const facts = { tote: tote.name, lpn: tote.lpn, zone: tote.zone, count: tote.unitCount, reason, next: proposedTote({ totes: others }, tote.zone)?.name ?? null }
  if (tote.location) return decline('tote-is-away', { ...facts, location: locationName(tote.location.location) })
  if (tote.closed) return decline('tote-is-closed', facts)
  return accept('tote-closed', facts, [draft('toteClosed', subjectOf('tote', tote.toteId), { reason })])
}

/** Opens a closed tote again. One that was put away comes back to the bench empty: its units stay where they went. */
export function reopenTote(tote: ToteAtBench): Decision {
  if (!tote.closed && !tote.location) return decline('tote-is-open', { tote: tote.name, count: tote.unitCount })
  return accept('tote-reopened', { tote: tote.name, lpn: tote.lpn, back: tote.location ? 1 : 0 }, [draft('toteReopened', subjectOf('tote', tote.toteId), {})])
}
