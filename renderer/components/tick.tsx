import { Icon } from './icons'
import styles from './tick.module.css'

/** Where a counted step stands: behind us, at hand, or ahead. */
export type StepState = 'done' | 'now' | 'later'

export interface TickProps {
  readonly number: number
  readonly state: StepState
}

/** A numbered ring that becomes a check when done. */
export function Tick({ number, state }: TickProps) {
  return (
    <span className={styles.tick} data-state={state}>
      {state === 'done' ? <Icon name="check" /> : number}
    </span>
  )
}
