import type { DeviceState } from '@shared/domain/device'
import type { ReactNode } from 'react'
import { Button } from './button'
import { DeviceIcon, Icon, type DeviceIconName, type IconName } from './icons'
import { useScrollToNow } from './use-scroll-to-now'
import styles from './device-row.module.css'

/** How bad a state is: nothing to do, it comes by itself, a hand is needed, it is down. */
type Severity = 'ready' | 'waits' | 'needs' | 'down'

const SEVERITY: Readonly<Record<DeviceState, Severity>> = {
  ready: 'ready',
  connecting: 'waits',
  'needs-hand': 'needs',
  twins: 'needs',
  absent: 'down',
  'no-permission': 'down',
  held: 'down',
  silent: 'down',
  faulty: 'down',
}

const ICONS: Readonly<Record<Severity, IconName>> = { ready: 'check', waits: 'repeat', needs: 'ask', down: 'cross' }

export interface DeviceRowProps {
  readonly device: DeviceIconName
  readonly name: string
  readonly state: DeviceState
  readonly stateWords: string
  /** What was seen, and when. */
  readonly evidence: ReactNode
  /** How it is connected. */
  readonly connection: ReactNode
  /** The way to what the device itself said; behind it, because it is for a technician. */
  readonly raw?: { readonly label: string; readonly isOpen: boolean; readonly onPress: () => void } | undefined
  /** What belongs to the device and is open now, below its row. */
  readonly details?: ReactNode
  /** The one next act; absent when nothing can be done from here. */
  readonly action?: { readonly icon: IconName; readonly label: string; readonly onPress: () => void } | undefined
}

/** A device with its state, the evidence for it, and one act. */
export function DeviceRow({ device, name, state, stateWords, evidence, connection, raw, details, action }: DeviceRowProps) {
  const severity = SEVERITY[state]
  return (
    <li className={styles.row} data-severity={severity}>
      <DeviceIcon name={device} />
      <div>
        <h2>{name}</h2>
        <p className={styles.state}>
          <Icon name={ICONS[severity]} />
          {stateWords}
        </p>
      </div>
      <div className={styles.evidence}>
        <p>{evidence}</p>
        <div className={styles.facts}>
          <span className={styles.connection}>{connection}</span>
          {raw !== undefined && (
            <button type="button" className={styles.raw} aria-expanded={raw.isOpen} onClick={raw.onPress}>
              {raw.label}
            </button>
          )}
        </div>
      </div>
      {action !== undefined && <Button {...action} main={severity === 'needs' || severity === 'down'} />}
      {details !== undefined && details !== null && <RowDetails>{details}</RowDetails>}
    </li>
  )
}

/** What opens below a row far down the list comes into view by itself. */
function RowDetails({ children }: { readonly children: ReactNode }) {
  const ref = useScrollToNow<HTMLDivElement>(true)
  return (
    <div ref={ref} className={styles.details}>
      {children}
    </div>
  )
}

export interface DeviceListProps {
  readonly title: string
  /** How many are ready and how the work goes on without the others. */
  readonly summary: ReactNode
  /** Device rows. */
  readonly children: ReactNode
}

/** The device page: every device of the bench, one row each. */
export function DeviceList({ title, summary, children }: DeviceListProps) {
  return (
    <section className={styles.page}>
      <header>
        <h1>{title}</h1>
        <p>{summary}</p>
      </header>
      <ul>{children}</ul>
    </section>
  )
}
