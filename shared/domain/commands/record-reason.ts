import type { BenchState } from '../bench-state'
import type { Choosing } from '../choosing'
import { draft, subjectOf } from '../journal-entry'
import { reasonChoice, type ReasonList } from '../reason-list'
import { knownReason, reasonGroup } from '../return-reason'
import { accept, decline, openChoice, type Decision } from './plan'

/** Opens the choice that CHANGE REASON means: before the route the buyer's reason, after it the one that was found. */
export function changeReason({ unit }: BenchState): Decision {
  if (!unit) return decline('nothing-to-change')
  if (unit.state === 'identified' || unit.state === 'weighed') return openChoice({ of: 'claimed-reason' }, { title: unit.title })
  return openChoice({ of: 'found-reason' }, { title: unit.title })
}

/** The page beneath a reason, when it has one that was not seen yet. */
function finerPage(id: string, choosing: Choosing, list: ReasonList): ReturnType<typeof reasonGroup> {
  const isOnOwnPage = (choosing.of === 'claimed-finer' || choosing.of === 'found-finer') && choosing.group === id
  return !isOnOwnPage && (reasonChoice(list, id)?.beneath.length ?? 0) > 0 ? groupItself(id) : null
}

function groupItself(id: string): ReturnType<typeof reasonGroup> {
  const reason = knownReason(id)
  const group = reason && reasonGroup(reason)
  return group === id ? group : null
}

/** Records what the buyer says; a coarse reason with finer ones beneath it asks for those first. */
export function chooseClaimedReason(state: BenchState, id: string, choosing: Choosing, list: ReasonList): Decision {
  const { unit } = state
  if (!unit || (unit.state !== 'identified' && unit.state !== 'weighed')) return decline('nothing-next')
  const page = finerPage(id, choosing, list)
  if (page) return openChoice({ of: 'claimed-finer', group: page }, { title: unit.title })
  const reason = id === 'not-said' ? id : knownReason(id)
  if (reason === null) return decline('nothing-next')
  return accept('reason-kept', { reason }, [draft('claimedReasonRecorded', subjectOf('unit', unit.unitId), { reason })])
}

/** Records the reason that a person found, in place of the one that follows from the findings. */
export function chooseFoundReason(state: BenchState, id: string, choosing: Choosing, list: ReasonList): Decision {
  const { unit } = state
  if (!unit?.foundReason) return decline('nothing-to-change')
  const page = finerPage(id, choosing, list)
  if (page) return openChoice({ of: 'found-finer', group: page }, { title: unit.title })
  const reason = id === 'no-fault-found' ? id : knownReason(id)
  if (reason === null) return decline('nothing-next')
  return accept('reason-kept', { reason }, [draft('foundReasonRecorded', subjectOf('unit', unit.unitId), { reason, how: 'chosen' })])
}
