import type { BenchState } from '../bench-state'
import { asId, type ToteId } from '../ids'
import { draft, subjectOf } from '../journal-entry'
import { toteName, type ParsedLpn } from '../lpn'
import { isZoneLetter } from '../zone'
import { accept, decline, type Decision } from './plan'

/** How many units a tote takes when nobody said otherwise. */
export const USUAL_TOTE_CAPACITY = 20

/** Puts a tote into service at the bench: its plate says its zone and name. The tote's id is its plate, so two benches never make two of it. */
export function openTote(state: Pick<BenchState, 'totes'>, plate: ParsedLpn, capacity = USUAL_TOTE_CAPACITY): Decision {
  const zone = plate.body.charAt(0)
  if (plate.type !== 'tote' || !isZoneLetter(zone)) return decline('tote-unknown', { text: plate.lpn })
  const name = toteName(plate)
  if (state.totes.some((tote) => tote.lpn === plate.lpn)) return decline('name-taken', { name })
  const toteId = asId<ToteId>(plate.lpn)
  return accept('tote-opened', { tote: name }, [draft('toteOpened', subjectOf('tote', toteId), { toteId, lpn: plate.lpn, name, zone, capacity })])
}
