import { Icon } from './icons'
import styles from './tick.module.css'

/** Where a counted step stands: behind us, at hand, or ahead. */
export type StepState = 'done' | 'now' | 'later'

/** How a step that is behind us ended, where it can end otherwise than well. */
export type StepEnd = 'well' | 'badly' | 'skipped'

export interface TickProps {
  readonly number: number
  readonly state: StepState
  readonly end?: StepEnd | undefined
}

/** A numbered ring that becomes a check when done, a cross where it ended badly; a skipped one keeps its number. */
export function Tick({ number, state, end = 'well' }: TickProps) {
  const mark = state !== 'done' || end === 'skipped' ? number : <Icon name={end === 'well' ? 'check' : 'cross'} />
  return (
    <span className={styles.tick} data-state={state} data-end={end}>
      {mark}
    </span>
  )
}
