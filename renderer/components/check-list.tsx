import type { ReactNode } from 'react'
import { DeviceIcon, Icon, type DeviceIconName } from './icons'
import styles from './check-list.module.css'

/** A check that failed is noted and the work starts all the same. */
export type CheckState = 'passed' | 'failed' | 'now' | 'later'

export interface DeviceCheck {
  readonly id: string
  readonly device: DeviceIconName
  readonly title: string
  /** What to do for it. */
  readonly words: string
  readonly state: CheckState
  readonly result: ReactNode
}

export interface CheckListProps {
  readonly label: string
  readonly checks: readonly DeviceCheck[]
  /** How to go on when a device fails. */
  readonly note: string
}

/** The device check at the start of a shift. */
export function CheckList({ label, checks, note }: CheckListProps) {
  return (
    <>
      <ol className={styles.checks} aria-label={label}>
        {checks.map((check) => (
          <li key={check.id} className={styles.check} data-state={check.state} aria-current={check.state === 'now' ? 'step' : undefined}>
            <DeviceIcon name={check.device} />
            <div>
              <h2>{check.title}</h2>
              <p>{check.words}</p>
            </div>
            <p className={styles.result}>
              {check.state === 'passed' && <Icon name="check" />}
              {check.state === 'failed' && <Icon name="cross" />}
              {check.result}
            </p>
          </li>
        ))}
      </ol>
      <p className={styles.note}>{note}</p>
    </>
  )
}
