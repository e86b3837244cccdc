import { decline, type Decision } from './commands/plan'
import type { Lpn } from './ids'

/** A plate that another label sticks over, or that was lost, and the plate that the unit has now. */
export interface CoveredCode {
  readonly oldCode: Lpn
  readonly newLpn: Lpn
  readonly title: string
}

/** Scanning a covered plate is a stop wherever it is scanned: the label over it is missing, or the plate sticks on something else. */
export function coveredCode({ oldCode, newLpn, title }: CoveredCode): Decision {
  return decline('code-covered', { oldCode, lpn: newLpn, title })
}
