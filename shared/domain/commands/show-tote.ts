import type { ToteAtBench } from '../bench-state'
import { locationName } from '../lpn'
import { accept, type Decision } from './plan'

/** Shows what is in a tote; nothing is recorded. */
export function showTote(tote: ToteAtBench): Decision {
  return accept('tote-shown', { tote: tote.name, lpn: tote.lpn, count: tote.unitCount, location: tote.location && locationName(tote.location.location) }, [])
}
