import type { Lpn, ToteId } from './ids'
import type { ZoneLetter } from './zone'

/** A movable container with a plate. Its contents are the units whose newest placing names it. */
export interface ToteView {
  readonly toteId: ToteId
  readonly lpn: Lpn
  /** As people say it: `C-04`. */
  readonly name: string
  readonly zone: ZoneLetter
  /** How many units it takes before it should be swapped. */
  readonly capacity: number
}
